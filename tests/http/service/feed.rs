use api::db::entities::change_feed::{Column, Entity};
use api::db::feed::{self, Feed};
use domain::problem::Kind;
use futures_util::future::{join, join_all};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use tests::{both, serde_json};

const WRITERS: i64 = 8;
const EACH: i64 = 15;

both! {
    /// Holds D34: whoever reads on from the last number seen misses nothing, however many write at once and whatever is
    /// rolled back; and no number is missing.
    async fn a_reader_of_a_feed_misses_nothing(app: &TestApp) {
        let db = &app.app.db;
        let writers = join_all((0..WRITERS).map(async |writer| {
            for number in 0..EACH {
                let kept = db.write(async |tx| {
                    let change = json!({ "writer": writer, "number": number });
                    feed::append(tx, &Feed::Ads, change, app.now()).await?;
                    // Every third one thinks better of it after it has got its number.
                    if number % 3 == 2 { Err(Kind::NotPossible.into()) } else { Ok(()) }
                });
                assert_eq!(kept.await.is_ok(), number % 3 != 2);
            }
        }));
        let all = WRITERS * EACH * 2 / 3;
        let reader = async {
            let mut seen: Vec<i64> = Vec::new();
            while i64::try_from(seen.len()).unwrap() < all {
                let last = seen.last().copied().unwrap_or_default();
                let news = Entity::find()
                    .filter(Column::Feed.eq(Feed::Ads.key()))
                    .filter(Column::Seq.gt(last))
                    .order_by_asc(Column::Seq)
                    .all(db.read())
                    .await
                    .unwrap();
                seen.extend(news.iter().map(|entry| entry.seq));
                tokio::task::yield_now().await;
            }
            seen
        };
        let (_, seen) = tokio::time::timeout(std::time::Duration::from_secs(60), join(writers, reader))
            .await
            .expect("the reader stepped over something and waits for it for ever");
        assert_eq!(seen, (1..=all).collect::<Vec<_>>());
    }
}
