use super::{complete, degree, job, row, said, text};
use crate::forms::{AnswerValue, Draft, DraftRow, NO_DEGREE, RowField, RowSection};

fn with_rows(rows: Vec<DraftRow>) -> Draft {
    Draft { rows, ..complete() }
}

fn id(number: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(number)
}

/// Holds G9.2.2: exactly one degree is the highest.
#[test]
fn one_degree_is_marked_the_highest() {
    assert_eq!(said(&with_rows(vec![degree(1, true), degree(2, false), job(1)])), [""; 0]);
    assert_eq!(said(&with_rows(vec![degree(1, false), job(1)])), ["/rows/degrees mark_one"]);
    assert_eq!(said(&with_rows(vec![degree(1, true), degree(2, true), job(1)])), ["/rows/degrees mark_one"]);
    assert_eq!(said(&with_rows(vec![job(1)])), ["/rows/degrees missing"]);
}

/// Holds G9.2.2, D23.
#[test]
fn who_has_no_degree_says_so_and_nothing_else() {
    let none = row(3, RowSection::Degrees, &[(RowField::Level, text(NO_DEGREE))]);
    assert_eq!(said(&with_rows(vec![none.clone(), job(1)])), [""; 0]);
    // What was typed before the level was changed to ‹none› is hidden on the page and does not stand in the way.
    let mut changed = none.clone();
    changed.fields.insert(RowField::CompletedOn, text("31.2."));
    assert_eq!(said(&with_rows(vec![changed, job(1)])), [""; 0]);
    assert_eq!(
        said(&with_rows(vec![degree(1, true), none, job(1)])),
        [format!("/rows/degrees/{}/level contradiction", id(3))]
    );
}

/// Holds G9-1, D47: an empty row that nobody sees would block sending for ever unless it is named.
#[test]
fn a_row_that_exists_must_be_complete_and_is_named() {
    let empty = row(2, RowSection::Experience, &[]);
    let half = row(3, RowSection::Degrees, &[(RowField::Level, text("l7")), (RowField::CompletedOn, text("31.2."))]);
    assert_eq!(
        said(&with_rows(vec![empty, half, degree(1, true), job(1)])),
        [
            format!("/rows/degrees/{}/degree missing", id(3)),
            format!("/rows/degrees/{}/school missing", id(3)),
            format!("/rows/degrees/{}/completed_on not_a_date", id(3)),
            format!("/rows/experience/{}/employer missing", id(2)),
            format!("/rows/experience/{}/title missing", id(2)),
            format!("/rows/experience/{}/started_on missing", id(2)),
            format!("/rows/experience/{}/ended_on missing", id(2)),
        ]
    );
}

/// Holds G9.2.5.
#[test]
fn work_experience_is_a_row_or_none_but_not_both() {
    let mut draft = with_rows(vec![degree(1, true)]);
    assert_eq!(said(&draft), ["/rows/experience missing"]);
    draft.answers.insert("experience".into(), AnswerValue::YesNo(false));
    assert_eq!(said(&draft), ["/rows/experience missing"]);
    draft.answers.insert("experience".into(), AnswerValue::YesNo(true));
    assert_eq!(said(&draft), [""; 0]);
    draft.rows.push(job(1));
    assert_eq!(said(&draft), ["/answers/experience contradiction"]);
    // G9.2.2 has no such way out: whoever has no degree says so in a row (D23).
    let mut draft = with_rows(vec![job(1)]);
    draft.answers.insert("degrees".into(), AnswerValue::YesNo(true));
    assert_eq!(said(&draft), ["/rows/degrees missing"]);
}

/// Holds G9.2.5.
#[test]
fn a_job_ends_after_it_began_unless_it_goes_on() {
    let mut past = job(1);
    past.fields.insert(RowField::EndedOn, text("31.5.2014"));
    // Still there: the last day is hidden.
    assert_eq!(said(&with_rows(vec![degree(1, true), past.clone()])), [""; 0]);
    past.fields.remove(&RowField::Ongoing);
    let pointer = format!("/rows/experience/{}/ended_on", id(1));
    assert_eq!(said(&with_rows(vec![degree(1, true), past.clone()])), [format!("{pointer} end_before_start")]);
    past.fields.insert(RowField::EndedOn, text("1.6.2014"));
    assert_eq!(said(&with_rows(vec![degree(1, true), past.clone()])), [""; 0]);
    past.fields.remove(&RowField::EndedOn);
    assert_eq!(said(&with_rows(vec![degree(1, true), past])), [format!("{pointer} missing")]);
}

/// Holds G9.2.2.
#[test]
fn a_section_has_an_end() {
    let mut rows: Vec<DraftRow> = (2..=51).map(|number| degree(number, false)).collect();
    rows.push(job(1));
    rows.push(degree(1, true));
    assert_eq!(said(&with_rows(rows.clone())), ["/rows/degrees too_many"]);
    rows.remove(0);
    assert_eq!(said(&with_rows(rows)), [""; 0]);
}
