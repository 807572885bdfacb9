//! All groups of filters, in the guide's order (G3.2).

use domain::search::FacetKind;
use leptos::prelude::*;

use super::group::{Group, Manner};
use super::places::Places;
use crate::router::use_language;

/// The groups; beside the results on a wide screen, in a dialog on a phone.
#[component]
pub(crate) fn Filters(
    /// The dialog of the phone has ids of its own.
    name: &'static str,
) -> impl IntoView {
    let language = use_language();
    let plain = |kind, title| Manner { kind, title, narrow: None, choose_all: false, open: false };
    let areas = Manner {
        narrow: Some(texts::search::find_task_areas(language)),
        choose_all: true,
        ..plain(FacetKind::Area, texts::search::task_areas(language))
    };
    let employers = Manner {
        narrow: Some(texts::search::find_employers(language)),
        choose_all: true,
        ..plain(FacetKind::Employer, texts::search::employers(language))
    };
    let types = Manner { open: true, ..plain(FacetKind::Type, texts::search::employment_type(language)) };
    view! {
        <Group manner=areas />
        <Group manner=employers />
        <Places name=name />
        <Group manner=types />
        <Group manner=plain(FacetKind::WorkingTime, texts::search::working_time(language)) />
        <Group manner=plain(FacetKind::Level, texts::search::level(language)) />
        <Group manner=plain(FacetKind::AdLanguage, texts::search::ad_language(language)) />
        <Group manner=plain(FacetKind::Remote, texts::search::remote_work(language)) />
    }
}
