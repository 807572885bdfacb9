//! Whether an address has an account cannot be found out: not by what is answered, not by how long it takes (X4-5).

mod answers;
mod times;

use api::db::entities::users;
use domain::accounts::AccountKind;
use domain::personal::Personal;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tests::{PASSWORD, TestApp};
use uuid::Uuid;

/// The address of a new account with the password of all, and one like it that nobody has.
async fn known_and_unknown(app: &TestApp) -> [String; 2] {
    let user = app.person("Aino", AccountKind::Applicant).await.user;
    let hash = app.app.passwords.hash(&Personal(PASSWORD.to_owned())).await.unwrap();
    app.app
        .db
        .write(async |tx| {
            users::Entity::update_many()
                .col_expr(users::Column::PasswordHash, Expr::value(hash.0.clone()))
                .filter(users::Column::Id.eq(user))
                .exec(tx)
                .await?;
            Ok(())
        })
        .await
        .unwrap();
    [format!("aino.{user}@example.org"), format!("aino.{}@example.org", api::random::id::<Uuid>())]
}
