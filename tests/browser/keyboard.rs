//! A person with a keyboard and nothing else: real key presses, and what stands under the focus as assistive
//! technology gets it.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::driver::Browser;

/// More stops than any page has.
const MANY: usize = 250;

/// What stands under the focus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Focused {
    pub(crate) role: String,
    pub(crate) name: String,
    pub(crate) value: String,
}

impl std::fmt::Display for Focused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ‹{}›", self.role, self.name)
    }
}

impl Browser {
    /// Presses one key wherever the focus is.
    pub(crate) async fn press(&self, key: Key) {
        self.web.action_chain().send_keys(key).perform().await.unwrap();
    }

    /// Shift and Tab: one stop back.
    pub(crate) async fn press_back(&self) {
        self.web.action_chain().key_down(Key::Shift).send_keys(Key::Tab).key_up(Key::Shift).perform().await.unwrap();
    }

    /// A letter with Control.
    pub(crate) async fn press_control(&self, letter: char) {
        let keys = self.web.action_chain().key_down(Key::Control).send_keys(letter).key_up(Key::Control);
        keys.perform().await.unwrap();
    }

    /// Types wherever the focus is.
    pub(crate) async fn keys(&self, text: &str) {
        self.web.action_chain().send_keys(text).perform().await.unwrap();
    }

    /// What stands under the focus: its role, name and value in the accessibility tree.
    pub(crate) async fn at_focus(&self) -> Focused {
        let object = self.cdp("Runtime.evaluate", json!({ "expression": "document.activeElement" })).await;
        let tree = self
            .web
            .cdp()
            .send_raw(
                "Accessibility.getPartialAXTree",
                json!({ "objectId": object["result"]["objectId"], "fetchRelatives": false }),
            )
            .await;
        let node = tree.map_or(Value::Null, |tree| tree["nodes"][0].clone());
        let text = |of: &str| node[of]["value"].as_str().unwrap_or_default().trim().to_owned();
        Focused { role: text("role"), name: text("name"), value: text("value") }
    }

    /// Waits until the focus is on this.
    pub(crate) async fn focus_is_on(&self, role: &str, name: &str) {
        let fits = |found: &Focused| found.role == role && found.name == name;
        if !self.comes_to(fits).await {
            panic!("the focus is on {}, not on {role} ‹{name}›, at {}", self.at_focus().await, self.address().await);
        }
    }

    /// Waits until the focus is on this role and a name that begins so.
    pub(crate) async fn focus_is_on_starting(&self, role: &str, start: &str) {
        let fits = |found: &Focused| found.role == role && found.name.starts_with(start);
        if !self.comes_to(fits).await {
            panic!("the focus is on {}, not on {role} ‹{start}…›, at {}", self.at_focus().await, self.address().await);
        }
    }

    async fn comes_to(&self, fits: impl Fn(&Focused) -> bool) -> bool {
        let until = std::time::Instant::now() + crate::driver::PATIENCE;
        while !fits(&self.at_focus().await) {
            if std::time::Instant::now() > until {
                return false;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        true
    }

    /// Tab until the focus is on the first one with this role and name.
    pub(crate) async fn tab_to(&self, role: &str, name: &str) {
        self.by_role(role, name).await;
        self.walk(role, name, false, |given| given == name).await;
    }

    /// Tab until the focus is on a role with a name that begins so.
    pub(crate) async fn tab_to_starting(&self, role: &str, start: &str) {
        self.by_role_starting(role, start).await;
        self.walk(role, start, false, |given| given.starts_with(start)).await;
    }

    /// Shift+Tab until the focus is on the one with this role and name.
    pub(crate) async fn tab_back_to(&self, role: &str, name: &str) {
        self.by_role(role, name).await;
        self.walk(role, name, true, |given| given == name).await;
    }

    async fn walk(&self, role: &str, name: &str, back: bool, fits: impl Fn(&str) -> bool) {
        let mut passed = Vec::new();
        for _ in 0..MANY {
            if back {
                self.press_back().await;
            } else {
                self.press(Key::Tab).await;
            }
            let here = self.at_focus().await;
            if here.role == role && fits(&here.name) {
                return;
            }
            passed.push(here.to_string());
        }
        panic!("Tab does not come to {role} ‹{name}› at {}, only to {passed:#?}", self.address().await);
    }

    /// Tab to something and press Enter on it.
    pub(crate) async fn enter(&self, role: &str, name: &str) {
        self.tab_to(role, name).await;
        self.press(Key::Enter).await;
    }

    /// Tab to a field and type into it, in place of what was there.
    pub(crate) async fn type_into(&self, role: &str, name: &str, text: &str) {
        self.tab_to(role, name).await;
        self.press_control('a').await;
        self.keys(text).await;
    }

    /// Tab to a box and tick it with Space.
    pub(crate) async fn tick_box(&self, name: &str) {
        self.tab_to("checkbox", name).await;
        self.press(Key::Space).await;
        let ticked = self.script("return document.activeElement.checked").await;
        assert_eq!(ticked, json!(true), "Space ticks ‹{name}›");
    }

    /// Tab to a group of buttons of which none is chosen, and choose by arrows.
    pub(crate) async fn choose_radio(&self, first: &str, wanted: &str) {
        self.tab_to("radio", first).await;
        if first == wanted {
            self.press(Key::Space).await;
        }
        for _ in 0..20 {
            if self.at_focus().await.name == wanted {
                let chosen = self.script("return document.activeElement.checked").await;
                assert_eq!(chosen, json!(true), "the arrows choose ‹{wanted}›");
                return;
            }
            self.press(Key::Down).await;
        }
        panic!("the arrows do not come to ‹{wanted}›");
    }
}
