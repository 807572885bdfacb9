//! What ends an invitation: withdrawing, deleting the account, ending the recruitment (X10-4, D12).

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use serde_json::json;
use tests::reqwest::Method;
use tests::{PASSWORD, both};

use super::{Table, applied, book, cancel, free, good, look, property, secret, send_seen};
use crate::applications::version;

both! {
    /// Holds X10-4, D12: withdrawing releases the time, takes the event out of the calendar and closes the link; sent again,
    /// the applicant can be invited again.
    async fn withdrawing_releases_the_time(app: &TestApp) {
        let table = Table::laid(app).await;
        let times = table.three().await;
        let (aino, eero) = (applied(app, &table.stage, "Aino").await, applied(app, &table.stage, "Eero").await);
        table.invite(app, json!([{ "application_id": aino.application }, { "application_id": eero.application }])).await;
        let link = secret(app, &aino.email);
        book(app, &link, &times[0]).await;
        app.work().await;
        let body = json!({ "base_version": version(&aino.browser, &aino.path()).await });
        let gone = aino.browser.send(Method::POST, &format!("{}/withdrawal", aino.path()), body).await;
        assert_eq!(gone.status, 200, "{}", gone.body);
        app.work().await;
        let mails = app.mails(&aino.email);
        let mail = mails.iter().find(|mail| mail.subject == "Din intervjutid är inställd").unwrap();
        assert!(mail.text.contains("Din ansökan är återkallad") && !mail.text.contains("http"), "{}", mail.text);
        assert_eq!(mail.calendar.as_ref().unwrap().method, "CANCEL");
        for reply in [look(app, &link).await, book(app, &link, &times[1]).await, cancel(app, &link).await] {
            assert_eq!((reply.status, reply.code()), (410, "interview_closed"), "{}", reply.body);
        }
        assert_eq!(free(&look(app, &secret(app, &eero.email)).await.body), times, "the time is free again");
        assert_eq!(table.invitations().await[0]["stage"], "closed");
        let path = format!("{}/invitations", table.round);
        let invitee = json!({ "invitees": [{ "application_id": aino.application }] });
        let refused = table.recruiter.send(Method::POST, &path, invitee.clone()).await;
        assert_eq!(refused.errors(), ["/invitees/0/application_id not_applying"]);
        let body = json!({ "base_version": version(&aino.browser, &aino.path()).await });
        good(aino.browser.send(Method::POST, &format!("{}/resubmission", aino.path()), body).await);
        good(table.recruiter.send(Method::POST, &path, invitee).await);
        app.work().await;
        let again = book(app, &secret(app, &aino.email), &times[0]).await;
        assert_eq!(again.status, 200, "{}", again.body);
        app.work().await;
        let calendar = app.mails(&aino.email)[0].calendar.clone().unwrap().text;
        assert_eq!(property(&calendar, "SEQUENCE"), Some("3"), "booked, cancelled, booked: one event");
    }

    /// Holds X10-4, G8-2: deleting the account does the same; the last mail reaches the address that nothing knows afterwards.
    async fn deleting_the_account_releases_the_time(app: &TestApp) {
        let table = Table::laid(app).await;
        let times = table.three().await;
        let aino = applied(app, &table.stage, "Aino").await;
        table.invite(app, json!([{ "application_id": aino.application }])).await;
        let link = secret(app, &aino.email);
        book(app, &link, &times[0]).await;
        app.work().await;
        app.give_password(&aino.browser).await;
        let wish = json!({ "word": "radera", "password": PASSWORD });
        let gone = aino.browser.send(Method::POST, "/me/deletion", wish).await;
        assert_eq!(gone.status, 204, "{}", gone.body);
        app.work().await;
        let mail = app.mails(&aino.email)[0].clone();
        assert_eq!(mail.subject, "Din intervjutid är inställd");
        assert!(mail.text.contains("Ditt konto är raderat"), "{}", mail.text);
        assert_eq!(mail.calendar.unwrap().method, "CANCEL");
        assert_eq!(look(app, &link).await.code(), "interview_closed");
        let round = table.shown().await;
        assert_eq!((&round["booked"], &round["free"]), (&json!(0), &json!(3)));
        let kept: Vec<_> = app.events().await.into_iter().map(|event| format!("{event:?}")).collect();
        assert!(!kept.iter().any(|event| event.contains("aino@")), "{kept:?}");
    }

    /// Holds D12: ending the recruitment cancels what lies ahead and closes what is open.
    async fn ending_the_recruitment_closes_invitations(app: &TestApp) {
        let table = Table::laid(app).await;
        let times = table.three().await;
        let (aino, eero) = (applied(app, &table.stage, "Aino").await, applied(app, &table.stage, "Eero").await);
        table.invite(app, json!([{ "application_id": aino.application }, { "application_id": eero.application }])).await;
        let (booked, open) = (secret(app, &aino.email), secret(app, &eero.email));
        book(app, &booked, &times[0]).await;
        app.work().await;
        app.wait(TimeDelta::minutes(31));
        app.set_recruitment(&table.stage, |row| row.opens_at = Set(app.now() - TimeDelta::days(20))).await;
        let path = format!("/agencies/migri/recruitments/{}", table.stage.recruitment);
        let seen = good(table.recruiter.ask(Method::GET, &path).await);
        good(send_seen(&table.recruiter, Method::POST, &format!("{path}/end"), &seen["version"], json!({})).await);
        app.work().await;
        let mail = app.mails(&aino.email)[0].clone();
        assert!(mail.text.contains("Rekryteringen har avslutats"), "{}", mail.text);
        assert_eq!(mail.calendar.unwrap().method, "CANCEL");
        for link in [&booked, &open] {
            assert_eq!(look(app, link).await.code(), "interview_closed");
        }
        let refused = table.recruiter.send(Method::POST, &format!("{}/invitations", table.round), json!({ "invitees": [{ "application_id": eero.application }] })).await;
        assert_eq!(refused.code(), "not_possible");
    }
}
