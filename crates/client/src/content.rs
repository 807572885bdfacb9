//! Pages of information, employers, notices.

use domain::accounts::{PublishTerms, TermsVersionView};
use domain::content::{
    EmployerEntry, EmployerView, NoticeView, PageEntry, PageVersion, PageView, PictureView, SaveNotice, SavePage,
};
use domain::ids::{AgencyId, NoticeId, PictureId};
use domain::language::Language;
use domain::row_version::RowVersion;
use domain::slug::Slug;
use uuid::Uuid;

use crate::request::{Method, Request};
use crate::{Answer, Bytes, Client, Failure, FileUpload};

fn version(slug: Slug, language: Language) -> String {
    format!("/admin/pages/{slug}/{language}")
}

impl Client {
    /// `list_pages`: the menu, in the client's language.
    ///
    /// # Errors
    /// Only those of the connection.
    pub async fn list_pages(&self) -> Result<Answer<Vec<PageEntry>>, Failure> {
        self.run(Request::new(Method::Get, format!("/pages?language={}", self.language()))).await?.json()
    }

    /// `show_page`, in the client's language or its stand-in.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn show_page(&self, slug: Slug) -> Result<Answer<PageView>, Failure> {
        self.run(Request::new(Method::Get, format!("/pages/{slug}?language={}", self.language()))).await?.json()
    }

    /// `list_employers`: all of them, in the client's language.
    ///
    /// # Errors
    /// Only those of the connection.
    pub async fn list_employers(&self) -> Result<Answer<Vec<EmployerEntry>>, Failure> {
        self.run(Request::new(Method::Get, format!("/employers?language={}", self.language()))).await?.json()
    }

    /// `show_employer`: one with its newest jobs.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn show_employer(&self, agency: &AgencyId) -> Result<Answer<EmployerView>, Failure> {
        self.run(Request::new(Method::Get, format!("/employers/{agency}?language={}", self.language()))).await?.json()
    }

    /// `list_notices`: those in force.
    ///
    /// # Errors
    /// Only those of the connection.
    pub async fn list_notices(&self) -> Result<Answer<Vec<NoticeView>>, Failure> {
        self.run(Request::new(Method::Get, "/notices")).await?.json()
    }

    /// The same as the JSON that came: a page that every visit loads reads it without a reader of its own (P13).
    ///
    /// # Errors
    /// Only those of the connection.
    pub async fn list_notices_as_json(&self) -> Result<String, Failure> {
        let answer = self.run(Request::new(Method::Get, "/notices")).await?.bytes()?;
        Ok(String::from_utf8_lossy(&answer.bytes).into_owned())
    }

    /// `list_page_versions`: all, published or not.
    ///
    /// # Errors
    /// `forbidden` for whoever does not administer the service.
    pub async fn list_page_versions(&self) -> Result<Answer<Vec<PageVersion>>, Failure> {
        self.run(Request::new(Method::Get, "/admin/pages")).await?.json()
    }

    /// `show_page_version`
    ///
    /// # Errors
    /// `forbidden`, `not_found`.
    pub async fn show_page_version(&self, slug: Slug, language: Language) -> Result<Answer<PageVersion>, Failure> {
        self.run(Request::new(Method::Get, version(slug, language))).await?.json()
    }

    /// `save_page`: with the version that has been seen, or without where there is none yet.
    ///
    /// # Errors
    /// `invalid`; `stale` with the newer one in `current`; `version_required`.
    pub async fn save_page(
        &self,
        slug: Slug,
        language: Language,
        seen: Option<RowVersion>,
        page: &SavePage,
    ) -> Result<Answer<PageVersion>, Failure> {
        let mut request = Request::new(Method::Put, version(slug, language)).json(page)?;
        if let Some(seen) = seen {
            request = request.if_match(seen);
        }
        self.run(request).await?.json()
    }

    /// `delete_page`
    ///
    /// # Errors
    /// `not_found`, `stale`; `not_possible` for a page that the service links to everywhere.
    pub async fn delete_page(&self, slug: Slug, language: Language, seen: RowVersion) -> Result<(), Failure> {
        self.run(Request::new(Method::Delete, version(slug, language)).if_match(seen)).await?.nothing()
    }

    /// `list_pictures`: the newest first.
    ///
    /// # Errors
    /// `forbidden` for whoever does not administer the service.
    pub async fn list_pictures(&self) -> Result<Answer<Vec<PictureView>>, Failure> {
        self.run(Request::new(Method::Get, "/admin/pictures")).await?.json()
    }

    /// `put_picture`: the id is made by the caller, so repeating is harmless.
    ///
    /// # Errors
    /// `invalid` where the file is no picture.
    pub async fn put_picture(&self, picture: PictureId, file: FileUpload) -> Result<Answer<PictureView>, Failure> {
        self.run(Request::new(Method::Put, format!("/admin/pictures/{picture}")).file(file)).await?.json()
    }

    /// `delete_picture`
    ///
    /// # Errors
    /// `not_found`; `not_possible` while a page shows it.
    pub async fn delete_picture(&self, picture: PictureId) -> Result<(), Failure> {
        self.run(Request::new(Method::Delete, format!("/admin/pictures/{picture}"))).await?.nothing()
    }

    /// `show_picture`
    ///
    /// # Errors
    /// `not_found`.
    pub async fn show_picture(&self, picture: PictureId) -> Result<Bytes, Failure> {
        self.run(Request::new(Method::Get, format!("/pictures/{picture}"))).await?.bytes()
    }

    /// `list_all_notices`: also those that lie ahead or are over.
    ///
    /// # Errors
    /// `forbidden` for whoever does not administer the service.
    pub async fn list_all_notices(&self) -> Result<Answer<Vec<NoticeView>>, Failure> {
        self.run(Request::new(Method::Get, "/admin/notices")).await?.json()
    }

    /// `create_notice`
    ///
    /// # Errors
    /// `invalid` with the fields.
    pub async fn create_notice(&self, key: Uuid, notice: &SaveNotice) -> Result<Answer<NoticeView>, Failure> {
        self.run(Request::new(Method::Post, "/admin/notices").once(key).json(notice)?).await?.json()
    }

    /// `save_notice`
    ///
    /// # Errors
    /// `invalid`; `not_found`; `stale` with the newer one in `current`.
    pub async fn save_notice(
        &self,
        notice: NoticeId,
        seen: RowVersion,
        wish: &SaveNotice,
    ) -> Result<Answer<NoticeView>, Failure> {
        let path = format!("/admin/notices/{notice}");
        self.run(Request::new(Method::Put, path).if_match(seen).json(wish)?).await?.json()
    }

    /// `delete_notice`
    ///
    /// # Errors
    /// `not_found`, `stale`.
    pub async fn delete_notice(&self, notice: NoticeId, seen: RowVersion) -> Result<(), Failure> {
        self.run(Request::new(Method::Delete, format!("/admin/notices/{notice}")).if_match(seen)).await?.nothing()
    }

    /// `list_terms_versions`: of both texts, the newest first.
    ///
    /// # Errors
    /// `forbidden` for whoever does not administer the service.
    pub async fn list_terms_versions(&self) -> Result<Answer<Vec<TermsVersionView>>, Failure> {
        self.run(Request::new(Method::Get, "/admin/terms")).await?.json()
    }

    /// `publish_terms`: the next version of the terms of use or the privacy notice (G1-3).
    ///
    /// # Errors
    /// `invalid` with the fields; `stale` with all versions in `current`.
    pub async fn publish_terms(&self, key: Uuid, wish: &PublishTerms) -> Result<Answer<TermsVersionView>, Failure> {
        self.run(Request::new(Method::Post, "/admin/terms").once(key).json(wish)?).await?.json()
    }
}
