use serde_json::json;
use tests::both;
use tests::reqwest::{self, Method};
use uuid::Uuid;

use super::{begin, file, form_with_files, show};

both! {
    /// Holds G9.2.8: a file is kept under its cleaned name and comes back byte for byte, as a download only.
    async fn a_file_comes_back_as_it_was_and_only_as_a_download(app: &TestApp) {
        let (stage, aino) = (app.stage_with("migri", form_with_files()).await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        let id = api::random::id::<Uuid>();
        let at = format!("{path}/attachments/{id}");
        let bytes = file("valid/cv_libreoffice.pdf");
        let stored = aino.upload(&format!("{at}?question=cv"), "../../Åsas \"CV\".pdf", bytes.clone()).await;
        assert_eq!(stored.status, 200, "{}", stored.body);
        assert_eq!(stored.body["name"], "Åsas _CV_.pdf");
        assert_eq!(stored.body["media_type"], "application/pdf");
        assert_eq!(stored.body["size"], bytes.len());
        assert_eq!(stored.headers["etag"], "\"2\"");
        let back = aino.ask(Method::GET, &at).await;
        assert_eq!((back.status, &back.bytes), (200, &bytes));
        assert_eq!(back.headers["content-type"], "application/pdf");
        assert_eq!(back.headers["x-content-type-options"], "nosniff");
        assert_eq!(back.headers["content-security-policy"], "default-src 'none'; sandbox");
        let disposition = back.headers["content-disposition"].to_str().unwrap();
        assert!(disposition.starts_with("attachment"), "{disposition}");
        assert!(disposition.contains("filename*=UTF-8''%C3%85sas%20_CV_.pdf"), "{disposition}");
        // The name from outside is nowhere on the disk.
        for entry in walk(&app.folder.path().join("files")) {
            let name = entry.file_name().unwrap().to_str().unwrap().to_owned();
            assert!(name.len() == 64 && name.bytes().all(|b| b.is_ascii_hexdigit()), "{name}");
        }
    }

    /// Holds G9.2.8: repeating an upload is harmless; a second file for a question that takes one is refused.
    async fn a_question_takes_only_as_many_files_as_it_asks_for(app: &TestApp) {
        let (stage, aino) = (app.stage_with("migri", form_with_files()).await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        let pdf = file("valid/cv_reportlab.pdf");
        let put = async |id: Uuid, question: &str, bytes: Vec<u8>| {
            aino.upload(&format!("{path}/attachments/{id}?question={question}"), "cv.pdf", bytes).await
        };
        let first = api::random::id::<Uuid>();
        for _ in 0..2 {
            assert_eq!(put(first, "cv", pdf.clone()).await.status, 200);
        }
        assert_eq!(walk(&app.folder.path().join("files")).len(), 1, "the same bytes are not kept twice");
        let second = put(api::random::id::<Uuid>(), "cv", pdf.clone()).await;
        assert_eq!((second.status, second.errors()), (422, vec!["/attachments/cv too_many".to_owned()]));
        for _ in 0..3 {
            assert_eq!(put(api::random::id::<Uuid>(), "more", pdf.clone()).await.status, 200);
        }
        let fifth = put(api::random::id::<Uuid>(), "more", pdf.clone()).await;
        assert_eq!(fifth.errors(), ["/attachments/more too_many"]);
        let unknown = put(api::random::id::<Uuid>(), "motivation", pdf.clone()).await;
        assert_eq!(unknown.errors(), ["/attachments/motivation unknown"]);
        // Other bytes under the same id take the place of the first ones.
        let other = file("valid/cv_fpdf2.pdf");
        assert_eq!(put(first, "cv", other.clone()).await.body["size"], other.len());
        assert_eq!(show(&aino, &path).await["attachments"].as_array().unwrap().len(), 4);
        for _ in 0..2 {
            assert_eq!(aino.ask(Method::DELETE, &format!("{path}/attachments/{first}")).await.status, 204);
        }
        assert_eq!(aino.ask(Method::GET, &format!("{path}/attachments/{first}")).await.status, 404);
        assert_eq!(app.due("delete_blob").await, 2, "the bytes of both go");
        app.work().await;
        assert_eq!(walk(&app.folder.path().join("files")).len(), 3, "those of the others stay");
    }

    /// Holds G9.2.8: content decides, not the name; the reason is told, and nothing is kept.
    async fn a_file_that_is_not_taken_says_why(app: &TestApp) {
        let (stage, aino) = (app.stage_with("migri", form_with_files()).await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        for (name, bytes, code) in [
            ("cv.pdf", file("hostile/exe_as_pdf.bin"), "file_content"),
            ("cv.exe", file("valid/cv_reportlab.pdf"), "file_type"),
            ("cv.docx", file("hostile/zipbomb.bin"), "file_unpacks_too_large"),
            ("cv.docx", file("hostile/docx_truncated.bin"), "file_broken"),
            ("cv.pdf", Vec::new(), "file_broken"),
            ("cv.pdf", file("hostile/pdf_2mb_plus_1.bin"), "file_too_large"),
            ("cv.pdf", vec![b'x'; 6_000_000], "file_too_large"),
        ] {
            let at = format!("{path}/attachments/{}?question=cv", api::random::id::<Uuid>());
            let refused = aino.upload(&at, name, bytes).await;
            assert_eq!((refused.status, refused.errors()), (422, vec![format!("/attachments/cv {code}")]), "{name}");
        }
        assert_eq!(show(&aino, &path).await["attachments"], json!([]));
        assert_eq!(walk(&app.folder.path().join("files")).len(), 0);
    }

    /// Holds X14-4: what is no upload is refused before anything is read.
    async fn a_body_that_is_no_upload_is_refused(app: &TestApp) {
        let (stage, aino) = (app.stage_with("migri", form_with_files()).await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        let at = format!("{path}/attachments/{}", api::random::id::<Uuid>());
        let json = aino.send(Method::PUT, &format!("{at}?question=cv"), json!({})).await;
        assert_eq!((json.status, json.code()), (415, "unsupported_media_type"));
        let empty = aino.request(Method::PUT, &format!("{at}?question=cv"));
        let empty = tests::reply(empty.multipart(reqwest::multipart::Form::new().text("other", "x"))).await;
        assert_eq!((empty.status, empty.errors()), (422, vec!["/file missing".to_owned()]));
        let nowhere = aino.upload(&at, "cv.pdf", file("valid/cv_reportlab.pdf")).await;
        assert_eq!((nowhere.status, nowhere.code()), (400, "bad_query"));
    }
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(walk(&path)) } else { files.push(path) }
    }
    files
}
