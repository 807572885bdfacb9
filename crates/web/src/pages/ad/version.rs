//! Which language version of an ad is shown: the reader chooses it apart from the language of the page (G2-4).

use domain::ads::{AdVersionView, AdView};
use domain::language::Language;
use leptos::prelude::*;

use super::share::Share;
use crate::pages::ads::card::shown_by_itself;
use crate::router::{use_language, use_router};
use crate::said::use_said;
use crate::shell::LanguageName;

/// The version that is shown.
#[derive(Clone, Copy)]
pub(super) struct Shown(Memo<Option<AdVersionView>>);

impl Shown {
    pub(super) fn of(ad: &AdView) -> Self {
        let (language, router) = (use_language(), use_router());
        let ad = ad.clone();
        let wanted = move || router.parameter("ad").and_then(|tag| tag.parse().ok());
        Self(Memo::new(move |_| chosen(&ad, wanted(), language).cloned()))
    }

    /// Its language; reactive.
    pub(super) fn language(self) -> Language {
        self.0.with(|version| version.as_ref().map_or_else(use_language, |version| version.language))
    }

    /// `lang`, where the version is in another language than the page.
    pub(super) fn tag(self) -> Option<&'static str> {
        let language = self.language();
        (language != use_language()).then(|| language.tag())
    }

    /// Its title.
    pub(super) fn title(self) -> Memo<String> {
        Memo::new(move |_| self.read(|version| version.texts.title.clone()))
    }

    /// Reads something of it; reactive.
    pub(super) fn read<T: Default>(self, read: impl FnOnce(&AdVersionView) -> T) -> T {
        self.0.with(|version| version.as_ref().map(read).unwrap_or_default())
    }
}

/// The version in the wanted language, else in the page's, else Finnish, Swedish, English (G2-2).
pub(super) fn chosen(ad: &AdView, wanted: Option<Language>, page: Language) -> Option<&AdVersionView> {
    let version = |language: Language| ad.versions.iter().find(|version| version.language == language);
    wanted.and_then(version).or_else(|| version(shown_by_itself(page, &ad.languages))).or(ad.versions.first())
}

/// “Annonsens språk”: the ad's own language buttons.
#[component]
pub(super) fn Languages(ad: StoredValue<AdView>) -> impl IntoView {
    let language = use_language();
    let (router, said) = (use_router(), use_said());
    let shown: Shown = expect_context();
    let languages = ad.with_value(|ad| ad.languages.clone());
    let missing = !languages.contains(&language);
    let link = move |other: Language| {
        view! {
            <a
                href=move || format!("{}?ad={other}", router.place().path)
                lang=other.tag()
                hreflang=other.tag()
                aria-current=move || (shown.language() == other).then_some("true")
                on:click=move |_| {
                    said.politely(
                        texts::ad::ad_language_changed(language, texts::ad_in_language(language, other)),
                    );
                }
            >
                <LanguageName of=other />
            </a>
        }
    };
    view! {
        <div class="bar">
            <div class="row">
                <span class="sm sub" id="ad-language">
                    {texts::ad::ad_language(language)}
                </span>
                <nav class="seg" aria-labelledby="ad-language">
                    {languages.into_iter().map(link).collect_view()}
                </nav>
            </div>
            <Share ad=ad />
            {missing
                .then(|| {
                    view! {
                        <p class="sm sub">
                            {move || {
                                let tag = texts::ad_in_language(language, shown.language());
                                texts::ad::ad_not_in_language(language, tag)
                            }}
                        </p>
                    }
                })}
        </div>
    }
}
