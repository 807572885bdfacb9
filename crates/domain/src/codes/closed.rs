//! Codes that the program itself must know.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A closed list of codes that travel as text.
pub trait Choice: Sized + Copy + 'static {
    /// Every code, in display order.
    const ALL: &'static [Self];
    /// The code on the wire and in the database.
    fn slug(self) -> &'static str;
    /// Reads a code.
    fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.slug() == slug)
    }
}

/// A text that is none of the codes of its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not one of the codes of this list")]
pub struct NotAChoice;

macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $slug:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl Choice for $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)*];

            fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug,)* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.slug())
            }
        }

        #[cfg(feature = "columns")]
        crate::columns::choice_column!($name);

        impl FromStr for $name {
            type Err = NotAChoice;

            fn from_str(slug: &str) -> Result<Self, Self::Err> {
                Self::from_slug(slug).ok_or(NotAChoice)
            }
        }
    )*};
}
pub(crate) use choices;

choices! {
    /// “Uppgiftens nivå” (G3.2.6).
    Level {
        /// “Chefsuppgifter”
        Manager = "manager",
        /// “Uppgifter inom ledningen”
        Executive = "executive",
        /// “Expertuppgifter”
        Expert = "expert",
        /// “Verkställande uppgifter”
        Operational = "operational",
        /// “Praktikant”
        Trainee = "trainee",
    }
    /// Whether the job is for good (G3.2.4).
    DurationType {
        /// “Ordinarie”
        Permanent = "permanent",
        /// “Tillfällig”
        Temporary = "temporary",
    }
    /// Which law the job is under (G3.2.4).
    Relation {
        /// “Tjänsteförhållande”
        PublicService = "public_service",
        /// “Anställningsförhållande”
        Contract = "contract",
    }
    /// The options of the filter “Typ” (G3.2.4). None chosen is “Alla jobb” (D18).
    EmploymentType {
        /// “Ordinarie”
        Permanent = "permanent",
        /// “Tillfällig”
        Temporary = "temporary",
        /// “Tjänsteförhållande”
        PublicService = "public_service",
        /// “Anställningsförhållande”
        Contract = "contract",
        /// “Högskolepraktik”
        Internship = "internship",
        /// “Öppen ansökan”
        #[serde(rename = "open")]
        OpenApplication = "open",
    }
    /// Legal gender, asked because the law makes the state report on equality; never used for anything else (G9.2.1, D5).
    Gender {
        /// Woman.
        Woman = "woman",
        /// Man.
        Man = "man",
        /// Another one, or none registered.
        Other = "other",
    }
    /// How well somebody speaks, writes or understands a language (G9.2.4).
    SkillLevel {
        /// “utmärkta”
        Excellent = "excellent",
        /// “goda”
        Good = "good",
        /// “nöjaktiga”
        Satisfactory = "satisfactory",
        /// “svaga”
        Weak = "weak",
        /// “-”: none at all, or nothing that is asked for.
        None = "none",
    }
    /// Where somebody works now; no choice is “Inget val” (G9.2.1).
    StateEmployer {
        /// “Stats budgetfinansierad myndighet”
        BudgetAgency = "budget_agency",
        /// “Annat än en stats budgetfinansierad myndighet”
        Other = "other",
        /// “Jag har ingen arbetsgivare just nu”
        NoEmployer = "no_employer",
    }
}
