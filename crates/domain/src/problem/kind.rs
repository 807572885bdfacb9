//! The closed list of refusals.

use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $status:literal $slug:literal,)*) => {
        /// Why a request is refused. Each has a stable slug, an HTTP status and a text in three languages.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum Kind { $($(#[$doc])* $name,)* }

        impl Kind {
            /// Every kind, for tests that look for missing texts and pages.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable word that clients match (`code` of the problem).
            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$name => $slug,)* }
            }

            /// The HTTP status.
            #[must_use]
            pub const fn status(self) -> u16 {
                match self { $(Self::$name => $status,)* }
            }
        }
    };
}

kinds! {
    /// The body is no JSON, or no JSON of the wanted shape.
    BadJson = 400 "bad_json",
    /// A query parameter that is unknown, repeated where it may not be, or unreadable.
    BadQuery = 400 "bad_query",
    /// Fields that do not fit; `errors` names each.
    Invalid = 422 "invalid",
    /// Not logged in, or the session has ended.
    NotLoggedIn = 401 "not_logged_in",
    /// Address and password do not fit together; the same words for every reason (X4-5).
    WrongCredentials = 401 "wrong_credentials",
    /// Logged in, but not allowed to do this.
    Forbidden = 403 "forbidden",
    /// A request with a session that did not come from our own page (CSRF).
    ForeignOrigin = 403 "foreign_origin",
    /// Work accounts cannot apply (G1-12).
    WorkAccountCannotApply = 403 "work_account_cannot_apply",
    /// Newer terms wait to be accepted first (G1-3, D39).
    TermsNotAccepted = 403 "terms_not_accepted",
    /// There is nothing here, or nothing you may know of.
    NotFound = 404 "not_found",
    /// The operation exists, but not with this method.
    MethodNotAllowed = 405 "method_not_allowed",
    /// The client accepts nothing that we can answer.
    NotAcceptable = 406 "not_acceptable",
    /// The first application to this recruitment exists; `instance` is its address.
    AlreadyApplied = 409 "already_applied",
    /// The state of the thing does not allow this.
    NotPossible = 409 "not_possible",
    /// The same request is still being worked on.
    StillRunning = 409 "still_running",
    /// The application period has not begun.
    PeriodNotOpen = 409 "period_not_open",
    /// The application period is over (G1-7).
    PeriodOver = 409 "period_over",
    /// The interview time was taken by somebody else; `current` has the times that are free (X12-6).
    InterviewTimeTaken = 409 "interview_time_taken",
    /// No interview time is left to choose; `current` says whom to ask.
    NoInterviewTimes = 409 "no_interview_times",
    /// Until when an interview could be booked, changed and cancelled is over; `current` says whom to ask (G12.2).
    BookingOver = 409 "booking_over",
    /// Fields are missing or wrong, so the application cannot be sent (G9-1).
    NotComplete = 422 "not_complete",
    /// The ad was withdrawn or archived (D54, D55).
    Gone = 410 "gone",
    /// The invitation to an interview is over: the application was withdrawn or the recruitment has ended (D12).
    InterviewClosed = 410 "interview_closed",
    /// The link of a mail has done what it was for, or a newer one took its place (X3.7-5).
    LinkUsed = 410 "link_used",
    /// The link of a mail is too old (G5.1).
    LinkExpired = 410 "link_expired",
    /// Somebody else changed it meanwhile; the current state is in the answer.
    Stale = 412 "stale",
    /// The body, a file or a field is larger than the limit.
    TooLarge = 413 "too_large",
    /// Not the content type that the operation takes.
    UnsupportedMediaType = 415 "unsupported_media_type",
    /// The code is wrong, used, or older than 20 minutes (G4-3).
    CodeWrong = 422 "code_wrong",
    /// The same Idempotency-Key came with another body.
    KeyReused = 422 "key_reused",
    /// An edit without `If-Match`.
    VersionRequired = 428 "version_required",
    /// Too many attempts; `Retry-After` says when to come back.
    TooManyRequests = 429 "too_many_requests",
    /// A bug, or something broke on our side.
    Internal = 500 "internal",
    /// The database or the file store does not answer; nothing was stored, try again.
    Unavailable = 503 "unavailable",
}
