//! The demo has a database of its own, which is SQLite wherever it runs.

use api::app::App;
use api::config::Settings;
use api::db::Db;
use api::demo::{self, DemoError, Options};
use api::jobs::LetterKind;
use api::server;
use client::Client;
use domain::accounts::{AccountKind, LogIn};
use domain::ads::AdPage;
use domain::language::Language;
use domain::personal::Personal;
use tests::Folder;

fn settings(folder: &Folder) -> Settings {
    Settings { data_dir: folder.path().to_owned(), log: "warn".to_owned(), ..Settings::default() }
}

fn at(text: &str) -> Options {
    Options { at: Some(demo::parse_at(text).unwrap()), ..Options::default() }
}

fn block_on(test: impl Future<Output = ()>) {
    actix_rt::System::new().block_on(test);
}

/// Holds X15-1: a demo starts with everything, says on every page what it is, and keeps its data.
#[test]
fn a_demo_starts_with_ads_and_people_and_keeps_them() {
    block_on(async {
        let folder = Folder::new();
        let demo = demo::start(settings(&folder), &at("2027-03-01T12:00+02:00")).await.unwrap();
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let listening = listener.local_addr().unwrap();
        let url = format!("http://{listening}");
        let logins = demo.logins.clone();
        let app = App::new(demo.db.clone(), demo.clock.clone(), demo.settings, listening, true).unwrap();
        let running = actix_rt::spawn(server::build(app, listener, 1).unwrap());

        let found: AdPage = Client::new(&url).unwrap().in_language(Language::Sv).search_ads("").await.unwrap().value;
        assert!(found.total > 120, "{} of 206 ads are open", found.total);
        assert!(found.now.to_string().starts_with("2027-03-01T10:0"));
        let own = Client::new(&url).unwrap().show_ad_by_code("TULLI-4-2026").await.unwrap().value;
        assert_eq!(own.opens_at_local, "2027-02-28T08:00");
        assert_eq!(own.languages, Language::ALL);

        assert_eq!(logins.len(), 4);
        for login in &logins {
            let wish = LogIn {
                email: Personal(login.email.to_owned()),
                password: Personal(login.password.clone()),
                kind: if login.who == "applicant" { AccountKind::Applicant } else { AccountKind::Work },
            };
            Client::new(&url).unwrap().log_in(&wish).await.unwrap();
        }
        let http = reqwest::Client::new();
        for path in ["/sv", "/sv/lediga-jobb", "/sv/login", "/sv/nothing", "/demo/outbox", "/demo/mails"] {
            let html = http.get(format!("{url}{path}")).send().await.unwrap().text().await.unwrap();
            assert!(html.contains("class=\"bar-demo\"") && html.contains("name=\"virka-demo\""), "{path}");
        }
        for kind in LetterKind::ALL {
            let list = http.get(format!("{url}/demo/mails")).send().await.unwrap().text().await.unwrap();
            let address = format!("/demo/mails/{}", kind.slug());
            assert!(list.contains(&format!("href=\"{address}\"")), "{address}");
            let page = http.get(format!("{url}{address}")).send().await.unwrap();
            let policy = page.headers()["content-security-policy"].to_str().unwrap().to_owned();
            assert!(policy.contains("default-src 'none'") && policy.ends_with("frame-src 'self'"), "{policy}");
            let html = page.text().await.unwrap();
            for language in Language::ALL {
                let framed = format!("{address}/0/{}", language.tag());
                assert!(html.contains("sandbox title=") && html.contains(&framed), "{framed}");
                let mail = http.get(format!("{url}{framed}")).send().await.unwrap();
                let policy = mail.headers()["content-security-policy"].to_str().unwrap();
                assert_eq!(policy, "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox");
                assert!(mail.text().await.unwrap().contains(&format!("<html lang=\"{}\"", language.tag())), "{framed}");
            }
        }
        for nothing in ["/demo/mails/nothing", "/demo/mails/agency_news/9/sv"] {
            assert_eq!(http.get(format!("{url}{nothing}")).send().await.unwrap().status(), 404, "{nothing}");
        }
        let mails: serde_json::Value =
            http.get(format!("{url}/api/v1/demo/outbox?to=a@example.org")).send().await.unwrap().json().await.unwrap();
        assert_eq!(mails, serde_json::json!({"items": []}));
        running.abort();
        drop(demo.db);

        // The second start finds what there is, also months later.
        let again = demo::start(settings(&folder), &at("2027-05-01T12:00+03:00")).await.unwrap();
        let ads = again.db.snapshot(async |tx| api::db::ads::by_code(tx, "TULLI-4-2026").await).await.unwrap().unwrap();
        assert_eq!(ads.ad.id, own.id);
        assert_eq!(ads.recruitment.opens_at, own.opens_at);
        let fresh = Options { fresh: true, ..at("2027-05-01T12:00+03:00") };
        drop(again.db);
        let anew = demo::start(settings(&folder), &fresh).await.unwrap();
        let ads = anew.db.snapshot(async |tx| api::db::ads::by_code(tx, "TULLI-4-2026").await).await.unwrap().unwrap();
        assert_ne!(ads.ad.id, own.id);
    });
}

/// Holds X15-1: a demo touches no database but its own, not even to start anew.
#[test]
fn a_demo_refuses_any_other_database() {
    block_on(async {
        let folder = Folder::new();
        let other = settings(&folder);
        let db = Db::connect(other.database_url().reveal(), 1).await.unwrap();
        db.migrate().await.unwrap();
        assert!(!demo::is_marked(&db).await);
        db.close().await.unwrap();
        let before = std::fs::read(folder.path().join("virka.db")).unwrap();
        for fresh in [false, true] {
            let refused = demo::start(settings(&folder), &Options { fresh, ..Options::default() }).await;
            assert!(matches!(refused, Err(DemoError::NotADemo(_))));
        }
        assert_eq!(std::fs::read(folder.path().join("virka.db")).unwrap(), before);
    });
}

/// Holds X15-1: others reach a demo only where that is meant, and then with passwords of its own.
#[test]
fn a_demo_that_others_reach_has_its_own_passwords() {
    block_on(async {
        let folder = Folder::new();
        let open = || Settings { listen: "0.0.0.0:0".parse().unwrap(), ..settings(&folder) };
        assert!(matches!(demo::start(open(), &Options::default()).await, Err(DemoError::Reachable(_))));
        let public = Options { public: true, ..Options::default() };
        let first = demo::start(open(), &public).await.unwrap();
        let home = demo::start(settings(&folder), &Options::default()).await.unwrap();
        assert!(
            first.logins.iter().all(|login| login.password != home.logins[0].password && login.password.len() > 40)
        );
        let mail = Settings { smtp_url: Some("smtp://127.0.0.1:1".to_owned().into()), ..settings(&folder) };
        assert!(matches!(demo::start(mail, &Options::default()).await, Err(DemoError::Mail)));
    });
}
