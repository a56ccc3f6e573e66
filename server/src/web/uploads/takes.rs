//! What a question of a form takes.

use domain::eform::Form;

use crate::uploads::Takes;

/// Most files for one question.
const MOST: u32 = 20;

/// What the question with this id takes; `None`: the form has no such question. In a repeated page its id ends with the number
/// of the item.
pub fn takes(form: &Form, question: &str) -> Option<Takes> {
    let item = question.rsplit_once('.').filter(|(_, number)| number.bytes().all(|byte| byte.is_ascii_digit()));
    let ids = [Some(question), item.map(|(id, _)| id)];
    let asked = form.pages.iter().flat_map(|page| &page.questions).any(|asked| ids.contains(&Some(asked.id.as_str())));
    asked.then_some(Takes { most: MOST, kinds: Vec::new() })
}
