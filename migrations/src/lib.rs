//! The schema of Virka on SQLite and PostgreSQL.
//!
//! One step a file, forward only, additive. A step is one SQL text for both engines, because what must hold (checks,
//! partial unique indexes, foreign keys) reads best as SQL; [`dialect`] fills in the few words that differ.

pub mod dialect;
mod m20261123_01_foundation;
mod m20261124_01_agency_ads;
mod m20261126_01_alerts;
mod m20261126_02_content;
mod m20261126_03_account;
mod m20261126_04_site;
mod m20261126_06_profile;
mod m20261126_07_after_sending;
mod m20261126_08_form_photos;
mod m20261126_09_open_applications;
mod m20261126_10_retention;
mod m20261126_11_mails_sent;
mod m20261126_12_interviews;
mod m20261126_13_contact_email;
mod m20261126_14_agency_news;

use sea_orm_migration::{MigrationTrait, MigratorTrait, async_trait};

/// All steps, in order.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_01_foundation::Step),
            Box::new(m20261124_01_agency_ads::Step),
            Box::new(m20261126_01_alerts::Step),
            Box::new(m20261126_02_content::Step),
            Box::new(m20261126_03_account::Step),
            Box::new(m20261126_04_site::Step),
            Box::new(m20261126_06_profile::Step),
            Box::new(m20261126_07_after_sending::Step),
            Box::new(m20261126_08_form_photos::Step),
            Box::new(m20261126_09_open_applications::Step),
            Box::new(m20261126_10_retention::Step),
            Box::new(m20261126_11_mails_sent::Step),
            Box::new(m20261126_12_interviews::Step),
            Box::new(m20261126_13_contact_email::Step),
            Box::new(m20261126_14_agency_news::Step),
        ]
    }
}
