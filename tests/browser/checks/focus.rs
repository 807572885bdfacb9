//! What a person with a keyboard sees at each stop: C7 (the ring) and C8 (nothing lies over it), C29 (menus).

use serde_json::json;
use thirtyfour::prelude::*;

use crate::driver::Browser;

/// Goes through all stops in the page and says what is wrong at each. The focus moves by script, since hundreds of real
/// presses cost minutes; the browser shows the ring because the last real input was a key. That Tab comes to each stop
/// is another check (C6).
const AT_EACH_STOP: &str = r"
    const rgb = text => {
      const m = text.match(/rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)(?:[,/ ]+([\d.]+%?))?\)/);
      return m ? [+m[1], +m[2], +m[3], m[4] === undefined ? 1 : parseFloat(m[4])] : null;
    };
    const light = c => { const f = c.slice(0, 3).map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * f[0] + 0.7152 * f[1] + 0.0722 * f[2]; };
    const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
    const ground = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c && c[3] > 0.9) return c; } return [255, 255, 255, 1]; };
    const dialog = document.querySelector('dialog[open]');
    const stops = [...(dialog || document).querySelectorAll('a[href],button,input,select,textarea,summary,[tabindex]')]
      .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && e.tabIndex >= 0);
    const before = document.activeElement, wrong = [];
    const say = (e, what) => wrong.push(what + ': ' + e.outerHTML.slice(0, 140));
    for (const e of stops) {
      e.focus();
      if (document.activeElement !== e) { say(e, 'does not take the focus'); continue; }
      let seen = e.getClientRects()[0], ringed = e;
      // A file field that is drawn by its label.
      if (!seen || seen.width < 4 || seen.height < 4) { ringed = e.nextElementSibling; seen = ringed && ringed.getClientRects()[0]; }
      if (!seen) { say(e, 'is nowhere'); continue; }
      const style = getComputedStyle(ringed);
      const outline = style.outlineStyle !== 'none' ? parseFloat(style.outlineWidth) : 0;
      if (outline < 2) { say(e, 'has no ring (' + style.outline + ')'); }
      else {
        const around = style.outlineOffset.startsWith('-') ? ringed : ringed.parentElement;
        const ring = rgb(style.outlineColor), by = ring ? contrast(ring, ground(around)) : 21;
        if (by < 3) say(e, 'has a ring of ' + by.toFixed(1) + ':1');
      }
      const box = { l: Math.max(seen.left, 0), r: Math.min(seen.right, innerWidth), t: Math.max(seen.top, 0), b: Math.min(seen.bottom, innerHeight) };
      if (box.r - box.l < 2 || box.b - box.t < Math.min(8, seen.height)) { say(e, 'is out of sight'); continue; }
      const points = [[0.5, 0.5], [0.25, 0.5], [0.75, 0.5], [0.5, 0.2], [0.5, 0.8]];
      const over = points.map(([x, y]) => document.elementFromPoint(box.l + x * (box.r - box.l), box.t + y * (box.b - box.t)))
        .filter(hit => hit && hit !== ringed && !ringed.contains(hit) && !hit.contains(ringed) && !(ringed.closest('label') || ringed).contains(hit));
      if (over.length) say(e, 'lies under ' + over[0].outerHTML.slice(0, 80) + ' ');
    }
    if (before && before.focus) before.focus();
    return { stops: stops.length, wrong };";

impl Browser {
    /// C7 and C8 on a desk, on a phone, and on a desk at 400 %.
    pub(crate) async fn every_stop_is_seen(&self, state: &str) {
        // The browser draws rings for those who use keys.
        self.press(Key::Shift).await;
        for (width, height) in [(1280, 800), (360, 640), (320, 256)] {
            self.resize(width, height).await;
            let found = self.script(AT_EACH_STOP).await;
            assert!(found["stops"].as_u64().unwrap() > 0, "there are stops at ‹{state}›");
            assert_eq!(found["wrong"], json!([]), "each stop is seen at ‹{state}›, {width} × {height}");
        }
        self.resize(1280, 800).await;
    }

    /// C29: a button that opens a list: Enter opens it, Tab goes in, Esc closes it and comes back.
    pub(crate) async fn opens_and_closes(&self, button: &str, first_role: &str, first: &str) {
        self.tab_to("button", button).await;
        assert_eq!(self.script("return document.activeElement.ariaExpanded").await, json!("false"));
        self.press(Key::Enter).await;
        assert_eq!(self.script("return document.activeElement.ariaExpanded").await, json!("true"));
        self.press(Key::Tab).await;
        self.focus_is_on(first_role, first).await;
        self.press(Key::Escape).await;
        self.focus_is_on("button", button).await;
        assert_eq!(self.script("return document.activeElement.ariaExpanded").await, json!("false"));
    }

    /// A modal dialog keeps the focus: from its first stop round to its first, and nowhere outside.
    pub(crate) async fn keeps_the_focus(&self, state: &str) {
        let inside = "const d = document.querySelector('dialog[open]'), e = document.activeElement; return e === document.body || !!d && d.contains(e)";
        for key in 0..12 {
            if key < 7 {
                self.press(Key::Tab).await;
            } else {
                self.press_back().await;
            }
            assert_eq!(self.script(inside).await, json!(true), "the focus stays in the dialog at ‹{state}›");
        }
    }
}
