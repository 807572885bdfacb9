//! What an applicant has changed in an application that is in force, shown before “Redigering klar” (G9.4.2).

use std::collections::BTreeSet;

use crate::forms::Draft;

/// Pointers of everything that differs: `/basics/{field}`, `/answers/{question}`, `/rows/{section}/{row}` and
/// `/attachments/{question}`. Only what belongs to the application is compared: basic details of the profile show in all
/// applications at once (G7.1-3). What is empty in both is no difference.
#[must_use]
pub fn changes(before: &Draft, after: &Draft) -> Vec<String> {
    let mut different = BTreeSet::new();
    for field in before.basics.keys().chain(after.basics.keys()).filter(|field| field.is_of_application()) {
        if before.basics.get(field) != after.basics.get(field) {
            different.insert(format!("/basics/{field}"));
        }
    }
    for question in before.answers.keys().chain(after.answers.keys()) {
        if before.answers.get(question) != after.answers.get(question) {
            different.insert(format!("/answers/{question}"));
        }
    }
    for row in before.rows.iter().chain(&after.rows) {
        let of = |draft: &Draft| draft.rows.iter().find(|one| one.id == row.id).map(|one| one.fields.clone());
        let (was, is) = (of(before), of(after));
        if was.unwrap_or_default() != is.unwrap_or_default() {
            different.insert(format!("/rows/{}/{}", row.section, row.id));
        }
    }
    for attachment in before.attachments.iter().chain(&after.attachments) {
        let is_in = |draft: &Draft| draft.attachments.contains(attachment);
        if is_in(before) != is_in(after) {
            different.insert(format!("/attachments/{}", attachment.question));
        }
    }
    different.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::changes;
    use crate::forms::{AnswerValue, BasicField, Draft, DraftRow, QuestionId, RowField, RowSection};

    fn text(words: &str) -> AnswerValue {
        AnswerValue::Text(words.to_owned())
    }

    /// Of G9.4.2: each difference is named once, whichever side it is on; what the profile changes is none.
    #[test]
    fn every_difference_is_named_once() {
        let row = |at: u128, school: &str| DraftRow {
            id: uuid::Uuid::from_u128(at).into(),
            section: RowSection::Degrees,
            position: 0,
            fields: [(RowField::School, text(school))].into(),
        };
        let mut before = Draft::default();
        before.answers.insert(QuestionId("why".into()), text("because"));
        before.answers.insert(QuestionId("same".into()), text("same"));
        before.basics.insert(BasicField::Phone, text("1"));
        before.rows = vec![row(1, "A"), row(2, "B")];
        assert_eq!(changes(&before, &before), Vec::<String>::new());
        let mut after = before.clone();
        after.answers.remove(&QuestionId("why".into()));
        after.answers.insert(QuestionId("new".into()), text("x"));
        after.basics.insert(BasicField::Phone, text("2"));
        after.rows = vec![row(1, "C"), row(3, "D")];
        let named = changes(&before, &after);
        assert_eq!(named[..2], ["/answers/new", "/answers/why"]);
        assert_eq!(named.len(), 5, "{named:?}");
        assert_eq!(named, changes(&after, &before));
    }
}
