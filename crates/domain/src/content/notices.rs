//! Notices of interruptions and disturbances (G1-5).

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::check_text;
use crate::codes::{Choice, NotAChoice, choices};
use crate::ids::NoticeId;
use crate::language::Language;
use crate::problem::{FieldCode, FieldError};
use crate::row_version::RowVersion;
use crate::time::{Instant, helsinki};
use crate::translated::Translated;

choices! {
    /// How much a notice disturbs. The greatest is announced at once to who hears the page.
    Severity {
        /// Good to know.
        Info = "info",
        /// Something will not work for a while.
        Warning = "warning",
        /// Something does not work now.
        Severe = "severe",
    }
}

/// The most characters of a notice.
pub const MOST_OF_NOTICE: usize = 500;

/// `POST /admin/notices`, `PUT /admin/notices/{notice_id}`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveNotice {
    /// How much it disturbs.
    pub severity: Severity,
    /// From when it is shown, on a Helsinki clock.
    #[cfg_attr(feature = "openapi", schema(example = "2026-12-01T08:00"))]
    pub begins_at: String,
    /// The first minute in which it is not shown any more, on a Helsinki clock.
    #[cfg_attr(feature = "openapi", schema(example = "2026-12-01T12:00"))]
    pub ends_at: String,
    /// The words, in all three languages, each at most 500 characters.
    pub texts: Translated,
}

impl SaveNotice {
    /// From when to when it is shown.
    ///
    /// # Errors
    /// Everything that does not fit.
    pub fn check(&self) -> Result<(Instant, Instant), Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut time = |pointer: &str, text: &str| {
            let read = helsinki::read_local(text);
            if read.is_none() {
                errors.push(FieldError::new(pointer, FieldCode::NotADate));
            }
            read
        };
        let (begins_at, ends_at) = (time("/begins_at", &self.begins_at), time("/ends_at", &self.ends_at));
        if let (Some(begins_at), Some(ends_at)) = (begins_at, ends_at)
            && ends_at <= begins_at
        {
            errors.push(FieldError::new("/ends_at", FieldCode::EndBeforeStart));
        }
        for language in Language::ALL {
            let text = self.texts.get(language).map(String::as_str).unwrap_or_default();
            check_text(&mut errors, &format!("/texts/{language}"), text, MOST_OF_NOTICE);
        }
        match (begins_at, ends_at) {
            (Some(begins_at), Some(ends_at)) if errors.is_empty() => Ok((begins_at, ends_at)),
            _ => Err(errors),
        }
    }
}

/// A notice: `GET /notices` has those in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoticeView {
    /// Names it.
    pub id: NoticeId,
    /// The version, for `If-Match`.
    pub version: RowVersion,
    /// How much it disturbs.
    pub severity: Severity,
    /// From when it is shown.
    pub begins_at: Instant,
    /// The same on a Helsinki clock.
    pub begins_at_local: String,
    /// The first instant at which it is not shown any more.
    pub ends_at: Instant,
    /// The same on a Helsinki clock.
    pub ends_at_local: String,
    /// The words in three languages.
    pub texts: Translated,
}

impl NoticeView {
    /// Whether it is shown now: it begins and ends by itself.
    #[must_use]
    pub fn is_in_force(&self, now: Instant) -> bool {
        self.begins_at <= now && now < self.ends_at
    }
}

#[cfg(test)]
mod tests {
    use super::{SaveNotice, Severity};
    use crate::translated::Translated;

    fn notice(begins_at: &str, ends_at: &str) -> SaveNotice {
        SaveNotice {
            severity: Severity::Info,
            begins_at: begins_at.to_owned(),
            ends_at: ends_at.to_owned(),
            texts: Translated::all("Katko".to_owned(), "Avbrott".to_owned(), "Break".to_owned()),
        }
    }

    /// Of G1-5: times are those of Helsinki, and what does not fit is named.
    #[test]
    fn a_notice_has_a_beginning_an_end_and_three_languages() {
        let (begins, ends) = notice("2026-12-01T08:00", "2026-12-01T12:00").check().unwrap();
        assert_eq!(
            (begins.to_string(), ends.to_string()),
            ("2026-12-01T06:00:00.000Z".into(), "2026-12-01T10:00:00.000Z".into())
        );
        let bad = SaveNotice {
            texts: Translated { fi: Some(String::new()), sv: None, en: Some("x".repeat(501)) },
            ..notice("tomorrow", "2027-03-28T03:30")
        };
        let named: Vec<String> =
            bad.check().unwrap_err().iter().map(|error| format!("{} {}", error.pointer, error.code.slug())).collect();
        assert_eq!(
            named,
            [
                "/begins_at not_a_date",
                "/ends_at not_a_date",
                "/texts/fi missing",
                "/texts/sv missing",
                "/texts/en too_long"
            ]
        );
        let backwards = notice("2026-12-01T12:00", "2026-12-01T12:00").check().unwrap_err();
        assert_eq!(backwards[0].pointer, "/ends_at");
    }
}
