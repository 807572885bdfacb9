use serde_json::json;
use tests::reqwest::Method;
use tests::{TestApp, both};
use uuid::Uuid;

use super::{html, page, public, put};

pub(crate) const DRAWING: &[u8] = include_bytes!("../../../seed/demo/pictures/story-border.png");

async fn bytes_left(app: &TestApp) -> usize {
    fn files(folder: &std::path::Path) -> usize {
        let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
        entries.map(|entry| entry.unwrap().path()).map(|path| if path.is_dir() { files(&path) } else { 1 }).sum()
    }
    files(&app.app.settings.files_dir())
}

both! {
    /// Holds G1-2, with `pages`: a picture is uploaded once, written anew, and shown on a career story with words for whoever
    /// does not see it, in each language; its address never changes, and it can go when no page shows it.
    async fn a_career_story_has_a_picture(app: &TestApp) {
        let admin = app.service_admin().await;
        let id = api::random::id::<Uuid>();
        let at = format!("/admin/pictures/{id}");
        let stored = admin.upload(&at, "båt.png", DRAWING.to_vec()).await;
        assert_eq!(stored.status, 201, "{}", stored.body);
        assert_eq!((&stored.body["width"], &stored.body["height"]), (&json!(1200), &json!(675)));
        let again = admin.upload(&at, "båt.png", DRAWING.to_vec()).await;
        assert_eq!((again.status, &again.body), (200, &stored.body));
        let mut other = DRAWING.to_vec();
        other.push(0);
        let other = admin.upload(&at, "annan.png", other).await;
        assert_eq!((other.status, other.code()), (422, "key_reused"));
        assert_eq!(bytes_left(app).await, 1);

        let address = stored.body["address"].as_str().unwrap();
        let shown = app.http().get(app.at(address)).send().await.unwrap();
        assert_eq!(shown.status(), 200);
        assert_eq!(shown.headers()["content-type"], "image/png");
        assert_eq!(shown.headers()["cache-control"], "public, max-age=31536000, immutable");
        assert_eq!(shown.headers()["x-content-type-options"], "nosniff");
        assert_eq!(shown.bytes().await.unwrap().len(), usize::try_from(stored.body["size"].as_u64().unwrap()).unwrap());

        let mut story = page("Till sjöss", "Jag bytte bana.");
        story["kind"] = json!("career_story");
        story["picture"] = json!({ "id": id, "alt": " " });
        let refused = put(&admin, "at-sea/sv", None, &story).await;
        assert_eq!((refused.status, refused.errors()), (422, vec!["/picture/alt missing".to_owned()]));
        story["picture"] = json!({ "id": api::random::id::<Uuid>(), "alt": "Ett fartyg" });
        let refused = put(&admin, "at-sea/sv", None, &story).await;
        assert_eq!((refused.status, refused.errors()), (422, vec!["/picture/id unknown".to_owned()]));
        story["picture"] = json!({ "id": id, "alt": "Ett <fartyg>" });
        let saved = put(&admin, "at-sea/sv", None, &story).await;
        assert_eq!((saved.status, &saved.body["picture"]), (201, &story["picture"]), "{}", saved.body);
        let read = public(app, "/pages/at-sea?language=sv").await;
        assert_eq!(read.body["picture"], json!({ "address": address, "alt": "Ett <fartyg>", "width": 1200, "height": 675 }));
        let (status, text) = html(app, "/sv/information/at-sea").await;
        assert_eq!(status, 200);
        let tag = format!("<img class=\"picture\" src=\"{address}\" alt=\"Ett &#60;fartyg&#62;\" width=\"1200\" height=\"675\">");
        assert!(text.contains(&tag), "{text}");
        assert!(text.contains(&format!("<meta property=\"og:image\" content=\"{}{address}\">", app.url)), "{text}");

        let kept = admin.ask(Method::DELETE, &at).await;
        assert_eq!((kept.status, kept.code()), (409, "not_possible"));
        story.as_object_mut().unwrap().remove("picture");
        assert_eq!(put(&admin, "at-sea/sv", Some(1), &story).await.status, 200);
        assert_eq!(admin.ask(Method::DELETE, &at).await.status, 204);
        app.work().await;
        assert_eq!(bytes_left(app).await, 0, "the bytes go with the row");
        assert_eq!(public(app, &format!("/pictures/{id}")).await.status, 404);
        assert_eq!(admin.ask(Method::GET, "/admin/pictures").await.body, json!([]));
        assert_eq!((app.audit("added_picture").await.len(), app.audit("deleted_picture").await.len()), (1, 1));
    }

    /// Of G1-2, X15-4: what is no picture is refused, whatever its name says, and nothing of it is left.
    async fn what_is_no_picture_is_refused(app: &TestApp) {
        let admin = app.service_admin().await;
        for (file, wrong) in [
            (&b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"[..], "/file file_type"),
            (&b"GIF89a"[..], "/file file_type"),
            (&b""[..], "/file file_broken"),
            (&DRAWING[..500], "/file file_broken"),
            (&[0_u8; 2_097_153][..], "/file file_too_large"),
        ] {
            let at = format!("/admin/pictures/{}", api::random::id::<Uuid>());
            let refused = admin.upload(&at, "bild.png", file.to_vec()).await;
            assert_eq!((refused.status, refused.errors()), (422, vec![wrong.to_owned()]), "{}", refused.body);
        }
        assert_eq!(bytes_left(app).await, 0);
        assert_eq!(admin.ask(Method::GET, "/admin/pictures").await.body, json!([]));
    }
}
