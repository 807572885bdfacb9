//! What holds for every form and every draft.

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

use super::{complete, today};
use crate::codes::Choice;
use crate::forms::as_sent;
use crate::forms::evaluate::judge;
use crate::forms::{
    AnswerValue, AskedBasics, BasicField, ChoiceId, Condition, DateRange, Draft, DraftAttachment, DraftRow, FileAsk,
    Form, FormUse, LanguageAsk, NamedLanguage, NumberRange, PhotoAsk, Question, QuestionChoice, QuestionId,
    QuestionKind, QuestionRole, RowField, RowSection, Section, SectionKind, SectionState, check_change, check_form,
    evaluate, form_changes, standard_form,
};
use crate::ids::{AttachmentId, RowId};
use crate::translated::Translated;

const IDS: [&str; 11] = ["degrees", "experience", "languages", "skills", "trust", "q0", "q1", "q2", "q3", "q4", "q5"];

const TEXTS: [&str; 22] = [
    "sv",
    "good",
    "",
    " ",
    "a",
    "b",
    "yes",
    "woman",
    "budget_agency",
    "migri",
    "spärrmarkering",
    "1.5.2014",
    "31.2.",
    "42",
    "aino@example.org",
    "+358 40 123 4567",
    "none",
    "l7",
    "FI",
    "rad\nrad",
    "nul\0",
    "9999999999999999999999",
];

/// Values that are empty, half-typed, wrong and right for some field or other.
fn any_value() -> impl Strategy<Value = AnswerValue> {
    prop_oneof![
        any::<bool>().prop_map(AnswerValue::YesNo),
        select(&TEXTS[..]).prop_map(|text| AnswerValue::Text(text.to_owned())),
        any::<String>().prop_map(AnswerValue::Text),
        vec(select(&["a", "b", "c", "none"][..]).prop_map(str::to_owned), 0..3).prop_map(AnswerValue::Many),
    ]
}

fn any_row() -> impl Strategy<Value = DraftRow> {
    (0..6_u128, select(RowSection::ALL), 0..3, btree_map(select(RowField::ALL), any_value(), 0..8)).prop_map(
        |(id, section, position, fields)| DraftRow { id: RowId(Uuid::from_u128(id)), section, position, fields },
    )
}

fn any_draft() -> impl Strategy<Value = Draft> {
    (
        btree_map(select(BasicField::ALL), any_value(), 0..14),
        btree_map(select(&IDS[..]).prop_map(QuestionId::from), any_value(), 0..8),
        vec(any_row(), 0..5),
        vec((0..9_u128, select(&IDS[..])), 0..6),
        any::<bool>(),
    )
        .prop_map(|(basics, answers, rows, files, has_photo)| Draft {
            basics,
            answers,
            rows,
            has_photo,
            attachments: files
                .into_iter()
                .map(|(id, question)| DraftAttachment {
                    id: AttachmentId(Uuid::from_u128(id)),
                    question: question.into(),
                })
                .collect(),
        })
}

fn any_kind() -> impl Strategy<Value = QuestionKind> {
    let choices = || -> Vec<QuestionChoice> {
        ["a", "b"]
            .into_iter()
            .map(|id| QuestionChoice {
                id: ChoiceId(id.to_owned()),
                label: Translated::all(id.into(), id.into(), id.into()),
            })
            .collect()
    };
    prop_oneof![
        (1..50_u32, any::<bool>()).prop_map(|(max, long)| QuestionKind::Text { max, long }),
        Just(QuestionKind::OneOf { choices: choices() }),
        Just(QuestionKind::ManyOf { choices: choices() }),
        Just(QuestionKind::Number(NumberRange { min: 0, max: 100 })),
        Just(QuestionKind::Date(DateRange { earliest: None, latest: Some(today()) })),
        Just(QuestionKind::YesNo),
    ]
}

/// Forms that [`check_form`] passes: questions of every kind, some under a condition on an earlier one.
fn any_form() -> impl Strategy<Value = Form> {
    let optional = (0..3_u8, any::<bool>(), any::<bool>(), select(PhotoAsk::ALL));
    (vec((any_kind(), any::<bool>(), any::<bool>()), 0..5), any::<bool>(), 0..5_u8, any::<bool>(), optional).prop_map(
        |(kinds, citizenship, files, file_required, (languages, skills, trust, photo))| {
            let mut form = standard_form();
            form.basics = AskedBasics { citizenship, photo };
            let label = || Translated::all("k".to_owned(), "f".to_owned(), "q".to_owned());
            let plain = |id: &str, role, kind| Question {
                id: id.into(),
                label: label(),
                help: None,
                role,
                kind,
                required: true,
                shown_when: None,
            };
            if trust {
                let kind = QuestionKind::Entries { section: RowSection::PositionsOfTrust };
                let questions = vec![plain("trust", QuestionRole::Plain, kind)];
                form.sections.insert(0, Section { kind: SectionKind::Basics, questions });
            }
            if languages > 0 {
                let sv =
                    NamedLanguage { language: "sv".to_owned(), speaking: None, writing: None, understanding: None };
                let required_by_law = if languages > 1 { vec![sv] } else { Vec::new() };
                let kind = QuestionKind::Languages(LanguageAsk { required_by_law, needed: Vec::new() });
                let questions = vec![plain("languages", QuestionRole::Plain, kind)];
                form.sections.insert(form.sections.len() - 2, Section { kind: SectionKind::Languages, questions });
            }
            if skills {
                let choices = vec![QuestionChoice { id: ChoiceId("a".to_owned()), label: label() }];
                let questions = vec![plain("skills", QuestionRole::Skills, QuestionKind::ManyOf { choices })];
                form.sections.insert(form.sections.len() - 1, Section { kind: SectionKind::Competence, questions });
            }
            let mut questions: Vec<Question> = Vec::new();
            for (number, (kind, required, conditional)) in kinds.into_iter().enumerate() {
                let before = questions.last().and_then(|other| {
                    let is = match other.kind {
                        QuestionKind::OneOf { .. } | QuestionKind::ManyOf { .. } => "a",
                        QuestionKind::YesNo => "yes",
                        QuestionKind::Text { .. }
                        | QuestionKind::Number(_)
                        | QuestionKind::Date(_)
                        | QuestionKind::Entries { .. }
                        | QuestionKind::Languages(_)
                        | QuestionKind::File(_) => return None,
                    };
                    Some(Condition { question: other.id.clone(), is: is.to_owned() })
                });
                questions.push(Question {
                    id: QuestionId(format!("q{number}")),
                    label: label(),
                    help: None,
                    role: QuestionRole::Plain,
                    kind,
                    required,
                    shown_when: before.filter(|_| conditional),
                });
            }
            form.sections.last_mut().unwrap().questions.extend(questions);
            if files > 0 {
                form.sections.push(Section {
                    kind: SectionKind::Attachments,
                    questions: vec![Question {
                        id: "q5".into(),
                        label: label(),
                        help: None,
                        role: QuestionRole::Plain,
                        kind: QuestionKind::File(FileAsk { max_files: files.min(4) }),
                        required: file_required,
                        shown_when: None,
                    }],
                });
            }
            form
        },
    )
}

fn order(draft: &Draft) -> Draft {
    let mut turned = draft.clone();
    turned.rows.reverse();
    turned.attachments.reverse();
    turned
}

proptest! {
    /// Holds G9-1, G9.3-1: the judge never fails on anything, and 100 per cent means exactly that nothing is wrong.
    #[test]
    fn a_hundred_per_cent_is_the_same_as_no_error(form in any_form(), draft in any_draft()) {
        prop_assert_eq!(check_form(&form), []);
        let verdict = evaluate(&form, &draft, today());
        prop_assert_eq!(verdict.percent == 100, verdict.errors.is_empty());
        prop_assert!(verdict.percent <= 100);
        let done = verdict.sections.iter().all(|section| section.state == SectionState::Done);
        prop_assert_eq!(done, verdict.errors.is_empty());
        prop_assert_eq!(verdict.sections.len(), form.shown_sections().count());
    }

    /// Holds G9-2: it does not matter in which order anything was filled in.
    #[test]
    fn the_order_of_answers_does_not_matter(form in any_form(), draft in any_draft()) {
        // The same id twice is no draft: ids are keys.
        let mut seen = std::collections::BTreeSet::new();
        let mut draft = draft;
        draft.rows.retain(|row| seen.insert((row.section, row.id)));
        prop_assert_eq!(evaluate(&form, &draft, today()), evaluate(&form, &order(&draft), today()));
    }

    /// Holds G9.3-1: answering what was empty never lowers the percentage, unless the answer shows a new question or is
    /// itself wrong.
    #[test]
    fn answering_never_lowers_the_percentage(
        form in any_form(),
        draft in any_draft(),
        basic in select(BasicField::ALL),
        id in select(&IDS[..]),
        value in any_value(),
        of_basics in any::<bool>(),
    ) {
        let mut after = draft.clone();
        let empty = if of_basics {
            draft.basics.get(&basic).is_none_or(AnswerValue::is_empty)
        } else {
            draft.answers.get(&QuestionId::from(id)).is_none_or(AnswerValue::is_empty)
        };
        prop_assume!(empty);
        let pointer = if of_basics {
            after.basics.insert(basic, value);
            format!("/basics/{basic}")
        } else {
            after.answers.insert(id.into(), value);
            format!("/answers/{id}")
        };
        let (asked_before, asked_after) = (judge(&form, &draft, today()).asked, judge(&form, &after, today()).asked);
        let (before, now) = (evaluate(&form, &draft, today()), evaluate(&form, &after, today()));
        let wrong = now.errors.iter().any(|error| error.pointer == pointer);
        prop_assert!(asked_after >= asked_before);
        // A question that comes into view may bring an optional answer with it that is wrong.
        let new = now.errors.iter().any(|error| !before.errors.contains(error));
        if asked_after == asked_before && !wrong && !new {
            prop_assert!(now.percent >= before.percent);
        }
    }

    /// Holds D31: of two forms the second may follow a sent application only where nothing that was complete becomes
    /// incomplete by it.
    #[test]
    fn after_the_first_sent_one_nothing_complete_becomes_incomplete(
        before in any_form(),
        other in any_form(),
        draft in any_draft(),
    ) {
        prop_assert_eq!(check_change(std::slice::from_ref(&before), &before, FormUse::Sent), []);
        let told = form_changes(&before, &before);
        prop_assert!(told.added.is_empty() && told.changed.is_empty() && told.removed.is_empty());
        if check_change(std::slice::from_ref(&before), &other, FormUse::Sent).is_empty() {
            let whole = as_sent(&before, &Draft { answers: draft.answers, ..complete() });
            if evaluate(&before, &whole, today()).errors.is_empty() {
                prop_assert_eq!(evaluate(&other, &whole, today()).errors, []);
            }
        }
    }

    /// Holds D47: what is sent is parsed once and for all, and is as good as the draft was.
    #[test]
    fn what_is_sent_is_as_good_as_the_draft(form in any_form(), draft in any_draft(), whole in any::<bool>()) {
        let draft = if whole { Draft { answers: draft.answers, ..complete() } } else { draft };
        let sent = as_sent(&form, &draft);
        prop_assert_eq!(&as_sent(&form, &sent), &sent);
        let (before, after) = (evaluate(&form, &draft, today()), evaluate(&form, &sent, today()));
        prop_assert_eq!(before.errors, after.errors);
    }
}
