//! The wishes of a reader's eyes and fingers: forced colours, dark, larger text, more space, touch, less motion
//! (C13–C17).

use serde_json::json;

use crate::driver::Browser;

/// Whatever is cut off, and whatever makes the page wider than it is.
const CUT: &str = r"
    const w = document.documentElement.clientWidth, wrong = [];
    const hidden = e => e.closest('.ds-sr-only, .ds-skip-link, .visually-hidden, [aria-hidden=true], svg') || !e.checkVisibility({ visibilityProperty: true });
    if (document.documentElement.scrollWidth > w)
      wrong.push(...[...document.querySelectorAll('body *')].filter(e => !hidden(e) && e.getBoundingClientRect().right > w + 1).slice(0, 3).map(e => 'wider than the page: ' + e.outerHTML.slice(0, 120)));
    for (const e of document.querySelectorAll('body *')) {
      if (hidden(e) || e.querySelector(':scope > svg[aria-hidden=true]') || !e.innerText || e.matches('textarea, select, option, input, dialog, html, body')) continue;
      const s = getComputedStyle(e), clips = v => v === 'hidden' || v === 'clip';
      if (clips(s.overflowX) && e.scrollWidth > e.clientWidth + 1 || clips(s.overflowY) && e.scrollHeight > e.clientHeight + 1)
        wrong.push('cut off: ' + e.outerHTML.slice(0, 120));
    }
    return wrong;";

/// In forced colours: text on its ground, the edges of what can be used, and states without colour.
const FORCED: &str = r"
    const rgb = t => { const m = t.match(/rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)(?:[,/ ]+([\d.]+))?/); return m ? [+m[1], +m[2], +m[3], m[4] === undefined ? 1 : +m[4]] : [0, 0, 0, 0]; };
    const same = (a, b) => Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2]) < 60;
    const ground = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c[3] > 0.5) return c; } return rgb(getComputedStyle(document.body).backgroundColor); };
    const seen = e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.ds-sr-only, .visually-hidden');
    const wrong = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const e = walk.currentNode.parentElement;
      if (!walk.currentNode.data.trim() || !seen(e) || e.closest('script, style, noscript, template, option')) continue;
      if (same(rgb(getComputedStyle(e).color), ground(e))) wrong.push('text on itself: ' + e.outerHTML.slice(0, 100));
    }
    const edged = (e, pseudo) => { const s = getComputedStyle(e, pseudo); return ['Top', 'Bottom'].every(d => parseFloat(s['border' + d + 'Width']) >= 1 && s['border' + d + 'Style'] !== 'none' && !same(rgb(s['border' + d + 'Color']), ground(e.parentElement))); };
    for (const e of document.querySelectorAll('.ds-button, input:not([type=file], [type=hidden]), select, textarea, dialog[open], .menu-list, .panel, .blue, .errsum, .note, .tag, .chip')) {
      if (seen(e) && e.getClientRects().length && !e.matches('.filepick, [data-variant=tertiary]') && !edged(e)) wrong.push('no edge: ' + e.outerHTML.slice(0, 120));
    }
    const marks = e => { const s = getComputedStyle(e), a = getComputedStyle(e, '::after'), b = getComputedStyle(e, '::before');
      return [s.outlineStyle, s.fontWeight, s.textDecorationLine, s.borderInlineStartWidth, s.backgroundColor, s.color, a.content + a.borderBottomWidth, b.content + b.maskImage + b.backgroundColor].join('|'); };
    for (const e of document.querySelectorAll('[aria-pressed=true], [aria-current]')) {
      if (!seen(e)) continue;
      const peers = [...(e.closest('ul, nav, .seg') || e.parentElement).querySelectorAll(e.tagName)].filter(p => p !== e && seen(p) && !p.matches('[aria-current], [aria-pressed=true]'));
      if (peers.length && peers.every(p => marks(p) === marks(e))) wrong.push('its state is only a colour: ' + e.outerHTML.slice(0, 120));
    }
    return wrong;";

/// How high and wide what is touched is (C16).
const SMALL: &str = r"
    const seen = e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.ds-sr-only, .visually-hidden') && e.getClientRects().length;
    const wrong = [];
    for (const e of document.querySelectorAll('button, .ds-button, select, textarea, input:not([type=hidden], [type=file])')) {
      if (!seen(e) || e.matches('.linkbtn')) continue;
      const toggle = e.matches('[type=checkbox], [type=radio]');
      const box = (toggle && e.closest('label') || e).getBoundingClientRect();
      const least = toggle ? 24 : 43.5;
      if (box.height < least) wrong.push(Math.round(box.height) + ' px high: ' + e.outerHTML.slice(0, 120));
    }
    return wrong;";

impl Browser {
    /// C13–C17, and axe in the dark.
    pub(crate) async fn looks_right(&self, state: &str) {
        self.in_the_dark(state).await;
        self.in_forced_colours(state).await;
        self.with_larger_text(state).await;
        self.under_a_finger(state).await;
        let moving = self
            .script("return document.getAnimations().filter(a => a.playState === 'running').map(a => String(a.effect && a.effect.target && a.effect.target.outerHTML).slice(0, 100))")
            .await;
        assert_eq!(moving, json!([]), "nothing moves for those who asked for less motion at ‹{state}› (C17)");
    }

    /// Asks for colours as the reader's device would.
    pub(crate) async fn colours(&self, dark: bool, forced: bool) {
        self.cdp(
            "Emulation.setEmulatedMedia",
            json!({ "features": [
                { "name": "prefers-color-scheme", "value": if dark { "dark" } else { "light" } },
                { "name": "forced-colors", "value": if forced { "active" } else { "none" } },
                { "name": "prefers-reduced-motion", "value": "reduce" },
            ] }),
        )
        .await;
    }

    async fn in_the_dark(&self, state: &str) {
        self.colours(true, false).await;
        let ground = self.script("return getComputedStyle(document.body).backgroundColor").await;
        assert_ne!(ground, json!("rgb(255, 255, 255)"), "the page is dark where the device is, at ‹{state}›");
        self.axe(&format!("{state}, mörkt")).await;
        self.colours(false, false).await;
    }

    async fn in_forced_colours(&self, state: &str) {
        self.colours(false, true).await;
        let wrong = self.script(FORCED).await;
        self.colours(false, false).await;
        assert_eq!(wrong, json!([]), "forced colours at ‹{state}› (C14)");
    }

    /// C13 (a desk at 200 and 400 %) and C15 (more space between lines, words and letters).
    async fn with_larger_text(&self, state: &str) {
        for (width, height) in [(640, 400), (320, 256)] {
            self.resize(width, height).await;
            let wrong = self.script(CUT).await;
            assert_eq!(wrong, json!([]), "a desk at {} % at ‹{state}› (C13)", 1280 / width * 100);
        }
        for width in [1280, 320] {
            self.resize(width, 800).await;
            self.script(
                "const sheet = new CSSStyleSheet();
                 sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
                 document.adoptedStyleSheets = [sheet]",
            )
            .await;
            let wrong = self.script(CUT).await;
            self.script("document.adoptedStyleSheets = []").await;
            assert_eq!(wrong, json!([]), "more space in the text at ‹{state}›, {width} px (C15)");
        }
        self.resize(1280, 800).await;
    }

    /// C16.
    async fn under_a_finger(&self, state: &str) {
        self.cdp("Emulation.setTouchEmulationEnabled", json!({ "enabled": true, "maxTouchPoints": 1 })).await;
        self.resize(360, 640).await;
        let wrong = self.script(SMALL).await;
        self.cdp("Emulation.setTouchEmulationEnabled", json!({ "enabled": false })).await;
        self.resize(1280, 800).await;
        assert_eq!(wrong, json!([]), "large enough for a finger at ‹{state}› (C16)");
    }
}
