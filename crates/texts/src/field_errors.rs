//! The words at a field that does not fit (G9-1, X14-4); the same in the browser and in a problem from the server.

use std::str::FromStr;

use chrono::NaiveDate;
use domain::language::Language;
use domain::password::PasswordRule;
use domain::problem::{FieldCode, FieldError};

use crate::{account, errors, format, missing_basic_field, missing_row_field, missing_rows, profile};

/// What is wrong with a field and what to do. A parameter that is missing or unreadable only makes the text less exact.
///
/// Parameters: `max` and `min` (numbers; bytes for files), `earliest` and `latest` (ISO dates), `rules` (names of
/// [`PasswordRule`]), `allowed` (file types), `name` and `size` of a file, `word`.
#[must_use]
pub fn field_error(language: Language, error: &FieldError) -> String {
    match error.code {
        FieldCode::Missing => missing_at(language, &error.pointer).unwrap_or(errors::missing(language)).to_owned(),
        FieldCode::TooLong => match number(error, "max") {
            Some(max) => errors::too_long_max(language, max),
            None => errors::too_long(language).to_owned(),
        },
        FieldCode::WrongType => errors::wrong_type(language).to_owned(),
        FieldCode::Unknown => errors::unknown(language).to_owned(),
        FieldCode::NotAChoice => errors::not_a_choice(language).to_owned(),
        FieldCode::Contradiction => errors::contradiction(language).to_owned(),
        FieldCode::NotANumber => errors::not_a_number(language).to_owned(),
        FieldCode::OutOfRange => out_of_range(language, error),
        FieldCode::NotADate => errors::not_a_date(language).to_owned(),
        FieldCode::TooEarly => match shown_date(language, error, "earliest") {
            Some(earliest) => errors::too_early_than(language, earliest),
            None => errors::too_early(language).to_owned(),
        },
        FieldCode::TooLate => match shown_date(language, error, "latest") {
            Some(latest) => errors::too_late_than(language, latest),
            None => errors::too_late(language).to_owned(),
        },
        FieldCode::EndBeforeStart => errors::end_before_start(language).to_owned(),
        FieldCode::NotAnEmail => errors::not_an_email(language).to_owned(),
        FieldCode::NotAPhone => errors::not_a_phone(language).to_owned(),
        FieldCode::PasswordTooWeak => password_too_weak(language, error),
        FieldCode::PasswordTooCommon => errors::password_too_common(language).to_owned(),
        FieldCode::TermsNotAccepted => errors::terms_not_accepted(language).to_owned(),
        FieldCode::CodeWrong => errors::code_wrong(language).to_owned(),
        FieldCode::WrongPassword => errors::wrong_password(language).to_owned(),
        FieldCode::CannotWithdraw => errors::cannot_withdraw(language).to_owned(),
        FieldCode::WrongWord => {
            errors::wrong_word(language, error.params.get("word").map(String::as_str).unwrap_or_default())
        }
        FieldCode::Unchanged => errors::unchanged(language).to_owned(),
        FieldCode::BadCharacter => errors::bad_character(language).to_owned(),
        FieldCode::TooMany => match number(error, "max") {
            Some(max) => errors::too_many_max(language, max),
            None => errors::too_many(language).to_owned(),
        },
        FieldCode::MarkOne => errors::mark_one(language).to_owned(),
        FieldCode::FileType => file_type(language, error),
        FieldCode::FileTooLarge => file_too_large(language, error),
        FieldCode::FileContent => errors::file_content(language).to_owned(),
        FieldCode::FileBroken => errors::file_broken(language).to_owned(),
        FieldCode::FileEncrypted => errors::file_encrypted(language).to_owned(),
        FieldCode::FileActive => errors::file_active(language).to_owned(),
        FieldCode::FileUnpacksTooLarge => errors::file_unpacks_too_large(language).to_owned(),
        FieldCode::NoSuchPage => errors::no_such_page(language).to_owned(),
        FieldCode::NotTogether => errors::not_together(language).to_owned(),
        FieldCode::NoSearch => errors::no_search(language).to_owned(),
        FieldCode::NoAddress => errors::no_address(language).to_owned(),
        FieldCode::Locked => errors::locked(language).to_owned(),
        FieldCode::MissingHour => errors::missing_hour(language).to_owned(),
        FieldCode::NoTimes => errors::no_times(language).to_owned(),
        FieldCode::InterviewerBusy => errors::interviewer_busy(language).to_owned(),
        FieldCode::TimeTaken => errors::time_taken(language).to_owned(),
        FieldCode::AlreadyInvited => errors::already_invited(language).to_owned(),
        FieldCode::NotApplying => errors::not_applying(language).to_owned(),
        FieldCode::NotHttps => errors::not_https(language).to_owned(),
        FieldCode::HostNotAllowed => errors::host_not_allowed(language).to_owned(),
        FieldCode::Malformed => errors::malformed(language).to_owned(),
    }
}

/// The same with the name of the field before it, for the summary at the top of a page and for questions of the agency,
/// whose words are never inflected (G9-1).
#[must_use]
pub fn named_field_error(language: Language, label: &str, error: &FieldError) -> String {
    if error.code != FieldCode::Missing {
        return errors::named(language, label, field_error(language, error));
    }
    missing_at(language, &error.pointer).map_or_else(|| errors::missing_named(language, label), str::to_owned)
}

/// The exact words for an empty field that the domain itself knows: `Ange din e-postadress`, not ‹fill in this field›.
fn missing_at(language: Language, pointer: &str) -> Option<&'static str> {
    let mut steps = pointer.split('/').skip(1);
    match (steps.next()?, steps.next(), steps.nth(1)) {
        ("basics", Some("photo"), None) => Some(profile::missing_photo(language)),
        ("basics", Some(field), None) => field.parse().ok().map(|field| missing_basic_field(language, field)),
        ("rows", Some(section), None) => section.parse().ok().map(|section| missing_rows(language, section)),
        ("rows", Some(_), Some(field)) => field.parse().ok().map(|field| missing_row_field(language, field)),
        ("attachments", Some(_), None) => Some(errors::missing_file(language)),
        ("email", None, None) => Some(account::missing_email(language)),
        ("password", None, None) => Some(account::missing_password(language)),
        ("code", None, None) => Some(account::missing_code(language)),
        _ => None,
    }
}

fn param<T: FromStr>(error: &FieldError, name: &str) -> Option<T> {
    error.params.get(name)?.parse().ok()
}

fn number(error: &FieldError, name: &str) -> Option<u64> {
    param(error, name)
}

fn shown_date(language: Language, error: &FieldError, name: &str) -> Option<String> {
    param::<NaiveDate>(error, name).map(|day| format::date(language, day))
}

fn out_of_range(language: Language, error: &FieldError) -> String {
    // A limit that is no whole number (`0.5`) is shown as it was given.
    let shown = |name| {
        let given = error.params.get(name)?;
        Some(given.parse().map_or_else(|_| given.clone(), |number| format::number(language, number)))
    };
    match (shown("min"), shown("max")) {
        (Some(min), Some(max)) => errors::out_of_range_between(language, max, min),
        (Some(min), None) => errors::out_of_range_min(language, min),
        (None, Some(max)) => errors::out_of_range_max(language, max),
        (None, None) => errors::out_of_range(language).to_owned(),
    }
}

fn words<'a>(error: &'a FieldError, name: &str) -> Vec<&'a str> {
    let between = |c: char| !(c.is_alphanumeric() || c == '_');
    error.params.get(name).map_or("", String::as_str).split(between).filter(|word| !word.is_empty()).collect()
}

fn password_too_weak(language: Language, error: &FieldError) -> String {
    let given = words(error, "rules");
    let lacking: Vec<&str> = PasswordRule::ALL
        .into_iter()
        .filter_map(|rule| {
            let (name, text) = match rule {
                PasswordRule::Length => ("length", errors::password_lacks_length(language)),
                PasswordRule::Digit => ("digit", errors::password_lacks_digit(language)),
                PasswordRule::Lower => ("lower", errors::password_lacks_lower(language)),
                PasswordRule::Upper => ("upper", errors::password_lacks_upper(language)),
                PasswordRule::Special => ("special", errors::password_lacks_special(language)),
            };
            given.contains(&name).then_some(text)
        })
        .collect();
    if lacking.is_empty() {
        errors::password_too_weak(language).to_owned()
    } else {
        errors::password_too_weak_rules(language, format::list(language, &lacking))
    }
}

fn file_type(language: Language, error: &FieldError) -> String {
    match words(error, "allowed").as_slice() {
        [] => errors::file_type(language).to_owned(),
        [only] => errors::file_type_allowed(language, only),
        [first @ .., last] => {
            // Finnish hyphenates each part of the compound: “pdf-, docx- tai doc-tiedosto”.
            let joint = match language {
                Language::Fi => "-, ",
                Language::Sv | Language::En => ", ",
            };
            errors::file_type_allowed(language, errors::types_or(language, first.join(joint), last))
        }
    }
}

fn file_too_large(language: Language, error: &FieldError) -> String {
    let Some(max) = number(error, "max").map(|max| format::bytes(language, max)) else {
        return errors::file_too_large(language).to_owned();
    };
    match (error.params.get("name"), number(error, "size")) {
        (Some(name), Some(size)) => errors::file_too_large_size(language, max, name, format::bytes(language, size)),
        (None, _) | (_, None) => errors::file_too_large_max(language, max),
    }
}

#[cfg(test)]
mod tests {
    use domain::language::Language::{self, En, Fi, Sv};
    use domain::problem::{FieldCode, FieldError};

    use super::{field_error, named_field_error};

    fn said(language: Language, code: FieldCode, params: &[(&str, &str)]) -> String {
        let error = params.iter().fold(FieldError::new("/x", code), |error, (name, value)| error.with(name, value));
        field_error(language, &error)
    }

    /// Holds X14-4.
    #[test]
    fn every_code_has_a_sentence_even_without_its_parameters() {
        for language in Language::ALL {
            for code in FieldCode::ALL {
                let text = said(language, *code, &[]);
                assert!(text.ends_with('.') && !text.contains('{'), "{} in {language}: {text}", code.slug());
            }
        }
    }

    /// Holds X14-4: a limit that cannot be read must not reach the page.
    #[test]
    fn an_unreadable_parameter_is_left_out() {
        assert_eq!(said(Sv, FieldCode::TooLong, &[("max", "many")]), said(Sv, FieldCode::TooLong, &[]));
        assert_eq!(said(Fi, FieldCode::TooEarly, &[("earliest", "31.2.")]), said(Fi, FieldCode::TooEarly, &[]));
    }

    /// Holds G9-1.
    #[test]
    fn limits_are_written_as_the_language_writes_numbers_and_dates() {
        assert_eq!(
            said(Sv, FieldCode::TooLong, &[("max", "4000")]),
            "Texten får ha högst 4\u{a0}000 tecken. Korta den."
        );
        assert_eq!(
            said(En, FieldCode::OutOfRange, &[("min", "1"), ("max", "20000")]),
            "Enter a value between 1 and 20,000."
        );
        assert_eq!(said(Fi, FieldCode::OutOfRange, &[("max", "7.5")]), "Anna arvo, joka on enintään 7.5.");
        assert_eq!(said(Sv, FieldCode::OutOfRange, &[("min", "2")]), "Ange ett värde som är minst 2.");
        assert_eq!(said(Sv, FieldCode::TooLate, &[("latest", "2026-12-15")]), "Datumet får vara senast 15.12.2026.");
        assert_eq!(
            said(En, FieldCode::TooEarly, &[("earliest", "1900-01-01")]),
            "The date must be 1 January 1900 or later."
        );
    }

    /// Holds G9-1: each missing field is named.
    #[test]
    fn the_summary_names_the_field() {
        let missing = FieldError::new("/answers/motivation", FieldCode::Missing);
        assert_eq!(named_field_error(Sv, "Varför söker du jobbet?", &missing), "Fyll i: Varför söker du jobbet?");
        let date = FieldError::new("/rows/1/completed_on", FieldCode::NotADate);
        assert_eq!(
            named_field_error(Sv, "Avlagd", &date),
            "Avlagd – Datumet finns inte. Skriv till exempel 30.4.2014."
        );
    }

    /// Holds G9-1, G9.2.2. Of G9.2.1: a field that every form has is asked for in words of its own.
    #[test]
    fn an_empty_field_that_the_domain_knows_is_asked_for_by_name() {
        let missing = |pointer: &str| field_error(Sv, &FieldError::new(pointer, FieldCode::Missing));
        assert_eq!(missing("/basics/email"), "Ange din e-postadress");
        assert_eq!(missing("/basics/citizenship"), "Välj om du är finsk medborgare");
        assert_eq!(missing("/rows/degrees"), "Lägg till minst en examen");
        assert_eq!(missing("/rows/degrees/0191d1a0-0000-7000-8000-000000000001/school"), "Ange läroanstalt");
        assert_eq!(missing("/attachments/cv"), "Lägg till en fil");
        assert_eq!(missing("/password"), "Ange ditt lösenord");
        for unknown in ["/answers/motivation", "/basics/shoe_size", "/rows/degrees/1/colour", "/basics", "?q", ""] {
            assert_eq!(missing(unknown), "Fyll i det här fältet.", "{unknown}");
        }
        let email = FieldError::new("/basics/email", FieldCode::Missing);
        assert_eq!(named_field_error(Sv, "E-post", &email), "Ange din e-postadress");
    }

    /// Holds G9.2.8: the words of the guide.
    #[test]
    fn a_refused_file_is_told_what_would_be_taken() {
        assert_eq!(
            said(Sv, FieldCode::FileType, &[("allowed", "pdf, docx, doc")]),
            "Välj en fil av typen pdf, docx eller doc."
        );
        assert_eq!(
            said(Fi, FieldCode::FileType, &[("allowed", "pdf,docx,doc")]),
            "Valitse pdf-, docx- tai doc-tiedosto."
        );
        assert_eq!(said(En, FieldCode::FileType, &[("allowed", "pdf")]), "Choose a pdf file.");
        assert_eq!(
            said(Sv, FieldCode::FileTooLarge, &[("max", "2097152"), ("name", "intyg.pdf"), ("size", "3200000")]),
            "intyg.pdf är 3,1\u{a0}MB. Den största tillåtna filstorleken är 2\u{a0}MB."
        );
        assert_eq!(
            said(Fi, FieldCode::FileTooLarge, &[("max", "2097152")]),
            "Suurin sallittu tiedostokoko on 2\u{a0}Mt. Valitse pienempi tiedosto."
        );
    }

    /// Holds G4-2.
    #[test]
    fn a_weak_password_is_told_what_it_lacks() {
        assert_eq!(
            said(Sv, FieldCode::PasswordTooWeak, &[("rules", "digit upper")]),
            "Lösenordet saknar ännu något. Lägg till: ett nummer och EN STOR BOKSTAV."
        );
        assert_eq!(
            said(En, FieldCode::PasswordTooWeak, &[("rules", "length")]),
            "The password still lacks something. Add: more characters (at least 12)."
        );
    }
}
