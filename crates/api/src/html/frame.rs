//! What every page has: head, header, footer, and the answers of the API that it was made from.

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use askama::Template;
use domain::content::{ABOUT, ACCESSIBILITY, HELP, NoticeView, Severity, ShownPicture};
use domain::language::Language;
use domain::paths::{Page, Program, information_path};
use icons::Icon;
use serde::Serialize;

use super::assets::Assets;
use super::share_picture;
use crate::app::App;
use crate::failure::{Failure, Outcome};

/// The frame of a page.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) language: Language,
    /// Name of the page, as others link to it.
    pub(super) name: String,
    /// What stands on the browser's tab.
    pub(super) title: String,
    pub(super) description: Option<String>,
    /// The one address of what is shown.
    pub(super) canonical: Option<String>,
    /// The same thing in other languages.
    pub(super) alternates: Vec<(&'static str, String)>,
    /// Kept out of search engines.
    pub(super) hidden: bool,
    /// Name and address of the page's feed (X14-3).
    pub(super) feed: Option<(String, String)>,
    /// What search engines read of an open job (G3.6-1).
    pub(super) job_posting: Option<String>,
    /// Open Graph's kind.
    pub(super) kind: &'static str,
    /// What others show beside a link to the page.
    pub(super) picture: ShownPicture,
    /// The links of “Språk”.
    pub(super) languages: Vec<(Language, String)>,
    pub(super) demo: bool,
    /// Whether the web application takes this page over.
    pub(super) app: bool,
    pub(super) page_data: Option<String>,
    /// Those in force (G1-5).
    pub(super) notices: Vec<Notice>,
    /// The same as the API has them, for the application.
    notices_data: PageData,
    page: Option<Page>,
    assets: Arc<Assets>,
    public_url: String,
}

/// A notice in the words of the page, or of its stand-in.
#[derive(Clone, Debug)]
pub(super) struct Notice {
    pub(super) severity: Severity,
    pub(super) lang: Option<&'static str>,
    pub(super) text: String,
}

impl Notice {
    fn of(notice: &NoticeView, language: Language) -> Option<Self> {
        let (of, text) = notice.texts.pick(language)?;
        Some(Self { severity: notice.severity, lang: (of != language).then(|| of.tag()), text: text.clone() })
    }

    pub(super) fn is_severe(&self) -> bool {
        self.severity == Severity::Severe
    }

    pub(super) fn icon(&self) -> String {
        let icon = match self.severity {
            Severity::Info => Icon::Info,
            Severity::Warning | Severity::Severe => Icon::TriangleAlert,
        };
        icon.svg()
    }
}

impl Frame {
    /// The frame of a page of the application, at its own address.
    pub(super) fn of(app: &App, language: Language, page: Page, name: impl Into<String>) -> Self {
        let mut frame = Self::plain(app, language, name);
        frame.page = Some(page);
        frame.languages = Language::ALL.map(|other| (other, page.path(other))).to_vec();
        if page.is_public() {
            frame.canonical = Some(frame.absolute(&page.path(language)));
            frame.alternates = Language::ALL.map(|other| (other.tag(), frame.absolute(&page.path(other)))).to_vec();
            frame.alternates.push(("x-default", frame.absolute(&page.path(Language::default()))));
        } else {
            frame.hidden = true;
        }
        frame
    }

    /// The frame of a page without an address of its own: an error.
    pub(super) fn plain(app: &App, language: Language, name: impl Into<String>) -> Self {
        let name = name.into();
        let in_force = app.notices.in_force(app.clock.now());
        let notices_data = PageData::of_notices(&in_force);
        Self {
            notices: in_force.iter().filter_map(|notice| Notice::of(notice, language)).collect(),
            page_data: notices_data.as_ref().and_then(|data| data.script().ok()),
            notices_data: notices_data.unwrap_or_default(),
            language,
            title: texts::frame::page_title(language, &name),
            name,
            description: None,
            canonical: None,
            alternates: Vec::new(),
            hidden: false,
            feed: None,
            job_posting: None,
            kind: "website",
            picture: ShownPicture {
                address: share_picture::ADDRESS.to_owned(),
                alt: texts::frame::service_name(language).to_owned(),
                width: share_picture::WIDTH,
                height: share_picture::HEIGHT,
            },
            languages: Language::ALL.map(|other| (other, Page::Front.path(other))).to_vec(),
            demo: app.demo,
            app: true,
            page: None,
            assets: Arc::clone(&app.assets),
            public_url: app.public_url.as_str().trim_end_matches('/').to_owned(),
        }
    }

    /// The same with an answer of the API, under the address at which the application would ask for it.
    pub(super) fn with_data(mut self, answers: &PageData) -> Outcome<Self> {
        let mut all = answers.clone();
        all.0.extend(self.notices_data.0.clone());
        self.page_data = Some(all.script()?);
        Ok(self)
    }

    pub(super) fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }

    pub(super) fn path(&self, page: Page) -> String {
        page.path(self.language)
    }

    /// What the foot of every page leads to, always in this order (WCAG 3.2.6).
    pub(super) fn foot(&self) -> [(String, &'static str); 6] {
        let language = self.language;
        [
            (information_path(language, HELP), texts::frame::help_and_contact(language)),
            (information_path(language, ABOUT), texts::frame::about_the_service(language)),
            (information_path(language, ACCESSIBILITY), texts::frame::accessibility_statement(language)),
            (self.path(Page::TermsOfUse), texts::frame::terms_of_use(language)),
            (self.path(Page::PrivacyNotice), texts::frame::privacy_notice(language)),
            ("/api/docs".to_owned(), texts::frame::api(language)),
        ]
    }

    pub(super) fn on_ads(&self) -> bool {
        self.page == Some(Page::Ads)
    }

    pub(super) fn on_favourites(&self) -> bool {
        self.page == Some(Page::Favourites)
    }

    pub(super) fn asset(&self, logical: &str) -> Option<&str> {
        self.assets.address(logical)
    }

    /// The program of this page (P13); a page without an address of its own takes the one that readers have already.
    pub(super) fn program(&self, part: &str) -> Option<&str> {
        let name = match self.page.map_or(Program::Applicant, Page::program) {
            Program::Applicant => "app",
            Program::Reader => "reader",
            Program::Personal => "personal",
        };
        self.asset(&format!("{name}.{part}"))
    }

    /// The font of Finnish, Swedish and English; the other one is fetched where Sámi names need it.
    pub(super) fn font(&self) -> Option<&str> {
        self.assets.address_like("latin-wght")
    }

    /// Open Graph's name of the page's language.
    pub(super) fn locale(&self) -> &'static str {
        locale(self.language)
    }

    /// Those of the other languages in which the same thing can be read.
    pub(super) fn other_locales(&self) -> Vec<&'static str> {
        let there = |language: &Language| self.alternates.iter().any(|(tag, _)| *tag == language.tag());
        Language::ALL.into_iter().filter(|of| *of != self.language && there(of)).map(locale).collect()
    }
}

const fn locale(language: Language) -> &'static str {
    match language {
        Language::Fi => "fi_FI",
        Language::Sv => "sv_FI",
        Language::En => "en_GB",
    }
}

/// Answers of the API that a page carries.
#[derive(Clone, Debug, Default)]
pub(super) struct PageData(BTreeMap<String, serde_json::Value>);

impl PageData {
    /// The notices in force; `None` where there are none, which needs no words.
    fn of_notices(in_force: &[NoticeView]) -> Option<Self> {
        let mut data = Self::default();
        let there = !in_force.is_empty() && data.add("/api/v1/notices", &in_force).is_ok();
        there.then_some(data)
    }

    pub(super) fn add(&mut self, address: impl Into<String>, answer: &impl Serialize) -> Outcome<()> {
        let answer = serde_json::to_value(answer).map_err(|error| Failure::bug(error.to_string()))?;
        self.0.insert(address.into(), answer);
        Ok(())
    }

    fn script(&self) -> Outcome<String> {
        data_block(&self.0)
    }
}

/// JSON as the content of a `script` element that holds data. No text in it can end the element it stands in.
pub(super) fn data_block(data: &impl Serialize) -> Outcome<String> {
    let json = serde_json::to_string(data).map_err(|error| Failure::bug(error.to_string()))?;
    Ok(json.replace('<', "\\u003c"))
}

/// Writes a page.
pub(super) fn answer(status: StatusCode, language: Language, page: &impl Template) -> Outcome<HttpResponse> {
    Ok(written(status, language, render(page)?))
}

/// The HTML of a page.
pub(super) fn render(page: &impl Template) -> Outcome<String> {
    page.render().map_err(|error| Failure::bug(error.to_string()))
}

/// A page whose HTML is written.
pub(super) fn written(status: StatusCode, language: Language, html: String) -> HttpResponse {
    HttpResponse::build(status)
        .insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"))
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .insert_header((header::CONTENT_LANGUAGE, language.tag()))
        .body(html)
}
