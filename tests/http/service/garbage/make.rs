//! Makes requests: some good, most of them bent in one way or many.

use std::fmt;

use serde_json::{Map, Value, json};
use tests::document::{Document, Operation, Place};
use tests::reqwest::header::{HeaderName, HeaderValue};
use tests::reqwest::{self, Method};
use tests::{Dice, Reply, TestApp};

use super::world::World;
use crate::applications::file;
use crate::content::pictures::DRAWING;

/// What people and machines have been seen to send.
const STRINGS: &[&str] = &[
    "",
    " ",
    "0",
    "-1",
    "null",
    "true",
    "NaN",
    "99999999999999999999",
    "1e400",
    "2026-02-30",
    "2026-11-25T08:00:00.000Z",
    "31.2.2026",
    "00000000-0000-0000-0000-000000000000",
    "{01920000-0000-7000-8000-000000000000}",
    "\u{0}",
    "a\u{0}b",
    "\u{1}\u{8}\u{1b}[31m",
    "\r\nSet-Cookie: a=b",
    "👩🏽‍🚀🇫🇮",
    "\u{202e}txet tfel-ot-thgir\u{202c}",
    "مرحبا بالعالم",
    "Z\u{351}\u{36b}\u{343}a\u{310}\u{34b}l\u{352}g\u{34c}o",
    "\u{feff}",
    "\u{fdd0}\u{ffff}\u{10ffff}",
    "İıẞß",
    "'; DROP TABLE users; --",
    "\" OR 1=1 --",
    "%' OR '1'='1",
    "\\",
    "../../etc/passwd",
    "..\\..\\boot.ini",
    "%00",
    "%2e%2e%2f",
    "<script>alert(1)</script>",
    "{{7*7}}${7*7}",
    "/answers/motivation",
    "~1~0",
    "a@b",
    "\"a b\"@example.org",
    "ÅÄÖ@exämple.org",
    "*",
    "W/\"1\"",
    "by-code",
];

const METHODS: &[&str] =
    &["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "BREW", "get", "M-SEARCH"];

const MEDIA_TYPES: &[&str] = &[
    "application/json",
    "application/json; charset=utf-16",
    "application/JSON;;;",
    "application/json, text/plain",
    "text/plain",
    "application/x-www-form-urlencoded",
    "application/xml",
    "multipart/form-data",
    "multipart/form-data; boundary=",
    "multipart/form-data; boundary=\"x",
    "multipart/mixed; boundary=x",
    "application/problem+json",
    "*/*",
    "json",
    "",
];

/// A request on its way.
#[derive(Clone, Debug)]
pub(super) struct Shot {
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) headers: Vec<(HeaderName, HeaderValue)>,
    pub(super) body: Vec<u8>,
}

impl fmt::Display for Shot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} {}", self.method, self.path)?;
        for (name, value) in &self.headers {
            writeln!(f, "{name}: {:?}", String::from_utf8_lossy(value.as_bytes()))?;
        }
        let shown = &self.body[..self.body.len().min(2_000)];
        write!(f, "\n{:?} ({} bytes)", String::from_utf8_lossy(shown), self.body.len())
    }
}

impl Shot {
    pub(super) async fn send(&self, app: &TestApp, client: &reqwest::Client) -> Result<Reply, reqwest::Error> {
        let mut request = client.request(self.method.clone(), app.at(&self.path)).body(self.body.clone());
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let answer = request.send().await?;
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        let bytes = answer.bytes().await?.to_vec();
        Ok(Reply { status, headers, body: serde_json::from_slice(&bytes).unwrap_or_default(), bytes })
    }
}

/// Makes one request.
#[derive(Debug)]
pub(super) struct Maker<'a> {
    pub(super) document: &'a Document,
    pub(super) world: &'a World,
    pub(super) dice: &'a mut Dice,
    /// The operation's id.
    pub(super) operation: &'a str,
}

impl Maker<'_> {
    pub(super) fn shot(mut self, operation: &Operation) -> Shot {
        // A third is good throughout; the rest is bent here and there.
        let bent = if self.dice.percent(33) { 0 } else { 25 };
        let method = if self.dice.percent(bent / 3) { *self.dice.pick(METHODS) } else { &operation.method };
        let mut headers = self.headers(operation, bent);
        let mut media_type = None;
        let mut body = Vec::new();
        match &operation.body {
            Some((kind, _)) if kind.starts_with("multipart/") => {
                let (of_body, bytes) = self.multipart(bent);
                (media_type, body) = (Some(of_body), bytes);
            }
            Some((kind, schema)) => {
                media_type = Some(kind.clone());
                body = self.json(schema, bent);
            }
            None if self.dice.percent(bent) => {
                media_type = Some("application/json".to_owned());
                body = b"{\"a\":1}".to_vec();
            }
            None => {}
        }
        if self.dice.percent(bent / 2) {
            media_type = self.dice.percent(80).then(|| (*self.dice.pick(MEDIA_TYPES)).to_owned());
        }
        if let Some(media_type) = media_type {
            add(&mut headers, "content-type", media_type.as_bytes());
        }
        let path = self.path(operation, bent);
        Shot { method: Method::from_bytes(method.as_bytes()).unwrap(), path, headers, body }
    }

    fn good(&mut self, name: &str) -> Option<Value> {
        let own = format!("{} {name}", self.operation);
        let own = self.world.good.iter().find(|(of, _)| *of == own).map(|(_, value)| value.clone());
        if own.is_some() && self.dice.percent(75) {
            return own;
        }
        let all: Vec<&Value> = self.world.good.iter().filter(|(of, _)| *of == name).map(|(_, value)| value).collect();
        if all.is_empty() { None } else { Some((*self.dice.pick(&all)).clone()) }
    }

    fn string(&mut self) -> String {
        match self.dice.below(20) {
            0 => "å".repeat(10_000),
            1 => (0..40).map(|_| char::from_u32(u32::try_from(self.dice.throw() % 0x300).unwrap()).unwrap()).collect(),
            2 => format!("{}{}", self.dice.pick(STRINGS), self.dice.pick(STRINGS)),
            _ => (*self.dice.pick(STRINGS)).to_owned(),
        }
    }

    fn path(&mut self, operation: &Operation, bent: usize) -> String {
        let mut path = String::new();
        for part in operation.path.split('/').skip(1) {
            path.push('/');
            let Some(name) = part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) else {
                path.push_str(part);
                continue;
            };
            let good = self.good(name).filter(|_| !self.dice.percent(bent / 2));
            let text = good.map_or_else(|| self.string(), |good| plain(&good));
            // Segments that change what the path *is* are for those who speak no HTTP at all.
            let text = if matches!(text.as_str(), "" | "." | "..") { "-".to_owned() } else { text };
            path.push_str(&encoded(&text.chars().take(300).collect::<String>()));
        }
        let mut query = Vec::new();
        for parameter in operation.parameters.iter().filter(|parameter| parameter.place == Place::Query) {
            while self.dice.percent(if parameter.required { 97 } else { 12 }) && query.len() < 9 {
                let value = match self.good(&parameter.name) {
                    Some(good) if !self.dice.percent(bent) => plain(&good),
                    _ if bent == 0 => plain(&self.sample(&parameter.name, &parameter.schema, 0, 0)),
                    _ => self.string().chars().take(300).collect(),
                };
                query.push(format!("{}={}", parameter.name, encoded(&value)));
                if bent == 0 || parameter.required {
                    break;
                }
            }
        }
        if self.dice.percent(bent / 3) {
            let (name, value) = (self.string(), self.string());
            let short = |text: String| encoded(&text.chars().take(60).collect::<String>());
            query.push(format!("{}={}", short(name), short(value)));
        }
        if self.dice.percent(bent / 5) {
            query.push((*self.dice.pick(&["&&&", "=", "%", "%zz", "q=%ff%fe", "a[]=b", "q"])).to_owned());
        }
        if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
    }

    fn headers(&mut self, operation: &Operation, bent: usize) -> Vec<(HeaderName, HeaderValue)> {
        let mut headers = Vec::new();
        let world = self.world;
        // Who: mostly somebody for whom the operation is made.
        let agency = operation.path.contains("/agencies/");
        let browser = match (self.dice.below(10), agency) {
            _ if operation.id == "delete_account" => Some(&world.ending),
            _ if operation.path == "/api/v1/session" && operation.method != "GET" => Some(&world.leaving),
            (1.., _) if operation.path.contains("/admin/") => Some(&world.admin),
            (0, _) => None,
            (1, _) | (2..5, true) => Some(&world.recruiter),
            (2, _) => Some(&world.other),
            (_, true) => Some(&world.recruiter),
            (_, false) => Some(&world.applicant),
        };
        if let Some(browser) = browser {
            add(&mut headers, "cookie", browser.cookie().as_bytes());
        }
        if self.dice.percent(bent / 4) {
            let value = self.string();
            add(&mut headers, "cookie", format!("virka_demo={value}; ;=;a").as_bytes());
        }
        if !self.dice.percent(bent / 2) {
            add(&mut headers, "sec-fetch-site", b"same-origin");
        } else if self.dice.percent(50) {
            let value = self.string();
            let name = *self.dice.pick(&["origin", "sec-fetch-site", "host"]);
            add(&mut headers, name, value.as_bytes());
        }
        for parameter in operation.parameters.iter().filter(|parameter| parameter.place == Place::Header) {
            if self.dice.percent(if parameter.required { 95 } else { 50 }) {
                let good = self.good(&parameter.name).filter(|_| !self.dice.percent(bent));
                let value = good.map_or_else(|| self.string(), |good| plain(&good));
                add(&mut headers, &parameter.name.to_lowercase(), value.as_bytes());
            }
        }
        for name in [
            "accept",
            "accept-language",
            "if-match",
            "if-none-match",
            "if-modified-since",
            "idempotency-key",
            "range",
            "x-forwarded-for",
            "x-request-id",
            "x-http-method-override",
            "user-agent",
            "referer",
            "authorization",
        ] {
            if self.dice.percent(bent / 3) {
                let value = match self.dice.below(4) {
                    0 => "sv;q=1e999, en;q=-1, *;q=, ;;q=0.5,".to_owned(),
                    1 => "x".repeat(3_000),
                    _ => self.string(),
                };
                add(&mut headers, name, value.as_bytes());
            }
        }
        headers
    }

    /// A value of the shape, as good as the world knows; `bent` times in a hundred something else.
    fn sample(&mut self, name: &str, schema: &Value, bent: usize, depth: usize) -> Value {
        if self.dice.percent(bent / 3) {
            return self.junk(depth);
        }
        if let Some(good) = self.good(name)
            && !self.dice.percent(bent)
        {
            return good;
        }
        let document = self.document;
        let schema = document.resolve(schema);
        if let Some(choices) = schema["enum"].as_array() {
            return self.dice.pick(choices).clone();
        }
        if let Some(choices) = schema["oneOf"].as_array() {
            let choice = self.dice.pick(choices);
            return self.sample(name, choice, bent, depth + 1);
        }
        let kinds: Vec<&str> = match &schema["type"] {
            Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
            kind => kind.as_str().into_iter().collect(),
        };
        if kinds.is_empty() || depth > 6 {
            return self.junk(depth);
        }
        match *self.dice.pick(&kinds) {
            "object" => self.object(schema, bent, depth),
            "array" => (0..self.dice.below(4)).map(|_| self.sample("", &schema["items"], bent, depth + 1)).collect(),
            "string" if bent == 0 => json!(schema["example"].as_str().unwrap_or("text")),
            "string" => json!(self.string()),
            "integer" if bent == 0 => json!(self.dice.below(9)),
            "integer" => self.dice.pick(&[json!(0), json!(1), json!(-1), json!(i32::MAX), json!(i64::MIN)]).clone(),
            "boolean" => json!(self.dice.percent(50)),
            _ => Value::Null,
        }
    }

    fn object(&mut self, schema: &Value, bent: usize, depth: usize) -> Value {
        let mut object = Map::new();
        let required: Vec<&str> =
            schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for (name, shape) in schema["properties"].as_object().into_iter().flatten() {
            let often = if required.contains(&name.as_str()) { 100 - bent / 3 } else { 70 };
            if self.dice.percent(often) {
                let value = self.sample(name, shape, bent, depth + 1);
                object.insert(name.clone(), value);
            }
        }
        if schema["additionalProperties"].is_object() {
            for _ in 0..self.dice.below(3) {
                let name = self.dice.pick(&["motivation", "experience", "phone", "first_name", "school", "x"]);
                let name = if self.dice.percent(bent) { self.string() } else { (*name).to_owned() };
                let value = self.sample("", &schema["additionalProperties"], bent, depth + 1);
                object.insert(name, value);
            }
        }
        if self.dice.percent(bent / 3) {
            let (name, value) = (self.string(), self.junk(depth));
            object.insert(name, value);
        }
        Value::Object(object)
    }

    fn junk(&mut self, depth: usize) -> Value {
        match self.dice.below(12) {
            0 => Value::Null,
            1 => json!(true),
            2 => json!(-1),
            3 => json!(1.5),
            4 => json!(u64::MAX),
            5 => json!(1e300),
            6 => json!([]),
            7 => json!({}),
            8 if depth < 5 => Value::Array((0..self.dice.below(4)).map(|_| self.junk(depth + 1)).collect()),
            9 if depth < 5 => {
                let name = self.string();
                json!({ name: self.junk(depth + 1) })
            }
            10 => (0..100).fold(json!(1), |inner, _| json!([inner])),
            _ => json!(self.string()),
        }
    }

    fn json(&mut self, schema: &Value, bent: usize) -> Vec<u8> {
        let text = self.sample("body", schema, bent, 0).to_string();
        if !self.dice.percent(bent / 2) {
            return text.into_bytes();
        }
        match self.dice.below(14) {
            0 => Vec::new(),
            1 => b"null".to_vec(),
            2 => text.as_bytes()[..self.dice.below(text.len())].to_vec(),
            3 => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            4 => b"{\"email\":\"\xff\xfe\",\"code\":\"\xc3\x28\"}".to_vec(),
            5 => b"{\"email\":\"\\ud800\",\"answers\":{\"motivation\":\"\\udfff\"}}".to_vec(),
            6 => "[".repeat(100_000).into_bytes(),
            7 => "{\"a\":".repeat(50_000).into_bytes(),
            8 => b"{\"base_version\":1e999999,\"base_version\":-0}".to_vec(),
            9 => text.replace('}', ",}").into_bytes(),
            10 => format!("{text}{text}").into_bytes(),
            11 => format!("{{\"base_version\":1,\"answers\":{{\"motivation\":\"{}\"}}}}", "x".repeat(200_000))
                .into_bytes(),
            12 => (0..300).map(|_| u8::try_from(self.dice.throw() % 256).unwrap()).collect(),
            // Beyond the limit of a body.
            _ => format!("{{\"email\":\"{}\"}}", "x".repeat(300_000)).into_bytes(),
        }
    }

    fn multipart(&mut self, bent: usize) -> (String, Vec<u8>) {
        let files = [
            "valid/cv_python-docx.docx",
            "valid/cv_fpdf2.pdf",
            "hostile/zipbomb.bin",
            "hostile/docx_truncated.bin",
            "hostile/exe_as_pdf.bin",
            "hostile/ole_garbage.bin",
            "hostile/pdf_header_only.bin",
        ];
        let (mut name, mut field, mut content) = ("CV.docx".to_owned(), "file", file(files[0]));
        if ["put_picture", "put_photo"].contains(&self.operation) {
            (name, content) = ("bild.png".to_owned(), DRAWING.to_vec());
        }
        if self.dice.percent(bent) {
            let name = *self.dice.pick(&files);
            content = file(name);
        }
        if self.dice.percent(bent) {
            name = self.string().replace(['"', '\r', '\n'], "_");
        }
        if self.dice.percent(bent / 3) {
            field = *self.dice.pick(&["", "fil", "file\"; filename=\"x", "FILE"]);
        }
        if self.dice.percent(bent / 3) {
            let cut = self.dice.below(content.len());
            content.truncate(cut);
        }
        let head = format!(
            "--grans\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        let mut body = [head.as_bytes(), &content, b"\r\n--grans--\r\n"].concat();
        if self.dice.percent(bent / 2) {
            match self.dice.below(6) {
                0 => body.clear(),
                1 => body.truncate(self.dice.below(body.len())),
                2 => body = [&body[..], &body[..]].concat(),
                3 => body = body.repeat(3).iter().map(|byte| byte ^ 0x20).collect(),
                4 => body = b"--grans\r\nContent-Disposition: form-data\r\n\r\nx\r\n--grans--".to_vec(),
                _ => body = b"--grans\r\n\x00\xff: \xfe\r\n\r\n\r\n--grans--\r\n".to_vec(),
            }
        }
        ("multipart/form-data; boundary=grans".to_owned(), body)
    }
}

/// A header that no client library lets through says nothing about our server.
fn add(headers: &mut Vec<(HeaderName, HeaderValue)>, name: &str, value: &[u8]) {
    if let Ok(value) = HeaderValue::from_bytes(value) {
        headers.push((HeaderName::from_bytes(name.as_bytes()).unwrap(), value));
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Everything but letters and digits as `%..`.
fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || b"-_~".contains(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}
