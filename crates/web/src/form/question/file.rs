//! Files (G9.2.8): chosen with the browser's own control, checked before they travel, judged by the server.

use std::rc::Rc;

use client::{Client, FileUpload};
use domain::applications::AttachmentView;
use domain::attachments::{FileKind, MAX_BYTES, kind_by_name};
use domain::codes::Choice;
use domain::forms::{FileAsk, QuestionId};
use domain::ids::AttachmentId;
use domain::problem::{FieldCode, FieldError, Kind};
use icons::Icon as Drawing;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement};

use super::Asked;
use crate::components::{Button, ButtonKind, Icon};
use crate::dom;
use crate::random::new_id;

use crate::failure::{self, failure_text};
use crate::form::ask::error_at;
use crate::form::context::use_form;
use crate::form::element_id;
use crate::router::use_language;
use crate::said::use_said;

/// How far an upload has to come before it is told again, in per cent.
const QUARTER: u8 = 25;

/// A file that is on its way, or was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Coming {
    id: AttachmentId,
    name: String,
    /// Why it was not taken; on its way while there is nothing.
    refused: Option<String>,
    /// How many per cent have left this device.
    percent: RwSignal<u8>,
}

/// The question: what is there, what is on its way, and the control that adds.
#[component]
pub(super) fn FileQuestion(asked: Asked, ask: FileAsk) -> impl IntoView {
    let (language, context, said) = (use_language(), use_form(), use_said());
    let open = context.open;
    let question = asked.question.id.clone();
    let pointer = format!("/attachments/{question}");
    let (id, error) = (element_id(&pointer), error_at(pointer));
    let stored = {
        let question = question.clone();
        Memo::new(move |_| {
            open.with(|working| {
                let files = working.view.attachments.iter().filter(|file| file.question == question);
                files.cloned().collect::<Vec<AttachmentView>>()
            })
        })
    };
    let coming = RwSignal::new(Vec::<Coming>::new());
    let limit = usize::from(ask.max_files);
    let under_way = move || coming.with(|files| files.iter().filter(|file| file.refused.is_none()).count());
    let is_full = Memo::new(move |_| stored.with(Vec::len) + under_way() >= limit);
    let send = {
        let question = question.clone();
        move |file: File| {
            let (id, name) = (AttachmentId::from(new_id()), file.name());
            let refused = refusal_before(&file).map(|error| texts::field_error(language, &error));
            let goes = refused.is_none();
            if let Some(words) = &refused {
                said.at_once(words.clone());
            }
            let percent = RwSignal::new(0);
            coming.update(|files| files.push(Coming { id, name: name.clone(), refused, percent }));
            if !goes {
                return;
            }
            let question = question.clone();
            let on_progress = Rc::new({
                let name = name.clone();
                move |now: u8| {
                    let before = percent.try_get_untracked().unwrap_or(now);
                    let _gone = percent.try_set(now);
                    // A quarter at a time is news, each per cent would be noise, and what is quick is told when it is done.
                    if now < 100 && now / QUARTER > before / QUARTER {
                        let percent = texts::format::percent(language, now);
                        said.politely(texts::form::uploading_percent(language, &name, percent));
                    }
                }
            });
            spawn_local(async move {
                let upload = FileUpload { file, on_progress };
                match Client::here(language).attach_file(open.id, id, &question, upload).await {
                    Ok(_) => {
                        let _gone = coming.try_update(|files| files.retain(|file| file.id != id));
                        said.politely(texts::form::uploaded(language, &name));
                        open.refresh();
                    }
                    Err(failure) => {
                        if failure::is(&failure, Kind::NotLoggedIn) {
                            open.is_stranger();
                        }
                        let words = if failure.may_pass() {
                            texts::form::upload_failed(language, &name)
                        } else {
                            failure
                                .problem()
                                .and_then(|problem| problem.errors.first())
                                .map_or_else(|| failure_text(language, &failure), |error| error.detail.clone())
                        };
                        said.at_once(words.clone());
                        let _gone = coming.try_update(|files| {
                            if let Some(file) = files.iter_mut().find(|file| file.id == id) {
                                file.refused = Some(words);
                            }
                        });
                    }
                }
            });
        }
    };
    let choose = move |event: web_sys::Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        coming.update(|files| files.retain(|file| file.refused.is_none()));
        if let Some(files) = input.files() {
            for file in (0..files.length()).filter_map(|at| files.get(at)) {
                if is_full.get_untracked() {
                    said.at_once(texts::form::attachments_full(language));
                    break;
                }
                send(file);
            }
        }
        // The same file may be chosen once more after it was put right.
        input.set_value("");
    };
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described = {
        let id = id.clone();
        move || crate::components::described_by(&id, true, error.get().is_some())
    };
    let accept: Vec<String> = FileKind::ALL.iter().map(|kind| format!(".{}", kind.slug())).collect();
    let max = texts::format::bytes(language, MAX_BYTES);
    let count = texts::form::attachment_count(language, u64::from(ask.max_files));
    let rules = format!("{} {}", texts::form::attachment_rules(language, max), count);
    let required = asked.question.required;
    let control_id = id.clone();
    view! {
        <div class="field stack stack-2">
            <label for=id.clone()>
                {asked.label.clone()}
                {required.then(|| view! { " " <span class="req" aria-hidden="true">"*"</span> })}
            </label>
            <span class="hint" id=hint_id>
                {asked.help.clone().map(|help| format!("{help} "))}
                {rules}
            </span>
            {move || {
                error
                    .get()
                    .map(|error| {
                        view! {
                            <span class="err" id=error_id.clone()>
                                <Icon of=Drawing::CircleAlert />
                                <span>{error}</span>
                            </span>
                        }
                    })
            }}
            <ul class="files" id=files_id(&asked.question.id) tabindex="-1" aria-label=asked.label.clone()>
                {move || {
                    stored.get().into_iter().map(|file| view! { <StoredFile file=file /> }).collect_view()
                }}
                {move || {
                    coming.get().into_iter().map(|file| view! { <ComingFile file=file coming=coming /> }).collect_view()
                }}
            </ul>
            <input
                class="ds-sr-only filepick"
                type="file"
                id=control_id.clone()
                multiple={limit > 1}
                accept=accept.join(",")
                disabled=move || is_full.get()
                aria-required=required.then_some("true")
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=described
                on:change=choose
            />
            {move || {
                (!is_full.get())
                    .then(|| {
                        view! {
                            <label class="ds-button" data-variant="secondary" for=control_id.clone()>
                                <Icon of=Drawing::Plus />
                                {texts::form::add_attachment(language)}
                            </label>
                        }
                    })
            }}
            {move || is_full.get().then(|| view! { <p class="sm sub">{texts::form::attachments_full(language)}</p> })}
        </div>
    }
}

/// What the browser can see by itself: the name and the size (D27). The content is the server's to judge.
fn refusal_before(file: &File) -> Option<FieldError> {
    let (name, size) = (file.name(), file.size());
    if kind_by_name(&name).is_none() {
        let allowed: Vec<&str> = FileKind::ALL.iter().map(|kind| kind.slug()).collect();
        return Some(FieldError::new("", FieldCode::FileType).with("allowed", allowed.join(", ")));
    }
    if size == 0.0 {
        return Some(FieldError::new("", FieldCode::FileBroken));
    }
    #[expect(clippy::cast_precision_loss, reason = "two megabytes are exact")]
    let max = MAX_BYTES as f64;
    (size > max).then(|| {
        let error = FieldError::new("", FieldCode::FileTooLarge).with("max", MAX_BYTES).with("name", name);
        error.with("size", format!("{size:.0}"))
    })
}

/// Id of the list of files of a question, which has the focus once one of them is gone.
fn files_id(question: &QuestionId) -> String {
    format!("{}-files", element_id(&format!("/attachments/{question}")))
}

#[component]
fn StoredFile(file: AttachmentView) -> impl IntoView {
    let (language, context, said) = (use_language(), use_form(), use_said());
    let open = context.open;
    let asks = RwSignal::new(false);
    let (busy, wrong) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let size = texts::format::bytes(language, u64::try_from(file.size).unwrap_or(0));
    let address = format!("{}/applications/{}/attachments/{}", client::BASE, open.id, file.id);
    let (id, name) = (file.id, file.name.clone());
    let remove = Callback::new({
        let (name, list) = (name.clone(), files_id(&file.question));
        move |()| {
            busy.set(true);
            wrong.set(None);
            let (name, list) = (name.clone(), list.clone());
            spawn_local(async move {
                match Client::here(language).remove_attachment(open.id, id).await {
                    Ok(()) => {
                        if asks.try_set(false).is_none() {
                            said.politely(texts::form::attachment_removed(language, &name));
                            dom::focus_id(&list);
                        }
                        open.refresh();
                    }
                    Err(failure) if failure::is(&failure, Kind::NotLoggedIn) => open.is_stranger(),
                    Err(failure) => {
                        let words = failure_text(language, &failure);
                        if wrong.try_set(Some(words.clone())).is_none() {
                            said.at_once(words);
                            open.refresh();
                        }
                    }
                }
                let _gone = busy.try_set(false);
            });
        }
    });
    let remove_words = texts::form::remove_attachment(language, &name);
    let (question_id, button_id) = (format!("remove-{id}"), format!("to-remove-{id}"));
    let keep = Callback::new({
        let button_id = button_id.clone();
        move |()| {
            asks.set(false);
            wrong.set(None);
            dom::focus_id(&button_id);
        }
    });
    let ask = {
        let question_id = question_id.clone();
        move |_| {
            asks.set(true);
            let question_id = question_id.clone();
            dom::after_render(move || {
                dom::focus_id(&question_id);
            });
        }
    };
    let shown = texts::form::file_name_and_size(language, name.clone(), size);
    view! {
        <li>
            <p class="row between nw">
                <span>
                    <Icon of=Drawing::Paperclip />
                    " "
                    <a href=address download=name.clone()>
                        <span class="ds-sr-only">{texts::form::download(language)} " "</span>
                        {shown}
                    </a>
                </span>
                <button
                    class="iconbtn"
                    type="button"
                    id=button_id
                    aria-label=remove_words.clone()
                    on:click=ask
                >
                    <Icon of=Drawing::Trash2 />
                </button>
            </p>
            {move || {
                asks.get()
                    .then(|| {
                        view! {
                            <div class="note row between">
                                <p id=question_id.clone() tabindex="-1">
                                    {remove_words.clone()}
                                    "?"
                                </p>
                                {move || {
                                    wrong
                                        .get()
                                        .map(|words| {
                                            view! {
                                                <span class="err">
                                                    <Icon of=Drawing::CircleAlert />
                                                    <span>{words}</span>
                                                </span>
                                            }
                                        })
                                }}
                                <div class="row">
                                    <Button small=true busy=busy on_press=remove>
                                        {texts::frame::ok(language)}
                                    </Button>
                                    <Button small=true kind=ButtonKind::Secondary on_press=keep>
                                        {texts::frame::cancel(language)}
                                    </Button>
                                </div>
                            </div>
                        }
                    })
            }}
        </li>
    }
}

#[component]
fn ComingFile(file: Coming, coming: RwSignal<Vec<Coming>>) -> impl IntoView {
    let language = use_language();
    let id = file.id;
    match file.refused {
        None => {
            let (words, percent) = (texts::form::uploading(language, &file.name), file.percent);
            let shown = {
                let name = file.name.clone();
                move || {
                    let percent = texts::format::percent(language, percent.get());
                    texts::form::uploading_percent(language, &name, percent)
                }
            };
            view! {
                <li>
                    <p class="sm">{shown}</p>
                    <progress aria-label=words max="100" value=move || percent.get().to_string()></progress>
                </li>
            }
            .into_any()
        }
        Some(why) => {
            let words = if why.contains(&file.name) { why } else { format!("{}: {why}", file.name) };
            view! {
                <li class="row between">
                    <span class="err">
                        <Icon of=Drawing::CircleAlert />
                        <span>{words}</span>
                    </span>
                    <button
                        class="iconbtn"
                        type="button"
                        aria-label=texts::frame::close(language)
                        on:click=move |_| coming.update(|files| files.retain(|known| known.id != id))
                    >
                        <Icon of=Drawing::X />
                    </button>
                </li>
            }
            .into_any()
        }
    }
}
