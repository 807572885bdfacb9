use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use api::db::entities::{attachments, blobs, jobs};
use sea_orm::EntityTrait;
use tests::both;
use tests::reqwest::Method;
use uuid::Uuid;

use crate::applications::{begin, file, form_with_files, show};

/// An upload as it goes over the wire.
fn wire(host: &str, cookie: &str, origin: &str, path: &str, bytes: &[u8]) -> Vec<u8> {
    let mut body = b"--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"cv.pdf\"\r\n\
        Content-Type: application/pdf\r\n\r\n"
        .to_vec();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--cut--\r\n");
    let mut whole = format!(
        "PUT {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nOrigin: {origin}\r\nAccept-Language: sv\r\n\
         Content-Type: multipart/form-data; boundary=cut\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    )
    .into_bytes();
    whole.extend_from_slice(&body);
    whole
}

both! {
    /// Holds G9.2.8: a connection that breaks in the middle of an upload leaves neither row nor file behind, wherever it
    /// breaks, and the whole upload is taken afterwards.
    async fn a_connection_that_breaks_leaves_nothing_behind(app: &TestApp) {
        let (stage, aino) = (app.stage_with("migri", form_with_files()).await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        let bytes = file("valid/cv_reportlab.pdf");
        let id = api::random::id::<Uuid>();
        let at = format!("{path}/attachments/{id}");
        let mine = aino.request(Method::PUT, &at).build().unwrap();
        let host = app.url.trim_start_matches("http://").to_owned();
        let upload = wire(
            &host,
            mine.headers()["cookie"].to_str().unwrap(),
            &app.url,
            &format!("/api/v1{at}?question=cv"),
            &bytes,
        );
        let body_begins = upload.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 4;
        let send = async |until: usize, whole: bool| {
            let (host, part) = (host.clone(), upload[..until].to_vec());
            tokio::task::spawn_blocking(move || {
                let mut connection = TcpStream::connect(&host).unwrap();
                connection.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
                connection.write_all(&part).unwrap();
                if !whole {
                    connection.shutdown(Shutdown::Write).unwrap();
                }
                // Until the server closes: then it is done with this request.
                let mut answer = Vec::new();
                drop(connection.read_to_end(&mut answer));
                String::from_utf8_lossy(&answer).into_owned()
            })
            .await
            .unwrap()
        };
        let cuts = [
            ("in the head", body_begins - 30),
            ("after the head", body_begins),
            ("in the head of the part", body_begins + 40),
            ("in the middle of the file", body_begins + bytes.len() / 2),
            ("before the last boundary", upload.len() - 9),
            ("one byte before the end", upload.len() - 1),
        ];
        for (place, until) in cuts {
            let answer = send(until, false).await;
            assert!(!answer.starts_with("HTTP/1.1 2"), "{place}: {answer}");
            let view = show(&aino, &path).await;
            assert_eq!((&view["attachments"], &view["version"]), (&serde_json::json!([]), &1.into()), "{place}");
        }
        assert!(attachments::Entity::find().all(app.app.db.read()).await.unwrap().is_empty());
        assert!(blobs::Entity::find().all(app.app.db.read()).await.unwrap().is_empty());
        assert!(jobs::Entity::find().all(app.app.db.read()).await.unwrap().is_empty(), "nothing to clear up either");
        assert_eq!(app.stored_files(), 0);
        let answer = send(upload.len(), true).await;
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert_eq!(aino.ask(Method::GET, &at).await.bytes, bytes);
        assert_eq!(app.stored_files(), 1);
    }
}
