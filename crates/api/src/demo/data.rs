//! The ads of the demo, moved in time so that most are open when it starts.

use chrono::{Days, NaiveDate};
use domain::ads::ImportedAd;
use domain::forms::{Form, Question, QuestionKind, standard_form};
use domain::recruitments::SaveForm;
use domain::time::{Instant, helsinki};
use serde::Deserialize;

use crate::db::Db;
use crate::failure::{Failure, Outcome};
use crate::search::Codes;
use crate::usecases::ads::import::{self, Import};

const ADS: &str = include_str!("../../../../seed/ads_200.jsonl");
const RECRUITMENTS: &str = include_str!("../../../../seed/demo/recruitments.json");
/// The day around which the periods of both files lie.
const BASE: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 12, 1);

/// A recruitment with a form of its own.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Recruitment {
    ad: ImportedAd,
    form: SaveForm,
}

/// Imports all of them, their first of December moved to `day`.
pub(super) async fn import(db: &Db, day: NaiveDate, now: Instant) -> Outcome<()> {
    let codes = Codes::load(db).await?;
    let base = BASE.ok_or_else(|| Failure::bug("the demo's base date"))?;
    let days = (day - base).num_days();
    let unreadable = |error: serde_json::Error| Failure::bug(format!("seed: {error}"));
    let mut all: Vec<(ImportedAd, Form)> = Vec::new();
    for line in ADS.lines() {
        all.push((serde_json::from_str(line).map_err(unreadable)?, standard_form()));
    }
    let own: Vec<Recruitment> = serde_json::from_str(RECRUITMENTS).map_err(unreadable)?;
    for recruitment in own {
        let form = form(&recruitment, base, days);
        all.push((recruitment.ad, form));
    }
    let mut imports = Vec::with_capacity(all.len());
    for (ad, form) in all {
        let ad = moved(ad, days)
            .check(|list, code| codes.knows(list, code))
            .map_err(|errors| Failure::bug(format!("seed: {errors:?}")))?;
        imports.push(Import { ad, form });
    }
    for result in import::run(db, &imports, now).await? {
        result.map_err(|errors| Failure::bug(format!("seed: {errors:?}")))?;
    }
    Ok(())
}

/// The recruitment's own form.
fn form(recruitment: &Recruitment, base: NaiveDate, days: i64) -> Form {
    let mut sections = recruitment.form.sections.clone();
    for question in sections.iter_mut().flat_map(|section| &mut section.questions) {
        later(question, base, days);
    }
    Form { version: 1, basics: recruitment.form.basics, sections }
}

/// Limits of dates that lie ahead move along.
fn later(question: &mut Question, base: NaiveDate, days: i64) {
    if let QuestionKind::Date(range) = &mut question.kind {
        for limit in [&mut range.earliest, &mut range.latest].into_iter().flatten() {
            if *limit >= base {
                *limit = on(*limit, days);
            }
        }
    }
}

/// The ad with all its times so many days later, at the same clock times.
fn moved(mut ad: ImportedAd, days: i64) -> ImportedAd {
    for time in [&mut ad.application_period.from, &mut ad.application_period.to] {
        if let Some(local) = helsinki::parse_local(time) {
            *time = on(local.date(), days).and_time(local.time()).format("%Y-%m-%dT%H:%M").to_string();
        }
    }
    ad.duration.start = ad.duration.start.map(|day| on(day, days));
    ad.duration.end = ad.duration.end.map(|day| on(day, days));
    ad
}

fn on(day: NaiveDate, days: i64) -> NaiveDate {
    let distance = Days::new(days.unsigned_abs());
    let moved = if days < 0 { day.checked_sub_days(distance) } else { day.checked_add_days(distance) };
    moved.unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::codes::Choice;
    use domain::forms::{Form, PhotoAsk, QuestionKind, QuestionRole, RowSection, SectionKind, check_form};

    use super::{BASE, RECRUITMENTS, Recruitment, form};

    /// Holds G9-1, G9.2.1, G9.2.4, G9.2.6, G9.2.8: the demo's forms together ask in every way that a form can.
    #[test]
    fn the_forms_have_every_kind_of_question() {
        let own: Vec<Recruitment> = serde_json::from_str(RECRUITMENTS).unwrap();
        assert_eq!(own.len(), 6);
        let forms: Vec<_> = own.iter().map(|one| form(one, BASE.unwrap(), 0)).collect();
        let questions: Vec<_> = forms.iter().flat_map(Form::questions).collect();
        let has = |kind: fn(&QuestionKind) -> bool| questions.iter().any(|question| kind(&question.kind));
        assert!(has(|kind| matches!(kind, QuestionKind::Text { long: false, .. })));
        assert!(has(|kind| matches!(kind, QuestionKind::Text { long: true, .. })));
        assert!(has(|kind| matches!(kind, QuestionKind::OneOf { .. })));
        assert!(has(|kind| matches!(kind, QuestionKind::ManyOf { .. })));
        assert!(has(|kind| matches!(kind, QuestionKind::Number(_))));
        assert!(has(|kind| matches!(kind, QuestionKind::Date(_))));
        assert!(has(|kind| matches!(kind, QuestionKind::YesNo)));
        assert!(has(|kind| matches!(kind, QuestionKind::File(_))));
        assert!(has(|kind| matches!(kind, QuestionKind::Languages(ask) if !ask.required_by_law.is_empty())));
        assert!(has(|kind| matches!(kind, QuestionKind::Languages(ask) if !ask.needed.is_empty())));
        assert!(questions.iter().any(|question| question.shown_when.is_some()));
        assert!(forms.iter().any(|form| form.basics.citizenship) && forms.iter().any(|form| !form.basics.citizenship));
        let sections: BTreeSet<SectionKind> = forms.iter().flat_map(Form::shown_sections).collect();
        assert_eq!(sections.len() + 1, SectionKind::ALL.len(), "all but that of the profile");
        let roles: BTreeSet<QuestionRole> = questions.iter().map(|question| question.role).collect();
        assert_eq!(roles.len(), 5);
        assert!(forms.iter().any(|form| form.basics.photo == PhotoAsk::Required));
        assert!(forms.iter().any(|form| form.section_of_rows(RowSection::PositionsOfTrust).is_some()));
        for (form, one) in forms.iter().zip(&own) {
            assert_eq!(check_form(form), [], "{}", one.ad.external_id);
            for question in form.questions() {
                assert_eq!(question.label.languages().count(), 3, "{}", question.id);
            }
        }
    }
}
