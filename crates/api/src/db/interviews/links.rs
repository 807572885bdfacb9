//! The links of mails to an invitation. The mail itself carries the secret; here only its hash is.

use domain::ids::InterviewInvitationId;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::db::Tx;
use crate::db::entities::interview_links::{ActiveModel, Entity};
use crate::failure::Outcome;
use crate::random;

/// Makes one more; answers its secret. Those of earlier mails go on working (D12).
///
/// # Errors
/// Faults of the database.
pub async fn add(tx: &Tx, invitation: InterviewInvitationId, now: Instant) -> Outcome<String> {
    let secret = random::token();
    Entity::insert(ActiveModel {
        link_hash: Set(random::sha256_hex(&secret)),
        invitation_id: Set(invitation),
        created_at: Set(now),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(secret)
}

/// The invitation that a secret leads to.
///
/// # Errors
/// Faults of the database.
pub async fn invitation(db: &impl ConnectionTrait, secret: &str) -> Outcome<Option<InterviewInvitationId>> {
    Ok(Entity::find_by_id(random::sha256_hex(secret)).one(db).await?.map(|link| link.invitation_id))
}
