//! The profile as the form's state wants it.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use domain::ads::{AdState, Named};
use domain::applications::{Act, ApplicationAd, ApplicationState, ApplicationView};
use domain::forms::{Evaluation, profile_form};
use domain::ids::{AdId, ApplicationId, RecruitmentId};
use domain::language::Language;
use domain::profile::ProfileView;
use uuid::Uuid;

/// Days until the period of the profile ends, which it does not.
const FAR: i64 = 36_500;

/// A draft of [`profile_form`] whose period does not end. Its version is that of
/// rows and basic details alike.
pub(crate) fn as_form(profile: ProfileView) -> ApplicationView {
    let nobody = Named { id: String::new(), name: String::new() };
    ApplicationView {
        id: ApplicationId::from(Uuid::nil()),
        ad: ApplicationAd {
            id: AdId::from(Uuid::nil()),
            recruitment_id: RecruitmentId::from(Uuid::nil()),
            recruitment_code: String::new(),
            title: String::new(),
            title_language: Language::default(),
            agency: nobody,
            state: AdState::Open,
            public_service: false,
            opens_at: profile.saved_at,
            closes_at: profile.now + TimeDelta::days(FAR),
            closes_at_local: String::new(),
            contacts: Vec::new(),
        },
        open: None,
        language: Language::default(),
        state: ApplicationState::Unsent,
        editing: false,
        changes: Vec::new(),
        actions: vec![Act::Edit],
        form: profile_form(),
        version: profile.version,
        profile_version: profile.version,
        basics: profile.basics,
        answers: BTreeMap::new(),
        rows: profile.rows,
        attachments: Vec::new(),
        photo: None,
        form_changes: None,
        evaluation: Evaluation { errors: Vec::new(), percent: 0, sections: Vec::new() },
        wishes_no_publication: false,
        receipt: None,
        created_at: profile.saved_at,
        saved_at: profile.saved_at,
        sent_at: None,
        edited_at: None,
        withdrawn_at: None,
        disappears_at: None,
        now: profile.now,
    }
}
