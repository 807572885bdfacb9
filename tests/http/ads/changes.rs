//! Whoever follows the changes of the public ads sees each of them once, in order, and nothing that is not public (X14-5).

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use api::db::feed::{self, Feed};
use chrono::TimeDelta;
use domain::ads::{PublicChange, PublicChangeEntry, PublicChanges};
use domain::ids::AdId;
use futures_util::future::{join_all, join3};
use serde_json::{Value, json};
use tests::reqwest::Method;
use tests::{Browser, Dice, TestApp, ad, ad_with, both};
use tokio::sync::oneshot;

use crate::recruitments::{act, at, begin, done, draft, published};

/// All that there is to read after a cursor, some at a time.
async fn read_on(app: &TestApp, after: &mut Option<String>, limit: usize) -> Vec<PublicChangeEntry> {
    let mut all = Vec::new();
    loop {
        let cursor = after.as_ref().map(|after| format!("&after={after}")).unwrap_or_default();
        let reply = tests::reply(app.http().get(app.at(&format!("/api/v1/changes?limit={limit}{cursor}")))).await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        let page: PublicChanges = serde_json::from_value(reply.body).unwrap();
        assert!(page.items.len() <= limit && (!page.more || page.items.len() == limit));
        all.extend(page.items);
        *after = Some(page.next);
        if !page.more {
            return all;
        }
    }
}

async fn all(app: &TestApp) -> Vec<(PublicChange, AdId)> {
    read_on(app, &mut None, 200).await.into_iter().map(|entry| (entry.change, entry.ad_id)).collect()
}

fn ad_id(view: &Value) -> AdId {
    serde_json::from_value(view["ad_id"].clone()).unwrap()
}

async fn refused(app: &TestApp, query: &str) -> (u16, Vec<String>) {
    let reply = tests::reply(app.http().get(app.at(&format!("/api/v1/changes?{query}")))).await;
    (reply.status, reply.errors())
}

both! {
    /// Holds X14-5, with `import` and the two below: the life of an ad as its followers see it, from the opening to the
    /// tombstone.
    async fn followers_see_the_life_of_an_ad(app: &TestApp) {
        let recruiter = app.reader("migri").await;
        let first = published(&recruiter, draft(1)).await;
        let one = ad_id(&first);
        assert_eq!(all(app).await, [(PublicChange::Published, one)]);

        // What lies ahead is not given away: not by its publication, a correction, a longer period or its cancellation.
        let ahead = begin(&recruiter, draft(2)).await;
        let ahead = done(&recruiter, &ahead, "/publication", json!({ "at": "2026-11-25T10:30" })).await;
        let ahead = done(&recruiter, &ahead, "/extension", json!({ "closes_at": "2026-12-22T16:15" })).await;
        let cancelled = begin(&recruiter, draft(3)).await;
        let cancelled = done(&recruiter, &cancelled, "/publication", json!({ "at": "2026-11-25T10:20" })).await;
        let reply = act(&recruiter, Method::DELETE, &cancelled, "/publication", Value::Null).await;
        assert_eq!(reply.status, 200, "{}", reply.body);
        app.work().await;
        assert_eq!(all(app).await.len(), 1);
        app.clock.set("2026-11-25T08:29:59.999Z".parse().unwrap());
        app.work().await;
        assert_eq!(all(app).await.len(), 1, "the one that was cancelled is not told of, the other one not yet");
        app.clock.set("2026-11-25T08:30:00.000Z".parse().unwrap());
        app.work().await;
        app.work().await;
        let two = ad_id(&ahead);
        assert_eq!(all(app).await[1..], [(PublicChange::Published, two)]);

        let first = done(&recruiter, &first, "/extension", json!({ "closes_at": "2026-12-22T16:15" })).await;
        done(&recruiter, &ahead, "/withdrawal", Value::Null).await;
        assert_eq!(all(app).await[2..], [(PublicChange::Changed, one), (PublicChange::Removed, two)]);

        // Time closes, and is told of once.
        app.clock.set("2026-12-22T14:15:00.000Z".parse().unwrap());
        app.work().await;
        app.work().await;
        assert_eq!(all(app).await[4..], [(PublicChange::Closed, one)]);
        let recruiter = app.reader("migri").await;
        let ended = done(&recruiter, &first, "/end", Value::Null).await;
        done(&recruiter, &ended, "/archive", Value::Null).await;
        let withdrawn = recruiter.ask(Method::GET, &at(&ahead, "")).await.body;
        done(&recruiter, &withdrawn, "/archive", Value::Null).await;
        assert_eq!(all(app).await[5..], [(PublicChange::Changed, one), (PublicChange::Removed, one)], "one tombstone each");
        assert_eq!(app.client().list_changes(Some("5")).await.unwrap().value.items.len(), 2);
    }

    /// Of X14-5: an `after` that nobody was given is refused, not answered with silence.
    async fn a_cursor_that_nobody_was_given_is_refused(app: &TestApp) {
        app.import_good(&[ad(1)]).await;
        let page = app.client().list_changes(None).await.unwrap().value;
        assert_eq!((page.items.len(), page.more), (1, false));
        let again = app.client().list_changes(Some(&page.next)).await.unwrap().value;
        assert_eq!((again.items.len(), again.next == page.next, again.more), (0, true, false));
        for (query, error) in [
            ("after=2", "?after out_of_range"),
            ("after=-1", "?after malformed"),
            ("after=yesterday", "?after malformed"),
            ("limit=0", "?limit out_of_range"),
            ("limit=201", "?limit out_of_range"),
            ("limit=many", "?limit not_a_number"),
            ("since=1", "?since unknown"),
        ] {
            assert_eq!(refused(app, query).await, (400, vec![error.to_owned()]), "{query}");
        }
    }

    /// Of X14-5: a change that is long in the making is not stepped over. It holds its place; what comes meanwhile waits
    /// behind it, and is read after it.
    async fn a_change_that_commits_late_is_not_stepped_over(app: &TestApp) {
        app.import_good(&[ad(1)]).await;
        let known = app.shown(1).await.id;
        let (taken, is_taken) = oneshot::channel();
        let (go_on, goes_on) = oneshot::channel();
        let (taken, goes_on) = (Cell::new(Some(taken)), Cell::new(Some(goes_on)));
        let late = app.app.db.write(async |tx| {
            let told = json!({ "change": "changed", "ad_id": known });
            let seq = feed::append(tx, &Feed::Public, told, app.now()).await?;
            if let (Some(taken), Some(goes_on)) = (taken.take(), goes_on.take()) {
                taken.send(()).unwrap();
                goes_on.await.unwrap();
            }
            Ok(seq)
        });
        let quick = async {
            is_taken.await.unwrap();
            app.import(&[ad(2)]).await;
        };
        let follower = async {
            let mut after = None;
            let mut seen = read_on(app, &mut after, 1).await.len();
            for _ in 0..20 {
                seen += read_on(app, &mut after, 1).await.len();
                tokio::task::yield_now().await;
            }
            assert_eq!(seen, 1, "nothing is to be seen that has not come to its end");
            go_on.send(()).unwrap();
            after
        };
        let (late, (), mut after) = join3(late, quick, follower).await;
        assert_eq!(late.unwrap(), 2);
        let rest: Vec<_> = read_on(app, &mut after, 1).await.into_iter().map(|entry| entry.change).collect();
        assert_eq!(rest, [PublicChange::Changed, PublicChange::Published]);
    }

    /// Of X14-5, D54: agencies, imports, time and two workers at once, in any order: whoever follows sees exactly what
    /// the feed holds, never an ad before its opening, each opening and tombstone once; and in the end knows exactly the
    /// ads that can be read.
    async fn followers_come_to_know_exactly_what_can_be_read(app: &TestApp) {
        const WRITERS: usize = 4;
        let recruiter = app.reader("migri").await;
        let over = Cell::new(false);
        let writers = async {
            let all = join_all((0..WRITERS).map(|writer| write(app, &recruiter, writer)));
            let time = async {
                for _ in 0..60 {
                    app.wait(TimeDelta::seconds(25));
                    tokio::time::sleep(std::time::Duration::from_millis(20)).await;
                }
            };
            futures_util::future::join(all, time).await;
            over.set(true);
        };
        let workers = join_all((0..2).map(async |_| {
            while !over.get() {
                api::usecases::ads::tell::due(&app.app.db, app.now()).await.unwrap();
                tokio::task::yield_now().await;
            }
        }));
        let follower = async {
            let (mut after, mut seen, mut dice) = (None, Vec::new(), Dice::of(7));
            while !over.get() {
                let news = read_on(app, &mut after, 1 + dice.below(3)).await;
                for entry in &news {
                    let answer = app.client().show_ad(entry.ad_id).await;
                    let hidden = answer.as_ref().is_err_and(|failure| failure.code() == Some("not_found"));
                    assert!(!hidden, "{entry:?} is told of an ad that nobody may know");
                }
                seen.extend(news);
                tokio::task::yield_now().await;
            }
            (after, seen)
        };
        let ((), _, (mut after, mut seen)) = join3(writers, workers, follower).await;
        app.work().await;
        seen.extend(read_on(app, &mut after, 3).await);
        assert_eq!(seen, read_on(app, &mut None, 200).await, "the same, whenever and however it is read");

        let (mut known, mut closed) = (BTreeSet::new(), BTreeSet::new());
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for PublicChangeEntry { change, ad_id: ad, .. } in &seen {
            let fits = match change {
                PublicChange::Published => known.insert(*ad),
                PublicChange::Changed => {
                    closed.remove(ad);
                    known.contains(ad)
                }
                PublicChange::Closed => known.contains(ad) && closed.insert(*ad),
                PublicChange::Removed => {
                    closed.remove(ad);
                    known.remove(ad)
                }
            };
            assert!(fits, "{change:?} of {ad} does not follow from what was told before: {seen:?}");
            *counts.entry(domain::codes::Choice::slug(*change)).or_default() += 1;
        }
        assert_eq!(counts.len(), 4, "everything has happened: {counts:?}");
        app.app.search.look_again().await;
        let mut readable = BTreeSet::new();
        for number in 0..u32::try_from(WRITERS * 3).unwrap() {
            let Ok(shown) = app.client().show_ad_by_code(&format!("TEST-{number}-2026")).await else { continue };
            readable.insert(shown.value.id);
        }
        assert_eq!(known, readable);
    }
}

/// What one other system and one recruiter do to three ads of theirs.
async fn write(app: &TestApp, recruiter: &Browser, writer: usize) {
    let mut dice = Dice::of(u64::try_from(writer).unwrap());
    let numbers: Vec<u32> = (0..3).map(|own| u32::try_from(writer * 3 + own).unwrap()).collect();
    let mut ends = [10_u32; 3];
    for step in 0..30 {
        let which = dice.below(3);
        let number = numbers[which];
        // Open, ahead, and over in some minutes; a little longer each time it is prolonged.
        let opens = if which == 1 { format!("2026-11-25T10:{:02}", 3 + number) } else { "2026-11-10T08:00".to_owned() };
        let closes =
            if which == 2 { format!("2026-11-25T10:{:02}", ends[which]) } else { "2026-12-20T16:15".to_owned() };
        if dice.percent(55) {
            let line = ad_with(number, |line| {
                line["versions"]["sv"]["title"] = json!(format!("Jurist {}", dice.below(5)));
                line["application_period"]["from"] = json!(opens);
                line["application_period"]["to"] = json!(closes);
            });
            app.import(&[line]).await;
            ends[which] = (ends[which] + 1).min(59);
            continue;
        }
        let external = format!("HR-{number}");
        let Some(view) = recruitment(recruiter, &external).await else { continue };
        let (rest, body) = match dice.below(if step < 15 { 2 } else { 5 }) {
            0 => ("/extension", json!({ "closes_at": format!("2026-12-{:02}T16:15", 21 + dice.below(9)) })),
            1 => ("/corrections", {
                let mut ad = view["ad"].clone();
                ad["positions"] = json!(1 + dice.below(4));
                json!({ "ad": ad })
            }),
            2 => ("/withdrawal", Value::Null),
            3 => ("/end", Value::Null),
            _ => ("/archive", Value::Null),
        };
        let reply = act(recruiter, Method::POST, &view, rest, body).await;
        assert!([200, 400, 409, 412, 422].contains(&reply.status), "{rest}: {}", reply.body);
    }
}

async fn recruitment(recruiter: &Browser, external: &str) -> Option<Value> {
    let list = recruiter.ask(Method::GET, "/agencies/migri/recruitments?limit=200").await.body;
    let row = list["items"].as_array()?.iter().find(|row| row["external_id"] == external)?.clone();
    Some(recruiter.ask(Method::GET, &at(&row, "")).await.body)
}
