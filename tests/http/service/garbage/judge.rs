//! Whether an answer is one that the document names.

use tests::Reply;
use tests::document::{Document, Operation};

use super::make::Shot;

/// What any operation may answer, because it happens before the operation is known: no such thing or not readable as
/// its id, no such method, not acceptable, too large, another media type.
const ANYWHERE: &[u16] = &[404, 405, 406, 413, 415];

pub(super) fn judge(
    document: &Document,
    operations: &[Operation],
    meant: &Operation,
    shot: &Shot,
    reply: &Reply,
) -> Result<(), String> {
    let status = reply.status;
    if status >= 500 {
        return Err("the service broke".to_owned());
    }
    let header = |name: &str| reply.headers.get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    for name in ["x-request-id", "x-content-type-options", "content-security-policy"] {
        if header(name).is_none() {
            return Err(format!("no {name}"));
        }
    }
    let head = shot.method.as_str() == "HEAD";
    let method = if head { "GET" } else { shot.method.as_str() };
    let on = |same: fn(&str, &str) -> bool| {
        operations.iter().find(move |one| one.method == method && same(&one.path, &meant.path))
    };
    let Some(operation) = on(|one, meant| one == meant).or_else(|| on(covers)) else {
        let allow = header("allow").unwrap_or_default();
        return match status {
            405 if allow.split(", ").any(|name| name == meant.method) && !allow.contains(method) => {
                is_problem(document, shot, reply)
            }
            // The path does not exist in any way: its id cannot be one.
            404 => is_problem(document, shot, reply),
            _ => Err(format!("no such method: {allow:?} should be told with 405")),
        };
    };
    let media_type = header("content-type").map(|value| value.split(';').next().unwrap_or_default());
    match operation.responses.get(&status) {
        Some(documented) if documented.content.is_empty() || head => {
            if reply.bytes.is_empty() {
                Ok(())
            } else {
                Err("a body where there is none".to_owned())
            }
        }
        Some(documented) => {
            // A file has the type of its own, which the document cannot know.
            let any = documented.content.get("application/octet-stream");
            let schema = media_type
                .and_then(|media_type| documented.content.get(media_type))
                .or(any)
                .ok_or_else(|| format!("{media_type:?} is not documented for {status}"))?;
            match media_type {
                Some("application/problem+json") => {
                    is_problem(document, shot, reply)?;
                    let code = reply.code();
                    if documented.description.contains(&format!("`{code}`")) {
                        Ok(())
                    } else {
                        Err(format!("`{code}` does not stand in “{}” of {status}", documented.description))
                    }
                }
                Some("application/json") => document.fits(schema, &parsed(reply)?),
                _ => Ok(()),
            }
        }
        None if ANYWHERE.contains(&status) && head => Ok(()),
        None if ANYWHERE.contains(&status) => is_problem(document, shot, reply),
        None => Err(format!("{} does not name {status}", operation.id)),
    }
}

fn parsed(reply: &Reply) -> Result<serde_json::Value, String> {
    serde_json::from_slice(&reply.bytes).map_err(|error| format!("no JSON: {error}"))
}

fn is_problem(document: &Document, shot: &Shot, reply: &Reply) -> Result<(), String> {
    if shot.method.as_str() == "HEAD" {
        return Ok(());
    }
    let problem = parsed(reply)?;
    let shape = serde_json::json!({ "$ref": "#/components/schemas/Problem" });
    document.fits(&shape, &problem)?;
    let same = problem["status"] == reply.status
        && problem["request_id"] == reply.headers["x-request-id"].to_str().unwrap_or_default()
        && problem["type"].as_str().is_some_and(|address| address.ends_with(reply.code()))
        && reply.headers["content-type"] == "application/problem+json";
    if !same {
        return Err("the problem contradicts its own answer".to_owned());
    }
    if matches!(reply.status, 429 | 503) && !reply.headers.contains_key("retry-after") {
        return Err("nobody says when to come back".to_owned());
    }
    Ok(())
}

/// Whether addresses of one path are addresses of another one too: ‹order› where a row's id may stand.
fn covers(one: &str, other: &str) -> bool {
    let (one, other): (Vec<_>, Vec<_>) = (one.split('/').collect(), other.split('/').collect());
    one.len() == other.len() && one.iter().zip(&other).all(|(one, other)| one.starts_with('{') || one == other)
}
