use api::db::entities::{audit_log, retention_counts};
use domain::applications::Removed;
use domain::recruitments::RecruitmentState;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use tests::{TestApp, both};

use super::{Applied, As, answers, apply, at, closes, ends, files, is_there, patient, stage, sweep};

/// When a recruitment closes and ends, and what that means, as a Finnish clock shows it: written by hand, so that no rule
/// of the program judges itself.
struct Case {
    closes: &'static str,
    ends: Option<&'static str>,
    taken_away: Option<&'static str>,
    /// Unsent and withdrawn ones.
    half_a_year: &'static str,
    two_years: Option<&'static str>,
    three_years: Option<&'static str>,
}

const CASES: [Case; 5] = [
    // From winter time into summer time.
    Case {
        closes: "2026-12-15T16:15",
        ends: Some("2026-12-31T10:00"),
        taken_away: None,
        half_a_year: "2027-06-15T16:15",
        two_years: Some("2028-12-31T10:00"),
        three_years: Some("2029-12-31T10:00"),
    },
    // The month is shorter.
    Case {
        closes: "2026-12-31T23:59",
        ends: Some("2028-02-29T12:00"),
        taken_away: None,
        half_a_year: "2027-06-30T23:59",
        two_years: Some("2030-02-28T12:00"),
        three_years: Some("2031-02-28T12:00"),
    },
    // A leap year, and out of summer time.
    Case {
        closes: "2027-08-31T16:15",
        ends: Some("2027-10-29T16:15"),
        taken_away: None,
        half_a_year: "2028-02-29T16:15",
        two_years: Some("2029-10-29T16:15"),
        three_years: Some("2030-10-29T16:15"),
    },
    // The hour that a night of spring leaves out.
    Case {
        closes: "2027-09-26T03:30",
        ends: None,
        taken_away: None,
        half_a_year: "2028-03-26T04:30",
        two_years: None,
        three_years: None,
    },
    // The ad was taken away, and nobody ended the process.
    Case {
        closes: "2026-12-20T16:15",
        ends: None,
        taken_away: Some("2026-12-10T08:00"),
        half_a_year: "2027-06-20T16:15",
        two_years: Some("2028-12-10T08:00"),
        three_years: Some("2029-12-10T08:00"),
    },
];

/// An application and when it is gone, for its applicant and from its agency.
struct Watched {
    applied: Applied,
    own_until: Option<Instant>,
    agency_until: Option<Instant>,
    agency_ever: bool,
}

impl Watched {
    fn told(&self, now: Instant) -> (u16, u16) {
        let status = |there: bool| if there { 200 } else { 404 };
        let there = |until: Option<Instant>| until.is_none_or(|until| now < until);
        (status(there(self.own_until)), status(self.agency_ever && there(self.agency_until)))
    }

    /// Whether anybody still has it.
    fn is_kept(&self, now: Instant) -> bool {
        self.told(now) != (404, 404)
    }
}

async fn all(app: &TestApp, agency_months: u32) -> Vec<Watched> {
    let mut watched = Vec::new();
    for case in &CASES {
        let stage = stage(app).await;
        let half = Some(at(case.half_a_year));
        let two = case.two_years.map(at);
        let agency = if agency_months == 24 { two } else { case.three_years.map(at) };
        let unsent = apply(app, &stage, As::Unsent).await;
        let sent = apply(app, &stage, As::Sent).await;
        let withdrawn = apply(app, &stage, As::Withdrawn).await;
        closes(app, &stage, case.closes).await;
        if let Some(end) = case.ends {
            ends(app, &stage, end).await;
        }
        if let Some(taken_away) = case.taken_away.map(at) {
            app.set_recruitment(&stage, |row| {
                row.state = Set(RecruitmentState::Withdrawn);
                row.withdrawn_at = Set(Some(taken_away));
            })
            .await;
        }
        watched.push(Watched { applied: unsent, own_until: half, agency_until: None, agency_ever: false });
        watched.push(Watched { applied: sent, own_until: two, agency_until: agency, agency_ever: true });
        watched.push(Watched { applied: withdrawn, own_until: half, agency_until: half, agency_ever: true });
    }
    watched
}

/// A step before, at and after each boundary, and the first of every other month in between.
fn steps(watched: &[Watched]) -> Vec<Instant> {
    let boundaries = watched.iter().flat_map(|one| [one.own_until, one.agency_until]).flatten();
    let mut steps: Vec<Instant> = boundaries.flat_map(|at| [at - chrono::TimeDelta::milliseconds(1), at]).collect();
    for year in 2027..2031 {
        steps.extend([1, 3, 5, 7, 9, 11].map(|month| at(&format!("{year}-{month:02}-01T03:00"))));
    }
    steps.sort_unstable();
    steps.dedup();
    steps
}

/// Travels, and looks at everything at every step: before a run what is due is gone for whoever asks, after it from tables
/// and store.
async fn travel(app: &TestApp, agency_months: u32) {
    let server = patient(app, |settings| settings.anonymise_after_months = agency_months).await;
    let watched = all(&server, agency_months).await;
    assert_eq!(files(app).await, watched.len());
    for now in steps(&watched) {
        server.clock.set(now);
        let near = |until: Option<Instant>| until.is_some_and(|until| (now - until).num_milliseconds().abs() <= 1);
        for one in watched.iter().filter(|one| near(one.own_until) || near(one.agency_until)) {
            assert_eq!(answers(&server, &one.applied).await, one.told(now), "before a run at {now}");
        }
        sweep(&server).await;
        let mut kept = 0;
        for one in &watched {
            assert_eq!(is_there(app, &one.applied).await, one.is_kept(now), "{} at {now}", one.applied.id);
            kept += usize::from(one.is_kept(now));
            if near(one.own_until) || near(one.agency_until) {
                assert_eq!(answers(&server, &one.applied).await, one.told(now), "after a run at {now}");
            }
        }
        assert_eq!(files(app).await, kept, "at {now}");
    }
    let subjects = |did: &'static str| app.audit(did);
    assert_eq!(subjects("removed_unsent_application").await.len(), 5);
    assert_eq!(subjects("removed_withdrawn_application").await.len(), 5);
    // Of five recruitments one goes on.
    let (gone, left) = (4, if agency_months == 24 { 0 } else { 4 });
    assert_eq!(subjects("anonymised_application").await.len(), gone);
    assert_eq!(subjects("left_profile").await.len(), left);
    let by_service = audit_log::Entity::find().all(app.app.db.read()).await.unwrap();
    let by_service = by_service.iter().filter(|row| row.did == "anonymised_application").map(|row| row.actor.as_str());
    assert!(by_service.eq(std::iter::repeat_n("service", gone)));
    let counts = retention_counts::Entity::find().all(app.app.db.read()).await.unwrap();
    let number = |kind| counts.iter().filter(|row| row.removed == kind).map(|row| row.number).sum::<i32>();
    assert_eq!(number(Removed::Unsent) + number(Removed::Withdrawn), 10);
    assert_eq!(usize::try_from(number(Removed::Anonymised)).unwrap(), gone);
    assert_eq!(usize::try_from(number(Removed::Files)).unwrap(), 10 + gone);
}

both! {
    /// Holds G1-8, G8-2: over three years and more nothing disappears early and nothing stays late, files included, on both
    /// sides of each boundary, in months of the calendar, across both changes of the clock.
    async fn nothing_disappears_early_and_nothing_stays_late(app: &TestApp) {
        travel(app, 24).await;
    }

    /// Holds G8-2, D6: an agency that keeps them longer keeps them without the applicant, who has them for two years.
    async fn an_agency_may_keep_what_was_sent_longer(app: &TestApp) {
        travel(app, 36).await;
    }
}
