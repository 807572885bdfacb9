//! However many confirm at the same moment (X12-6).

use std::collections::BTreeMap;

use api::db::entities::{interview_bookings, interview_slots};
use futures_util::future::join_all;
use sea_orm::EntityTrait;
use serde_json::json;
use tests::both;

use super::{Table, applied, book, secret};

both! {
    /// Holds X12-6: two hundred confirmations of one time, one winner; the others get the times that are left.
    async fn two_hundred_confirm_one_time_and_one_wins(app: &TestApp) {
        let table = Table::laid(app).await;
        let times = table.three().await;
        let mut links = Vec::new();
        for number in 0..20 {
            let one = applied(app, &table.stage, &format!("Sokande{number}")).await;
            table.invite(app, json!([{ "application_id": one.application }])).await;
            links.push(secret(app, &one.email));
        }
        // Each of them ten times: on a phone, on a slow line, with an impatient finger.
        let replies = join_all((0..200).map(|number| book(app, &links[number % links.len()], &times[0]))).await;
        let mut counted: BTreeMap<(u16, String), usize> = BTreeMap::new();
        for (number, reply) in replies.iter().enumerate() {
            *counted.entry((reply.status, reply.code().to_owned())).or_default() += 1;
            if reply.status == 409 {
                assert_eq!(reply.body["current"]["days"][0]["times"].as_array().unwrap().len(), 2, "{number}");
            }
        }
        assert_eq!(counted, BTreeMap::from([((200, String::new()), 10), ((409, "interview_time_taken".to_owned()), 190)]));
        let bookings = interview_bookings::Entity::find().all(app.app.db.read()).await.unwrap();
        assert_eq!(bookings.len(), 1);
        let slots = interview_slots::Entity::find().all(app.app.db.read()).await.unwrap();
        assert_eq!(slots.iter().map(|slot| slot.booked).sum::<i32>(), 1);
        app.work().await;
    }

    /// Holds X12-6: as many as the recruiter allowed; and people who swap their times do not wait for each other.
    async fn a_time_has_as_many_as_are_allowed(app: &TestApp) {
        let table = Table::laid(app).await;
        let times = table.add(json!({ "times": [
            { "starts_at": "2026-12-14T09:00", "minutes": 45, "capacity": 3 },
            { "starts_at": "2026-12-14T10:00", "minutes": 45, "capacity": 3 }
        ] })).await;
        let mut links = Vec::new();
        for number in 0..6 {
            let one = applied(app, &table.stage, &format!("Sokande{number}")).await;
            table.invite(app, json!([{ "application_id": one.application }])).await;
            links.push(secret(app, &one.email));
        }
        let replies = join_all(links.iter().map(|link| book(app, link, &times[0]))).await;
        assert_eq!(replies.iter().filter(|reply| reply.status == 200).count(), 3);
        let replies = join_all(links.iter().map(|link| book(app, link, &times[1]))).await;
        let moved = replies.iter().filter(|reply| reply.status == 200).count();
        assert_eq!(moved, 3);
        let round = table.shown().await;
        let booked: Vec<_> = round["slots"].as_array().unwrap().iter().map(|slot| slot["booked"].as_i64().unwrap()).collect();
        let live = interview_bookings::Entity::find().all(app.app.db.read()).await.unwrap();
        let live = live.iter().filter(|booking| booking.released_at.is_none()).count();
        assert_eq!((booked[1], booked.iter().sum::<i64>()), (3, i64::try_from(live).unwrap()), "{booked:?}");
        app.work().await;
    }
}
