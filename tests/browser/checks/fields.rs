//! Fields and what is wrong with them: C20 (summary), C21 (labels), C22 (what browsers fill in), C24 (no surprises).

use serde_json::json;
use thirtyfour::prelude::*;

use crate::driver::Browser;

/// Fields without a label in sight, and required ones that do not show it.
const UNLABELLED: &str = r"
    const root = document.querySelector('dialog[open]') || document.querySelector('main'), wrong = [];
    for (const e of root.querySelectorAll('input:not([type=hidden]), select, textarea')) {
      if (!e.checkVisibility({ visibilityProperty: true })) continue;
      const label = e.labels && e.labels[0];
      const words = label ? label.innerText.trim() : (e.getAttribute('aria-label') || '');
      if (!words) { wrong.push('no label: ' + e.outerHTML.slice(0, 120)); continue; }
      if (label && !e.matches('[type=radio]') && (e.getAttribute('aria-required') === 'true') !== words.includes('*'))
        wrong.push('the asterisk and aria-required disagree: ' + e.outerHTML.slice(0, 120));
      for (const id of (e.getAttribute('aria-describedby') || '').split(' ').filter(Boolean))
        if (!document.getElementById(id)) wrong.push('described by nothing (' + id + '): ' + e.outerHTML.slice(0, 120));
      if (e.getAttribute('aria-invalid') === 'true' && !e.getAttribute('aria-describedby') && !(e.closest('fieldset') || e).getAttribute('aria-describedby'))
        wrong.push('wrong, but not said why: ' + e.outerHTML.slice(0, 120));
    }
    for (const set of root.querySelectorAll('fieldset')) if (!set.querySelector('legend') && !set.getAttribute('aria-labelledby')) wrong.push('no legend: ' + set.outerHTML.slice(0, 120));
    return wrong;";

impl Browser {
    /// C21.
    pub(crate) async fn fields_are_labelled(&self, state: &str) {
        assert_eq!(self.script(UNLABELLED).await, json!([]), "fields at ‹{state}› (C21)");
    }

    /// C22: what the browser and password managers may fill in.
    pub(crate) async fn may_be_filled_in(&self, tokens: &[(&str, &str)]) {
        for (label, token) in tokens {
            let field = self.by_role("textbox", label).await;
            assert_eq!(field.attr("autocomplete").await.unwrap().as_deref(), Some(*token), "‹{label}› (C22)");
        }
    }

    /// C22: what is pasted is taken: the text of the field under the focus is cut out and pasted back.
    pub(crate) async fn takes_what_is_pasted(&self) {
        let value = "return document.activeElement.value";
        let before = self.script(value).await;
        self.press_control('a').await;
        self.press_control('x').await;
        self.until("the field is empty", || async { self.script(value).await == json!("") }).await;
        self.press_control('v').await;
        self.until("what was cut out is pasted back", || async { self.script(value).await == before }).await;
    }

    /// C20: the focus is on the summary; each of its links leads to a field that is wrong, says the same and is in
    /// sight. Ends on the field of the last link.
    pub(crate) async fn summary_leads_to_its_fields(&self, links: &[&str]) {
        for (at, text) in links.iter().enumerate() {
            if at == 0 {
                self.press(Key::Tab).await;
            } else {
                self.tab_back_to("link", text).await;
            }
            self.focus_is_on("link", text).await;
            self.press(Key::Enter).await;
            let field = self
                .script(
                    "const e = document.activeElement, label = (e.labels && e.labels[0] || e).getBoundingClientRect();
                     const set = e.closest('fieldset');
                     const ids = [e, set].filter(Boolean).flatMap(x => (x.getAttribute('aria-describedby') || '').split(' ')).filter(Boolean);
                     return { invalid: e.getAttribute('aria-invalid'), seen: label.top >= 0 && label.bottom <= innerHeight,
                              says: ids.map(id => (document.getElementById(id) || {}).innerText || '').join(' ') }",
                )
                .await;
            assert_eq!(field["invalid"], json!("true"), "‹{text}› leads to a field that is wrong");
            assert_eq!(field["seen"], json!(true), "the label of ‹{text}› is in sight");
            assert!(field["says"].as_str().unwrap().contains(text), "the field says ‹{text}› too: {field}");
        }
    }
}
