//! Public pages that are the same for everybody, rendered once for each language and kind of device, by the code of the
//! pages themselves. A request for one of them costs a copy of its text.

use std::{collections::HashMap, sync::OnceLock};

use app::{
    components::look::Look,
    pages::{
        accessibility::Accessibility,
        home::{self, Home},
        privacy::{self, Privacy},
        procedures::{
            detail::{self, Detail},
            list::{self, List},
            query::Query,
        },
    },
    text::Lang,
};

use super::language::LANGUAGE_DAYS;
use crate::{
    catalogue::Catalogue,
    store::{DRAFT_DAYS, GRANT_DAYS},
};

/// The rendered pages of each look; a look is rendered when it is first asked for.
#[derive(Default)]
pub struct Fragments([OnceLock<PublicPages>; 4]);

impl Fragments {
    /// The pages for a language and device. The catalogue does not change while the service runs.
    pub fn pages(&self, catalogue: &Catalogue, help_phone: &str, look: Look) -> &PublicPages {
        let language = match look.lang {
            Lang::Vi => 0,
            Lang::En => 2,
        };
        self.0[language + usize::from(look.kiosk)].get_or_init(|| PublicPages::render(catalogue, help_phone, look))
    }
}

/// The public pages in one look.
pub struct PublicPages {
    /// The home page on a day without notices.
    pub home: Home,
    /// The list without search and filters.
    pub list: List,
    /// The accessibility statement.
    pub accessibility: Accessibility,
    /// The privacy notice.
    pub privacy: Privacy,
    details: HashMap<String, Detail>,
}

impl PublicPages {
    fn render(catalogue: &Catalogue, help_phone: &str, look: Look) -> Self {
        let detail = |procedure| Detail::new(&detail::Model { procedure, help_phone }, look);
        let days = |days: i64| u32::try_from(days).unwrap_or_default();
        let privacy = privacy::Model {
            draft_days: days(DRAFT_DAYS),
            access_days: days(GRANT_DAYS),
            language_days: LANGUAGE_DAYS,
            help_phone,
        };
        Self {
            home: home(catalogue, &[], look),
            list: list(catalogue, &Query::default(), help_phone, look),
            accessibility: Accessibility::new(help_phone, look),
            privacy: Privacy::new(&privacy, look),
            details: catalogue.procedures().iter().map(|one| (one.id.clone(), detail(one))).collect(),
        }
    }

    /// The page of the procedure with this id.
    pub fn detail(&self, id: &str) -> Option<&Detail> {
        self.details.get(id)
    }
}

/// The home page with these notices.
pub fn home(catalogue: &Catalogue, notices: &[&str], look: Look) -> Home {
    let name = |id: &'_ String| catalogue.procedures().iter().find(|procedure| procedure.id == *id);
    let everyday: Vec<_> = catalogue.home.everyday.iter().filter_map(name).collect();
    let everyday: Vec<_> = everyday.iter().map(|procedure| (procedure.id.as_str(), procedure.name.as_str())).collect();
    Home::new(&home::Model { everyday: &everyday, notices }, look)
}

/// The list that answers a query.
pub fn list(catalogue: &Catalogue, query: &Query, help_phone: &str, look: Look) -> List {
    let filters = query.filters();
    let fields: Vec<_> = catalogue.fields().iter().map(|field| (field.key.as_str(), field.name.as_str())).collect();
    let agencies: Vec<_> =
        catalogue.agencies().iter().map(|agency| (agency.key.as_str(), agency.name.as_str())).collect();
    let model = list::Model {
        query,
        fields: &fields,
        agencies: &agencies,
        found: &catalogue.search(&query.text, &filters),
        groups: &catalogue.matching_groups(&query.text, &filters),
        help_phone,
    };
    List::new(&model, look)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use app::page::Page;

    use super::*;

    #[test]
    fn every_procedure_has_its_page_in_every_look() {
        let catalogue = Catalogue::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog")).unwrap();
        let fragments = Fragments::default();
        for lang in [Lang::Vi, Lang::En] {
            for kiosk in [false, true] {
                let pages = fragments.pages(&catalogue, "1022", Look { lang, kiosk });
                for procedure in catalogue.procedures() {
                    let title = pages.detail(&procedure.id).map(|page| page.title(lang));
                    assert_eq!(title.as_deref(), Some(procedure.name.as_str()));
                }
                assert_eq!(pages.accessibility.title(lang), app::text::accessibility::TITLE.get(lang));
            }
        }
    }
}
