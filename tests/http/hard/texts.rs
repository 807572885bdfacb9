use serde_json::{Value, json};
use tests::both;
use tests::reqwest::Method;
use uuid::Uuid;

use super::words;
use crate::applications::{answer, begin, fill_in, show, submit, version};

/// What people paste and phones type, that programs like to break.
const ODD: [&str; 10] = [
    "👩🏽\u{200d}🚒 👨‍👩‍👧‍👦 🏳️‍🌈 🇫🇮",
    "שלום، مرحبا بالعالم — ۱۲۳",
    "\u{202e}baklänges\u{202c} och \u{2066}inneslutet\u{2069}",
    "A\u{30a}sa eller Åsa: a\u{308}o\u{308} ≠ äö",
    "Z̸̢͎a̵͔l̷͓g̶̡o",
    "' OR 1=1; -- \" \\ \u{0} %00 <script>alert(1)</script> {{7*7}} ${x}",
    "𝕬 ﷽ \u{feff}\u{200b}\u{a0}\u{2028}\u{2029}",
    "ﬁ ß İ ı ſ Σς",
    "rad\r\nrad\nrad\ttabb",
    "\u{10ffff}\u{e000}",
];

both! {
    /// Holds G9-2, D47: emoji, right-to-left text and every other character that a text may have come back as they were
    /// typed, also after sending; none is cut or changed.
    async fn odd_characters_come_back_as_typed(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        fill_in(&aino, &path).await;
        for text in ODD.iter().filter(|text| !text.contains('\0')) {
            let saved = answer(&aino, &path, json!({ "motivation": text })).await;
            assert_eq!(saved["saved"], json!(["/answers/motivation"]), "{text:?}");
            assert_eq!(show(&aino, &path).await["answers"]["motivation"], *text);
        }
        let name = json!({ "base_version": 1, "basics": { "first_name": "عائشة 👋", "city": "Jyväskylä" } });
        assert_eq!(aino.send(Method::PATCH, "/me/profile", name).await.status, 200);
        answer(&aino, &path, json!({ "motivation": ODD[0] })).await;
        let sent = submit(&aino, &path).await;
        assert_eq!(sent["answers"]["motivation"], ODD[0]);
        assert_eq!(sent["basics"]["first_name"], "عائشة 👋");
    }

    /// Holds X14-4: NUL and its kind stand in no text, wherever they come: the field is named, nothing is saved, and both
    /// databases say the same.
    async fn nul_is_refused_with_its_place(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        let row = api::random::id::<Uuid>();
        for nul in ["a\u{0}b", "\u{0}", "a\u{1}", "\u{8}", "\u{1b}[2J", "a\u{7f}", "\u{85}"] {
            for (method, at, body, pointer) in [
                (
                    Method::PATCH,
                    format!("{path}/answers"),
                    json!({ "base_version": 1, "answers": { "motivation": nul } }),
                    "/answers/motivation".to_owned(),
                ),
                (
                    Method::PUT,
                    format!("{path}/rows/degrees/{row}"),
                    json!({ "base_version": 1, "fields": { "degree": nul } }),
                    "/fields/degree".to_owned(),
                ),
                (
                    Method::PATCH,
                    "/me/profile".to_owned(),
                    json!({ "base_version": 1, "basics": { "first_name": nul } }),
                    "/basics/first_name".to_owned(),
                ),
            ] {
                let refused = aino.send(method, &at, body).await;
                assert_eq!((refused.status, refused.code()), (422, "invalid"), "{nul:?} {}", refused.body);
                assert_eq!(refused.errors(), [format!("{pointer} bad_character")], "{nul:?}");
            }
        }
        assert_eq!(version(&aino, &path).await, 1);
    }

    /// Holds D47, G9.2.7: a text beyond its limit is refused with the limit, never cut: what was saved before stays.
    async fn a_text_beyond_its_limit_is_never_cut(app: &TestApp) {
        let (stage, aino) = (app.stage("migri").await, app.applying("Aino").await);
        let path = begin(&aino, &stage).await;
        answer(&aino, &path, json!({ "motivation": "Det som ryms." })).await;
        let save = async |text: String| {
            let body = json!({ "base_version": 2, "answers": { "motivation": text } });
            aino.send(Method::PATCH, &format!("{path}/answers"), body).await
        };
        for letter in ["x", "ö"] {
            let refused = save(letter.repeat(100_000)).await;
            assert_eq!((refused.status, refused.errors()), (422, vec!["/answers/motivation too_long".to_owned()]));
            let error: &Value = &refused.body["errors"][0];
            assert_eq!(error["params"]["max"], "4000");
            words::is_a_text(error["detail"].as_str().unwrap(), "too long");
            assert!(error["detail"].as_str().unwrap().replace(['\u{a0}', ' '], "").contains("4000"), "{error}");
        }
        let far_too_long = save("👩🏽\u{200d}🚒".repeat(100_000)).await;
        assert_eq!((far_too_long.status, far_too_long.code()), (413, "too_large"));
        let view = show(&aino, &path).await;
        assert_eq!((&view["answers"]["motivation"], &view["version"]), (&json!("Det som ryms."), &json!(2)));
        // A character counts once, whatever it weighs.
        assert_eq!(save("𝕬".repeat(4_000)).await.status, 200);
    }
}
