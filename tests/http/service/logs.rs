use std::io::Write;
use std::sync::{Arc, Mutex, OnceLock};

use domain::accounts::{AccountKind, LogIn};
use domain::forms::{AnswerValue, BasicField};
use domain::personal::Personal;
use domain::profile::SaveBasics;
use domain::row_version::RowVersion;
use tests::people::{typed, wish};
use tests::{Mood, SmtpSink, both};
use tracing_subscriber::filter::LevelFilter;

/// Everything that this test program logs, at the finest level, from all its tests.
#[derive(Clone, Debug, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn log() -> &'static Log {
    static LOG: OnceLock<Log> = OnceLock::new();
    LOG.get_or_init(|| {
        let log = Log::default();
        let writer = log.clone();
        tracing_subscriber::fmt()
            .with_max_level(LevelFilter::TRACE)
            .with_ansi(false)
            .with_writer(move || writer.clone())
            .init();
        log
    })
}

both! {
    /// Of X15-4: what people type and who they are never reaches the log, at no level.
    async fn nothing_personal_reaches_the_log(app: &TestApp) {
        const EMAIL: &str = "markeringsord@example.org";
        const PASSWORD: &str = "Hemlig-markering-77";
        const NAME: &str = "Markeringsnamn";
        let log = log();
        let client = app.client();
        let mut wish = wish(&client, EMAIL).await;
        wish.password = Personal("kort-markering".to_owned());
        client.register(api::random::id(), &wish).await.unwrap_err();
        wish.password = Personal(PASSWORD.to_owned());
        let registration = client.register(api::random::id(), &wish).await.unwrap().value.id;
        let sink = SmtpSink::start().await;
        sink.be(Mood::Busy);
        let url = sink.url();
        app.replica(|settings| settings.smtp_url = Some(url.into())).await.work().await;
        app.wait(chrono::TimeDelta::minutes(1));
        app.work().await;
        client.confirm_registration(registration, &typed("000000x")).await.unwrap_err();
        client.confirm_registration(registration, &typed(&app.code(EMAIL))).await.unwrap();
        let basics = [
            (BasicField::FirstName, Some(AnswerValue::Text(NAME.to_owned()))),
            (BasicField::City, Some(AnswerValue::Text(NAME.repeat(40)))),
        ];
        let mut save = SaveBasics { base_version: RowVersion(1), basics: basics.into() };
        client.save_basics(&save, false).await.unwrap_err();
        save.basics.remove(&BasicField::City);
        client.save_basics(&save, false).await.unwrap();
        for password in ["Fel-markering-78", PASSWORD] {
            let log_in = LogIn {
                email: Personal(EMAIL.to_owned()),
                password: Personal(password.to_owned()),
                kind: AccountKind::Applicant,
            };
            drop(app.client().log_in(&log_in).await);
        }
        let written = String::from_utf8_lossy(&log.0.lock().unwrap()).to_lowercase();
        assert!(written.contains("answered") && written.contains("job done"), "the log is on");
        for personal in ["markering", "ada@example.org"] {
            let line = written.lines().find(|line| line.contains(personal));
            assert_eq!(line, None, "{personal}");
        }
    }
}
