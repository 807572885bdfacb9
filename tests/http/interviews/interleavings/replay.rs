//! The calendars of all applicants, as the mails to them make them.

use std::collections::BTreeMap;

use api::db::entities::{interview_bookings, interview_invitations, interview_slots};
use domain::time::Instant;
use sea_orm::EntityTrait;
use tests::TestApp;

use crate::interviews::{property, secret_in};

/// What a calendar knows of one event.
#[derive(Debug)]
struct Known {
    sequence: i64,
    /// When it is; nothing once it is cancelled.
    starts_at: Option<String>,
}

/// Events by their name; a name belongs to one applicant.
#[derive(Debug, Default)]
pub(super) struct Calendars(BTreeMap<String, Known>);

impl Calendars {
    /// Sends what waits, and takes the new mails in the order in which they were written; answers the secrets of their links.
    pub(super) async fn read_new_mails(&mut self, app: &TestApp) -> Vec<String> {
        app.work().await;
        let folder = app.app.settings.mail_dir();
        let mut mails = api::mail::kept(&folder, None).unwrap();
        std::fs::remove_dir_all(&folder).ok();
        mails.sort_by(|one, other| one.message_id.cmp(&other.message_id));
        let mut links = Vec::new();
        for mail in &mails {
            links.extend(secret_in(&mail.text));
            let Some(calendar) = &mail.calendar else { continue };
            let text = calendar.text.replace("\r\n ", "");
            assert_eq!(property(&text, "METHOD"), Some(calendar.method.as_str()));
            let uid = property(&text, "UID").unwrap().to_owned();
            let sequence = property(&text, "SEQUENCE").unwrap().parse().unwrap();
            let cancelled = calendar.method == "CANCEL";
            assert_eq!(property(&text, "STATUS"), Some(if cancelled { "CANCELLED" } else { "CONFIRMED" }));
            let starts_at = (!cancelled).then(|| property(&text, "DTSTART").unwrap().to_owned());
            // A calendar takes nothing that is not newer than what it has (RFC 5546, 2.1.5).
            let newer = self.0.get(&uid).is_none_or(|known| known.sequence < sequence);
            assert!(newer, "{uid}: {sequence} comes after {:?}", self.0.get(&uid));
            self.0.insert(uid, Known { sequence, starts_at });
        }
        links
    }

    /// Compares them with what is booked.
    pub(super) async fn agree(&self, app: &TestApp) {
        let db = app.app.db.read();
        let slots = interview_slots::Entity::find().all(db).await.unwrap();
        let bookings = interview_bookings::Entity::find().all(db).await.unwrap();
        for invitation in interview_invitations::Entity::find().all(db).await.unwrap() {
            let live = bookings.iter().find(|one| one.invitation_id == invitation.id && one.released_at.is_none());
            let booked = live.map(|live| slots.iter().find(|slot| slot.id == live.slot_id).unwrap().starts_at);
            let uid = domain::interviews::uid(invitation.id, app.app.public_url.host());
            let known = self.0.get(&uid);
            let written = |at: Instant| at.format("%Y%m%dT%H%M%SZ").to_string();
            assert_eq!(known.and_then(|known| known.starts_at.clone()), booked.map(written), "{uid}");
            assert_eq!(known.map_or(0, |known| known.sequence), i64::from(invitation.calendar_sequence), "{uid}");
        }
    }
}
