//! Video interviews at an outside partner (G12.5).

use domain::agencies::Role;
use serde_json::json;
use tests::both;
use tests::reqwest::Method;

use super::{Table, applied, book, look, secret, send_seen, wish_with};

both! {
    /// Holds G12.5: deadline, instructions and the link to the partner, whose host the agency's administrator has allowed.
    async fn a_video_interview_leads_to_an_allowed_partner(app: &TestApp) {
        let (stage, recruiter) = (app.stage("migri").await, app.reader("migri").await);
        let all = format!("/agencies/migri/recruitments/{}/interview-rounds", stage.recruitment);
        let video = wish_with(|wish| {
            wish["kind"] = json!("video");
            wish["link"] = json!("https://video.recright.com/i/42?a=b");
            wish["note"] = json!({ "sv": "Svara på tre frågor." });
        });
        let refused = recruiter.send(Method::POST, &all, video.clone()).await;
        assert_eq!((refused.status, refused.errors()), (422, vec!["/link host_not_allowed".to_owned()]));
        let settings = "/agencies/migri/interview-settings";
        let seen = recruiter.ask(Method::GET, settings).await.body;
        let wish = json!({ "video_hosts": ["RecRight.com"] });
        assert_eq!(send_seen(&recruiter, Method::PUT, settings, &seen["version"], wish.clone()).await.code(), "forbidden");
        let administrator = app.at_agency("migri", Role::AgencyAdministrator).await;
        let bad = send_seen(&administrator, Method::PUT, settings, &seen["version"], json!({ "video_hosts": ["a b", "ok.example"] })).await;
        assert_eq!(bad.errors(), ["/video_hosts/0 malformed"]);
        let set = send_seen(&administrator, Method::PUT, settings, &seen["version"], wish.clone()).await;
        assert_eq!((set.status, &set.body["video_hosts"]), (200, &json!(["recright.com"])), "{}", set.body);
        assert_eq!(send_seen(&administrator, Method::PUT, settings, &seen["version"], wish).await.status, 412);
        let table = Table::with(stage, recruiter, video).await;
        let aino = applied(app, &table.stage, "Aino").await;
        table.invite(app, json!([{ "application_id": aino.application }])).await;
        let mail = app.mails(&aino.email)[0].clone();
        assert_eq!(mail.subject, "Inbjudan till videointervju");
        for said in [
            "Svara senast 10.12.2026 kl. 12.00.",
            "förinspelade frågor i form av videoinspelning",
            "Svara på tre frågor.",
            "Öppna videointervjun (extern tjänst): https://video.recright.com/i/42?a=b",
        ] {
            assert!(mail.text.contains(said), "{said}: {}", mail.text);
        }
        let list = aino.browser.ask(Method::GET, &format!("{}/interviews", aino.path())).await.body;
        assert_eq!(list["items"][0]["video_link"], "https://video.recright.com/i/42?a=b");
        assert_eq!((&list["items"][0]["kind"], &list["items"][0]["actions"]), (&json!("video"), &json!([])));
        let seen = table.shown().await;
        let times = json!({ "times": [{ "starts_at": "2026-12-14T09:00", "minutes": 45 }] });
        let path = format!("{}/slots", table.round);
        assert_eq!(send_seen(&table.recruiter, Method::POST, &path, &seen["version"], times).await.code(), "not_possible");
        app.clock.set("2026-12-10T10:00:00.000Z".parse().unwrap());
        // Whoever is logged in sees that it is over; the session of the morning is not, it was renewed above.
        let aino_again = app.logged_in(&aino.browser).await;
        let list = aino_again.ask(Method::GET, &format!("{}/interviews", aino.path())).await.body;
        assert_eq!(list["items"][0]["video_link"], json!(null));
    }

    /// Of G12.5, X14-4: a link is an https address, also of a remote interview; and a remote time tells its address only to
    /// whoever has booked it.
    async fn links_are_https_and_told_to_whoever_has_booked(app: &TestApp) {
        let (stage, recruiter) = (app.stage("migri").await, app.reader("migri").await);
        let all = format!("/agencies/migri/recruitments/{}/interview-rounds", stage.recruitment);
        for link in ["http://teams.example.com/1", "javascript:alert(1)", "https://a@b.example/"] {
            let refused = recruiter.send(Method::POST, &all, wish_with(|wish| wish["link"] = json!(link))).await;
            assert_eq!(refused.errors(), ["/link not_https"], "{link}");
        }
        let remote = wish_with(|wish| {
            wish["link"] = json!("https://teams.example.com/meet/1");
            wish["place"] = json!(null);
        });
        let table = Table::with(stage, recruiter, remote).await;
        let times = table.three().await;
        let aino = applied(app, &table.stage, "Aino").await;
        table.invite(app, json!([{ "application_id": aino.application }])).await;
        let link = secret(app, &aino.email);
        let shown = look(app, &link).await;
        assert!(!shown.text().contains("teams.example.com"), "{}", shown.text());
        assert_eq!(shown.body["days"][0]["times"][0]["remote"], json!(true));
        assert!(!app.mails(&aino.email)[0].text.contains("teams.example.com"));
        let booked = book(app, &link, &times[0]).await;
        assert_eq!(booked.body["booked"]["link"], "https://teams.example.com/meet/1");
        app.work().await;
        let mail = app.mails(&aino.email)[0].clone();
        assert!(mail.text.contains("Länk till distansintervjun: https://teams.example.com/meet/1"), "{}", mail.text);
        assert!(mail.calendar.unwrap().text.contains("LOCATION;LANGUAGE=sv:https://teams.example.com/meet/1"));
    }
}
