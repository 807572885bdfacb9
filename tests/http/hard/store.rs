use api::db::entities::{attachments, blobs};
use chrono::TimeDelta;
use sea_orm::EntityTrait;
use tests::both;
use tests::reqwest::Method;
use uuid::Uuid;

use super::words;
use crate::applications::{answer, begin, file, form_with_files, show};

both! {
    /// Holds G9.2.8, X14-4: a file store that fails is told (503, when to come back), costs nothing else, and once it is
    /// back the same upload succeeds.
    async fn a_failing_store_is_told_and_costs_nothing(app: &TestApp) {
        let (stage, aino) = (app.stage_with("migri", form_with_files()).await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        let bytes = file("valid/cv_reportlab.pdf");
        let first = format!("{path}/attachments/{}", api::random::id::<Uuid>());
        assert_eq!(aino.upload(&format!("{first}?question=cv"), "cv.pdf", bytes.clone()).await.status, 200);
        // The folder of the files is gone, and where it was nothing can be made: a disk that is not mounted.
        let (folder, aside) = (app.folder.path().join("files"), app.folder.path().join("files.aside"));
        std::fs::rename(&folder, &aside).unwrap();
        std::fs::write(&folder, b"no folder").unwrap();
        let second = format!("{path}/attachments/{}", api::random::id::<Uuid>());
        let upload = async || aino.upload(&format!("{second}?question=more"), "more.pdf", bytes.clone()).await;
        for refused in [upload().await, upload().await, aino.ask(Method::GET, &first).await] {
            assert_eq!((refused.status, refused.code()), (503, "unavailable"), "{}", refused.body);
            assert_eq!(refused.headers["content-type"], "application/problem+json");
            assert_eq!(refused.headers["retry-after"], "5");
            words::is_a_text(refused.body["detail"].as_str().unwrap(), "503");
        }
        // What needs no files goes on.
        answer(&aino, &path, serde_json::json!({ "motivation": "Det går ändå." })).await;
        assert_eq!(show(&aino, &path).await["attachments"].as_array().unwrap().len(), 1);
        std::fs::remove_file(&folder).unwrap();
        std::fs::rename(&aside, &folder).unwrap();
        assert_eq!(upload().await.status, 200);
        assert_eq!(aino.ask(Method::GET, &first).await.bytes, bytes);
        app.wait(TimeDelta::minutes(20));
        // What was begun in vain is cleared up an hour later, and takes nothing along.
        app.wait(TimeDelta::hours(1));
        app.work().await;
        assert_eq!(app.stored_files(), 2);
        assert_eq!(attachments::Entity::find().all(app.app.db.read()).await.unwrap().len(), 2);
        assert_eq!(blobs::Entity::find().all(app.app.db.read()).await.unwrap().len(), 2);
    }
}
