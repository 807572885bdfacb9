//! An applicant chooses, changes and cancels by the link of a mail (G12.1 to G12.3).

use chrono::TimeDelta;
use serde_json::json;
use tests::both;
use tests::reqwest::Method;

use super::{Table, applied, book, cancel, free, good, look, property, secret, secret_in};

both! {
    /// Holds G12.1-1, D12, D13. Of G12.1-2 too: the mail leads to the times, the page books without a login, and the confirmation
    /// says when, where, with whom and whom to ask, with the event for the calendar.
    async fn whoever_is_invited_chooses_a_time(app: &TestApp) {
        let table = Table::laid(app).await;
        let times = table.three().await;
        let aino = applied(app, &table.stage, "Aino").await;
        table.invite(app, json!([{ "application_id": aino.application }])).await;
        let mail = app.mails(&aino.email)[0].clone();
        assert_eq!(mail.subject, "Inbjudan till intervju: välj en tid");
        for said in ["Ylitarkastaja, Migrationsverket", "10.12.2026 kl. 12.00", "Ta med ditt betyg.", "Konta Kt, +358 40 765 4321"] {
            assert!(mail.text.contains(said), "{said}: {}", mail.text);
        }
        assert!(mail.html.contains("/sv/interview#t=") && mail.calendar.is_none());
        let secret = secret(app, &aino.email);
        let shown = look(app, &secret).await;
        assert_eq!(shown.status, 200, "{}", shown.body);
        assert_eq!((&shown.body["stage"], &shown.body["actions"]), (&json!("invited"), &json!(["book"])));
        assert_eq!((&shown.body["minutes"], &shown.body["booked"]), (&json!(45), &json!(null)));
        assert_eq!(free(&shown.body), times);
        assert_eq!(shown.body["days"][0]["date"], "2026-12-14");
        assert_eq!(shown.body["days"][0]["times"][0]["starts_at_local"], "2026-12-14T09:00");
        assert_eq!(shown.body["book_until_local"], "2026-12-10T12:00");
        let booked = book(app, &secret, &times[1]).await;
        assert_eq!(booked.status, 200, "{}", booked.body);
        assert_eq!((&booked.body["stage"], &booked.body["actions"]), (&json!("booked"), &json!(["move", "cancel"])));
        assert_eq!(booked.body["booked"]["starts_at"], "2026-12-14T08:00:00.000Z");
        assert_eq!(free(&booked.body), [times[0].clone(), times[2].clone()]);
        app.work().await;
        let mail = app.mails(&aino.email)[0].clone();
        assert_eq!(mail.subject, "Din intervjutid är bokad");
        for said in ["14.12.2026 kl. 10.00–10.45", "Plats: Bulevarden 1, Helsingfors", "Kontaktperson: Konta Kt"] {
            assert!(mail.text.contains(said), "{said}: {}", mail.text);
        }
        assert!(secret_in(&mail.text).is_some() && mail.attachments == ["intervju.ics"], "{:?}", mail.attachments);
        let calendar = mail.calendar.unwrap();
        assert_eq!(calendar.method, "REQUEST");
        assert_eq!(property(&calendar.text, "METHOD"), Some("REQUEST"));
        assert_eq!(property(&calendar.text, "DTSTART"), Some("20261214T080000Z"));
        assert_eq!(property(&calendar.text, "SEQUENCE"), Some("1"));
        assert!(calendar.text.contains("mailto:rekry@migri.example") && !calendar.text.contains("#t="));
        // Twice the same is nothing new.
        assert_eq!(book(app, &secret, &times[1]).await.body["booked"], booked.body["booked"]);
        app.work().await;
        assert_eq!(app.mails(&aino.email).len(), 3, "the application, the invitation, the booking");
        let seen = &table.invitations().await[0];
        assert_eq!((&seen["stage"], &seen["booked_by"], &seen["name"]), (&json!("booked"), &json!("applicant"), &json!("Aino Lindqvist")));
        assert!(seen["mailed_at"].is_string() && seen["opened_at"].is_string());
        assert_eq!(app.audit("booked_interview").await, [seen["id"].as_str().unwrap()]);
    }

    /// Holds G12.2: another time releases the old one in the same moment; the mail tells both and has the link again.
    async fn another_time_releases_the_old_one(app: &TestApp) {
        let table = Table::laid(app).await;
        let times = table.three().await;
        let (aino, eero) = (applied(app, &table.stage, "Aino").await, applied(app, &table.stage, "Eero").await);
        table.invite(app, json!([{ "application_id": aino.application }, { "application_id": eero.application }])).await;
        let (first, other) = (secret(app, &aino.email), secret(app, &eero.email));
        book(app, &first, &times[0]).await;
        app.work().await;
        // By the link of the confirmation, while the first goes on working.
        let second = secret(app, &aino.email);
        assert_ne!(first, second);
        let moved = book(app, &second, &times[2]).await;
        assert_eq!(moved.status, 200, "{}", moved.body);
        assert_eq!(free(&moved.body), [times[0].clone(), times[1].clone()]);
        assert_eq!(free(&look(app, &other).await.body), [times[0].clone(), times[1].clone()]);
        app.work().await;
        let mail = app.mails(&aino.email)[0].clone();
        assert_eq!(mail.subject, "Din intervjutid har ändrats");
        for said in ["Ny tid: 14.12.2026 kl. 11.00–11.45", "Tidigare tid: 14.12.2026 kl. 09.00–09.45"] {
            assert!(mail.text.contains(said), "{said}: {}", mail.text);
        }
        assert!(secret_in(&mail.text).is_some());
        let calendar = mail.calendar.unwrap().text;
        assert_eq!(property(&calendar, "SEQUENCE"), Some("2"));
        assert_eq!(look(app, &first).await.body["booked"]["slot_id"], json!(times[2]));
        assert_eq!(book(app, &other, &times[0]).await.status, 200);
        let round = table.shown().await;
        let booked: Vec<_> = round["slots"].as_array().unwrap().iter().map(|slot| slot["booked"].as_u64().unwrap()).collect();
        assert_eq!(booked, [1, 0, 1]);
        assert_eq!((&round["free"], &round["waiting"], &round["booked"]), (&json!(1), &json!(0), &json!(2)));
    }

    /// Of G12.3, D13: cancelling has a mail without a link in its words and its event; the earlier links book again.
    async fn cancelled_can_be_booked_again_by_the_earlier_links(app: &TestApp) {
        let table = Table::laid(app).await;
        let times = table.three().await;
        let aino = applied(app, &table.stage, "Aino").await;
        table.invite(app, json!([{ "application_id": aino.application }])).await;
        let link = secret(app, &aino.email);
        assert_eq!(cancel(app, &link).await.code(), "not_possible", "nothing is booked");
        book(app, &link, &times[0]).await;
        app.work().await;
        let uid = property(&app.mails(&aino.email)[0].calendar.as_ref().unwrap().text, "UID").unwrap().to_owned();
        let gone = cancel(app, &link).await;
        assert_eq!((gone.status, &gone.body["stage"]), (200, &json!("cancelled")), "{}", gone.body);
        assert_eq!(cancel(app, &link).await.status, 200, "a click too many");
        app.work().await;
        let mail = app.mails(&aino.email)[0].clone();
        assert_eq!(mail.subject, "Din intervjutid är inställd");
        assert!(!mail.text.contains("http") && !mail.html.contains("href"), "{}", mail.text);
        assert!(mail.text.contains("Du kan boka en ny intervjutid via länken i de tidigare meddelandena fram till 10.12.2026 kl. 12.00."));
        let calendar = mail.calendar.unwrap();
        assert_eq!((calendar.method.as_str(), property(&calendar.text, "METHOD")), ("CANCEL", Some("CANCEL")));
        assert_eq!((property(&calendar.text, "UID"), property(&calendar.text, "SEQUENCE")), (Some(uid.as_str()), Some("2")));
        assert!(!calendar.text.contains("http"), "{}", calendar.text);
        assert_eq!(app.mails(&aino.email).iter().filter(|mail| mail.subject == "Din intervjutid är inställd").count(), 1);
        assert_eq!(table.invitations().await[0]["stage"], "cancelled");
        let again = book(app, &link, &times[1]).await;
        assert_eq!((again.status, &again.body["stage"]), (200, &json!("booked")), "{}", again.body);
        app.work().await;
        let calendar = app.mails(&aino.email)[0].calendar.clone().unwrap();
        assert_eq!((calendar.method.as_str(), property(&calendar.text, "UID")), ("REQUEST", Some(uid.as_str())));
        assert_eq!(property(&calendar.text, "SEQUENCE"), Some("3"));
    }

    /// Of G12.2, G12.3: to the millisecond; afterwards the contact person is named, and what is booked stays booked.
    async fn the_deadline_ends_choosing(app: &TestApp) {
        let table = Table::laid(app).await;
        let times = table.three().await;
        let (aino, eero) = (applied(app, &table.stage, "Aino").await, applied(app, &table.stage, "Eero").await);
        table.invite(app, json!([{ "application_id": aino.application }, { "application_id": eero.application }])).await;
        let (link, late) = (secret(app, &aino.email), secret(app, &eero.email));
        app.clock.set("2026-12-10T09:59:59.999Z".parse().unwrap());
        assert_eq!(book(app, &link, &times[0]).await.status, 200);
        app.wait(TimeDelta::milliseconds(1));
        for (secret, reply) in [
            (&link, book(app, &link, &times[1]).await),
            (&link, cancel(app, &link).await),
            (&late, book(app, &late, &times[1]).await),
        ] {
            assert_eq!((reply.status, reply.code()), (409, "booking_over"), "{secret} {}", reply.body);
            assert_eq!(reply.body["current"]["contact"]["name"], "Konta Kt");
            assert_eq!(reply.body["current"]["days"], json!([]));
        }
        let shown = look(app, &link).await.body;
        assert_eq!((&shown["stage"], &shown["actions"]), (&json!("booked"), &json!([])));
        assert_eq!(shown["booked"]["slot_id"], json!(times[0]));
        // The agency books for whoever calls (G12.4).
        let table = Table { recruiter: app.logged_in(&table.recruiter).await, ..table };
        let invitation = table.invitations().await[1]["id"].as_str().unwrap().to_owned();
        let path = format!("{}/invitations/{invitation}/booking", table.round);
        let done = table.recruiter.send(Method::PUT, &path, json!({ "slot_id": times[1] })).await;
        assert_eq!((done.status, &done.body["booked_by"]), (200, &json!("agency")), "{}", done.body);
    }

    /// Holds X12-6: a time that is gone is refused with those that are left; when nothing is left, that is said, and the
    /// agency's systems hear of it.
    async fn a_taken_time_comes_with_those_that_are_left(app: &TestApp) {
        let table = Table::laid(app).await;
        let times = table.add(json!({ "times": [
            { "starts_at": "2026-12-14T09:00", "minutes": 45 },
            { "starts_at": "2026-12-14T10:00", "minutes": 45 }
        ] })).await;
        let mut links = Vec::new();
        for name in ["Aino", "Eero", "Leena"] {
            let one = applied(app, &table.stage, name).await;
            table.invite(app, json!([{ "application_id": one.application }])).await;
            links.push(secret(app, &one.email));
        }
        assert_eq!(book(app, &links[0], &times[0]).await.status, 200);
        let taken = book(app, &links[1], &times[0]).await;
        assert_eq!((taken.status, taken.code()), (409, "interview_time_taken"), "{}", taken.body);
        assert_eq!(free(&taken.body["current"]), [times[1].clone()]);
        assert_eq!(book(app, &links[1], &times[1]).await.status, 200);
        let none = book(app, &links[2], &times[1]).await;
        assert_eq!((none.status, none.code()), (409, "no_interview_times"), "{}", none.body);
        let unknown = book(app, &links[2], "01920000-0000-7000-8000-000000000000").await;
        assert_eq!(unknown.code(), "no_interview_times");
        let feed = api::db::feed::after(app.app.db.read(), &api::db::feed::Feed::Agency("migri".parse().unwrap()), 0, 100).await.unwrap();
        let kinds: Vec<_> = feed.iter().map(|(_, change)| change["type"].as_str().unwrap()).filter(|kind| kind.starts_with("interview")).collect();
        assert_eq!(kinds, ["interview.offered", "interview.offered", "interview.offered", "interview.booked", "interview.booked", "interview_round.full"]);
    }

    /// Of G12.2, G12.3: the same acts logged in, under one's own application and no other.
    async fn logged_in_the_application_has_its_interview(app: &TestApp) {
        let table = Table::laid(app).await;
        let times = table.three().await;
        let (aino, eero) = (applied(app, &table.stage, "Aino").await, applied(app, &table.stage, "Eero").await);
        table.invite(app, json!([{ "application_id": aino.application }])).await;
        let list = aino.browser.ask(Method::GET, &format!("{}/interviews", aino.path())).await;
        assert_eq!((list.status, &list.body["total"]), (200, &json!(1)), "{}", list.body);
        assert_eq!(list.body["items"][0]["note"], "Ta med ditt betyg.");
        let id = list.body["items"][0]["invitation_id"].as_str().unwrap();
        let booking = format!("{}/interviews/{id}/booking", aino.path());
        let body = json!({ "slot_id": times[0] });
        let booked = aino.browser.send(Method::PUT, &booking, body.clone()).await;
        assert_eq!((booked.status, &booked.body["stage"]), (200, &json!("booked")), "{}", booked.body);
        let file = aino.browser.ask(Method::GET, &format!("{}/interviews/{id}/calendar.ics", aino.path())).await;
        assert!(file.text().contains("METHOD:PUBLISH") && file.text().contains("SEQUENCE:1"), "{}", file.text());
        let own = format!("{}/interviews/{id}/booking", eero.path());
        assert_eq!(eero.browser.send(Method::PUT, &own, body.clone()).await.status, 404);
        assert_eq!(eero.browser.send(Method::PUT, &booking, body).await.status, 404);
        assert_eq!(eero.browser.ask(Method::DELETE, &own).await.status, 404);
        let gone = aino.browser.ask(Method::DELETE, &booking).await;
        assert_eq!((gone.status, &gone.body["stage"]), (200, &json!("cancelled")), "{}", gone.body);
        app.work().await;
        // Of X7-6: it is in what is held about her.
        let data = good(aino.browser.ask(Method::GET, "/me/data/json").await);
        let kept = &data["applications"][0]["interviews"][0];
        assert_eq!((&kept["kind"], kept["bookings"].as_array().unwrap().len()), (&json!("choice"), 1), "{kept}");
    }
}
