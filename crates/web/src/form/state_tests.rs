use std::collections::BTreeMap;

use domain::ads::{AdState, Named};
use domain::applications::{Act, AnswersSaved, ApplicationAd, ApplicationState, ApplicationView, Conflict};
use domain::forms::{AnswerValue, BasicField, DraftRow, Evaluation, QuestionId, RowField, RowSection, standard_form};
use domain::ids::{AdId, ApplicationId, RecruitmentId, RowId};
use domain::language::Language;
use domain::problem::FieldCode;
use domain::profile::ProfileView;
use domain::row_version::RowVersion;
use domain::time::Instant;
use uuid::Uuid;

use super::Working;
use crate::form::as_form::as_form;
use crate::form::change::Request;
use crate::form::field::Field;
use crate::form::queue::{Failure, Pause};
use crate::form::required::required_fields;

fn at(text: &str) -> Instant {
    text.parse().expect("a time")
}

fn view() -> ApplicationView {
    let now = at("2026-12-01T10:00:00Z");
    ApplicationView {
        id: ApplicationId::from(Uuid::from_u128(1)),
        ad: ApplicationAd {
            id: AdId::from(Uuid::from_u128(2)),
            recruitment_id: RecruitmentId::from(Uuid::from_u128(3)),
            recruitment_code: "VAAHO-72-1187-2026".to_owned(),
            title: "Expert".to_owned(),
            title_language: Language::Sv,
            agency: Named { id: "vaaho".to_owned(), name: "Vasa hovrätt".to_owned() },
            state: AdState::Open,
            public_service: true,
            opens_at: at("2026-11-20T06:00:00Z"),
            closes_at: at("2026-12-15T14:15:00Z"),
            closes_at_local: "2026-12-15T16:15".to_owned(),
            contacts: Vec::new(),
        },
        open: None,
        language: Language::Sv,
        state: ApplicationState::Unsent,
        editing: false,
        changes: Vec::new(),
        actions: vec![Act::Edit, Act::Send, Act::Delete],
        form: standard_form(),
        version: RowVersion(3),
        profile_version: RowVersion(7),
        basics: BTreeMap::from([(BasicField::FirstName, text("Ada"))]),
        answers: BTreeMap::new(),
        rows: Vec::new(),
        attachments: Vec::new(),
        photo: None,
        form_changes: None,
        evaluation: Evaluation { errors: Vec::new(), percent: 0, sections: Vec::new() },
        wishes_no_publication: false,
        receipt: None,
        created_at: now,
        saved_at: now,
        sent_at: None,
        edited_at: None,
        withdrawn_at: None,
        disappears_at: None,
        now,
    }
}

fn text(text: &str) -> AnswerValue {
    AnswerValue::Text(text.to_owned())
}

fn why() -> Field {
    Field::Answer(QuestionId::from("motivation"))
}

fn answered(version: i32, conflicts: Vec<Conflict>) -> AnswersSaved {
    AnswersSaved {
        version: RowVersion(version),
        saved: Vec::new(),
        conflicts,
        evaluation: None,
        saved_at: at("2026-12-01T10:01:00Z"),
    }
}

/// Holds G9-2: leaving a field without a change makes no request, a change makes one.
#[test]
fn only_what_changed_is_stored() {
    let mut working = Working::new(view(), None);
    working.leave(&Field::Basic(BasicField::FirstName), Some(text("Ada")));
    working.leave(&why(), Some(text("   ")));
    assert!(working.queue().is_empty());
    working.leave(&why(), Some(text("Because")));
    let batch = working.next(0).expect("one request");
    working.saved(batch.id, &answered(4, Vec::new()));
    assert!(working.queue().is_empty());
    assert_eq!(working.versions(), (RowVersion(4), RowVersion(7)));
    assert_eq!(working.saved_at, Some(at("2026-12-01T10:01:00Z")));
}

/// Holds D56: the same field in two tabs is never chosen by itself, and both texts stay.
#[test]
fn a_conflict_shows_both_texts_and_waits_for_a_choice() {
    let mut working = Working::new(view(), None);
    working.leave(&why(), Some(text("mine")));
    let batch = working.next(0).expect("one request");
    let conflict = Conflict { pointer: why().pointer(), yours: Some(text("mine")), stored: Some(text("theirs")) };
    working.saved(batch.id, &answered(9, vec![conflict]));
    let clash = working.clash(&why()).expect("a clash");
    assert_eq!((clash.mine.clone(), clash.theirs.clone()), (Some(text("mine")), Some(text("theirs"))));
    assert_eq!(working.value(&why()), Some(&text("mine")), "the screen keeps what was typed");

    let mut newest = view();
    newest.version = RowVersion(9);
    newest.answers.insert(QuestionId::from("motivation"), text("theirs"));
    assert_eq!(working.queue().pause(), Some(Pause::Refresh));
    working.merge(newest);
    assert!(working.clash(&why()).is_some(), "fetching does not choose either");

    let mut other = working.clone();
    other.use_theirs(&why());
    assert_eq!(other.value(&why()), Some(&text("theirs")));
    assert!(other.queue().is_empty());

    working.keep_mine(&why());
    assert_eq!(working.next(0).expect("mine is stored").changes.len(), 1);
    assert_eq!(working.versions().0, RowVersion(9));
}

/// Holds D56: a field that only the other tab changed is taken in, and nothing typed here is lost.
#[test]
fn changes_from_elsewhere_are_taken_in_quietly() {
    let mut working = Working::new(view(), None);
    working.leave(&why(), Some(text("mine")));
    let batch = working.next(0).expect("one request");
    working.saved(batch.id, &answered(6, Vec::new()));
    assert_eq!(working.queue().pause(), Some(Pause::Refresh), "two versions were made elsewhere");
    working.leave(&Field::Basic(BasicField::City), Some(text("Vasa")));
    assert_eq!(working.next(0), None);

    let mut newest = view();
    newest.version = RowVersion(6);
    newest.answers.insert(QuestionId::from("motivation"), text("mine"));
    newest.basics.insert(BasicField::Phone, text("040 123 456"));
    newest.basics.insert(BasicField::City, text("Åbo"));
    working.merge(newest);
    assert_eq!(working.value(&Field::Basic(BasicField::Phone)), Some(&text("040 123 456")));
    assert!(working.updated_elsewhere.is_some());
    let clash = working.clash(&Field::Basic(BasicField::City)).expect("typed here and changed there");
    assert_eq!(clash.theirs, Some(text("Åbo")));
    assert_eq!(working.next(0), None, "and it is not stored over the other one");
}

/// Holds D56. Of X9-8: what a crash left behind is stored, unless somebody changed it meanwhile.
#[test]
fn what_was_kept_is_stored_again_or_put_to_choice() {
    let mut before = Working::new(view(), None);
    before.leave(&why(), Some(text("typed before the crash")));
    let now = at("2026-12-01T10:05:00Z");
    let editing = Some((Field::Basic(BasicField::LastName), Some(text("Exempel"))));
    let kept = before.to_keep(editing, now).expect("something is kept");

    let same = Working::new(view(), Some(kept.clone()));
    assert!(same.restored);
    assert_eq!(same.queue().len(), 2);
    assert_eq!(same.value(&Field::Basic(BasicField::LastName)), Some(&text("Exempel")));

    let mut changed = view();
    changed.answers.insert(QuestionId::from("motivation"), text("from the phone"));
    let meanwhile = Working::new(changed, Some(kept));
    assert!(meanwhile.clash(&why()).is_some());
    assert_eq!(meanwhile.queue().len(), 1);
    assert_eq!(Working::new(view(), None).to_keep(None, now), None, "nothing unsaved, nothing kept");
}

/// Holds G1-7. Of X9-8: after the deadline the text can be read and copied, and nothing more is sent.
#[test]
fn the_end_of_the_period_makes_it_read_only_with_the_text_kept() {
    let mut working = Working::new(view(), None);
    working.leave(&why(), Some(text("almost")));
    working.close_when_over(at("2026-12-15T14:14:59Z"));
    assert!(working.may_edit());
    working.close_when_over(at("2026-12-15T14:15:00Z"));
    assert!(!working.may_edit());
    assert_eq!(working.next(0), None);
    assert_eq!(working.value(&why()), Some(&text("almost")));
}

/// A sent application that is being edited.
fn edited() -> ApplicationView {
    let mut view = view();
    view.state = ApplicationState::Sent;
    view.sent_at = Some(at("2026-11-25T10:00:00Z"));
    view.editing = true;
    view.answers.insert(QuestionId::from("motivation"), text("under way"));
    view
}

/// The same once the period is over: the server shows what was sent.
fn stands() -> ApplicationView {
    let mut view = edited();
    view.editing = false;
    view.actions = Vec::new();
    view.answers.insert(QuestionId::from("motivation"), text("as sent"));
    view.now = at("2026-12-15T14:15:01Z");
    view
}

/// Holds D24: changes of a sent one that were not finished in time are gone, and what was sent is shown.
#[test]
fn changes_that_came_too_late_are_dropped_and_what_was_sent_is_shown() {
    let mut working = Working::new(edited(), None);
    working.leave(&why(), Some(text("too late")));
    assert_eq!(working.stands_since(), None);
    working.close_when_over(at("2026-12-15T14:15:00Z"));
    assert_eq!(working.stands_since(), Some(at("2026-11-25T10:00:00Z")), "it is said before the server has answered");
    assert!(working.queue().may_refresh());
    working.merge(stands());
    assert_eq!(working.stands_since(), Some(at("2026-11-25T10:00:00Z")));
    assert_eq!(working.value(&why()), Some(&text("as sent")));
    assert_eq!(working.to_keep(None, at("2026-12-15T14:15:02Z")), None);
    working.leave(&why(), Some(text("from a field that goes with the page")));
    assert_eq!(working.value(&why()), Some(&text("as sent")));
    working.close_when_over(at("2026-12-15T14:15:03Z"));
    assert!(!working.queue().waits_for_refresh(), "once is enough");

    // All of it again for more time: it can be edited anew.
    let mut prolonged = stands();
    prolonged.ad.closes_at = at("2026-12-20T14:15:00Z");
    prolonged.actions = vec![Act::StartEdit];
    working.merge(prolonged);
    assert_eq!(working.stands_since(), None);
}

/// Of D24: what another tab finished in time was not dropped.
#[test]
fn changes_that_were_finished_elsewhere_are_not_called_dropped() {
    let mut working = Working::new(edited(), None);
    let mut finished = stands();
    finished.edited_at = Some(at("2026-12-15T14:00:00Z"));
    working.merge(finished);
    assert_eq!(working.stands_since(), None);
}

/// Of G7.1-1: an order that is refused gives way to the stored one.
#[test]
fn a_refused_order_shows_the_stored_one() {
    let section = RowSection::Courses;
    let id = |number: u128| RowId::from(Uuid::from_u128(number));
    let mut view = view();
    for (position, row) in [(0, id(21)), (1, id(22))] {
        view.rows.push(DraftRow { id: row, section, position, fields: BTreeMap::new() });
    }
    let mut working = Working::of_profile(view.clone(), None);
    working.move_row(section, id(22), true);
    let batch = working.next(0).expect("one request");
    working.failed(batch.id, &Failure::Undone, &[], 0, 0.5);
    working.merge(view);
    assert_eq!(working.rows(section).map(|row| row.id).collect::<Vec<_>>(), [id(21), id(22)]);
    assert!(working.queue().is_empty());
}

/// Holds G9.2.2: one degree is the highest; a removed row comes back with all its fields.
#[test]
fn rows_are_added_marked_removed_and_brought_back() {
    let mut working = Working::new(view(), None);
    let (first, second, again) =
        (RowId::from(Uuid::from_u128(11)), RowId::from(Uuid::from_u128(12)), RowId::from(Uuid::from_u128(13)));
    for row in [first, second] {
        working.add_row(RowSection::Degrees, row);
        working.leave(&Field::Row(RowSection::Degrees, row, RowField::School), Some(text("Åbo Akademi")));
    }
    working.mark_highest(RowSection::Degrees, first);
    working.mark_highest(RowSection::Degrees, second);
    assert!(!working.is_yes(&Field::Row(RowSection::Degrees, first, RowField::Highest)));
    assert!(working.is_yes(&Field::Row(RowSection::Degrees, second, RowField::Highest)));

    let removed = working.remove_row(RowSection::Degrees, first).expect("it was there");
    assert_eq!(working.rows(RowSection::Degrees).count(), 1);
    working.restore_row(removed, again);
    let order: Vec<RowId> = working.rows(RowSection::Degrees).map(|row| row.id).collect();
    assert_eq!(order, vec![again, second]);
    assert_eq!(working.text(&Field::Row(RowSection::Degrees, again, RowField::School)), "Åbo Akademi");
}

/// Holds D47: what the server would refuse is told at the field and does not hold the others up.
#[test]
fn a_value_that_cannot_be_stored_is_told_at_its_field() {
    let mut working = Working::new(view(), None);
    working.leave(&why(), Some(text(&"x".repeat(4_001))));
    assert_eq!(working.refusals().next().map(|error| error.code), Some(FieldCode::TooLong));
    assert!(working.queue().is_empty());
    assert!(working.is_stuck(&why()));
    working.leave(&why(), Some(text("short")));
    assert_eq!(working.refusals().count(), 0);

    let batch = working.next(0).expect("one request");
    working.failed(batch.id, &Failure::Refused(vec![why()]), &[], 0, 0.5);
    assert_eq!(working.refusals().next().map(|error| error.pointer.as_str()), Some("/answers/motivation"));
    assert_eq!(working.value(&why()), Some(&text("short")));
}

/// Holds G9-1: the red asterisk stands where the judge demands something, by the judge's own word.
#[test]
fn the_asterisks_come_from_the_judge() {
    let required = required_fields(&standard_form(), at("2026-12-01T10:00:00Z"));
    let has = |pointer: &str| required.iter().any(|one| one == pointer);
    assert!(has("/basics/first_name") && has("/basics/gender") && has("/basics/state_agency"));
    assert!(!has("/basics/country") && !has("/basics/electronic_notice"));
    assert!(has("/answers/motivation"));
    assert!(has(&format!("/rows/degrees/{}/level", Uuid::nil())));
    assert!(has(&format!("/rows/experience/{}/ended_on", Uuid::nil())));
    assert!(!has(&format!("/rows/experience/{}/description", Uuid::nil())));
}

/// Of G7.1-1: the profile has one version for everything in it, its rows are ordered, and nothing in it is demanded.
#[test]
fn the_profile_is_a_form_whose_rows_have_an_order() {
    let profile = ProfileView {
        version: RowVersion(4),
        basics: BTreeMap::from([(BasicField::FirstName, text("Ada"))]),
        rows: Vec::new(),
        photo: None,
        saved_at: at("2026-12-01T10:00:00Z"),
        now: at("2026-12-01T10:00:00Z"),
    };
    let mut working = Working::of_profile(as_form(profile.clone()), None);
    assert!(working.may_edit() && !working.period().is_over(at("2099-12-01T10:00:00Z")));
    let section = RowSection::Courses;
    let rows: Vec<RowId> = (1..=3).map(|number| RowId::from(Uuid::from_u128(number))).collect();
    for row in &rows {
        working.add_row(section, *row);
    }
    let order = |working: &Working| working.rows(section).map(|row| row.id).collect::<Vec<_>>();
    assert_eq!(working.move_row(section, rows[2], true), Some((2, 3)));
    assert_eq!(working.move_row(section, rows[0], true), None, "the first one stays");
    assert_eq!(working.move_row(section, rows[1], false), None, "and so does the last");
    assert_eq!(order(&working), [rows[0], rows[2], rows[1]]);

    // The rows go first, then one order of all of them.
    let mut last = None;
    for version in 5..=8 {
        let batch = working.next(0).expect("a request");
        last = batch.request();
        let answer = AnswersSaved {
            version: RowVersion(version),
            saved: Vec::new(),
            conflicts: Vec::new(),
            evaluation: None,
            saved_at: at("2026-12-01T10:00:01Z"),
        };
        working.saved(batch.id, &answer);
        assert_eq!(working.versions(), (RowVersion(version), RowVersion(version)));
        assert_eq!(working.queue().pause(), None, "its own saves are no news");
    }
    assert_eq!(last, Some(Request::Order { section, order: vec![rows[0], rows[2], rows[1]] }));
    assert!(working.queue().is_empty());

    // An order made elsewhere is taken in.
    let stored = |position, id: RowId| DraftRow { id, section, position, fields: BTreeMap::new() };
    let elsewhere = vec![stored(0, rows[1]), stored(1, rows[0]), stored(2, rows[2])];
    working.merge(as_form(ProfileView { version: RowVersion(9), rows: elsewhere, ..profile }));
    assert_eq!(order(&working), [rows[1], rows[0], rows[2]]);
}
