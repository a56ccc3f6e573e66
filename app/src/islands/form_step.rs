//! Checks an answer when its field is left, with the rules of the server and in its words. The form around it is the
//! server's; without this island the page is whole.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::components::html::{Html, html};

mod rules;

pub use rules::StepRules;

/// Checks the fields of the form `[data-form-step]`, each when it is left, by the [`StepRules`] in the page.
#[island]
pub fn FormStep() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    leptos::leptos_dom::helpers::queue_microtask(browser::watch);
    view! { <div class="govuk-visually-hidden" role="status" id="form-step-spoken"></div> }
}

/// What the island reads in the page.
#[cfg(feature = "ssr")]
pub fn data(rules: &StepRules) -> Html {
    html!("<div id='form-step-rules' data-rules='" (rules.to_text()) "' hidden></div>")
}

#[cfg(feature = "hydrate")]
mod browser {
    use domain::{
        date::{self, DateParts},
        eform::{
            Answers, Context, Fault, MustBe, StepQuestion, Value, check_order, check_question, date_of, sex_of,
            warning_code,
        },
        identity::PersonalId,
        money, text,
    };
    use leptos::{ev, prelude::*, wasm_bindgen::JsCast};
    use web_sys::{Element, FocusEvent, FormData, HtmlFormElement, HtmlInputElement, Node};

    use super::{super::press::Press, *};

    /// Listens until the page is left.
    pub(super) fn watch() {
        let found = document().query_selector("form[data-form-step]").ok().flatten();
        let Some(form) = found.and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) else { return };
        let told = document().get_element_by_id("form-step-rules").and_then(|told| told.get_attribute("data-rules"));
        let Some(rules) = told.map(|told| StepRules::read(&told)) else { return };
        let press = Press::watch();
        window_event_listener(ev::focusout, move |event: FocusEvent| {
            // An error that appears now would move the control away from under the finger; the server will say it.
            if press.is_on_control() {
                return;
            }
            if let Some(question) = left_question(&event, &form) {
                check(&rules, &form, &question);
            }
        });
    }

    /// The question whose last field was left; moving between the fields of one date leaves nothing.
    fn left_question(event: &FocusEvent, form: &HtmlFormElement) -> Option<Element> {
        let field = event.target()?.dyn_into::<Element>().ok()?;
        let question = field.closest("[data-question]").ok()??;
        let next = event.related_target().and_then(|next| next.dyn_into::<Node>().ok());
        (form.contains(Some(&question)) && !question.contains(next.as_ref())).then_some(question)
    }

    fn check(rules: &StepRules, form: &HtmlFormElement, left: &Element) {
        let Some(id) = left.get_attribute("data-question") else { return };
        let Some(today) = today(&rules.today) else { return };
        let answers = typed(rules, form);
        let context = Context { today, commune_exists: &|_| true, business_line_exists: &|_| true };
        let mut said = say(rules, left, &id, &answers, context);
        // What was answered here may put a later date right or wrong, which stands elsewhere.
        for [first, second, _] in &rules.date_orders {
            let stands =
                *first == id && question(rules, second).is_some_and(|q| date_of(q, &answers, context).is_some());
            let element = form.query_selector(&["[data-question='", second, "']"].concat()).ok().flatten();
            if let (true, Some(element)) = (stands, element) {
                let beside = say(rules, &element, second, &answers, context);
                said = said.or(beside);
            }
        }
        if let Some(spoken) = document().get_element_by_id("form-step-spoken") {
            spoken.set_text_content(said.as_deref());
        }
    }

    fn question<'a>(rules: &'a StepRules, id: &str) -> Option<&'a StepQuestion> {
        rules.questions.iter().find(|question| question.id == id)
    }

    /// Says at a question what is wrong or unusual, and gives the words.
    fn say(rules: &StepRules, element: &Element, id: &str, answers: &Answers, context: Context<'_>) -> Option<String> {
        let asked = question(rules, id)?;
        let marked = element.query_selector(".govuk-error-message").ok().flatten();
        // Passing a field by is no error yet: the server says so when the page is sent.
        let alone = check_question(asked, answers, context).err();
        let alone = alone.filter(|fault| marked.is_some() || fault.code() != "missing");
        let (fault, words) = match alone {
            Some(fault) => {
                (alone, rules.words.iter().find(|[of, code, _]| of == id && code == fault.code()).map(|[_, _, w]| w))
            }
            None => out_of_order(rules, id, answers, context).unzip(),
        };
        mark(element, asked, fault, words.map(String::as_str), &rules.error_prefix);
        if let Ok(Value::Money(amount)) = check_question(asked, answers, context) {
            regroup(id, amount);
        }
        let warning = if fault.is_none() { warning(rules, id, answers, context) } else { None };
        note(element, id, warning.as_deref());
        words.cloned().or(warning)
    }

    /// What is wrong with a date beside an earlier one, and its words.
    fn out_of_order<'a>(
        rules: &'a StepRules,
        id: &str,
        answers: &Answers,
        context: Context<'_>,
    ) -> Option<(Fault, &'a String)> {
        rules.date_orders.iter().filter(|[_, second, _]| second == id).find_map(|[first, second, words]| {
            let fault = check_order(question(rules, first)?, question(rules, second)?, answers, context)?;
            Some((fault, words))
        })
    }

    /// The fields of the page as they are typed now.
    fn typed(rules: &StepRules, form: &HtmlFormElement) -> Answers {
        let Ok(data) = FormData::new_with_form(form) else { return Answers::default() };
        let mut answers = Answers::default();
        for question in &rules.questions {
            if let MustBe::SeveralChosen(..) = question.must_be {
                answers.set(question.id.clone(), String::from(data.get_all(&question.id).join(",")));
                continue;
            }
            for field in question.field_names() {
                let Some(value) = data.get(&field).as_string() else { continue };
                let composed = String::from(js_sys::JsString::from(value).normalize("NFC"));
                answers.set(field, text::clean(&composed));
            }
        }
        answers
    }

    /// Shows an amount as people write it, so that a zero too many is seen.
    fn regroup(id: &str, amount: u64) {
        let field = document().get_element_by_id(id).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
        if let Some(field) = field {
            field.set_value(money::dong(amount).trim_end_matches(|c: char| !c.is_ascii_digit()));
        }
    }

    fn today(iso: &str) -> Option<time::Date> {
        let mut parts = iso.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        date::parse_full(DateParts { day, month, year }).ok()
    }

    fn warning(rules: &StepRules, id: &str, answers: &Answers, context: Context<'_>) -> Option<String> {
        let [personal_id, birth, sex] = rules.id_matches.iter().find(|[personal_id, ..]| personal_id == id)?;
        let number = PersonalId::parse(answers.get(personal_id)).ok()?;
        let birth = date_of(question(rules, birth)?, answers, context);
        let first = warning_code(number.warnings(birth, sex_of(answers.get(sex))).into_iter().next()?);
        rules.warning_words.iter().find(|[code, _]| code == first).map(|[_, words]| words.clone())
    }

    /// Marks or unmarks the question, with the markup of the server.
    fn mark(element: &Element, question: &StepQuestion, fault: Option<Fault>, words: Option<&str>, prefix: &str) {
        let Ok(Some(group)) = element.query_selector(".govuk-form-group") else { return };
        let id = &question.id;
        let error_id = format!("{id}-error");
        if let Some(old) = document().get_element_by_id(&error_id) {
            old.remove();
        }
        let _ = group.class_list().toggle_with_force("govuk-form-group--error", words.is_some());
        let described = element.query_selector("fieldset, input, select, textarea").ok().flatten();
        let Some(described) = described else { return };
        describe(&described, &error_id, words.is_some());
        paint(element, question, fault);
        let Some(words) = words else { return };
        let Ok(message) = document().create_element("p") else { return };
        message.set_id(&error_id);
        message.set_class_name("govuk-error-message");
        let Ok(hidden) = document().create_element("span") else { return };
        hidden.set_class_name("govuk-visually-hidden");
        hidden.set_text_content(Some(prefix));
        let _ = message.append_child(&hidden);
        let _ = message.append_child(&document().create_text_node(&format!(" {words}")));
        // Where the server puts it: after hint and guidance, else before the control or what holds it.
        let above = |end: &str| document().get_element_by_id(&[id, end].concat());
        let _ = match above("-help").or_else(|| above("-hint")) {
            Some(above) => above.after_with_node_1(&message),
            None => match element.query_selector(
                ".govuk-date-input, .govuk-radios, .govuk-checkboxes, .govuk-input, .govuk-select, .govuk-textarea",
            ) {
                // A box with a unit stands in a wrapper of its own.
                Ok(Some(control)) => match control.closest(".govuk-input__wrapper") {
                    Ok(Some(wrapper)) => wrapper.before_with_node_1(&message),
                    _ => control.before_with_node_1(&message),
                },
                _ => Ok(()),
            },
        };
    }

    /// Adds or removes the error's id among the descriptions of the control.
    fn describe(control: &Element, error_id: &str, on: bool) {
        let before = control.get_attribute("aria-describedby").unwrap_or_default();
        let mut ids: Vec<&str> = before.split_whitespace().filter(|id| *id != error_id).collect();
        if on {
            ids.push(error_id);
        }
        let _ = match ids.is_empty() {
            true => control.remove_attribute("aria-describedby"),
            false => control.set_attribute("aria-describedby", &ids.join(" ")),
        };
    }

    /// Paints the boxes that are wrong.
    fn paint(element: &Element, question: &StepQuestion, fault: Option<Fault>) {
        let Ok(boxes) = element.query_selector_all(".govuk-input, .govuk-select, .govuk-textarea") else { return };
        let part = fault.filter(|fault| fault.is_of_one_field()).map(|fault| question.fault_field(fault));
        for index in 0..boxes.length() {
            let Some(control) = boxes.item(index).and_then(|node| node.dyn_into::<Element>().ok()) else { continue };
            let class = match control.tag_name().as_str() {
                "SELECT" => "govuk-select--error",
                "TEXTAREA" => "govuk-textarea--error",
                _ => "govuk-input--error",
            };
            let wrong = fault.is_some() && part.as_ref().is_none_or(|part| *part == control.id());
            let _ = control.class_list().toggle_with_force(class, wrong);
        }
    }

    /// Shows or removes a warning under the question.
    fn note(element: &Element, id: &str, words: Option<&str>) {
        let note_id = format!("{id}-warning");
        if let Some(old) = document().get_element_by_id(&note_id) {
            old.remove();
        }
        let Some(words) = words else { return };
        let Ok(note) = document().create_element("div") else { return };
        note.set_id(&note_id);
        note.set_class_name("govuk-inset-text");
        note.set_text_content(Some(words));
        let _ = element.append_child(&note);
    }
}
