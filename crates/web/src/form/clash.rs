//! What stands below a field when saving it did not go smoothly: not stored, or changed in two places (D56).

use icons::Icon as Drawing;
use leptos::prelude::*;

use super::context::use_form;
use super::field::{Field, element_id};
use super::listing::shown;
use crate::components::{Button, ButtonKind, Icon, Tag};
use crate::router::use_language;
use crate::said::use_said;

/// Nothing, ‹inte sparat›, or both texts and the choice between them.
#[component]
pub(crate) fn Beside(field: Field) -> impl IntoView {
    let (language, open, said) = (use_language(), use_form().open, use_said());
    let (stuck, clashing) = {
        let (first, second) = (field.clone(), field.clone());
        (
            Memo::new(move |_| open.with(|working| working.is_stuck(&first))),
            Memo::new(move |_| open.with(|working| working.clash(&second).is_some())),
        )
    };
    Effect::new(move |_| {
        if clashing.get() {
            said.at_once(texts::form::conflict(language));
        }
    });
    view! {
        {move || {
            stuck
                .get()
                .then(|| {
                    view! {
                        <p class="mt2">
                            <Tag color="warning" icon=Drawing::CloudOff>
                                {texts::form::not_saved_field(language)}
                            </Tag>
                        </p>
                    }
                })
        }}
        {move || clashing.get().then(|| view! { <Choose field=field.clone() /> })}
    }
}

#[component]
fn Choose(field: Field) -> impl IntoView {
    let (language, context) = (use_language(), use_form());
    let open = context.open;
    let said_by = format!("{}-clash", element_id(&field.pointer()));
    let labelled = said_by.clone();
    let both = {
        let field = field.clone();
        move || {
            open.with(|working| {
                let text = |value: Option<&domain::forms::AnswerValue>| match value {
                    Some(value) => shown(language, context, &working.view.form, &field, value),
                    None => texts::form::empty(language).to_owned(),
                };
                working.clash(&field).map(|clash| (text(clash.mine.as_ref()), text(clash.theirs.as_ref())))
            })
        }
    };
    let texts_shown = move || {
        both().map(|(mine, theirs)| {
            view! {
                <dl class="kv one">
                    <div>
                        <dt>{texts::form::conflict_mine(language)}</dt>
                        <dd class="typed" dir="auto">{mine}</dd>
                    </div>
                    <div>
                        <dt>{texts::form::conflict_theirs(language)}</dt>
                        <dd class="typed" dir="auto">{theirs}</dd>
                    </div>
                </dl>
            }
        })
    };
    let (mine, theirs) = (field.clone(), field);
    view! {
        <div class="note stack stack-2 mt2" role="group" aria-labelledby=labelled>
            <p id=said_by>
                <Icon of=Drawing::TriangleAlert />
                " "
                {texts::form::conflict(language)}
            </p>
            {texts_shown}
            <div class="row">
                <Button
                    kind=ButtonKind::Secondary
                    small=true
                    on_press=Callback::new(move |()| {
                        open.change(|working| working.keep_mine(&mine));
                    })
                >
                    {texts::form::keep_mine(language)}
                </Button>
                <Button
                    kind=ButtonKind::Secondary
                    small=true
                    on_press=Callback::new(move |()| {
                        open.change(|working| working.use_theirs(&theirs));
                    })
                >
                    {texts::form::use_theirs(language)}
                </Button>
            </div>
        </div>
    }
}
