//! The agency fixes a time, and books for whoever calls (G12.1-1, G12.4).

use serde_json::json;
use tests::both;
use tests::reqwest::Method;

use super::{Table, applied, book, cancel, look, property, secret, secret_in};

both! {
    /// Holds G12.1-1, G12.4: a fixed time comes with the event for the calendar; it is shown, and not the applicant's to
    /// change.
    async fn a_fixed_time_is_announced_with_its_event(app: &TestApp) {
        let table = Table::laid(app).await;
        let times = table.three().await;
        let aino = applied(app, &table.stage, "Aino").await;
        table.invite(app, json!([{ "application_id": aino.application, "slot_id": times[1] }])).await;
        let mail = app.mails(&aino.email)[0].clone();
        assert_eq!(mail.subject, "Din intervjutid");
        for said in ["En intervjutid har bokats för dig", "Tid: 14.12.2026 kl. 10.00–10.45", "Plats: Bulevarden 1, Helsingfors"] {
            assert!(mail.text.contains(said), "{said}: {}", mail.text);
        }
        let calendar = mail.calendar.clone().unwrap();
        assert_eq!((calendar.method.as_str(), property(&calendar.text, "DTSTART")), ("REQUEST", Some("20261214T080000Z")));
        let link = secret(app, &aino.email);
        let shown = look(app, &link).await.body;
        assert_eq!((&shown["kind"], &shown["stage"], &shown["actions"]), (&json!("fixed"), &json!("booked"), &json!([])));
        assert_eq!((&shown["days"], &shown["booked"]["slot_id"]), (&json!([]), &json!(times[1])));
        assert_eq!(book(app, &link, &times[0]).await.code(), "not_possible");
        assert_eq!(cancel(app, &link).await.code(), "not_possible");
    }

    /// Holds G12.4: the recruiter books, moves and cancels for the applicant, who is told each time.
    async fn the_recruiter_books_for_the_applicant(app: &TestApp) {
        let table = Table::laid(app).await;
        let times = table.three().await;
        let aino = applied(app, &table.stage, "Aino").await;
        table.invite(app, json!([{ "application_id": aino.application }])).await;
        let invitation = table.invitations().await[0]["id"].as_str().unwrap().to_owned();
        let booking = format!("{}/invitations/{invitation}/booking", table.round);
        let booked = table.recruiter.send(Method::PUT, &booking, json!({ "slot_id": times[0] })).await;
        assert_eq!((booked.status, &booked.body["stage"]), (200, &json!("booked")), "{}", booked.body);
        app.work().await;
        let mail = app.mails(&aino.email)[0].clone();
        assert!(mail.text.contains("Rekryteraren har bokat en intervjutid för dig"), "{}", mail.text);
        assert!(mail.calendar.is_some() && secret_in(&mail.text).is_some());
        let moved = table.recruiter.send(Method::PUT, &booking, json!({ "slot_id": times[2] })).await;
        assert_eq!(moved.body["booked"]["slot_id"], json!(times[2]), "{}", moved.body);
        let gone = table.recruiter.ask(Method::DELETE, &booking).await;
        assert_eq!((gone.status, &gone.body["stage"]), (200, &json!("cancelled")), "{}", gone.body);
        app.work().await;
        let subjects: Vec<_> = app.mails(&aino.email).iter().rev().map(|mail| mail.subject.clone()).collect();
        assert_eq!(subjects[2..], ["Din intervjutid är bokad", "Din intervjutid har ändrats", "Din intervjutid är inställd"]);
        for (did, times) in [("booked_interview", 1), ("moved_interview", 1), ("cancelled_interview", 1)] {
            assert_eq!(app.audit(did).await.len(), times, "{did}");
        }
        // Another agency, another round: nothing is there.
        let other = app.reader("traficom").await;
        assert_eq!(other.ask(Method::DELETE, &booking).await.status, 404);
        let elsewhere = booking.replace(&invitation, "01920000-0000-7000-8000-000000000000");
        assert_eq!(table.recruiter.ask(Method::DELETE, &elsewhere).await.status, 404);
    }

    /// Of X13-3: a booked time goes only with a message, and whoever had it chooses another one, also where it was fixed.
    async fn a_removed_time_comes_with_a_message_and_a_new_choice(app: &TestApp) {
        let table = Table::laid(app).await;
        let times = table.three().await;
        let aino = applied(app, &table.stage, "Aino").await;
        table.invite(app, json!([{ "application_id": aino.application, "slot_id": times[0] }])).await;
        assert_eq!(table.remove(&times[2], json!({})).await.status, 200, "nobody has it");
        let silent = table.remove(&times[0], json!({ "message": "  " })).await;
        assert_eq!((silent.status, silent.errors()), (422, vec!["/message missing".to_owned()]));
        let removed = table.remove(&times[0], json!({ "message": "En intervjuare har insjuknat." })).await;
        assert_eq!(removed.status, 200, "{}", removed.body);
        assert_eq!(removed.body["slots"].as_array().unwrap().len(), 1);
        app.work().await;
        let mail = app.mails(&aino.email)[0].clone();
        assert_eq!(mail.subject, "Din intervjutid är inställd");
        assert!(mail.text.contains("En intervjuare har insjuknat.") && mail.text.contains("Välj en ny intervjutid"), "{}", mail.text);
        assert_eq!(mail.calendar.unwrap().method, "CANCEL");
        let link = secret_in(&mail.text).unwrap();
        assert_eq!(book(app, &link, &times[0]).await.code(), "interview_time_taken", "it is gone");
        assert_eq!(book(app, &link, &times[1]).await.body["stage"], "booked");
    }
}
