//! The document as plain HTML. A viewer from elsewhere would need scripts and styles that our own policy forbids.

use std::fmt::Write;

use serde_json::Value;

/// The page.
pub(super) fn write(document: &Value) -> String {
    let mut html = String::from(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Virka: the REST API</title></head>\
         <body><main><h1>Virka: the REST API</h1>",
    );
    for paragraph in text(&document["info"]["description"]).split("\n\n") {
        put(&mut html, format_args!("<p>{}</p>", escaped(paragraph)));
    }
    html.push_str("<p>The same for machines: <a href=\"/api/v1/openapi.json\">OpenAPI 3.1</a></p>");
    for tag in document["tags"].as_array().into_iter().flatten() {
        let name = text(&tag["name"]);
        put(&mut html, format_args!("<h2>{}</h2>", escaped(text(&tag["description"]))));
        for (path, item) in document["paths"].as_object().into_iter().flatten() {
            for (method, operation) in item.as_object().into_iter().flatten() {
                if operation["tags"].as_array().is_some_and(|tags| tags.iter().any(|tag| text(tag) == name)) {
                    one(&mut html, method, path, operation);
                }
            }
        }
    }
    html.push_str("<h2>Shapes</h2>");
    for (name, schema) in document["components"]["schemas"].as_object().into_iter().flatten() {
        let shape = serde_json::to_string_pretty(schema).unwrap_or_default();
        put(
            &mut html,
            format_args!(
                "<details id=\"schema-{0}\"><summary><code>{0}</code></summary><pre>{1}</pre></details>",
                escaped(name),
                escaped(&shape)
            ),
        );
    }
    html.push_str("</main></body></html>\n");
    html
}

fn one(html: &mut String, method: &str, path: &str, operation: &Value) {
    let id = escaped(text(&operation["operationId"]));
    put(
        html,
        format_args!(
            "<section id=\"{id}\"><h3><code>{} {}</code></h3><p>{}</p>",
            method.to_uppercase(),
            escaped(path),
            escaped(text(&operation["summary"]))
        ),
    );
    if operation["description"].is_string() {
        put(html, format_args!("<p>{}</p>", escaped(text(&operation["description"]))));
    }
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    let mut listed = String::new();
    for parameter in parameters {
        put(
            &mut listed,
            format_args!(
                "<li><code>{}</code> ({}) {}</li>",
                escaped(text(&parameter["name"])),
                escaped(text(&parameter["in"])),
                escaped(text(&parameter["description"]))
            ),
        );
    }
    if !listed.is_empty() {
        put(html, format_args!("<h4>Parameters</h4><ul>{listed}</ul>"));
    }
    for (media_type, content) in operation["requestBody"]["content"].as_object().into_iter().flatten() {
        put(
            html,
            format_args!("<h4>Body</h4><p><code>{}</code> {}</p>", escaped(media_type), shape(&content["schema"])),
        );
    }
    html.push_str("<h4>Answers</h4><ul>");
    for (status, response) in operation["responses"].as_object().into_iter().flatten() {
        let bodies: Vec<String> = response["content"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(media_type, content)| format!("<code>{}</code> {}", escaped(media_type), shape(&content["schema"])))
            .collect();
        put(
            html,
            format_args!(
                "<li><strong>{}</strong> {} {}</li>",
                escaped(status),
                escaped(text(&response["description"])),
                bodies.join(", ")
            ),
        );
    }
    html.push_str("</ul></section>");
}

fn shape(schema: &Value) -> String {
    match schema["$ref"].as_str().and_then(|reference| reference.rsplit('/').next()) {
        Some(name) => format!("<a href=\"#schema-{0}\">{0}</a>", escaped(name)),
        None => match schema["items"]["$ref"].as_str().and_then(|reference| reference.rsplit('/').next()) {
            Some(name) => format!("list of <a href=\"#schema-{0}\">{0}</a>", escaped(name)),
            None => escaped(text(&schema["type"])),
        },
    }
}

fn put(html: &mut String, words: std::fmt::Arguments<'_>) {
    // Writing into a String cannot fail.
    if html.write_fmt(words).is_err() {
        html.push_str("<!-- cut -->");
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
