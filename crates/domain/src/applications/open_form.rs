//! The one standing form of the open application (G11-1), and what is chosen in it.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::OpenDays;
use crate::codes::{Choice, CodeValue, NotAChoice, choices};
use crate::forms::{
    AnswerValue, ChoiceId, Condition, DateRange, Draft, Form, Question, QuestionChoice, QuestionId, QuestionKind,
    QuestionRole, SectionKind, standard_form,
};
use crate::language::Language;
use crate::time::parse_date;
use crate::translated::Translated;

/// Task areas.
const AREAS: &str = "areas";
/// Regions, or the whole country.
const PLACES: &str = "places";
/// Before the code of a region: the municipalities in it.
const PLACES_IN: &str = "places_";
/// The last day on which it is valid.
const VALID_UNTIL: &str = "valid_until";
/// The choice of those who can work anywhere.
const EVERYWHERE: &str = "everywhere";

/// The form, made of the lists of codes as they are now: task areas, places, how long it is valid, and below that what
/// every application asks for. That it can only lead to temporary posts stands before the first question (G11-1).
#[must_use]
pub fn open_form(areas: &[CodeValue], regions: &[CodeValue], municipalities: &[CodeValue]) -> Form {
    let choices = |codes: &[CodeValue]| codes.iter().map(choice).collect::<Vec<_>>();
    let everywhere = QuestionChoice {
        id: ChoiceId(EVERYWHERE.to_owned()),
        label: Translated::all("Koko maa".into(), "Hela landet".into(), "The whole country".into()),
    };
    let mut questions = vec![
        question(
            AREAS,
            ["Tehtäväalueet", "Uppgiftsområden", "Task areas"],
            Some([
                "Valtiolla hakija voidaan valita avoimella hakemuksella vain enintään kahden vuoden määräaikaisiin tehtäviin.",
                "Hos staten kan en sökande väljas med öppen ansökan endast till högst två år långa tillfälliga uppgifter.",
                "With an open application, the state can select an applicant only for fixed-term posts of at most two years.",
            ]),
            QuestionKind::ManyOf { choices: choices(areas) },
        ),
        question(
            PLACES,
            ["Missä voit työskennellä", "Orter: var du kan arbeta", "Places: where you can work"],
            Some([
                "Valitse maakunnat. Voit sen jälkeen rajata ne kuntiin.",
                "Välj landskap. Sedan kan du avgränsa dem till kommuner.",
                "Choose regions. After that you can narrow them down to municipalities.",
            ]),
            QuestionKind::ManyOf { choices: std::iter::once(everywhere).chain(choices(regions)).collect() },
        ),
    ];
    questions.extend(regions.iter().filter_map(|region| narrowed(region, municipalities)));
    questions.push(question(
        VALID_UNTIL,
        ["Hakemus on voimassa", "Ansökan gäller till och med", "The application is valid until"],
        Some([
            "Enintään kaksi (2) vuotta. Sen jälkeen avoin hakemus poistuu automaattisesti.",
            "Maximalt två (2) år. Efter det försvinner den öppna ansökan automatiskt.",
            "At most two (2) years. After that the open application disappears by itself.",
        ]),
        QuestionKind::Date(DateRange { earliest: None, latest: None }),
    ));
    let mut form = standard_form();
    for section in form.sections.iter_mut().filter(|section| section.kind == SectionKind::Job) {
        for asked in &mut section.questions {
            asked.label = in_all([
                "Kerro, millaista työtä haet ja mitä toisit siihen",
                "Berätta hurdant arbete du söker och vad du kan bidra med",
                "Tell what kind of work you are looking for and what you would bring to it",
            ]);
        }
        section.questions.splice(0..0, std::mem::take(&mut questions));
    }
    form
}

/// The municipalities of a region, asked of those who chose it; answering is up to them.
fn narrowed(region: &CodeValue, municipalities: &[CodeValue]) -> Option<Question> {
    let here: Vec<_> =
        municipalities.iter().filter(|one| one.parent.as_ref() == Some(&region.code)).map(choice).collect();
    let mut label = Translated::default();
    for language in Language::ALL {
        let name = region.names.text(language);
        let words = match language {
            Language::Fi => format!("Kunnat: {name}"),
            Language::Sv => format!("Kommuner: {name}"),
            Language::En => format!("Municipalities: {name}"),
        };
        label.set(language, words);
    }
    let help = in_all([
        "Jos et valitse mitään, koko maakunta käy.",
        "Om du inte väljer någon, passar hela landskapet.",
        "If you choose none, the whole region will do.",
    ]);
    (!here.is_empty()).then(|| Question {
        id: QuestionId(format!("{PLACES_IN}{}", region.code)),
        label,
        help: Some(help),
        role: QuestionRole::Plain,
        kind: QuestionKind::ManyOf { choices: here },
        required: false,
        shown_when: Some(Condition { question: PLACES.into(), is: region.code.clone() }),
    })
}

fn question(id: &str, label: [&str; 3], help: Option<[&str; 3]>, kind: QuestionKind) -> Question {
    Question {
        id: id.into(),
        label: in_all(label),
        help: help.map(in_all),
        role: QuestionRole::Plain,
        kind,
        required: true,
        shown_when: None,
    }
}

fn in_all([fi, sv, en]: [&str; 3]) -> Translated {
    Translated::all(fi.to_owned(), sv.to_owned(), en.to_owned())
}

fn choice(code: &CodeValue) -> QuestionChoice {
    QuestionChoice { id: ChoiceId(code.code.clone()), label: code.names.clone() }
}

/// The form with the days that may be chosen today.
#[must_use]
pub fn with_days(mut form: Form, today: NaiveDate) -> Form {
    let days = OpenDays::of(today);
    for question in form.sections.iter_mut().flat_map(|section| &mut section.questions) {
        if question.id.0 == VALID_UNTIL {
            question.kind = QuestionKind::Date(DateRange { earliest: Some(days.earliest), latest: Some(days.latest) });
        }
    }
    form
}

/// The answer that says how long it is valid, and its question.
#[must_use]
pub fn valid_until_answer(day: NaiveDate) -> (QuestionId, AnswerValue) {
    (VALID_UNTIL.into(), AnswerValue::Text(day.format("%Y-%m-%d").to_string()))
}

/// The same as one would type it.
#[must_use]
pub fn valid_until_typed(day: NaiveDate) -> (QuestionId, AnswerValue) {
    (VALID_UNTIL.into(), AnswerValue::Text(day.format("%-d.%-m.%Y").to_string()))
}

/// What was chosen in an open application that is sent, as the bank is searched by it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenWishes {
    /// Codes of task areas.
    pub areas: BTreeSet<String>,
    /// Whether any place will do.
    pub everywhere: bool,
    /// Codes of regions of which any municipality will do.
    pub regions: BTreeSet<String>,
    /// Codes of municipalities.
    pub municipalities: BTreeSet<String>,
}

impl OpenWishes {
    /// Those of what was sent.
    #[must_use]
    pub fn of(answers: &BTreeMap<QuestionId, AnswerValue>) -> Self {
        let chosen = |id: &str| match answers.get(&QuestionId(id.to_owned())) {
            Some(AnswerValue::Many(codes)) => codes.clone(),
            Some(AnswerValue::Text(_) | AnswerValue::YesNo(_)) | None => Vec::new(),
        };
        let mut wishes = Self { areas: chosen(AREAS).into_iter().collect(), ..Self::default() };
        for region in chosen(PLACES) {
            let within = chosen(&format!("{PLACES_IN}{region}"));
            if region == EVERYWHERE {
                wishes.everywhere = true;
            } else if within.is_empty() {
                wishes.regions.insert(region);
            } else {
                wishes.municipalities.extend(within);
            }
        }
        wishes
    }

    /// One by one; that any place will do has no code.
    pub fn each(&self) -> impl Iterator<Item = (WishKind, &str)> {
        of(WishKind::Area, &self.areas)
            .chain(self.everywhere.then_some((WishKind::Everywhere, "")))
            .chain(of(WishKind::Region, &self.regions))
            .chain(of(WishKind::Municipality, &self.municipalities))
    }
}

fn of(kind: WishKind, codes: &BTreeSet<String>) -> impl Iterator<Item = (WishKind, &str)> {
    codes.iter().map(move |code| (kind, code.as_str()))
}

impl FromIterator<(WishKind, String)> for OpenWishes {
    fn from_iter<I: IntoIterator<Item = (WishKind, String)>>(each: I) -> Self {
        let mut wishes = Self::default();
        for (kind, code) in each {
            match kind {
                WishKind::Area => drop(wishes.areas.insert(code)),
                WishKind::Everywhere => wishes.everywhere = true,
                WishKind::Region => drop(wishes.regions.insert(code)),
                WishKind::Municipality => drop(wishes.municipalities.insert(code)),
            }
        }
        wishes
    }
}

/// The day that stands in what was sent; `None` in a draft where none can be read.
#[must_use]
pub fn valid_until_of(answers: &BTreeMap<QuestionId, AnswerValue>) -> Option<NaiveDate> {
    answers.get(&QuestionId(VALID_UNTIL.to_owned())).and_then(AnswerValue::as_text).and_then(parse_date)
}

/// All words of an application that the bank is searched in: answers and rows, nothing of the person (D4).
#[must_use]
pub fn words_of(sent: &Draft) -> String {
    let answers = sent.answers.values();
    let rows = sent.rows.iter().flat_map(|row| row.fields.values());
    answers.chain(rows).filter_map(AnswerValue::as_text).collect::<Vec<_>>().join("\n")
}

choices! {
    /// What a wish of an open application is about, as the bank is searched by it.
    WishKind {
        /// A task area.
        Area = "area",
        /// Any place will do.
        Everywhere = "everywhere",
        /// A region of which any municipality will do.
        Region = "region",
        /// A municipality.
        Municipality = "municipality",
    }
    /// The order in which the bank is listed.
    OpenOrder {
        /// What was sent last comes first.
        Newest = "newest",
        /// What is valid longest comes first.
        LongestValid = "longest_valid",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{OpenWishes, open_form, valid_until_of, valid_until_typed, with_days};
    use crate::codes::CodeValue;
    use crate::forms::{AnswerValue, Draft, QuestionId, check_form, evaluate, visible};
    use crate::problem::FieldCode;
    use crate::translated::Translated;

    fn code(code: &str, parent: Option<&str>) -> CodeValue {
        let names = Translated { fi: Some(code.to_owned()), sv: None, en: None };
        CodeValue { code: code.to_owned(), names, parent: parent.map(str::to_owned) }
    }

    fn form() -> crate::forms::Form {
        open_form(
            &[code("ict", None), code("law", None)],
            &[code("01", None), code("21", None)],
            &[code("049", Some("01")), code("091", Some("01"))],
        )
    }

    fn many(codes: &[&str]) -> AnswerValue {
        AnswerValue::Many(codes.iter().map(|code| (*code).to_owned()).collect())
    }

    /// Holds G11-1: the standing form is a form like all others; municipalities are asked of the chosen region alone.
    #[test]
    fn the_form_can_be_filled_in() {
        let form = form();
        assert_eq!(check_form(&form), []);
        let mut draft = Draft::default();
        let asked = |draft: &Draft| visible(&form, &draft.answers).contains(&QuestionId::from("places_01"));
        assert!(!asked(&draft));
        draft.answers.insert("places".into(), many(&["01"]));
        assert!(asked(&draft) && form.question(&"places_21".into()).is_none());
    }

    /// Holds G11-1. Of G1-8: a day beyond two years from today is refused with its limit, and named.
    #[test]
    fn the_judge_knows_the_two_years() {
        let today = "2026-11-26".parse().unwrap();
        let form = with_days(form(), today);
        for (day, wrong) in
            [("2028-11-26", None), ("2028-11-27", Some(FieldCode::TooLate)), ("2026-11-26", Some(FieldCode::TooEarly))]
        {
            let mut draft = Draft::default();
            let (question, answer) = valid_until_typed(day.parse().unwrap());
            draft.answers.insert(question, answer);
            let verdict = evaluate(&form, &draft, today);
            let found = verdict.errors.iter().find(|error| error.pointer == "/answers/valid_until");
            assert_eq!(found.map(|error| error.code), wrong, "{day}");
            assert_eq!(valid_until_of(&draft.answers), Some(day.parse().unwrap()));
        }
    }

    /// Holds G11-1: a region that is narrowed down is searched by its municipalities, another one as a whole.
    #[test]
    fn what_is_chosen_is_what_is_searched() {
        let answers: BTreeMap<QuestionId, AnswerValue> = [
            ("areas".into(), many(&["ict"])),
            ("places".into(), many(&["01", "21"])),
            ("places_01".into(), many(&["049"])),
        ]
        .into();
        let wishes = OpenWishes::of(&answers);
        assert_eq!(wishes.each().map(|(kind, code)| (kind, code.to_owned())).collect::<OpenWishes>(), wishes);
        assert_eq!(wishes.areas, ["ict".to_owned()].into());
        assert_eq!((wishes.regions, wishes.municipalities), (["21".to_owned()].into(), ["049".to_owned()].into()));
        assert!(!wishes.everywhere);
        assert!(OpenWishes::of(&[("places".into(), many(&["everywhere"]))].into()).everywhere);
    }
}
