//! Checks of our own (`C…` of the accessibility plan). Here those that every page and state must pass: C2–C4, C6, C9,
//! C12; beside it those of the key states that the journeys name.

mod fields;
mod focus;
mod looks;
mod spoken;

use serde_json::json;
use thirtyfour::prelude::*;

use crate::driver::Browser;

impl Browser {
    /// axe and everything that holds on each page and state.
    pub(crate) async fn sound(&self, state: &str) {
        self.axe(state).await;
        self.well_formed(state).await;
        self.reflows(state).await;
        let complaints = self.complaints().await;
        assert!(complaints.is_empty(), "the console complains at ‹{state}›: {complaints:#?}");
    }

    /// C2, C3, C4: language, title, one h1, no skipped heading, landmarks.
    async fn well_formed(&self, state: &str) {
        let seen = self
            .script(
                "const visible = e => e.checkVisibility();
                 const levels = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].filter(visible).filter(h => !h.closest('dialog')).map(h => +h.tagName[1]);
                 let skipped = []; levels.reduce((before, level) => { if (level > before + 1) skipped.push(level); return level; }, levels[0] === 2 ? 1 : 0);
                 return {
                   path: location.pathname.split('/')[1], lang: document.documentElement.lang, title: document.title,
                   h1: [...document.querySelectorAll('h1')].filter(visible).length,
                   h1text: (document.querySelector('main h1') || {}).innerText || '',
                   skipped, mains: document.querySelectorAll('main').length,
                   headers: document.querySelectorAll('body header.top').length, footers: document.querySelectorAll('footer').length,
                   unnamed: [...document.querySelectorAll('nav, aside')].filter(visible).filter(n => !n.getAttribute('aria-label') && !n.getAttribute('aria-labelledby')).map(n => n.outerHTML.slice(0, 80)),
                 }",
            )
            .await;
        assert_eq!(seen["lang"], seen["path"], "html[lang] is the path's language at ‹{state}›");
        assert_eq!(seen["h1"], json!(1), "one h1 at ‹{state}›");
        assert_eq!(seen["skipped"], json!([]), "no heading level is skipped at ‹{state}›");
        assert_eq!(seen["mains"], json!(1), "one main at ‹{state}›");
        assert_eq!(seen["headers"], json!(1), "one header at ‹{state}›");
        assert_eq!(seen["footers"], json!(1), "one footer at ‹{state}›");
        assert_eq!(seen["unnamed"], json!([]), "navigations and asides are named at ‹{state}›");
        let title = seen["title"].as_str().unwrap();
        let h1 = seen["h1text"].as_str().unwrap().replace('\u{ad}', "");
        assert!(title.ends_with(" – Virka"), "the title ends with the service at ‹{state}›: {title}");
        assert!(title.contains(h1.trim()), "the title contains the h1 ‹{h1}› at ‹{state}›: {title}");
    }

    /// C12: at 320 CSS pixels nothing needs sideways scrolling.
    async fn reflows(&self, state: &str) {
        self.resize(320, 640).await;
        let wide = self
            .script(
                "const w = document.documentElement.clientWidth;
                 return document.documentElement.scrollWidth <= w ? [] :
                   [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > w + 1).slice(0, 5).map(e => e.outerHTML.slice(0, 120))",
            )
            .await;
        assert_eq!(wide, json!([]), "nothing is wider than 320 px at ‹{state}›");
        self.resize(1280, 800).await;
    }

    /// C9: the skip link is the first stop, becomes visible, and leads to main.
    pub(crate) async fn skip_link_works(&self) {
        self.script("document.activeElement.blur(); window.scrollTo(0, 0); document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')").await;
        self.press(Key::Tab).await;
        let first = self
            .script("const e = document.activeElement, r = e.getBoundingClientRect(); return { href: e.getAttribute('href'), seen: r.width > 1 && r.height > 1 && r.top >= 0 }")
            .await;
        assert_eq!(first, json!({ "href": "#main", "seen": true }), "the first stop is the skip link");
        self.press(Key::Enter).await;
        assert_eq!(self.script("return document.activeElement.id").await, json!("main"), "it leads to main");
    }

    /// C6: Tab reaches every control in the order of the document, and Shift+Tab the same ones backwards.
    pub(crate) async fn tabs_through(&self, state: &str) {
        self.script(
            "document.querySelectorAll('[data-stop]').forEach(e => e.removeAttribute('data-stop'));
             [...document.querySelectorAll('a[href],button,input,select,textarea,summary,[tabindex]')].filter(e => e.checkVisibility() && !e.disabled && e.tabIndex >= 0)
               .forEach((e, i) => e.setAttribute('data-stop', i));
             document.activeElement.blur(); window.scrollTo(0, 0); document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')",
        )
        .await;
        let controls = self
            .script(
                "const groups = new Set();
                 return [...document.querySelectorAll('[data-stop]')].filter(e => {
                   if (e.type !== 'radio') return true;
                   const key = e.name; if (groups.has(key)) return false; groups.add(key); return true;
                 }).length",
            )
            .await
            .as_i64()
            .unwrap();
        let mut forward = Vec::new();
        loop {
            self.press(Key::Tab).await;
            let stop = self.stop().await;
            if stop.is_empty() || forward.contains(&stop) {
                break;
            }
            forward.push(stop);
            assert!(forward.len() < 400, "no keyboard trap at ‹{state}›");
        }
        let at = self.script("const short = e => e ? e.outerHTML.slice(0, 300) : 'nothing', all = [...document.querySelectorAll('[data-stop]')], n = all.findIndex(e => e.getAttribute('data-stop') === window.lastStop); return [short(all[n]), short(all[n + 1]), short(document.activeElement)].join(' | ')").await;
        assert_eq!(
            forward.len(),
            usize::try_from(controls).unwrap(),
            "Tab reaches every control at ‹{state}›: {forward:?}, then {at}"
        );
        let order: Vec<i64> = forward.iter().map(|stop| stop.parse().unwrap()).collect();
        assert!(order.is_sorted(), "Tab follows the order of the document at ‹{state}›: {order:?}");
    }

    async fn stop(&self) -> String {
        let stop = self
            .script("const stop = document.activeElement ? (document.activeElement.getAttribute('data-stop') || '') : ''; if (stop) window.lastStop = stop; return stop")
            .await;
        stop.as_str().unwrap_or_default().to_owned()
    }
}
