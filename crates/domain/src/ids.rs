//! Typed identities: an [`AdId`] cannot be passed where a [`RecruitmentId`] is meant.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! typed_ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::from_str(text).map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        #[cfg(feature = "columns")]
        crate::columns::uuid_column!($name);
    )*};
}

typed_ids! {
    /// A person's account, applicant or work (G4, X13-6).
    UserId;
    /// A registration that waits for its code (D50).
    RegistrationId;
    /// A logged-in session of a person.
    SessionId;
    /// A new login address that waits for its code (G7.2.1).
    EmailChangeId;
    /// A link to a new password (G5.1).
    PasswordResetId;
    /// A code sent by mail (G4-3).
    EmailCodeId;
    /// A recruitment: one process of an agency, from draft to archive (D46).
    RecruitmentId;
    /// The ad of a recruitment; one per recruitment (D46).
    AdId;
    /// One language version of an ad (G2-2).
    AdVersionId;
    /// One correction of a published ad (D31).
    AdCorrectionId;
    /// One version of a recruitment's form (D31).
    ApplicationFormId;
    /// One applicant's application to one recruitment.
    ApplicationId;
    /// One version of an application: the draft, or one that was sent.
    ApplicationVersionId;
    /// One row of degrees, experience… in an application; made by the client, so that repeating is harmless.
    RowId;
    /// One attachment of an application; made by the client.
    AttachmentId;
    /// One stored file.
    BlobId;
    /// What is collected for one mail to an agency about one recruitment.
    AgencyDigestId;
    /// A search that watches for somebody (G3.7).
    AlertId;
    /// One run that removes what is kept no longer (G1-8).
    RetentionRunId;
    /// One unit of background work, and the Message-ID of a mail.
    JobId;
    /// One thing that happened, waiting to have its effects planned.
    OutboxId;
    /// One version of the terms or the privacy notice in one language.
    TermsVersionId;
    /// One notice of an interruption or disturbance (G1-5).
    NoticeId;
    /// One picture of pages (G1-2); made by the client.
    PictureId;
    /// One round of interviews of a recruitment (X13-3).
    InterviewRoundId;
    /// One time of a round.
    InterviewSlotId;
    /// One applicant's invitation to a round (D12).
    InterviewInvitationId;
    /// One booking of a time; a released one stays as history.
    InterviewBookingId;
    /// Somebody who interviews for an agency.
    InterviewerId;
}

/// An agency's short code, for example `migri`: its key in addresses, filters and imports.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, example = "migri"))]
#[serde(try_from = "String", into = "String")]
pub struct AgencyId(String);

/// A text that is no [`AgencyId`]: codes are 1–40 of `a–z 0–9 -`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an agency code is 1–40 characters of a–z, 0–9 and hyphen")]
pub struct NotAnAgencyId;

impl AgencyId {
    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for AgencyId {
    type Err = NotAnAgencyId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fits = (1..=40).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if fits { Ok(Self(text.to_owned())) } else { Err(NotAnAgencyId) }
    }
}

impl TryFrom<String> for AgencyId {
    type Error = NotAnAgencyId;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<AgencyId> for String {
    fn from(id: AgencyId) -> Self {
        id.0
    }
}

impl fmt::Display for AgencyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
