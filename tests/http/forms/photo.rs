use serde_json::{Value, json};
use tests::both;
use tests::reqwest::Method;

use super::{stage, standard, written};
use crate::applications::{begin as begin_application, fill_in, show, submit, version};
use crate::profile::photo::png;
use crate::recruitments::{draft, published};

fn asks_for_photo() -> Value {
    let mut form = standard();
    form["basics"]["photo"] = json!("required");
    form
}

both! {
    /// Holds G9.2.1: where a form demands a photo, the application has that of the profile, and is sent with the one that
    /// there is then; the agency sees that one, whatever becomes of the profile's.
    async fn an_application_is_sent_with_the_photo_of_its_moment(app: &TestApp) {
        let (recruiter, neighbour) = (app.reader("migri").await, app.reader("tulli").await);
        let open = published(&recruiter, draft(1)).await;
        written(&recruiter, &open, asks_for_photo()).await;
        let aino = app.applying("Aino").await;
        let path = begin_application(&aino, &stage(&open)).await;
        fill_in(&aino, &path).await;
        let refused = aino.send(Method::POST, &format!("{path}/submission"), json!({ "base_version": version(&aino, &path).await })).await;
        assert_eq!(refused.errors(), ["/basics/photo missing"]);
        assert_eq!(aino.ask(Method::GET, &format!("{path}/photo")).await.status, 404);
        let first = aino.upload("/me/profile/photo", "jag.png", png(60, 40)).await.body;
        assert_eq!(show(&aino, &path).await["photo"], first);
        let shown = aino.ask(Method::GET, &format!("{path}/photo")).await;
        assert_eq!(api::random::sha256_hex(&shown.bytes), first["sha256"].as_str().unwrap());
        let sent = submit(&aino, &path).await;
        assert_eq!(sent["photo"], first);

        let id = path.rsplit_once('/').unwrap().1;
        let at = format!("/agencies/migri/applications/{id}");
        let second = aino.upload("/me/profile/photo", "jag.png", png(30, 50)).await.body;
        assert_ne!(second["sha256"], first["sha256"]);
        app.work().await;
        assert_eq!(show(&aino, &path).await["photo"], first, "what was sent stays (D1 names what shines through)");
        assert_eq!(recruiter.ask(Method::GET, &at).await.body["photo"], first);
        let read = recruiter.ask(Method::GET, &format!("{at}/photo")).await;
        assert_eq!(api::random::sha256_hex(&read.bytes), first["sha256"].as_str().unwrap());
        assert!(read.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
        assert_eq!(app.audit("fetched_received_photo").await, [id]);
        assert_eq!(neighbour.ask(Method::GET, &format!("/agencies/tulli/applications/{id}/photo")).await.status, 404);
        assert_eq!(app.stored_files(), 2);

        // “Redigering klar” sends the one of that moment.
        let seen = json!({ "base_version": version(&aino, &path).await });
        let edit = aino.send(Method::POST, &format!("{path}/edits"), seen).await;
        assert_eq!((edit.status, &edit.body["photo"]), (200, &second), "{}", edit.body);
        assert_eq!(recruiter.ask(Method::GET, &at).await.body["photo"], first);
        let done = json!({ "base_version": edit.body["version"] });
        let done = aino.send(Method::POST, &format!("{path}/edits/completion"), done).await;
        assert_eq!((done.status, &done.body["photo"]), (200, &second), "{}", done.body);
        assert_eq!(recruiter.ask(Method::GET, &at).await.body["photo"], second);
        assert_eq!(aino.ask(Method::DELETE, "/me/profile/photo").await.status, 204);
        app.work().await;
        assert_eq!(recruiter.ask(Method::GET, &format!("{at}/photo")).await.status, 200, "a sent one keeps its photo");

        // Of D8: of a withdrawn one recruiters see no content.
        let seen = json!({ "base_version": version(&aino, &path).await });
        assert_eq!(aino.send(Method::POST, &format!("{path}/withdrawal"), seen).await.status, 200);
        assert_eq!(recruiter.ask(Method::GET, &at).await.body["photo"], Value::Null);
        assert_eq!(recruiter.ask(Method::GET, &format!("{at}/photo")).await.status, 404);
    }

    /// Holds G9.2.1: a photo that nobody asked for goes nowhere.
    async fn a_photo_that_is_not_asked_for_is_not_sent(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let open = published(&recruiter, draft(1)).await;
        let aino = app.applying("Aino").await;
        aino.upload("/me/profile/photo", "jag.png", png(60, 40)).await;
        let path = begin_application(&aino, &stage(&open)).await;
        fill_in(&aino, &path).await;
        assert_eq!(show(&aino, &path).await["photo"], Value::Null);
        assert_eq!(submit(&aino, &path).await["photo"], Value::Null);
        let id = path.rsplit_once('/').unwrap().1;
        assert_eq!(recruiter.ask(Method::GET, &format!("/agencies/migri/applications/{id}/photo")).await.status, 404);
    }
}
