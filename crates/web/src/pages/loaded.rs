//! What a page for everyone is made of: brought along by the server's page, else asked for.

use client::{Answer, Failure};
use domain::problem::Kind;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;

use crate::answers::use_answers;
use crate::busy::use_busy;
use crate::components::{FailureNote, Waiting};
use crate::router::use_language;

/// An answer that is there, on its way, or has failed.
pub(crate) struct Loaded<T: Send + Sync + 'static> {
    answer: RwSignal<Option<T>>,
    failure: RwSignal<Option<Failure>>,
    again: Callback<()>,
}

impl<T: Send + Sync> Clone for Loaded<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync> Copy for Loaded<T> {}

impl<T: Clone + Send + Sync + DeserializeOwned> Loaded<T> {
    /// `request` is where the server's page has it, `/pages?language=sv`; `ask` fetches it.
    pub(crate) fn start<Asked>(request: &str, ask: impl Fn() -> Asked + Send + Sync + 'static) -> Self
    where
        Asked: Future<Output = Result<Answer<T>, Failure>> + 'static,
    {
        let busy = use_busy();
        let answer = RwSignal::new(use_answers().embedded(&format!("{}{request}", client::BASE)));
        let failure = RwSignal::new(None);
        let again = Callback::new(move |()| {
            failure.set(None);
            let (on_its_way, asked) = (busy.until_dropped(), ask());
            spawn_local(async move {
                let came = asked.await;
                drop(on_its_way);
                // Where one has gone on meanwhile, nobody waits for it any more.
                match came {
                    Ok(came) => drop(answer.try_set(Some(came.value))),
                    Err(why) => drop(failure.try_set(Some(why))),
                }
            });
        });
        if answer.with_untracked(Option::is_none) {
            again.run(());
        }
        Self { answer, failure, again }
    }

    /// The answer; reactive.
    pub(crate) fn get(self) -> Option<T> {
        self.answer.get()
    }

    /// Fetches it anew.
    pub(crate) const fn again(self) -> Callback<()> {
        self.again
    }

    /// Whether there is nothing here that everybody can see; reactive.
    pub(crate) fn is_missing(self) -> bool {
        let code = |failure: &Failure| failure.code() == Some(Kind::NotFound.slug());
        self.failure.with(|failure| failure.as_ref().is_some_and(code))
    }

    /// Draws the answer, or says what is the matter.
    pub(crate) fn show(self, draw: impl Fn(T) -> AnyView + Send + 'static) -> impl IntoView {
        self.show_in(false, draw)
    }

    /// The same where the answer brings the heading of the page along: until then there is another.
    pub(crate) fn show_page(self, draw: impl Fn(T) -> AnyView + Send + 'static) -> impl IntoView {
        self.show_in(true, draw)
    }

    fn show_in(self, page: bool, draw: impl Fn(T) -> AnyView + Send + 'static) -> impl IntoView {
        let language = use_language();
        move || match (self.failure.get(), self.answer.get()) {
            (Some(failure), _) => view! {
                {page.then(|| view! { <h1>{texts::frame::error_heading(language)}</h1> })}
                <FailureNote failure=failure again=self.again />
            }
            .into_any(),
            (None, None) => view! { <Waiting page=page /> }.into_any(),
            (None, Some(answer)) => draw(answer),
        }
    }
}
