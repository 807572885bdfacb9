//! axe-core on a page as it stands (C1).

use serde_json::{Value, json};

use crate::demo::workspace;
use crate::driver::Browser;

const SETTINGS: &str = r#"{
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {
        "target-size": { "enabled": true },
        "css-orientation-lock": { "enabled": true },
        "p-as-heading": { "enabled": true },
        "table-fake-caption": { "enabled": true },
        "td-has-header": { "enabled": true }
    }
}"#;

impl Browser {
    /// Fails on any violation that axe finds on the page as it stands.
    pub(crate) async fn axe(&self, state: &str) {
        if self.script("return typeof window.axe === 'undefined'").await == json!(true) {
            let engine = std::fs::read_to_string(workspace().join("crates/web/node_modules/axe-core/axe.min.js"))
                .expect("axe-core is installed (npm ci in crates/web)");
            self.web.execute(engine, vec![]).await.unwrap();
        }
        let found = self
            .web
            .execute_async(
                format!("const done = arguments[arguments.length - 1]; axe.run(document, {SETTINGS}).then(r => done(r.violations), e => done(String(e)))"),
                vec![],
            )
            .await
            .unwrap();
        let violations = found.json().as_array().unwrap_or_else(|| panic!("axe failed at {state}: {}", found.json()));
        let told: Vec<String> = violations.iter().flat_map(tell).collect();
        assert!(told.is_empty(), "axe at ‹{state}›:\n{}", told.join("\n"));
    }
}

fn tell(violation: &Value) -> Vec<String> {
    violation["nodes"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|node| {
            format!("{}: {}\n    {}\n    {}", violation["id"], violation["help"], node["html"], node["failureSummary"])
        })
        .collect()
}
