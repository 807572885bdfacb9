use serde::Deserialize;
use tests::domain::language::Language;
use tests::reqwest::Method;
use tests::{both, serde_json};
use uuid::Uuid;

use super::words;
use crate::applications::{begin, file, form_with_files, show};

/// One line of `tests/files/manifest.json`.
#[derive(Deserialize)]
struct Upload {
    file: String,
    upload_name: String,
    expect: String,
    reason: String,
    #[serde(default)]
    or_sanitised: bool,
}

fn uploads(expect: &str) -> Vec<Upload> {
    let all: Vec<Upload> = serde_json::from_slice(&file("manifest.json")).unwrap();
    all.into_iter().filter(|upload| upload.expect == expect).collect()
}

both! {
    /// Holds G9.2.8, D27: every document of every maker is taken over HTTP and comes back byte for byte.
    async fn every_valid_file_is_taken(app: &TestApp) {
        let (stage, aino) = (app.stage_with("migri", form_with_files()).await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        let valid = uploads("accept");
        assert!(valid.len() >= 11);
        for upload in valid {
            let at = format!("{path}/attachments/{}", api::random::id::<Uuid>());
            let bytes = file(&upload.file);
            let taken = aino.upload(&format!("{at}?question=cv"), &upload.upload_name, bytes.clone()).await;
            assert_eq!(taken.status, 200, "{}: {}", upload.file, taken.body);
            assert_eq!(taken.body["name"], upload.upload_name);
            assert_eq!(aino.ask(Method::GET, &at).await.bytes, bytes, "{}", upload.file);
            assert_eq!(aino.ask(Method::DELETE, &at).await.status, 204);
        }
    }

    /// Holds G9.2.8, D27: every file whose name, type or size is bad, every bomb, and every document that needs a password or
    /// acts when it is opened, is refused with its reason in the reader's language, and nothing of it is kept.
    async fn every_bad_file_is_refused_with_its_reason(app: &TestApp) {
        let (stage, aino) = (app.stage_with("migri", form_with_files()).await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        let hostile = uploads("reject");
        assert!(hostile.len() >= 40);
        let (mut refused, mut renamed) = (0, 0);
        for (number, upload) in hostile.iter().enumerate() {
            let at = format!("{path}/attachments/{}", api::random::id::<Uuid>());
            let language = Language::ALL[number % 3];
            let aino = aino.speaking(language);
            let reply = aino.upload(&format!("{at}?question=cv"), &upload.upload_name, file(&upload.file)).await;
            let what = format!("{} ({}): {}", upload.file, upload.reason, reply.body);
            if upload.or_sanitised && reply.status == 200 {
                let name = reply.body["name"].as_str().unwrap();
                assert!(!name.chars().any(|c| c.is_control() || "/\\<>\":|?*".contains(c)), "{what}");
                assert_eq!(aino.ask(Method::DELETE, &at).await.status, 204);
                renamed += 1;
                continue;
            }
            assert_eq!((reply.status, reply.code()), (422, "invalid"), "{what}");
            // A name that breaks the upload itself leaves no file to name the question of.
            let pointer = reply.body["errors"][0]["pointer"].as_str().unwrap();
            assert!(["/attachments/cv", "/file"].contains(&pointer), "{what}");
            words::is_a_text(reply.body["errors"][0]["detail"].as_str().unwrap(), &what);
            assert_eq!(reply.headers["content-language"], language.tag());
            refused += 1;
        }
        assert!(refused >= 20, "{refused} refused, {renamed} taken under a cleaned name");
        assert_eq!(show(&aino, &path).await["attachments"], serde_json::json!([]));
        app.work().await;
        assert_eq!(app.stored_files(), 0, "nothing is left on the disk");
    }
}
