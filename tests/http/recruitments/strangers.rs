use serde_json::{Value, json};
use tests::both;
use tests::reqwest::Method;

use super::{ALL, at, begin, draft, published, told};

both! {
    /// Of X13-1, X13-6: another agency's recruitments do not exist, neither below its own address nor below the other's.
    async fn another_agency_finds_nothing(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let (begun, open) = (begin(&recruiter, draft(1)).await, published(&recruiter, draft(2)).await);
        let stranger = app.reader("traficom").await;
        let before = told(app).await;
        for view in [&begun, &open] {
            let tries: [(Method, &str, Value); 16] = [
                (Method::GET, "", Value::Null),
                (Method::PUT, "", draft(1)),
                (Method::DELETE, "", Value::Null),
                (Method::GET, "/ad/versions/sv", Value::Null),
                (Method::PUT, "/ad/versions/sv", json!({"title": "A"})),
                (Method::DELETE, "/ad/versions/sv", Value::Null),
                (Method::GET, "/ad/preview", Value::Null),
                (Method::GET, "/ad/preview/sv", Value::Null),
                (Method::POST, "/publication", json!({})),
                (Method::DELETE, "/publication", Value::Null),
                (Method::POST, "/extension", json!({"closes_at": "2027-01-20T16:15"})),
                (Method::POST, "/corrections", json!({"ad": view["ad"]})),
                (Method::POST, "/withdrawal", Value::Null),
                (Method::POST, "/end", Value::Null),
                (Method::POST, "/archive", Value::Null),
                (Method::GET, "/applications", Value::Null),
            ];
            for (method, rest, body) in tries {
                let theirs = at(view, rest);
                for path in [theirs.replace("migri", "traficom"), theirs] {
                    let request = stranger.request(method.clone(), &path).header("If-Match", format!("\"{}\"", view["version"]));
                    let reply = tests::reply(if body.is_null() { request } else { request.json(&body) }).await;
                    assert_eq!((reply.status, reply.code()), (404, "not_found"), "{method} {path}");
                }
            }
        }
        assert_eq!(stranger.ask(Method::GET, ALL).await.status, 404);
        let own = stranger.ask(Method::GET, "/agencies/traficom/recruitments").await;
        assert_eq!((own.status, &own.body["total"]), (200, &json!(0)));
        let same_id = stranger.send(Method::PUT, "/agencies/traficom/recruitments/by-external-id/HR-1", draft(3)).await;
        assert_eq!(same_id.status, 201, "another agency's system may count as it likes");
        assert_eq!(told(app).await, before, "nothing of it happened");
    }
}
