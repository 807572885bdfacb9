//! What is said aloud without moving the focus (C10, C11): a recorder in the page, over every loading of it.

use serde_json::json;

use crate::driver::Browser;

/// Writes down each text that a live region begins to hold, as long as it is within reach: what stands outside of an
/// open dialog is not.
const RECORDER: &str = r"
    window.__said = [];
    const regions = '[role=status], [role=alert], [aria-live]';
    const last = new WeakMap();
    const note = region => {
      const open = [...document.querySelectorAll('dialog[open]')].filter(d => d.matches(':modal')).pop();
      if (open && !open.contains(region)) return;
      if (!region.checkVisibility()) return;
      const text = (region.innerText || region.textContent || '').replace(/\s+/g, ' ').trim();
      if (text && last.get(region) !== text) window.__said.push(text);
      last.set(region, text);
    };
    const look = records => {
      // While the page is being read its styles may not hide anything yet.
      if (document.readyState === 'loading') return;
      const touched = new Set();
      for (const record of records) {
        const at = record.target.nodeType === 1 ? record.target : record.target.parentElement;
        const region = at && at.closest(regions);
        if (region) touched.add(region);
        for (const node of record.addedNodes) {
          if (node.nodeType !== 1) continue;
          for (const alert of [node, ...node.querySelectorAll('[role=alert]')]) if (alert.matches('[role=alert]')) touched.add(alert);
        }
      }
      touched.forEach(note);
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });";

impl Browser {
    /// From the next loading on, what is said is written down.
    pub(crate) async fn listen(&self) {
        self.cdp("Page.enable", json!({})).await;
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": RECORDER })).await;
    }

    /// What was said on this page, oldest first.
    pub(crate) async fn said(&self) -> Vec<String> {
        let said = self.script("return window.__said || []").await;
        said.as_array().unwrap().iter().map(|one| one.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Forgets what was said so far.
    pub(crate) async fn forget_said(&self) {
        self.script("window.__said = []").await;
    }

    /// Waits until something is said that contains this, and finds it said once.
    pub(crate) async fn hears(&self, text: &str) {
        self.until(&format!("‹{text}› is said"), || async {
            self.said().await.iter().any(|one| one.contains(text))
        })
        .await;
        let said = self.said().await;
        let times = said.iter().filter(|one| one.contains(text)).count();
        assert_eq!(times, 1, "‹{text}› is said once: {said:#?}");
    }

    /// C10: a new page: its heading has the focus, and its name is said once, also where the page was loaded by the
    /// other program.
    pub(crate) async fn arrives(&self, heading: &str) {
        self.focus_is_on("heading", heading).await;
        self.hears(heading).await;
        self.ready().await;
    }
}
