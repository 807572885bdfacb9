//! A browser that is told what to do in the words of the page.

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::prelude::*;
use thirtyfour::{ChromiumLikeCapabilities, LoggingPrefsLogLevel};

use crate::demo::{Demo, workspace};

pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// A Chromium with its driver.
pub(crate) struct Browser {
    pub(crate) web: WebDriver,
    driver: Child,
    server: String,
}

impl Browser {
    /// Opens a browser of this width and height on a demo.
    pub(crate) async fn open(demo: &Demo, width: u32, height: u32) -> Self {
        Self::open_that(demo, width, height, json!({})).await
    }

    /// The same, of somebody who has forbidden all cookies, and with them everything that pages could keep.
    pub(crate) async fn open_without_cookies(demo: &Demo, width: u32, height: u32) -> Self {
        Self::open_that(demo, width, height, json!({ "profile.default_content_setting_values.cookies": 2 })).await
    }

    async fn open_that(demo: &Demo, width: u32, height: u32, prefers: Value) -> Self {
        let mut driver = Command::new("chromedriver")
            .args(["--port=0", "--log-level=SEVERE"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is installed (Debian: chromium-driver)");
        let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines();
        let port = lines
            .find_map(|line| Some(line.ok()?.rsplit_once("successfully on port ")?.1.trim_end_matches('.').to_owned()))
            .expect("chromedriver says its port");
        std::thread::spawn(move || for _ in lines {});
        let mut wishes = DesiredCapabilities::chrome();
        wishes.set_binary("/usr/bin/chromium").unwrap();
        for argument in [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--hide-scrollbars",
            "--lang=sv",
            "--force-prefers-reduced-motion",
        ] {
            wishes.add_arg(argument).unwrap();
        }
        wishes.add_experimental_option("prefs", prefers).unwrap();
        wishes.set_browser_log_level(LoggingPrefsLogLevel::Warning).unwrap();
        let web = WebDriver::new(format!("http://127.0.0.1:{port}"), wishes).await.expect("Chromium starts");
        let browser = Self { web, driver, server: demo.address.clone() };
        browser.resize(width, height).await;
        browser
    }

    /// Makes the page this wide and high in CSS pixels.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        self.cdp(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 640 }),
        )
        .await;
    }

    /// One command of the DevTools protocol.
    pub(crate) async fn cdp(&self, method: &str, params: Value) -> Value {
        self.web.cdp().send_raw(method, params).await.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Goes to a path of the server.
    pub(crate) async fn go(&self, path: &str) {
        self.web.goto(format!("{}{path}", self.server)).await.unwrap();
        self.ready().await;
    }

    /// Waits until the application has taken over and is not loading.
    pub(crate) async fn ready(&self) {
        self.until("the application has taken over and is at rest", || async {
            self.script("return document.documentElement.dataset.app === 'ready' && !document.querySelector('main[aria-busy=true]')").await
                == json!(true)
        })
        .await;
    }

    /// Runs a script and returns what it returns.
    pub(crate) async fn script(&self, source: &str) -> Value {
        self.web.execute(source, vec![]).await.unwrap_or_else(|error| panic!("{source}: {error}")).json().clone()
    }

    /// Waits until something holds.
    pub(crate) async fn until<F, Holds>(&self, what: &str, mut holds: F)
    where
        F: FnMut() -> Holds,
        Holds: Future<Output = bool>,
    {
        let until = Instant::now() + PATIENCE;
        while !holds().await {
            if Instant::now() > until {
                let place = self.web.current_url().await.map(|url| url.to_string()).unwrap_or_default();
                let text = self.glimpse().await;
                panic!("not within {PATIENCE:?}: {what}\nat {place}\n--- page ---\n{text}");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// The path and query that the address bar shows.
    pub(crate) async fn address(&self) -> String {
        let url = self.web.current_url().await.unwrap();
        url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()))
    }

    /// The beginning of what a reader sees, for the words of a failure.
    async fn glimpse(&self) -> String {
        self.text().await.lines().filter(|line| !line.trim().is_empty()).take(40).collect::<Vec<_>>().join("\n")
    }

    /// What a reader sees.
    pub(crate) async fn text(&self) -> String {
        self.script("return document.body.innerText").await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the page shows a text.
    pub(crate) async fn sees(&self, text: &str) {
        self.until(&format!("the page shows ‹{text}›"), || async { self.text().await.contains(text) }).await;
    }

    /// Every element with this role whose name fits, as assistive technology gets them.
    async fn all(&self, role: &str, fits: impl Fn(&str) -> bool) -> Vec<i64> {
        // The whole tree and not `queryAXTree`: that one answers when the page is at rest, so never where another page
        // takes its place meanwhile, and the browser's driver then waits for minutes.
        let tree = match self.web.cdp().send_raw("Accessibility.getFullAXTree", json!({})).await {
            Ok(tree) => tree,
            Err(error) => match error.as_inner() {
                WebDriverErrorInner::HttpError(_) | WebDriverErrorInner::RequestFailed(_) => {
                    panic!("the tree of the page: {error}")
                }
                // The page is just being replaced.
                _ => return Vec::new(),
            },
        };
        as_read(&tree["nodes"])
            .into_iter()
            .filter(|node| node["ignored"] != json!(true) && node["role"]["value"] == role)
            .filter(|node| fits(node["name"]["value"].as_str().unwrap_or_default().trim()))
            .filter_map(|node| node["backendDOMNodeId"].as_i64())
            .collect()
    }

    /// How many elements with this role and name there are now.
    pub(crate) async fn count(&self, role: &str, name: &str) -> usize {
        self.all(role, |given| given == name).await.len()
    }

    /// The element with this role and name, waiting for it.
    pub(crate) async fn by_role(&self, role: &str, name: &str) -> WebElement {
        self.nth_by(role, &format!("‹{name}›"), 0, |given| given == name).await
    }

    /// The first element with this role whose name begins so.
    pub(crate) async fn by_role_starting(&self, role: &str, start: &str) -> WebElement {
        self.nth_by(role, &format!("‹{start}…›"), 0, |given| given.starts_with(start)).await
    }

    /// The n-th (from 0) element with this role and name.
    pub(crate) async fn nth(&self, role: &str, name: &str, index: usize) -> WebElement {
        self.nth_by(role, &format!("‹{name}› number {index}"), index, |given| given == name).await
    }

    async fn nth_by(&self, role: &str, what: &str, index: usize, fits: impl Fn(&str) -> bool) -> WebElement {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(node) = self.all(role, &fits).await.get(index)
                && let Some(element) = self.element(*node).await
            {
                return element;
            }
            if Instant::now() > until {
                let names = self.names(role).await;
                let place = self.address().await;
                panic!("no {role} {what} at {place}; there are: {names:?}\n--- page ---\n{}", self.glimpse().await);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    async fn names(&self, role: &str) -> Vec<String> {
        let names = std::sync::Mutex::new(Vec::new());
        self.all(role, |name| {
            names.lock().unwrap().push(name.to_owned());
            false
        })
        .await;
        names.into_inner().unwrap()
    }

    /// A node of the accessibility tree as an element that can be acted on.
    async fn element(&self, node: i64) -> Option<WebElement> {
        let object = self.web.cdp().send_raw("DOM.resolveNode", json!({ "backendNodeId": node })).await.ok()?;
        let mark = format!("n{node}");
        self.web
            .cdp()
            .send_raw(
                "Runtime.callFunctionOn",
                json!({
                    "objectId": object["object"]["objectId"],
                    "functionDeclaration": "function(mark) { (this.nodeType === 1 ? this : this.parentElement).setAttribute('data-found', mark) }",
                    "arguments": [{ "value": mark }],
                }),
            )
            .await
            .ok()?;
        self.web.find(By::Css(format!("[data-found={mark}]"))).await.ok()
    }

    /// The name of an element, as assistive technology gets it.
    pub(crate) async fn name_of(&self, element: &WebElement) -> String {
        let mark = element.attr("data-found").await.unwrap().unwrap_or_default();
        let object = self
            .cdp("Runtime.evaluate", json!({ "expression": format!("document.querySelector('[data-found={mark}]')") }))
            .await;
        let tree = self
            .cdp(
                "Accessibility.getPartialAXTree",
                json!({ "objectId": object["result"]["objectId"], "fetchRelatives": false }),
            )
            .await;
        tree["nodes"][0]["name"]["value"].as_str().unwrap_or_default().trim().to_owned()
    }

    /// Clicks the element with this role and name.
    pub(crate) async fn click(&self, role: &str, name: &str) {
        let element = self.by_role(role, name).await;
        self.click_on(&element).await;
    }

    /// Clicks the n-th element with this role and name.
    pub(crate) async fn nth_click(&self, role: &str, name: &str, index: usize) {
        let element = self.nth(role, name, index).await;
        self.click_on(&element).await;
    }

    /// Clicks an element, scrolled to the middle first.
    pub(crate) async fn click_on(&self, element: &WebElement) {
        element.scroll_into_view().await.unwrap();
        element.click().await.unwrap();
    }

    /// Types into the field with this label, in place of what was there, and leaves it.
    pub(crate) async fn fill(&self, label: &str, text: &str) {
        let field = self.by_role("textbox", label).await;
        self.fill_in(&field, text).await;
    }

    /// Types into the search field with this label, in place of what was there, and leaves it.
    pub(crate) async fn fill_search(&self, label: &str, text: &str) {
        let field = self.by_role("searchbox", label).await;
        self.fill_in(&field, text).await;
    }

    /// On an ad that one has applied to already: whatever the button is called, it leads to the application.
    pub(crate) async fn apply_again(&self) {
        let name = ["Visa ansökan", "Sök nu", "Fortsätt ansökan"];
        self.until("a way to the application", || async {
            for (role, name) in ["link", "button"].iter().flat_map(|role| name.map(|name| (*role, name))) {
                if self.count(role, name).await > 0 {
                    return true;
                }
            }
            false
        })
        .await;
        for role in ["link", "button"] {
            for name in name {
                if self.count(role, name).await > 0 {
                    return self.nth_click(role, name, 0).await;
                }
            }
        }
    }

    /// Types into a field and leaves it.
    pub(crate) async fn fill_in(&self, field: &WebElement, text: &str) {
        field.scroll_into_view().await.unwrap();
        field.click().await.unwrap();
        field.send_keys(Key::Control + "a").await.unwrap();
        field.send_keys(text.to_owned() + Key::Tab).await.unwrap();
    }

    /// Chooses an option of a select by what it shows.
    pub(crate) async fn choose(&self, label: &str, option: &str) {
        self.choose_nth(label, 0, option).await;
    }

    /// The same in one of several that are called alike.
    pub(crate) async fn choose_nth(&self, label: &str, index: usize, option: &str) {
        let select = self.nth("combobox", label, index).await;
        thirtyfour::components::SelectElement::new(&select)
            .await
            .unwrap()
            .select_by_visible_text(option)
            .await
            .unwrap();
    }

    /// A picture of the whole page at 1280 and 360 pixels, in `target/screenshots`.
    pub(crate) async fn picture(&self, name: &str) {
        let folder = workspace().join("target/screenshots");
        std::fs::create_dir_all(&folder).unwrap();
        for width in [1280_u32, 360] {
            self.resize(width, 800).await;
            let whole =
                self.cdp("Page.captureScreenshot", json!({ "format": "png", "captureBeyondViewport": true })).await;
            let png =
                base64::Engine::decode(&base64::engine::general_purpose::STANDARD, whole["data"].as_str().unwrap())
                    .unwrap();
            std::fs::write(folder.join(format!("{name}-{width}.png")), png).unwrap();
        }
        self.resize(1280, 800).await;
    }

    /// What the browser's console has complained about since last asked.
    pub(crate) async fn complaints(&self) -> Vec<String> {
        self.web
            .browser_log()
            .await
            .unwrap()
            .into_iter()
            .map(|entry| entry.message)
            .filter(|message| !(message.contains("integrity") && message.contains("preload")))
            .collect()
    }

    /// The browser's console notes each refusal; this one was provoked.
    pub(crate) async fn refused(&self, status: &str) {
        let complaints = self.complaints().await;
        assert!(complaints.iter().all(|one| one.contains(status)), "only {status} was provoked: {complaints:#?}");
    }

    /// Ends the browser.
    pub(crate) async fn close(mut self) {
        self.web.clone().quit().await.unwrap();
        self.driver.kill().unwrap();
        self.driver.wait().unwrap();
    }
}

/// The nodes of the tree in the order in which they are read; the tree itself lists them level by level.
fn as_read(nodes: &Value) -> Vec<&Value> {
    let nodes: Vec<&Value> = nodes.as_array().into_iter().flatten().collect();
    let by_id: HashMap<&str, &Value> =
        nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, *node))).collect();
    let mut left: Vec<&Value> = nodes.iter().copied().filter(|node| node["parentId"].is_null()).collect();
    left.reverse();
    let mut read = Vec::with_capacity(nodes.len());
    while let Some(node) = left.pop() {
        read.push(node);
        let children = node["childIds"].as_array().into_iter().flatten().rev();
        left.extend(children.filter_map(|id| by_id.get(id.as_str()?).copied()));
    }
    read
}
