//! The address of every page, both ways, for browser and server alike.
//!
//! Public pages have a segment in each language; what stands behind a login has one English set.

use crate::ids::{AdId, ApplicationId};
use crate::language::Language;
use crate::slug::Slug;

/// A page of the applicant's side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The front page.
    Front,
    /// The results; what is searched stands in the query.
    Ads,
    /// One ad; `?ad=` chooses its language version (G2-4).
    Ad(AdId),
    /// “Öppen ansökan till staten”, which is listed among the ads and has its own page (G1-6, D42).
    OpenApplication,
    /// “Favoriter”, kept in the browser (G3.5-1).
    Favourites,
    /// “Sökvakt”: the form; the search stands in the query (G3.7-1).
    JobAlert,
    /// Where the link of the confirmation mail leads, its secret in the fragment (G3.7-1, D11).
    JobAlertConfirm,
    /// Where each mail's link leads that deletes the alert (G3.7-3).
    JobAlertRemove,
    /// Where the mails of the last two weeks lead (X3.7-6).
    JobAlertRenew,
    /// “Boka intervjutid”: where the links of the mails about an interview lead, their secret in the fragment (G12, D12).
    Interview,
    /// “Kontrollera en kvittens”: whether a receipt is genuine (X9-9).
    VerifyReceipt,
    /// All employers.
    Employers,
    /// One employer with its open jobs (G1-2).
    Employer(Slug),
    /// One page of information (G1-2).
    Information(Slug),
    /// “Användarvillkor”.
    TermsOfUse,
    /// “Dataskyddsbeskrivning”.
    PrivacyNotice,
    /// “Logga in”; `?ad=` when one came from an ad.
    Login,
    /// “Skapa konto”; `?ad=` when one came from an ad.
    Register,
    /// The code from the mail.
    RegisterCode,
    /// “Glömde du lösenordet?” (G5.1, G5.2).
    ForgotPassword,
    /// Where the link of that mail leads, its secret in the fragment.
    NewPassword,
    /// “Nya användarvillkor”, which wait to be accepted; `?next=` or `?ad=` says where one was going (G1-3).
    NewTerms,
    /// The applicant's start page.
    Start,
    /// “Min profil” (G7.1-1).
    Profile,
    /// “Redigera profil”.
    EditProfile,
    /// The basic details that one is asked for after registering without an ad (G4-5).
    FirstDetails,
    /// The way from “Sök nu” to the form of an ad: what to begin with is asked there once (G9.1).
    Begin(AdId),
    /// The same way to the form of the open application (G11-1).
    BeginOpen,
    /// “Egna inställningar” (G7.2).
    Settings,
    /// Everything that is held about one, and who opened it (X7-6).
    MyData,
    /// “Radera användarkontot” (G8).
    DeleteAccount,
    /// “Mina ansökningar”.
    Applications,
    /// The form of one application; `?section=` chooses the section.
    Application(ApplicationId),
    /// “Förhandsgranska”.
    Preview(ApplicationId),
}

impl Page {
    /// The address in a language, without query.
    #[must_use]
    pub fn path(self, language: Language) -> String {
        let tag = language.tag();
        match self {
            Self::Front => format!("/{tag}"),
            Self::Ads => format!("/{tag}/{}", ads_segment(language)),
            Self::Ad(ad) => format!("/{tag}/{}/{ad}", ads_segment(language)),
            Self::OpenApplication => format!("/{tag}/{}", open_application_segment(language)),
            Self::Favourites => format!("/{tag}/{}", favourites_segment(language)),
            Self::JobAlert => format!("/{tag}/{}", alert_segment(language)),
            Self::JobAlertConfirm => format!("/{tag}/{}/confirm", alert_segment(language)),
            Self::JobAlertRemove => format!("/{tag}/{}/remove", alert_segment(language)),
            Self::JobAlertRenew => format!("/{tag}/{}/renew", alert_segment(language)),
            Self::Interview => format!("/{tag}/interview"),
            Self::VerifyReceipt => format!("/{tag}/verify"),
            Self::Employers => format!("/{tag}/{}", employers_segment(language)),
            Self::Employer(slug) => employer_path(language, slug.as_str()),
            Self::Information(slug) => information_path(language, slug.as_str()),
            Self::TermsOfUse => format!("/{tag}/{}/{}", information_segment(language), terms_segment(language)),
            Self::PrivacyNotice => format!("/{tag}/{}/{}", information_segment(language), privacy_segment(language)),
            Self::Login => format!("/{tag}/login"),
            Self::Register => format!("/{tag}/register"),
            Self::RegisterCode => format!("/{tag}/register/code"),
            Self::ForgotPassword => format!("/{tag}/password"),
            Self::NewPassword => format!("/{tag}/password/new"),
            Self::NewTerms => format!("/{tag}/terms"),
            Self::Start => format!("/{tag}/me"),
            Self::Profile => format!("/{tag}/me/profile"),
            Self::EditProfile => format!("/{tag}/me/profile/edit"),
            Self::FirstDetails => format!("/{tag}/me/first-details"),
            Self::Begin(ad) => format!("/{tag}/me/apply/{ad}"),
            Self::BeginOpen => format!("/{tag}/me/apply/open"),
            Self::Settings => format!("/{tag}/me/settings"),
            Self::MyData => format!("/{tag}/me/data"),
            Self::DeleteAccount => format!("/{tag}/me/settings/delete"),
            Self::Applications => format!("/{tag}/me/applications"),
            Self::Application(id) => format!("/{tag}/me/applications/{id}"),
            Self::Preview(id) => format!("/{tag}/me/applications/{id}/preview"),
        }
    }

    /// Which page an address means; `None` where there is none. Query and fragment must be cut off before.
    #[must_use]
    pub fn parse(path: &str) -> Option<(Language, Self)> {
        let mut segments = path.trim_matches('/').split('/');
        let language: Language = segments.next()?.parse().ok()?;
        let rest: Vec<&str> = segments.collect();
        let page = match rest.as_slice() {
            [] => Self::Front,
            ["login"] => Self::Login,
            ["register"] => Self::Register,
            ["register", "code"] => Self::RegisterCode,
            ["interview"] => Self::Interview,
            ["verify"] => Self::VerifyReceipt,
            ["me"] => Self::Start,
            ["me", "profile"] => Self::Profile,
            ["me", "profile", "edit"] => Self::EditProfile,
            ["me", "first-details"] => Self::FirstDetails,
            ["me", "apply", "open"] => Self::BeginOpen,
            ["me", "apply", ad] => Self::Begin(ad.parse().ok()?),
            ["password"] => Self::ForgotPassword,
            ["password", "new"] => Self::NewPassword,
            ["terms"] => Self::NewTerms,
            ["me", "settings"] => Self::Settings,
            ["me", "data"] => Self::MyData,
            ["me", "settings", "delete"] => Self::DeleteAccount,
            ["me", "applications"] => Self::Applications,
            ["me", "applications", id] => Self::Application(id.parse().ok()?),
            ["me", "applications", id, "preview"] => Self::Preview(id.parse().ok()?),
            [ads] if *ads == ads_segment(language) => Self::Ads,
            [ads, ad] if *ads == ads_segment(language) => Self::Ad(ad_in(ad)?),
            [one] if *one == open_application_segment(language) => Self::OpenApplication,
            [one] if *one == favourites_segment(language) => Self::Favourites,
            [one] if *one == alert_segment(language) => Self::JobAlert,
            [one, "confirm"] if *one == alert_segment(language) => Self::JobAlertConfirm,
            [one, "remove"] if *one == alert_segment(language) => Self::JobAlertRemove,
            [one, "renew"] if *one == alert_segment(language) => Self::JobAlertRenew,
            [one] if *one == employers_segment(language) => Self::Employers,
            [one, slug] if *one == employers_segment(language) => Self::Employer(slug.parse().ok()?),
            [info, slug] if *info == information_segment(language) => {
                if *slug == terms_segment(language) {
                    Self::TermsOfUse
                } else if *slug == privacy_segment(language) {
                    Self::PrivacyNotice
                } else {
                    Self::Information(slug.parse().ok()?)
                }
            }
            [..] => return None,
        };
        Some((language, page))
    }

    /// The program of the browser that draws the page (P13).
    #[must_use]
    pub const fn program(self) -> Program {
        match self {
            Self::Front | Self::Ads | Self::Ad(_) => Program::Applicant,
            Self::OpenApplication
            | Self::Favourites
            | Self::JobAlert
            | Self::JobAlertConfirm
            | Self::JobAlertRemove
            | Self::JobAlertRenew
            | Self::Interview
            | Self::VerifyReceipt
            | Self::Employers
            | Self::Employer(_)
            | Self::Information(_)
            | Self::TermsOfUse
            | Self::PrivacyNotice => Program::Reader,
            Self::Login
            | Self::Register
            | Self::RegisterCode
            | Self::ForgotPassword
            | Self::NewPassword
            | Self::NewTerms
            | Self::Start
            | Self::Profile
            | Self::EditProfile
            | Self::FirstDetails
            | Self::Begin(_)
            | Self::BeginOpen
            | Self::Settings
            | Self::MyData
            | Self::DeleteAccount
            | Self::Applications
            | Self::Application(_)
            | Self::Preview(_) => Program::Personal,
        }
    }

    /// Whether the page is for everyone, indexed and shared.
    #[must_use]
    pub const fn is_public(self) -> bool {
        !matches!(self.program(), Program::Personal)
            && !matches!(
                self,
                Self::Favourites
                    | Self::JobAlert
                    | Self::JobAlertConfirm
                    | Self::JobAlertRemove
                    | Self::JobAlertRenew
                    | Self::Interview
                    | Self::VerifyReceipt
            )
    }

    /// Whether the page needs a login.
    #[must_use]
    pub const fn needs_login(self) -> bool {
        matches!(
            self,
            Self::NewTerms
                | Self::Start
                | Self::Profile
                | Self::EditProfile
                | Self::FirstDetails
                | Self::Begin(_)
                | Self::BeginOpen
                | Self::Settings
                | Self::MyData
                | Self::DeleteAccount
                | Self::Applications
                | Self::Application(_)
                | Self::Preview(_)
        )
    }
}

/// One of the programs that the browser loads: a first visit must not pay for what other visits need (P13).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// The front page, the search and the ads: what a first visit reads.
    Applicant,
    /// What else is for everyone: favourites, alerts, employers, information.
    Reader,
    /// Login, account and applications.
    Personal,
}

/// The address of an ad with its title in it. Only the id counts (D46).
#[must_use]
pub fn ad_path(language: Language, ad: AdId, title: &str) -> String {
    let slug = slug(title);
    let path = Page::Ad(ad).path(language);
    if slug.is_empty() { path } else { format!("{path}-{slug}") }
}

/// The address of a page of information that the program itself links to, by its name (`domain::content`).
#[must_use]
pub fn information_path(language: Language, slug: &str) -> String {
    format!("/{}/{}/{slug}", language.tag(), information_segment(language))
}

/// The address of an employer, by the code of the agency.
#[must_use]
pub fn employer_path(language: Language, agency: &str) -> String {
    format!("/{}/{}/{agency}", language.tag(), employers_segment(language))
}

/// The ad in the last segment of its address: the first 36 characters (D46).
fn ad_in(segment: &str) -> Option<AdId> {
    let id = segment.get(..36)?;
    let rest = segment.get(36..)?;
    if rest.is_empty() || rest.starts_with('-') { id.parse().ok() } else { None }
}

/// A title as it stands in an address: a–z, 0–9 and hyphens, at most 60.
fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.chars().flat_map(char::to_lowercase) {
        let plain = match c {
            'å' | 'ä' | 'á' | 'à' | 'â' | 'ã' => 'a',
            'ö' | 'ó' | 'ò' | 'ô' | 'õ' | 'ø' => 'o',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'ü' | 'ú' => 'u',
            'š' => 's',
            'ž' => 'z',
            'đ' => 'd',
            'č' => 'c',
            'ŋ' => 'n',
            other => other,
        };
        if plain.is_ascii_alphanumeric() {
            slug.push(plain);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= 60 {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

const fn ads_segment(language: Language) -> &'static str {
    match language {
        Language::Fi => "avoimet-tyopaikat",
        Language::Sv => "lediga-jobb",
        Language::En => "jobs",
    }
}

const fn information_segment(language: Language) -> &'static str {
    match language {
        Language::Fi => "tietoa",
        Language::Sv => "information",
        Language::En => "about",
    }
}

const fn open_application_segment(language: Language) -> &'static str {
    match language {
        Language::Fi => "avoin-hakemus",
        Language::Sv => "oppen-ansokan",
        Language::En => "open-application",
    }
}

const fn favourites_segment(language: Language) -> &'static str {
    match language {
        Language::Fi => "suosikit",
        Language::Sv => "favoriter",
        Language::En => "favourites",
    }
}

const fn alert_segment(language: Language) -> &'static str {
    match language {
        Language::Fi => "hakuvahti",
        Language::Sv => "sokvakt",
        Language::En => "job-alert",
    }
}

const fn employers_segment(language: Language) -> &'static str {
    match language {
        Language::Fi => "tyonantajat",
        Language::Sv => "arbetsgivare",
        Language::En => "employers",
    }
}

const fn terms_segment(language: Language) -> &'static str {
    match language {
        Language::Fi => "kayttoehdot",
        Language::Sv => "anvandarvillkor",
        Language::En => "terms-of-use",
    }
}

const fn privacy_segment(language: Language) -> &'static str {
    match language {
        Language::Fi => "tietosuojaseloste",
        Language::Sv => "dataskyddsbeskrivning",
        Language::En => "privacy-notice",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::{Page, ad_path};
    use crate::ids::{AdId, ApplicationId};
    use crate::language::Language;
    use crate::slug::Slug;

    fn any_page() -> impl Strategy<Value = Page> {
        // A page of information may not be called as the terms are; the longest slugs count too.
        let slug = "[a-z0-9]{1,20}x(-[a-z0-9]{1,18})?".prop_map(|slug| slug.parse::<Slug>().unwrap());
        (0..34, any::<u128>(), slug).prop_map(|(which, id, slug)| {
            let id = Uuid::from_u128(id);
            match which {
                0 => Page::Front,
                1 => Page::Ads,
                2 => Page::Ad(AdId(id)),
                3 => Page::TermsOfUse,
                4 => Page::PrivacyNotice,
                5 => Page::Login,
                6 => Page::Register,
                7 => Page::RegisterCode,
                8 => Page::Start,
                9 => Page::Applications,
                10 => Page::Application(ApplicationId(id)),
                11 => Page::OpenApplication,
                12 => Page::Favourites,
                13 => Page::JobAlert,
                14 => Page::JobAlertConfirm,
                15 => Page::JobAlertRemove,
                16 => Page::JobAlertRenew,
                17 => Page::Employers,
                18 => Page::Employer(slug),
                19 => Page::Information(slug),
                20 => Page::Profile,
                21 => Page::EditProfile,
                22 => Page::FirstDetails,
                23 => Page::Begin(AdId(id)),
                24 => Page::VerifyReceipt,
                25 => Page::NewTerms,
                26 => Page::ForgotPassword,
                27 => Page::NewPassword,
                28 => Page::Settings,
                29 => Page::DeleteAccount,
                30 => Page::MyData,
                31 => Page::BeginOpen,
                32 => Page::Interview,
                _ => Page::Preview(ApplicationId(id)),
            }
        })
    }

    proptest! {
        /// Holds G2-1: every page has one address in each language, and the address means that page.
        #[test]
        fn addresses_and_pages_mean_each_other(page in any_page(), language in prop::sample::select(&Language::ALL)) {
            prop_assert_eq!(Page::parse(&page.path(language)), Some((language, page)));
        }

        /// Holds D46: only the first 36 characters count.
        #[test]
        fn whatever_the_title_the_address_leads_to_the_ad(id in any::<u128>(), title in ".*") {
            let ad = AdId(Uuid::from_u128(id));
            let path = ad_path(Language::Sv, ad, &title);
            prop_assert!(path.is_ascii());
            prop_assert_eq!(Page::parse(&path), Some((Language::Sv, Page::Ad(ad))));
        }
    }

    #[test]
    fn a_segment_of_another_language_is_no_page() {
        assert_eq!(Page::parse("/sv/jobs"), None);
        assert_eq!(Page::parse("/de/jobs"), None);
        assert_eq!(Page::parse("/sv/lediga-jobb/nonsense"), None);
        assert_eq!(
            ad_path(Language::Sv, AdId(Uuid::nil()), "Expert på Å"),
            "/sv/lediga-jobb/00000000-0000-0000-0000-000000000000-expert-pa-a"
        );
    }
}
