//! Reminders: the day before the interview, and before the end of the booking time (issue 7, G12).

use serde_json::json;
use tests::both;

use super::{Table, applied, book, cancel, secret, secret_in};

async fn look_at_deadlines(app: &tests::TestApp) {
    for _ in 0..2 {
        api::jobs::watch_deadlines(&app.app).await.unwrap();
    }
    app.work().await;
}

both! {
    /// Of G12.1-2: once, to whoever has booked earlier; and once to whoever has not chosen, while there is something to choose.
    async fn each_is_reminded_once(app: &TestApp) {
        let table = Table::laid(app).await;
        let times = table.three().await;
        let mut people = Vec::new();
        for name in ["Aino", "Eero", "Leena"] {
            people.push(applied(app, &table.stage, name).await);
        }
        let all: Vec<_> = people.iter().map(|one| json!({ "application_id": one.application })).collect();
        table.invite(app, json!(all)).await;
        book(app, &secret(app, &people[0].email), &times[0]).await;
        let leena = secret(app, &people[2].email);
        book(app, &leena, &times[1]).await;
        cancel(app, &leena).await;
        app.work().await;
        let count = |at: usize, subject: &str| app.mails(&people[at].email).iter().filter(|mail| mail.subject == subject).count();
        let (choose, interview) = ("Påminnelse: välj en intervjutid", "Påminnelse om din intervju");
        app.clock.set("2026-12-09T09:59:59.000Z".parse().unwrap());
        look_at_deadlines(app).await;
        assert_eq!(count(1, choose), 0);
        app.clock.set("2026-12-09T10:00:00.000Z".parse().unwrap());
        look_at_deadlines(app).await;
        assert_eq!([count(0, choose), count(1, choose), count(2, choose)], [0, 1, 0], "booked, waiting, cancelled");
        let mail = app.mails(&people[1].email)[0].clone();
        let link = secret_in(&mail.text).unwrap();
        assert_eq!(book(app, &link, &times[2]).await.status, 200, "its link works");
        app.clock.set("2026-12-13T07:00:00.000Z".parse().unwrap());
        look_at_deadlines(app).await;
        assert_eq!([count(0, interview), count(1, interview), count(2, interview)], [1, 0, 0]);
        let mail = app.mails(&people[0].email)[0].clone();
        assert!(mail.text.contains("14.12.2026 kl. 09.00–09.45") && mail.calendar.is_none(), "{}", mail.text);
        app.clock.set("2026-12-13T12:00:00.000Z".parse().unwrap());
        look_at_deadlines(app).await;
        assert_eq!([count(0, interview), count(1, interview), count(2, interview)], [1, 1, 0]);
    }
}
