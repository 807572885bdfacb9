//! Who did what to what. Ids and names of operations, never values (D37).

use domain::ids::AgencyId;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::Tx;
use super::entities::audit_log;
use crate::actor::Actor;
use crate::failure::Outcome;
use crate::random;

/// SQLite takes 999 values at once in its oldest form; half of that is quick everywhere.
const SUBJECTS_AT_ONCE: usize = 500;

/// What can stand in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Did {
    /// An account was made.
    CreatedAccount,
    /// Somebody logged in.
    LoggedIn,
    /// Somebody logged out.
    LoggedOut,
    /// A work account was made by the service's administrator.
    CreatedWorkAccount,
    /// A work account got its password.
    SetPassword,
    /// A forgotten password was replaced by the link of a mail (G5.1).
    ResetPassword,
    /// The password was changed (G7.2-1).
    ChangedPassword,
    /// The user name was changed (G7.2.1).
    ChangedEmail,
    /// A code let mails about recruitments go to another address than the user name (D45).
    ConfirmedContact,
    /// One of one's own sessions was ended from another one.
    EndedSession,
    /// An account has ended (G8-2, X8-3).
    DeletedAccount,
    /// The owner of an account that nobody uses was warned (X8-3).
    WarnedIdleAccount,
    /// The profile was saved.
    SavedProfile,
    /// An application was begun.
    StartedApplication,
    /// An application was sent.
    SentApplication,
    /// Changes of a sent application were put in force.
    EditedApplication,
    /// A sent application was withdrawn.
    WithdrewApplication,
    /// A withdrawn application was sent again.
    SentApplicationAgain,
    /// An unsent application was deleted.
    DeletedApplication,
    /// Changes of a sent application were begun (G9.4.2).
    StartedEdit,
    /// They were dropped by the applicant.
    DiscardedEdit,
    /// They were dropped because they came too late (D24).
    DroppedEdit,
    /// An unsent application was removed, its time being over (G1-8).
    RemovedUnsentApplication,
    /// A withdrawn one was (X10-4).
    RemovedWithdrawnApplication,
    /// A sent one was removed from its agency, but for sums (G8-2).
    AnonymisedApplication,
    /// A sent one left its applicant's profile (G1-8).
    LeftProfile,
    /// An agency keeps the applications to a recruitment longer (D6).
    HeldRecruitment,
    /// An agency set whether and where it is told by mail what comes in.
    SetMailNotices,
    /// No longer.
    ReleasedRecruitment,
    /// An agency keeps one application longer (D6).
    HeldApplication,
    /// No longer.
    ReleasedApplication,
    /// A sent open application was prolonged (G11-1).
    ProlongedOpenApplication,
    /// An open application disappeared: its time had run out (G11-1).
    RemovedOpenApplication,
    /// The bank of open applications was searched (G11-1).
    SearchedOpenApplications,
    /// An open application was read by an agency (G11-1, X13-6).
    ReadOpenApplication,
    /// Received applications were listed.
    ListedReceived,
    /// A received application was read (X13-6).
    ReadReceived,
    /// An attachment of a received application was fetched.
    FetchedReceivedAttachment,
    /// The photo of a received application was fetched.
    FetchedReceivedPhoto,
    /// Ads were imported.
    ImportedAds,
    /// A recruitment was begun.
    CreatedRecruitment,
    /// Its draft was changed.
    SavedRecruitment,
    /// Its form was written (G9-1, D31).
    SavedForm,
    /// Its draft was deleted.
    DeletedRecruitment,
    /// Its ad was published, now or for a set time.
    PublishedAd,
    /// A publication that lay ahead was taken back.
    CancelledPublication,
    /// Its application period was prolonged.
    ProlongedAd,
    /// Its published ad was corrected (D31).
    CorrectedAd,
    /// Its ad was withdrawn from the public.
    WithdrewAd,
    /// It was ended.
    EndedRecruitment,
    /// It was archived.
    ArchivedRecruitment,
    /// A round of interviews was made (X13-3).
    CreatedInterviewRound,
    /// A round was changed.
    SavedInterviewRound,
    /// Times were added to a round.
    AddedInterviewTimes,
    /// A time was changed.
    ChangedInterviewTime,
    /// A time was removed.
    RemovedInterviewTime,
    /// Somebody was invited to an interview (G12).
    InvitedToInterview,
    /// The invitations of a round were read (X13-6).
    ListedInterviews,
    /// A time was booked (G12.1-2, G12.4).
    BookedInterview,
    /// Another time was booked instead (G12.2).
    MovedInterview,
    /// What was booked was cancelled (G12.3, X10-4).
    CancelledInterview,
    /// Somebody who interviews was added or changed.
    SavedInterviewer,
    /// Somebody who interviewed was deleted.
    DeletedInterviewer,
    /// The calendar of an interviewer got an address.
    MadeInterviewCalendar,
    /// That address was taken back.
    RevokedInterviewCalendar,
    /// What is set for the interviews of an agency was changed (G12.5).
    SavedInterviewSettings,
    /// A language version of a page was written (G1-2).
    SavedPage,
    /// One was deleted.
    DeletedPage,
    /// A notice was set (G1-5).
    CreatedNotice,
    /// A notice was changed.
    SavedNotice,
    /// A notice was deleted.
    DeletedNotice,
    /// A version of the terms was published (G1-3).
    PublishedTerms,
    /// An applicant accepted the terms in force (G1-3).
    AcceptedTerms,
    /// A picture for pages was stored.
    AddedPicture,
    /// One was deleted.
    DeletedPicture,
}

impl Did {
    const fn slug(self) -> &'static str {
        match self {
            Self::CreatedAccount => "created_account",
            Self::LoggedIn => "logged_in",
            Self::LoggedOut => "logged_out",
            Self::CreatedWorkAccount => "created_work_account",
            Self::SetPassword => "set_password",
            Self::ResetPassword => "reset_password",
            Self::ChangedPassword => "changed_password",
            Self::ChangedEmail => "changed_email",
            Self::ConfirmedContact => "confirmed_contact",
            Self::EndedSession => "ended_session",
            Self::DeletedAccount => "deleted_account",
            Self::WarnedIdleAccount => "warned_idle_account",
            Self::SavedProfile => "saved_profile",
            Self::StartedApplication => "started_application",
            Self::SentApplication => "sent_application",
            Self::EditedApplication => "edited_application",
            Self::WithdrewApplication => "withdrew_application",
            Self::SentApplicationAgain => "sent_application_again",
            Self::DeletedApplication => "deleted_application",
            Self::StartedEdit => "started_edit",
            Self::DiscardedEdit => "discarded_edit",
            Self::DroppedEdit => "dropped_edit",
            Self::RemovedUnsentApplication => "removed_unsent_application",
            Self::RemovedWithdrawnApplication => "removed_withdrawn_application",
            Self::AnonymisedApplication => "anonymised_application",
            Self::LeftProfile => "left_profile",
            Self::HeldRecruitment => "held_recruitment",
            Self::SetMailNotices => "set_mail_notices",
            Self::ReleasedRecruitment => "released_recruitment",
            Self::HeldApplication => "held_application",
            Self::ReleasedApplication => "released_application",
            Self::ProlongedOpenApplication => "prolonged_open_application",
            Self::RemovedOpenApplication => "removed_open_application",
            Self::SearchedOpenApplications => "searched_open_applications",
            Self::ReadOpenApplication => "read_open_application",
            Self::ListedReceived => "listed_received",
            Self::ReadReceived => "read_received",
            Self::FetchedReceivedAttachment => "fetched_received_attachment",
            Self::FetchedReceivedPhoto => "fetched_received_photo",
            Self::ImportedAds => "imported_ads",
            Self::CreatedRecruitment => "created_recruitment",
            Self::SavedRecruitment => "saved_recruitment",
            Self::SavedForm => "saved_form",
            Self::DeletedRecruitment => "deleted_recruitment",
            Self::PublishedAd => "published_ad",
            Self::CancelledPublication => "cancelled_publication",
            Self::ProlongedAd => "prolonged_ad",
            Self::CorrectedAd => "corrected_ad",
            Self::WithdrewAd => "withdrew_ad",
            Self::EndedRecruitment => "ended_recruitment",
            Self::ArchivedRecruitment => "archived_recruitment",
            Self::CreatedInterviewRound => "created_interview_round",
            Self::SavedInterviewRound => "saved_interview_round",
            Self::AddedInterviewTimes => "added_interview_times",
            Self::ChangedInterviewTime => "changed_interview_time",
            Self::RemovedInterviewTime => "removed_interview_time",
            Self::InvitedToInterview => "invited_to_interview",
            Self::ListedInterviews => "listed_interviews",
            Self::BookedInterview => "booked_interview",
            Self::MovedInterview => "moved_interview",
            Self::CancelledInterview => "cancelled_interview",
            Self::SavedInterviewer => "saved_interviewer",
            Self::DeletedInterviewer => "deleted_interviewer",
            Self::MadeInterviewCalendar => "made_interview_calendar",
            Self::RevokedInterviewCalendar => "revoked_interview_calendar",
            Self::SavedInterviewSettings => "saved_interview_settings",
            Self::SavedPage => "saved_page",
            Self::DeletedPage => "deleted_page",
            Self::CreatedNotice => "created_notice",
            Self::SavedNotice => "saved_notice",
            Self::DeletedNotice => "deleted_notice",
            Self::PublishedTerms => "published_terms",
            Self::AcceptedTerms => "accepted_terms",
            Self::AddedPicture => "added_picture",
            Self::DeletedPicture => "deleted_picture",
        }
    }
}

/// Adds a row to the log, in the transaction of what it tells of.
///
/// # Errors
/// Faults of the database.
pub async fn record(
    tx: &Tx,
    actor: &Actor,
    did: Did,
    subject: impl ToString,
    agency: Option<&AgencyId>,
    now: Instant,
) -> Outcome<()> {
    audit_log::Entity::insert(audit_log::ActiveModel {
        id: Set(random::id()),
        at: Set(now),
        actor: Set(actor.name()),
        did: Set(did.slug().to_owned()),
        subject: Set(subject.to_string()),
        agency_id: Set(agency.map(ToString::to_string)),
        request_id: Set(actor.request_id.clone()),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// When agencies opened these applications and files, the newest first (X7-6).
///
/// # Errors
/// Faults of the database.
pub async fn openings(db: &impl ConnectionTrait, subjects: &[String]) -> Outcome<Vec<audit_log::Model>> {
    let mut all = Vec::new();
    for some in subjects.chunks(SUBJECTS_AT_ONCE) {
        let found = audit_log::Entity::find()
            .filter(audit_log::Column::Subject.is_in(some))
            .filter(audit_log::Column::Did.is_in([Did::ReadReceived.slug(), Did::FetchedReceivedAttachment.slug()]))
            .all(db)
            .await?;
        all.extend(found);
    }
    all.sort_by_key(|row| std::cmp::Reverse((row.at, row.id)));
    Ok(all)
}

/// What an actor did, the newest first (X7-6).
///
/// # Errors
/// Faults of the database.
pub async fn of_actor(db: &impl ConnectionTrait, actor: &Actor) -> Outcome<Vec<audit_log::Model>> {
    Ok(audit_log::Entity::find()
        .filter(audit_log::Column::Actor.eq(actor.name()))
        .order_by_desc(audit_log::Column::At)
        .order_by_desc(audit_log::Column::Id)
        .all(db)
        .await?)
}
