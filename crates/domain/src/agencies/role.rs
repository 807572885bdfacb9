//! Roles of people who work for an agency (X13-6).

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::codes::{Choice, NotAChoice, choices};

choices! {
    /// What somebody is at an agency.
    Role {
        /// Publishes, reads applications, invites.
        Recruiter = "recruiter",
        /// All of that, and the agency's people and settings.
        AgencyAdministrator = "agency_administrator",
    }
    /// What an operation demands.
    Permission {
        /// Read submitted applications and their attachments (X13-2).
        ReadReceived = "read_received",
        /// Read and write the agency's recruitments and their ads, publish, correct and end them (X13-1).
        WriteAds = "write_ads",
        /// Keep what was received longer than the rules say (D6).
        HoldRecords = "hold_records",
        /// Change what the agency has set for itself.
        ChangeSettings = "change_settings",
    }
}

impl Role {
    /// Whether this role has the permission.
    #[must_use]
    pub const fn may(self, permission: Permission) -> bool {
        match (self, permission) {
            (Self::Recruiter | Self::AgencyAdministrator, Permission::ReadReceived | Permission::WriteAds) => true,
            (role, Permission::HoldRecords | Permission::ChangeSettings) => matches!(role, Self::AgencyAdministrator),
        }
    }
}
