//! Every refusal that a person can provoke has words, in each of the three languages.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use serde_json::{Value, json};
use tests::domain::language::Language;
use tests::domain::recruitments::RecruitmentState;
use tests::people::wish;
use tests::reqwest::Method;
use tests::{PASSWORD, Reply, TestApp, both, serde_json};
use uuid::Uuid;

use crate::applications::{begin, file, fill_in, form_with_files, version};

/// A sentence that somebody wrote for people: no slug, no placeholder, no words of a program.
pub(super) fn is_a_text(text: &str, what: &str) {
    assert!(text.trim() == text && text.chars().count() >= 8 && text.contains(' '), "{what}: ‹{text}›");
    assert!(
        text.chars().next().is_some_and(|first| first.is_uppercase() || first.is_ascii_digit()),
        "{what}: ‹{text}›"
    );
    for none in ["{", "}", "_", "%", "serde", "error", "expected"] {
        assert!(!text.contains(none), "{what}: ‹{text}› contains ‹{none}›");
    }
}

/// What is expected of a case: status, code, and `pointer code` of each field.
type Expected = (u16, &'static str, &'static [&'static str]);

/// Asks in each language, and looks at the words.
async fn tell(what: &str, (status, code, fields): Expected, ask: impl AsyncFn(Language) -> Reply) {
    let mut said: Vec<BTreeSet<String>> = Vec::new();
    for language in Language::ALL {
        let reply = ask(language).await;
        let what = format!("{what} ({})", language.tag());
        assert_eq!((reply.status, reply.code()), (status, code), "{what}: {}", reply.body);
        assert_eq!(reply.errors(), fields, "{what}");
        assert_eq!(reply.headers["content-type"], "application/problem+json", "{what}");
        assert_eq!(reply.headers["content-language"], language.tag(), "{what}");
        let mut words = BTreeSet::new();
        let title = reply.body["title"].as_str().unwrap();
        assert!(!title.is_empty() && title != code, "{what}: {title}");
        let details = std::iter::once(&reply.body).chain(reply.body["errors"].as_array().into_iter().flatten());
        for detail in details.map(|one: &Value| one["detail"].as_str().unwrap()) {
            is_a_text(detail, &what);
            words.insert(detail.to_owned());
        }
        said.push(words);
    }
    for (at, words) in said.iter().enumerate() {
        for other in &said[..at] {
            assert!(words.is_disjoint(other), "{what}: the same words in two languages: {words:?} {other:?}");
        }
    }
}

/// Somebody who is not logged in.
async fn anonymous(app: &TestApp, language: Language, method: Method, path: &str, body: Value) -> Reply {
    let request = app.http().request(method, app.at(&format!("/api/v1{path}")));
    tests::reply(request.header("Accept-Language", language.tag()).json(&body)).await
}

both! {
    /// Holds G4-2, G4-3, D16, D50, D51, X14-4: whatever is wrong with a sign-up, its code or a login is said at its field,
    /// in three languages.
    async fn signing_up_and_logging_in_wrongly_is_told_in_three_languages(app: &TestApp) {
        let good = serde_json::to_value(wish(&app.client(), "ada@example.org").await).unwrap();
        let long = format!("{}@example.org", "a".repeat(288));
        assert_eq!(long.chars().count(), 300);
        let cases: [(&str, Value, &'static [&'static str]); 14] = [
            ("email", json!(""), &["/email missing"]),
            ("email", json!("   "), &["/email missing"]),
            ("email", json!("ada exempel@example.org"), &["/email not_an_email"]),
            ("email", json!("ada@exa mple.org"), &["/email not_an_email"]),
            ("email", json!("ädä@example.org"), &["/email not_an_email"]),
            ("email", json!("👩@example.org"), &["/email not_an_email"]),
            ("email", json!("ada@example.org, eva@example.org"), &["/email not_an_email"]),
            ("email", json!("ada@example.org\u{0}"), &["/email bad_character"]),
            ("email", json!(long), &["/email too_long"]),
            ("password", json!(""), &["/password missing"]),
            ("password", json!("sommar"), &["/password password_too_weak"]),
            ("password", json!("Password1234!"), &["/password password_too_common"]),
            ("password", json!(format!("Sommar-2026-{}", "ute".repeat(60))), &["/password too_long"]),
            ("accepted_terms", json!([]), &["/accepted_terms terms_not_accepted"]),
        ];
        for (field, value, expected) in cases {
            let mut body = good.clone();
            body[field] = value;
            tell(&format!("{field}: {}", body[field]), (422, "invalid", expected), async |language| {
                anonymous(app, language, Method::POST, "/registrations", body.clone()).await
            })
            .await;
        }
        let client = app.client();
        let registration = app.sign_up(&client, "ada@example.org").await;
        let code = app.code("ada@example.org");
        let confirm = async |language, code: &str| {
            let path = format!("/registrations/{registration}/confirmation");
            anonymous(app, language, Method::POST, &path, json!({ "code": code })).await
        };
        let wrong = if code == "000000" { "000001" } else { "000000" };
        tell("wrong code", (422, "code_wrong", &["/code code_wrong"]), async |language| confirm(language, wrong).await).await;
        tell("wrong code again", (422, "code_wrong", &["/code code_wrong"]), async |language| confirm(language, wrong).await).await;
        tell("no code at all", (422, "code_wrong", &["/code code_wrong"]), async |language| confirm(language, "abcdef").await).await;
        tell("guessed too often", (422, "code_wrong", &["/code code_wrong"]), async |language| confirm(language, &code).await).await;
        tell("asked for too soon", (429, "too_many_requests", &[]), async |language| {
            anonymous(app, language, Method::POST, &format!("/registrations/{registration}/codes"), json!({})).await
        })
        .await;
        app.wait(TimeDelta::seconds(61));
        client.resend_registration_code(registration).await.unwrap();
        app.work().await;
        let code = app.code("ada@example.org");
        app.wait(TimeDelta::minutes(20));
        tell("expired code", (422, "code_wrong", &["/code code_wrong"]), async |language| confirm(language, &code).await).await;
        client.resend_registration_code(registration).await.unwrap();
        app.work().await;
        let code = app.code("ada@example.org");
        assert_eq!(confirm(Language::Sv, &code).await.status, 201);
        tell("used code", (422, "code_wrong", &["/code code_wrong"]), async |language| confirm(language, &code).await).await;
        for (email, password) in [("ada@example.org", "Fel-losenord-77"), ("eva@example.org", PASSWORD)] {
            let body = json!({ "email": email, "password": password });
            tell("wrong login", (401, "wrong_credentials", &[]), async |language| {
                anonymous(app, language, Method::POST, "/session", body.clone()).await
            })
            .await;
        }
    }

    /// Holds D51: spaces around it and upper case are no mistake in an address, and a domain may have letters beyond ASCII.
    async fn an_address_may_be_typed_carelessly(app: &TestApp) {
        for (typed, kept) in [
            ("  Ada.Exempel+jobb@Example.ORG\t", "Ada.Exempel+jobb@example.org"),
            ("eva@RÄKSMÖRGÅS.example", "eva@xn--rksmrgs-5wao1o.example"),
        ] {
            let client = app.client();
            let registration = app.sign_up(&client, typed).await;
            let mail = api::mail::kept(&app.app.settings.mail_dir(), None).unwrap().remove(0);
            assert!(mail.to.eq_ignore_ascii_case(kept), "{typed}: {}", mail.to);
            let code = app.code(&mail.to);
            client.confirm_registration(registration, &tests::people::typed(&code)).await.unwrap();
            for again in [typed.to_owned(), typed.to_uppercase(), kept.to_lowercase()] {
                let body = json!({ "email": again, "password": PASSWORD });
                let reply = anonymous(app, Language::Fi, Method::POST, "/session", body).await;
                assert_eq!(reply.status, 200, "{again}: {}", reply.body);
            }
        }
    }

    /// Holds G1-7, D54, D55, X14-4: an ad that is not there, not open yet, closed or gone says so in three languages.
    async fn an_ad_that_takes_no_application_says_why(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let now = app.now();
        let nowhere = api::random::id::<Uuid>();
        tell("unknown ad", (404, "not_found", &[]), async |language| {
            anonymous(app, language, Method::GET, &format!("/ads/{nowhere}"), json!({})).await
        })
        .await;
        let start = async |what: &str, expected: Expected, ad: String| {
            tell(what, expected, async |language| {
                let body = json!({ "ad_id": ad, "language": "sv" });
                aino.speaking(language).send(Method::POST, "/applications", body).await
            })
            .await;
        };
        start("begin at an unknown ad", (404, "not_found", &[]), nowhere.to_string()).await;
        start("no id", (400, "bad_json", &["/ad_id wrong_type"]), "no id".to_owned()).await;
        app.set_recruitment(&stage, |row| row.closes_at = Set(now)).await;
        start("closed", (409, "period_over", &[]), stage.ad.to_string()).await;
        app.set_recruitment(&stage, |row| {
            row.opens_at = Set(now + TimeDelta::days(1));
            row.closes_at = Set(now + TimeDelta::days(20));
        })
        .await;
        start("not open yet", (409, "period_not_open", &[]), stage.ad.to_string()).await;
        app.set_recruitment(&stage, |row| row.state = Set(RecruitmentState::Withdrawn)).await;
        start("withdrawn", (410, "gone", &[]), stage.ad.to_string()).await;
    }

    /// Holds D47, D56, G9-1, G9.2.8, X14-4: whatever an application cannot keep or cannot do is said with its place, in
    /// three languages.
    async fn what_an_application_cannot_take_is_told_in_three_languages(app: &TestApp) {
        let (stage, aino) = (app.stage_with("migri", form_with_files()).await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        let answers = format!("{path}/answers");
        let save = async |what: &str, expected: Expected, answers_: Value, base: i64| {
            tell(what, expected, async |language| {
                let body = json!({ "base_version": base, "answers": answers_ });
                aino.speaking(language).send(Method::PATCH, &answers, body).await
            })
            .await;
        };
        let invalid = |fields: &'static [&'static str]| (422, "invalid", fields);
        save("too long", invalid(&["/answers/motivation too_long"]), json!({ "motivation": "x".repeat(100_000) }), 1).await;
        save("NUL", invalid(&["/answers/motivation bad_character"]), json!({ "motivation": "\u{0}" }), 1).await;
        save("type", invalid(&["/answers/experience wrong_type"]), json!({ "experience": "ja" }), 1).await;
        save("unknown", invalid(&["/answers/nowhere unknown"]), json!({ "nowhere": "ja" }), 1).await;
        save("a version from the future", (412, "stale", &[]), json!({ "motivation": "x" }), 99).await;
        let row = format!("{path}/rows/degrees/019abf2e-0000-7000-8000-00000000abcd");
        let level = &["/rows/degrees/019abf2e-0000-7000-8000-00000000abcd/level not_a_choice"];
        tell("no such level", invalid(level), async |language| {
            let body = json!({ "base_version": 1, "fields": { "level": "l99" } });
            aino.speaking(language).send(Method::PUT, &row, body).await
        })
        .await;
        let raw = async |language, media_type: &str, body: String| {
            let request = aino.speaking(language).request(Method::PATCH, &answers);
            tests::reply(request.header("Content-Type", media_type).body(body)).await
        };
        tell("no JSON", (400, "bad_json", &[]), async |language| raw(language, "application/json", "{".into()).await).await;
        tell("no JSON type", (415, "unsupported_media_type", &[]), async |language| {
            raw(language, "text/plain", "{}".into()).await
        })
        .await;
        tell("too large", (413, "too_large", &[]), async |language| {
            raw(language, "application/json", " ".repeat(300_000)).await
        })
        .await;
        let attach = async |expected: &'static [&'static str], name: &str, from: &str, question: &str| {
            tell(&format!("{name} from {from}"), (422, "invalid", expected), async |language| {
                let at = format!("{path}/attachments/{}?question={question}", api::random::id::<Uuid>());
                aino.speaking(language).upload(&at, name, file(from)).await
            })
            .await;
        };
        attach(&["/attachments/cv file_type"], "cv.exe", "valid/cv_fpdf2.pdf", "cv").await;
        attach(&["/attachments/cv file_content"], "cv.pdf", "hostile/exe_as_pdf.bin", "cv").await;
        attach(&["/attachments/cv file_broken"], "cv.docx", "hostile/docx_truncated.bin", "cv").await;
        attach(&["/attachments/cv file_unpacks_too_large"], "cv.docx", "hostile/zipbomb.bin", "cv").await;
        attach(&["/attachments/cv file_too_large"], "cv.pdf", "hostile/pdf_2mb_plus_1.bin", "cv").await;
        attach(&["/attachments/motivation unknown"], "cv.pdf", "valid/cv_fpdf2.pdf", "motivation").await;
        for _ in 0..3 {
            let at = format!("{path}/attachments/{}?question=more", api::random::id::<Uuid>());
            assert_eq!(aino.upload(&at, "mer.pdf", file("valid/cv_fpdf2.pdf")).await.status, 200);
        }
        attach(&["/attachments/more too_many"], "fem.pdf", "valid/cv_fpdf2.pdf", "more").await;
        let missing: &'static [&'static str] = &[
            "/rows/degrees missing",
            "/rows/experience missing",
            "/answers/motivation missing",
            "/attachments/cv missing",
        ];
        let submission = format!("{path}/submission");
        let send = async |what: &str, expected: Expected, base: i64| {
            tell(what, expected, async |language| {
                aino.speaking(language).send(Method::POST, &submission, json!({ "base_version": base })).await
            })
            .await;
        };
        let newest = version(&aino, &path).await;
        send("incomplete", (422, "not_complete", missing), newest).await;
        send("stale", (412, "stale", &[]), newest - 1).await;
        tell("no version", (428, "version_required", &[]), async |language| {
            aino.speaking(language).ask(Method::DELETE, &path).await
        })
        .await;
        fill_in(&aino, &path).await;
        aino.ask(Method::DELETE, "/session").await;
        save("the session is over", (401, "not_logged_in", &[]), json!({ "motivation": "x" }), 1).await;
        app.wait(TimeDelta::hours(1));
        let late = app.stage_with("migri", form_with_files()).await;
        let eva = app.applying("Eva").await;
        let path = begin(&eva, &late).await;
        app.wait(TimeDelta::minutes(30));
        tell("after the deadline", (409, "period_over", &[]), async |language| {
            let body = json!({ "base_version": 1, "answers": { "motivation": "för sent" } });
            eva.speaking(language).send(Method::PATCH, &format!("{path}/answers"), body).await
        })
        .await;
    }
}
