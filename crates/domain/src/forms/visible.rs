//! Which questions are asked, given the answers so far.

use std::collections::{BTreeMap, BTreeSet};

use super::{AnswerValue, Condition, Form, QuestionId};

/// The questions that are asked. A question under a condition is asked only while the question it hangs on is itself
/// asked and has that answer; hidden ones are neither shown nor judged nor sent.
#[must_use]
pub fn visible(form: &Form, answers: &BTreeMap<QuestionId, AnswerValue>) -> BTreeSet<QuestionId> {
    let mut shown = BTreeSet::new();
    for question in form.questions() {
        let asked = question
            .shown_when
            .as_ref()
            .is_none_or(|condition| shown.contains(&condition.question) && holds(condition, answers));
        if asked {
            shown.insert(question.id.clone());
        }
    }
    shown
}

fn holds(condition: &Condition, answers: &BTreeMap<QuestionId, AnswerValue>) -> bool {
    match answers.get(&condition.question) {
        None => false,
        Some(AnswerValue::YesNo(yes)) => condition.is == if *yes { "yes" } else { "no" },
        Some(AnswerValue::Text(text)) => text.trim() == condition.is,
        Some(AnswerValue::Many(choices)) => choices.contains(&condition.is),
    }
}
