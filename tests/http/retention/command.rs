use api::admin::retention::{self, Wish};
use domain::applications::Removed;
use tests::{TestApp, both};

use super::{As, apply, at, closes, ends, files, is_there, patient, stage};

fn numbers(report: &retention::Report) -> [u64; 6] {
    use Removed::{Anonymised, Files, LeftProfile, Open, Unsent, Withdrawn};
    [Unsent, Withdrawn, Anonymised, LeftProfile, Open, Files].map(|kind| report.removed[&kind])
}

async fn run(app: &TestApp, wish: Wish) -> retention::Report {
    retention::check(&wish, app.now()).unwrap();
    retention::run(&app.app, wish).await.unwrap()
}

both! {
    /// Of G1-8: a dry run for any day says exactly what a run of that day does, and changes nothing; the run says what it
    /// did, takes the files with it, and doing it again does nothing.
    async fn a_dry_run_says_what_a_run_does(app: &TestApp) {
        let server = patient(app, |settings| settings.anonymise_after_months = 36).await;
        let mut all = Vec::new();
        for (close, end) in [("2026-12-15T16:15", Some("2026-12-31T10:00")), ("2027-03-15T16:15", None)] {
            let stage = stage(app).await;
            for how in [As::Unsent, As::Sent, As::Withdrawn] {
                all.push(apply(app, &stage, how).await);
            }
            closes(app, &stage, close).await;
            if let Some(end) = end {
                ends(app, &stage, end).await;
            }
        }
        for (day, expected) in [
            ("2027-06-15T16:14", [0, 0, 0, 0, 0, 0]),
            ("2027-06-15T16:15", [1, 1, 0, 0, 0, 2]),
            ("2027-09-15T16:15", [2, 2, 0, 0, 0, 4]),
            ("2028-12-31T10:00", [2, 2, 0, 1, 0, 4]),
            ("2029-12-31T10:00", [2, 2, 1, 0, 0, 5]),
        ] {
            let before = app.everything().await;
            let report = run(&server, Wish { at: Some(at(day)), dry_run: true, ahead_of_time: false }).await;
            assert_eq!(numbers(&report), expected, "{day}");
            assert!(report.to_string().contains("--dry-run"), "{report}");
            assert_eq!(app.everything().await, before, "nothing is changed");
        }
        let day = at("2028-12-31T10:00");
        assert!(retention::check(&Wish { at: Some(day), ..Wish::default() }, app.now()).is_err(), "not by mistake");
        let wish = Wish { at: Some(day), dry_run: false, ahead_of_time: true };
        let report = run(&server, wish).await;
        assert_eq!(numbers(&report), [2, 2, 0, 1, 0, 4]);
        assert_eq!((report.runs.len(), report.runs[0].at), (1, day));
        assert!(report.runs[0].finished_at.is_some());
        assert_eq!(report.runs[0].removed, report.removed.iter().filter(|(_, number)| **number > 0).map(|(kind, number)| (*kind, *number)).collect());
        for one in &all {
            let state_stays = one.id == all[1].id || one.id == all[4].id;
            assert_eq!(is_there(app, one).await, state_stays);
        }
        assert_eq!(files(app).await, 2, "the files went with the command");
        let again = run(&server, wish).await;
        assert_eq!((numbers(&again), again.runs.len()), ([0; 6], 1), "nothing more to do, and no row of nothing");
        let json = serde_json::to_value(&again).unwrap();
        assert_eq!((&json["removed"]["unsent"], &json["runs"][0]["removed"]["left_profile"]), (&0.into(), &1.into()));
        assert_eq!(numbers(&run(&server, Wish::default()).await), [0; 6], "now is not then");
    }
}
