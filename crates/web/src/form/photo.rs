//! The photo (G7.1-4): shown, changed and removed with “Redigera bild”. Cutting works with buttons and sliders, so with the
//! keyboard alone too (WCAG 2.5.7).

use std::rc::Rc;

use client::{Client, FileUpload};
use domain::attachments::MAX_BYTES;
use domain::codes::Choice as _;
use domain::problem::{FieldCode, FieldError};
use domain::profile::{Crop, PhotoKind, PhotoView, photo_by_name};
use icons::Icon as Drawing;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{File, FileReader, HtmlImageElement, HtmlInputElement};

use super::ask::error_at;
use super::context::use_form;
use super::field::element_id;
use crate::components::{Button, ButtonKind, Choice, Dialog, Icon, RadioGroup};
use crate::dom;
use crate::failure::failure_text;
use crate::pages::stopped::use_stopped;
use crate::router::use_language;
use crate::said::use_said;

/// Id of the button that leads here, which has the focus again afterwards.
const EDIT: &str = "edit-photo";
/// Id of the control.
const CONTROL: &str = "photo-file";
/// The two ways of showing a photo.
const WHOLE: &str = "whole";
const SQUARE: &str = "square";

/// A file that was chosen and is not stored yet.
#[derive(Clone)]
struct Chosen {
    file: StoredValue<File, LocalStorage>,
    /// As an address that an image can show.
    address: String,
}

/// The photo of the profile with its button.
#[component]
pub(crate) fn Photo() -> impl IntoView {
    let language = use_language();
    let photo = RwSignal::new(None::<PhotoView>);
    spawn_local(async move {
        // Without an answer the page shows that there is none, and the button still works.
        if let Ok(answer) = Client::here(language).show_profile().await {
            let _gone = photo.try_set(answer.value.photo);
        }
    });
    view! { <PhotoBox photo=photo /> }
}

/// “Sökandens bild”, where a form asks for it (G9.2.1): the profile's, shown, changed and removed here as there.
#[component]
pub(super) fn PhotoOfForm(required: bool) -> impl IntoView {
    let (language, open) = (use_language(), use_form().open);
    let photo = RwSignal::new(open.with_now(|working| working.view.photo.clone()));
    Effect::new(move |before: Option<()>| {
        let now = photo.get();
        if before.is_some() {
            open.change(|working| working.view.photo = now);
        }
    });
    let error = error_at("/basics/photo".to_owned());
    view! {
        <fieldset class="stack stack-2" id=element_id("/basics/photo") tabindex="-1">
            <legend class="lab600">
                {texts::form::photo_of_applicant(language)}
                {required
                    .then(|| {
                        view! {
                            <span class="req" aria-hidden="true">
                                " *"
                            </span>
                            <span class="ds-sr-only">{format!(" ({})", texts::form::mandatory(language))}</span>
                        }
                    })}
            </legend>
            <p class="sm sub">{texts::form::photo_from_profile(language)}</p>
            {move || {
                error
                    .get()
                    .map(|error| {
                        view! {
                            <p class="field">
                                <span class="err">
                                    <Icon of=Drawing::CircleAlert />
                                    <span>{error}</span>
                                </span>
                            </p>
                        }
                    })
            }}
            <PhotoBox photo=photo />
        </fieldset>
    }
}

#[component]
fn PhotoBox(photo: RwSignal<Option<PhotoView>>) -> impl IntoView {
    let language = use_language();
    let open = RwSignal::new(false);
    view! {
        <section class="photo stack stack-2" aria-label=texts::profile::photo(language)>
            {move || match photo.get() {
                Some(photo) => {
                    let address = format!("{}/me/profile/photo?sha256={}", client::BASE, photo.sha256);
                    view! {
                        <img
                            src=address
                            width=photo.width
                            height=photo.height
                            alt=texts::profile::photo_of_you(language)
                        />
                    }
                        .into_any()
                }
                None => view! { <p class="sub sm">{texts::profile::no_photo(language)}</p> }.into_any(),
            }}
            <p class="noprint">
                <Button
                    kind=ButtonKind::Secondary
                    id=EDIT
                    icon=Drawing::Pencil
                    on_press=Callback::new(move |()| open.set(true))
                >
                    {texts::profile::edit_photo(language)}
                </Button>
            </p>
            <Dialog open=open id="photo-dialog" title=texts::profile::edit_photo(language)>
                <Editor photo=photo open=open />
            </Dialog>
        </section>
    }
}

/// What can be done with it.
#[component]
fn Editor(photo: RwSignal<Option<PhotoView>>, open: RwSignal<bool>) -> impl IntoView {
    let (language, said) = (use_language(), use_said());
    let chosen = RwSignal::new_local(None::<Chosen>);
    let (wrong, busy) = (RwSignal::new(None::<String>), RwSignal::new(false));
    let size = RwSignal::new(None::<(u32, u32)>);
    let way = RwSignal::new(WHOLE.to_owned());
    let (zoom, across, down) = (RwSignal::new(100_u32), RwSignal::new(50_u32), RwSignal::new(50_u32));
    let stopped = use_stopped();
    let refuse = move |words: String| {
        if wrong.try_set(Some(words.clone())).is_none() {
            said.at_once(words);
        }
    };
    let crop = move || {
        let (width, height) = size.get()?;
        (way.get() == SQUARE).then(|| Crop::of(width, height, zoom.get(), across.get(), down.get()))
    };
    let done = move |words: &'static str| {
        if open.try_set(false).is_none() {
            said.politely(words);
            dom::after_render(|| {
                dom::focus_id(EDIT);
            });
        }
    };
    let choose = move |event: web_sys::Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        let file = input.files().and_then(|files| files.get(0));
        wrong.set(None);
        chosen.set(None);
        size.set(None);
        if let Some(file) = file {
            match refusal_before(&file) {
                Some(error) => refuse(texts::field_error(language, &error)),
                None => read(file, move |taken| {
                    let _gone = chosen.try_set(Some(taken));
                }),
            }
        }
        input.set_value("");
    };
    let save = Callback::new(move |()| {
        let Some(file) = chosen.with_untracked(|chosen| chosen.as_ref().map(|chosen| chosen.file.get_value())) else {
            dom::focus_id(CONTROL);
            return;
        };
        busy.set(true);
        let square = untrack(crop);
        spawn_local(async move {
            let upload = FileUpload { file, on_progress: Rc::new(|_percent| {}) };
            match Client::here(language).put_photo(upload, square).await {
                Ok(answer) => {
                    let _gone = photo.try_set(Some(answer.value));
                    done(texts::profile::photo_saved(language));
                }
                Err(failure) if stopped.takes(&failure).await => {}
                Err(failure) => {
                    let first = failure.problem().and_then(|problem| problem.errors.first());
                    refuse(first.map_or_else(|| failure_text(language, &failure), |error| error.detail.clone()));
                }
            }
            let _gone = busy.try_set(false);
        });
    });
    let remove = Callback::new(move |()| {
        busy.set(true);
        spawn_local(async move {
            match Client::here(language).remove_photo().await {
                Ok(()) => {
                    let _gone = photo.try_set(None);
                    done(texts::profile::photo_removed(language));
                }
                Err(failure) if stopped.takes(&failure).await => {}
                Err(failure) => refuse(failure_text(language, &failure)),
            }
            let _gone = busy.try_set(false);
        });
    });
    let loaded = move |event: web_sys::Event| {
        let image = event.target().and_then(|target| target.dyn_into::<HtmlImageElement>().ok());
        size.set(image.map(|image| (image.natural_width(), image.natural_height())));
    };
    let unreadable = move |_| {
        chosen.set(None);
        refuse(texts::profile::photo_not_readable(language).to_owned());
    };
    let accept: Vec<String> = PhotoKind::ALL.iter().map(|kind| format!(".{}", kind.slug())).collect();
    let rules = texts::profile::photo_rules(language, texts::format::bytes(language, MAX_BYTES));
    let ways = vec![
        Choice::new(WHOLE, texts::profile::photo_whole(language)),
        Choice::new(SQUARE, texts::profile::photo_square(language)),
    ];
    let ways = StoredValue::new(ways);
    // The picture is laid behind a square window, so large and so far moved that just the square is seen.
    let percent = |part: u32, whole: u32| format!("{}%", f64::from(part) * 100.0 / f64::from(whole.max(1)));
    let width = move || crop().zip(size.get()).map(|(crop, (width, _))| percent(width, crop.side));
    let left = move || crop().map(|crop| format!("-{}", percent(crop.left, crop.side)));
    let top = move || crop().map(|crop| format!("-{}", percent(crop.top, crop.side)));
    view! {
        <div class="field stack stack-2">
            <span class="hint" id="photo-hint">
                {rules}
                " "
                {texts::profile::photo_private(language)}
            </span>
            {move || {
                wrong
                    .get()
                    .map(|words| {
                        view! {
                            <span class="err" id="photo-error">
                                <Icon of=Drawing::CircleAlert />
                                <span>{words}</span>
                            </span>
                        }
                    })
            }}
            <input
                class="ds-sr-only filepick"
                type="file"
                id=CONTROL
                accept=accept.join(",")
                aria-invalid=move || wrong.get().map(|_| "true")
                aria-describedby=move || crate::components::described_by("photo", true, wrong.get().is_some())
                on:change=choose
            />
            <label class="ds-button" data-variant="secondary" for=CONTROL>
                <Icon of=Drawing::Upload />
                {texts::profile::choose_photo(language)}
            </label>
        </div>
        {move || {
            chosen
                .get()
                .map(|chosen| {
                    view! {
                        <figure class="stack stack-2">
                            <div class="photowindow" class:cut=move || crop().is_some()>
                                <img
                                    src=chosen.address
                                    alt=texts::profile::photo_preview(language)
                                    style:width=width
                                    style:left=left
                                    style:top=top
                                    on:load=loaded
                                    on:error=unreadable
                                />
                            </div>
                        </figure>
                        <RadioGroup
                            id="photo-way"
                            label=texts::profile::photo_shown(language).to_owned()
                            choices=ways.get_value()
                            value=way
                        />
                        {move || {
                            (way.get() == SQUARE)
                                .then(|| {
                                    view! {
                                        <Slider
                                            id="photo-zoom"
                                            label=texts::profile::photo_zoom(language)
                                            value=zoom
                                            min=100
                                            max=250
                                        />
                                        <Slider
                                            id="photo-across"
                                            label=texts::profile::photo_across(language)
                                            value=across
                                            min=0
                                            max=100
                                        />
                                        <Slider
                                            id="photo-down"
                                            label=texts::profile::photo_down(language)
                                            value=down
                                            min=0
                                            max=100
                                        />
                                    }
                                })
                        }}
                    }
                })
        }}
        <div class="acts">
            {move || {
                chosen
                    .with(Option::is_some)
                    .then(|| {
                        view! {
                            <Button busy=busy on_press=save>
                                {texts::profile::save_photo(language)}
                            </Button>
                        }
                    })
            }}
            {move || {
                photo
                    .with(Option::is_some)
                    .then(|| {
                        view! {
                            <Button kind=ButtonKind::Secondary icon=Drawing::Trash2 busy=busy on_press=remove>
                                {texts::profile::remove_photo(language)}
                            </Button>
                        }
                    })
            }}
            <Button kind=ButtonKind::Tertiary on_press=Callback::new(move |()| open.set(false))>
                {texts::frame::cancel(language)}
            </Button>
        </div>
    }
}

/// A number between two, moved with the arrow keys or by dragging.
#[component]
fn Slider(id: &'static str, label: &'static str, value: RwSignal<u32>, min: u32, max: u32) -> impl IntoView {
    let language = use_language();
    let said = move || texts::format::percent(language, u8::try_from(value.get()).unwrap_or(u8::MAX));
    let read = move |event| {
        if let Ok(number) = event_target_value(&event).parse() {
            value.set(number);
        }
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                type="range"
                id=id
                min=min
                max=max
                step="5"
                aria-valuetext=said
                prop:value=move || value.get().to_string()
                on:input=read
            />
        </div>
    }
}

/// What the browser can see by itself: the name and the size. The content is the server's to judge.
fn refusal_before(file: &File) -> Option<FieldError> {
    let (name, size) = (file.name(), file.size());
    if photo_by_name(&name).is_none() {
        let allowed: Vec<&str> = PhotoKind::ALL.iter().map(|kind| kind.slug()).collect();
        return Some(FieldError::new("", FieldCode::FileType).with("allowed", allowed.join(", ")));
    }
    #[expect(clippy::cast_precision_loss, reason = "two megabytes are exact")]
    let max = MAX_BYTES as f64;
    (size > max).then(|| {
        let error = FieldError::new("", FieldCode::FileTooLarge).with("max", MAX_BYTES).with("name", name);
        error.with("size", format!("{size:.0}"))
    })
}

/// Reads a file as an address that an image can show; nothing leaves the device.
fn read(file: File, then: impl FnOnce(Chosen) + 'static) {
    let Ok(reader) = FileReader::new() else { return };
    let (kept, result) = (StoredValue::new_local(file.clone()), reader.clone());
    let loaded = Closure::once_into_js(move || {
        if let Some(address) = result.result().ok().and_then(|result| result.as_string()) {
            then(Chosen { file: kept, address });
        }
    });
    reader.set_onload(Some(loaded.unchecked_ref()));
    // A file that has gone meanwhile shows nothing; the server would say so too.
    drop(reader.read_as_data_url(&file));
}
