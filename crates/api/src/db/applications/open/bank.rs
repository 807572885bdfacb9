//! What agencies may load of the bank of open applications: those that are sent and valid now. A draft, a withdrawn one, or
//! one whose time has run out cannot be loaded by mistake (G11-1, X13-2).

use std::collections::HashMap;

use domain::applications::{ApplicationKind, ApplicationState, OpenOrder, OpenWishes, WishKind};
use domain::codes::CodeList;
use domain::ids::ApplicationId;
use domain::time::Instant;
use sea_orm::sea_query::{Cond, Expr, ExprTrait, LikeExpr, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, Order, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};

use super::life::to_open;
use crate::db::Tx;
use crate::db::entities::{applications, code_lists, open_application_wishes, open_applications};
use crate::failure::{Failure, Outcome};

/// What somebody looks for. Options of one list are OR; lists and terms are AND; regions and municipalities are one list.
#[derive(Clone, Debug, Default)]
pub struct Sought {
    /// Codes of task areas.
    pub areas: Vec<String>,
    /// Codes of regions.
    pub regions: Vec<String>,
    /// Codes of municipalities.
    pub municipalities: Vec<String>,
    /// Folded terms; all must occur.
    pub terms: Vec<String>,
    /// Valid at least until before this instant.
    pub valid_beyond: Option<Instant>,
}

/// Where a page begins: at the first row, or beside a row with this time in the order's column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// With the first.
    First,
    /// Those after this one.
    After(Instant, ApplicationId),
    /// Those before this one, the nearest.
    Before(Instant, ApplicationId),
}

/// A row of the bank.
pub type Row = (applications::Model, open_applications::Model);

/// Everything that is in the bank now.
fn valid(now: Instant) -> Select<applications::Entity> {
    applications::Entity::find()
        .join(JoinType::InnerJoin, to_open())
        .filter(applications::Column::Kind.eq(ApplicationKind::Open))
        .filter(applications::Column::State.eq(ApplicationState::Sent))
        .filter(applications::Column::InForceVersionId.is_not_null())
        .filter(applications::Column::ApplicantId.is_not_null())
        .filter(open_applications::Column::ValidBefore.gt(now))
}

/// Up to `limit` rows from a place, in an order, and how many there are in all.
///
/// # Errors
/// Faults of the database.
pub async fn search(
    db: &Tx,
    sought: &Sought,
    (order, place): (OpenOrder, Place),
    limit: u64,
    now: Instant,
) -> Outcome<(Vec<Row>, u64)> {
    let wanted = valid(now).filter(matching(db, sought).await?);
    let total = wanted.clone().count(db).await?;
    let by = || match order {
        OpenOrder::Newest => Expr::col((applications::Entity, applications::Column::SentAt)),
        OpenOrder::LongestValid => Expr::col((open_applications::Entity, open_applications::Column::ValidBefore)),
    };
    let id = || Expr::col((applications::Entity, applications::Column::Id));
    let page =
        match place {
            Place::First => wanted,
            Place::After(at, last) => wanted
                .filter(Condition::any().add(by().lt(at)).add(Condition::all().add(by().eq(at)).add(id().lt(last)))),
            Place::Before(at, first) => wanted
                .filter(Condition::any().add(by().gt(at)).add(Condition::all().add(by().eq(at)).add(id().gt(first)))),
        };
    let backwards = matches!(place, Place::Before(..));
    let way = if backwards { Order::Asc } else { Order::Desc };
    let found = page
        .order_by(by(), way.clone())
        .order_by(id(), way)
        .limit(limit)
        .select_also(open_applications::Entity)
        .all(db)
        .await?;
    let mut rows = found.into_iter().map(with_open).collect::<Outcome<Vec<Row>>>()?;
    if backwards {
        rows.reverse();
    }
    Ok((rows, total))
}

/// One of them.
///
/// # Errors
/// Faults of the database.
pub async fn find(db: &Tx, id: ApplicationId, now: Instant) -> Outcome<Option<Row>> {
    let found = valid(now).filter(applications::Column::Id.eq(id));
    found.select_also(open_applications::Entity).one(db).await?.map(with_open).transpose()
}

/// What was wished for in these.
///
/// # Errors
/// Faults of the database.
pub async fn wishes(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = ApplicationId>,
) -> Outcome<HashMap<ApplicationId, OpenWishes>> {
    let rows = open_application_wishes::Entity::find()
        .filter(open_application_wishes::Column::ApplicationId.is_in(ids))
        .all(db)
        .await?;
    let mut each: HashMap<ApplicationId, Vec<(WishKind, String)>> = HashMap::new();
    for row in rows {
        each.entry(row.application_id).or_default().push((row.kind, row.code));
    }
    Ok(each.into_iter().map(|(id, wishes)| (id, wishes.into_iter().collect())).collect())
}

async fn matching(db: &Tx, sought: &Sought) -> Outcome<Condition> {
    let mut all = Condition::all();
    if !sought.areas.is_empty() {
        all = all.add(Expr::exists(wish(of(WishKind::Area, &sought.areas))));
    }
    if !sought.regions.is_empty() || !sought.municipalities.is_empty() {
        all = all.add(Expr::exists(wish(places(db, sought).await?)));
    }
    for term in &sought.terms {
        let escaped = term.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        let like = LikeExpr::new(format!("%{escaped}%")).escape('\\');
        all = all.add(Expr::col((open_applications::Entity, open_applications::Column::Words)).like(like));
    }
    if let Some(beyond) = sought.valid_beyond {
        all = all.add(open_applications::Column::ValidBefore.gte(beyond));
    }
    Ok(all)
}

/// Who wants a municipality: whoever named it, its whole region, or the whole country. Who wants a region: whoever named
/// it, the whole country, or a municipality in it.
async fn places(db: &Tx, sought: &Sought) -> Outcome<Condition> {
    let here = code_lists::Entity::find()
        .filter(code_lists::Column::List.eq(CodeList::Municipalities))
        .filter(
            Condition::any()
                .add(code_lists::Column::Code.is_in(&sought.municipalities))
                .add(code_lists::Column::Parent.is_in(&sought.regions)),
        )
        .all(db)
        .await?;
    let mut regions = sought.regions.clone();
    let mut municipalities = sought.municipalities.clone();
    for row in here {
        if sought.municipalities.contains(&row.code) {
            regions.extend(row.parent);
        } else {
            municipalities.push(row.code);
        }
    }
    Ok(Condition::any()
        .add(Expr::col(open_application_wishes::Column::Kind).eq(WishKind::Everywhere))
        .add(of(WishKind::Region, &regions))
        .add(of(WishKind::Municipality, &municipalities)))
}

fn of(kind: WishKind, codes: &[String]) -> Condition {
    Cond::all()
        .add(Expr::col(open_application_wishes::Column::Kind).eq(kind))
        .add(Expr::col(open_application_wishes::Column::Code).is_in(codes))
}

fn wish(condition: Condition) -> SelectStatement {
    Query::select()
        .expr(Expr::value(1))
        .from(open_application_wishes::Entity)
        .and_where(
            Expr::col((open_application_wishes::Entity, open_application_wishes::Column::ApplicationId))
                .equals((applications::Entity, applications::Column::Id)),
        )
        .cond_where(condition)
        .to_owned()
}

fn with_open((application, open): (applications::Model, Option<open_applications::Model>)) -> Outcome<Row> {
    Ok((application, open.ok_or_else(|| Failure::bug("an open application without its validity"))?))
}
