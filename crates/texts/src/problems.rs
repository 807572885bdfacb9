//! The words of each refusal (X14-4): what happened, and what to do.

use domain::language::Language;
use domain::problem::Kind;

use crate::errors;

/// The short name of a problem: `title` of RFC 9457.
#[must_use]
pub const fn problem_title(language: Language, kind: Kind) -> &'static str {
    match kind {
        Kind::BadJson => errors::bad_json_title(language),
        Kind::BadQuery => errors::bad_query_title(language),
        Kind::Invalid => errors::invalid_title(language),
        Kind::NotLoggedIn => errors::not_logged_in_title(language),
        Kind::WrongCredentials => errors::wrong_credentials_title(language),
        Kind::Forbidden => errors::forbidden_title(language),
        Kind::ForeignOrigin => errors::foreign_origin_title(language),
        Kind::WorkAccountCannotApply => errors::work_account_cannot_apply_title(language),
        Kind::TermsNotAccepted => errors::terms_not_accepted_title(language),
        Kind::NotFound => errors::not_found_title(language),
        Kind::MethodNotAllowed => errors::method_not_allowed_title(language),
        Kind::NotAcceptable => errors::not_acceptable_title(language),
        Kind::AlreadyApplied => errors::already_applied_title(language),
        Kind::NotPossible => errors::not_possible_title(language),
        Kind::StillRunning => errors::still_running_title(language),
        Kind::PeriodNotOpen => errors::period_not_open_title(language),
        Kind::PeriodOver => errors::period_over_title(language),
        Kind::NotComplete => errors::not_complete_title(language),
        Kind::Gone => errors::gone_title(language),
        Kind::InterviewTimeTaken => errors::interview_time_taken_title(language),
        Kind::NoInterviewTimes => errors::no_interview_times_title(language),
        Kind::BookingOver => errors::booking_over_title(language),
        Kind::InterviewClosed => errors::interview_closed_title(language),
        Kind::LinkUsed => errors::link_used_title(language),
        Kind::LinkExpired => errors::link_expired_title(language),
        Kind::Stale => errors::stale_title(language),
        Kind::TooLarge => errors::too_large_title(language),
        Kind::UnsupportedMediaType => errors::unsupported_media_type_title(language),
        Kind::CodeWrong => errors::code_wrong_title(language),
        Kind::KeyReused => errors::key_reused_title(language),
        Kind::VersionRequired => errors::version_required_title(language),
        Kind::TooManyRequests => errors::too_many_requests_title(language),
        Kind::Internal => errors::internal_title(language),
        Kind::Unavailable => errors::unavailable_title(language),
    }
}

/// What happened and what to do: `detail` of RFC 9457.
#[must_use]
pub const fn problem_detail(language: Language, kind: Kind) -> &'static str {
    match kind {
        Kind::BadJson => errors::bad_json_detail(language),
        Kind::BadQuery => errors::bad_query_detail(language),
        Kind::Invalid => errors::invalid_detail(language),
        Kind::NotLoggedIn => errors::not_logged_in_detail(language),
        Kind::WrongCredentials => errors::wrong_credentials_detail(language),
        Kind::Forbidden => errors::forbidden_detail(language),
        Kind::ForeignOrigin => errors::foreign_origin_detail(language),
        Kind::WorkAccountCannotApply => errors::work_account_cannot_apply_detail(language),
        Kind::TermsNotAccepted => errors::terms_not_accepted_detail(language),
        Kind::NotFound => errors::not_found_detail(language),
        Kind::MethodNotAllowed => errors::method_not_allowed_detail(language),
        Kind::NotAcceptable => errors::not_acceptable_detail(language),
        Kind::AlreadyApplied => errors::already_applied_detail(language),
        Kind::NotPossible => errors::not_possible_detail(language),
        Kind::StillRunning => errors::still_running_detail(language),
        Kind::PeriodNotOpen => errors::period_not_open_detail(language),
        Kind::PeriodOver => errors::period_over_detail(language),
        Kind::NotComplete => errors::not_complete_detail(language),
        Kind::Gone => errors::gone_detail(language),
        Kind::InterviewTimeTaken => errors::interview_time_taken_detail(language),
        Kind::NoInterviewTimes => errors::no_interview_times_detail(language),
        Kind::BookingOver => errors::booking_over_detail(language),
        Kind::InterviewClosed => errors::interview_closed_detail(language),
        Kind::LinkUsed => errors::link_used_detail(language),
        Kind::LinkExpired => errors::link_expired_detail(language),
        Kind::Stale => errors::stale_detail(language),
        Kind::TooLarge => errors::too_large_detail(language),
        Kind::UnsupportedMediaType => errors::unsupported_media_type_detail(language),
        Kind::CodeWrong => errors::code_wrong_detail(language),
        Kind::KeyReused => errors::key_reused_detail(language),
        Kind::VersionRequired => errors::version_required_detail(language),
        Kind::TooManyRequests => errors::too_many_requests_detail(language),
        Kind::Internal => errors::internal_detail(language),
        Kind::Unavailable => errors::unavailable_detail(language),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::language::Language;
    use domain::problem::Kind;

    use super::{problem_detail, problem_title};

    /// Holds X14-4: two refusals that read alike could not be told apart by the one refused.
    #[test]
    fn every_refusal_has_words_of_its_own_in_every_language() {
        for language in Language::ALL {
            let titles: BTreeSet<_> = Kind::ALL.iter().map(|kind| problem_title(language, *kind)).collect();
            let details: BTreeSet<_> = Kind::ALL.iter().map(|kind| problem_detail(language, *kind)).collect();
            assert_eq!(titles.len(), Kind::ALL.len(), "titles in {language}");
            assert_eq!(details.len(), Kind::ALL.len(), "details in {language}");
        }
    }

    /// Holds X4-5: the words do not say whether the address or the password was wrong.
    #[test]
    fn a_wrong_login_names_neither_part_as_the_wrong_one() {
        assert_eq!(
            problem_detail(Language::Sv, Kind::WrongCredentials),
            "E-postadressen eller lösenordet stämmer inte."
        );
    }

    /// Holds G5.3: each detail tells what to do, so it is longer than one sentence or is an instruction itself.
    #[test]
    fn every_detail_is_a_full_sentence() {
        for language in Language::ALL {
            for kind in Kind::ALL {
                let detail = problem_detail(language, *kind);
                assert!(detail.ends_with('.'), "{} in {language}: {detail}", kind.slug());
                assert!(!problem_title(language, *kind).ends_with('.'), "{} in {language}", kind.slug());
            }
        }
    }
}
