use std::io::Read as _;

use reqwest::header::{CONTENT_ENCODING, VARY};
use tests::both;

both! {
    /// Of X15-6: what a browser takes packed comes packed, says so, and is the same; who takes nothing packed gets it plain.
    async fn answers_are_packed_for_those_who_take_it(app: &TestApp) {
        let ask = async |path: &str, accepts: &str| {
            app.http().get(app.at(path)).header("accept-encoding", accepts).send().await.unwrap()
        };
        for path in ["/sv", "/sv/lediga-jobb", "/api/v1/code-lists/municipalities", "/api/v1/openapi.json"] {
            let plain = ask(path, "identity").await;
            assert_eq!(plain.headers().get(CONTENT_ENCODING), None, "{path}");
            let plain = plain.bytes().await.unwrap();
            for accepts in ["br", "gzip, deflate, br, zstd", "br;q=1.0, *;q=0.1"] {
                let answer = ask(path, accepts).await;
                assert_eq!(answer.status(), 200, "{path}");
                assert_eq!(answer.headers().get(CONTENT_ENCODING).unwrap(), "br", "{path} for {accepts}");
                let varies: Vec<_> = answer.headers().get_all(VARY).iter().map(|by| by.to_str().unwrap().to_lowercase()).collect();
                assert!(varies.join(",").contains("accept-encoding"), "{path}: {varies:?}");
                let packed = answer.bytes().await.unwrap();
                assert!(packed.len() * 2 < plain.len(), "{path}: {} of {}", packed.len(), plain.len());
                let mut read = Vec::new();
                brotli::Decompressor::new(&packed[..], 4_096).read_to_end(&mut read).unwrap();
                assert_eq!(same(&read), same(&plain), "{path}");
            }
            assert_eq!(ask(path, "gzip").await.headers().get(CONTENT_ENCODING).unwrap(), "gzip", "{path}");
            assert_eq!(ask(path, "br;q=0, identity").await.headers().get(CONTENT_ENCODING), None, "{path}");
        }
    }
}

/// The text without what is another at each request: times and the nonces of scripts.
fn same(text: &[u8]) -> String {
    let text = String::from_utf8(text.to_vec()).unwrap();
    text.split('"').filter(|part| !part.starts_with("20") && !part.ends_with("==")).collect::<Vec<_>>().join("\"")
}
