//! What holds after every step.

use std::collections::{BTreeMap, BTreeSet};

use api::db::entities::{interview_bookings, interview_invitations, interview_slots, round_interviewers};
use domain::ids::InterviewerId;
use sea_orm::EntityTrait;
use tests::TestApp;

/// Looks at the tables as they are now.
pub(super) async fn hold(app: &TestApp) {
    let db = app.app.db.read();
    let slots = interview_slots::Entity::find().all(db).await.unwrap();
    let bookings = interview_bookings::Entity::find().all(db).await.unwrap();
    let invitations = interview_invitations::Entity::find().all(db).await.unwrap();
    let live: Vec<_> = bookings.iter().filter(|booking| booking.released_at.is_none()).collect();
    let of: BTreeSet<_> = live.iter().map(|booking| booking.invitation_id).collect();
    assert_eq!(of.len(), live.len(), "somebody has two times");
    for slot in &slots {
        let count = live.iter().filter(|booking| booking.slot_id == slot.id).count();
        assert_eq!(usize::try_from(slot.booked).unwrap(), count, "{slot:?}");
        assert!(slot.booked <= slot.capacity && (slot.removed_at.is_none() || slot.booked == 0), "{slot:?}");
    }
    for booking in &live {
        let invitation = invitations.iter().find(|one| one.id == booking.invitation_id).unwrap();
        let slot = slots.iter().find(|slot| slot.id == booking.slot_id).unwrap();
        assert_eq!(slot.round_id, invitation.round_id);
        let over = invitation.closed_at.is_some_and(|closed| slot.starts_at > closed);
        assert!(!over, "closed, and still booked: {invitation:?} {slot:?}");
    }
    let mut of_person: BTreeMap<InterviewerId, Vec<_>> = BTreeMap::new();
    for pair in round_interviewers::Entity::find().all(db).await.unwrap() {
        let own = slots.iter().filter(|slot| slot.round_id == pair.round_id && slot.removed_at.is_none());
        of_person.entry(pair.interviewer_id).or_default().extend(own.map(|slot| (slot.starts_at, slot.ends_at)));
    }
    for (person, mut times) in of_person {
        times.sort();
        assert!(times.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{person} is in two places: {times:?}");
    }
}
