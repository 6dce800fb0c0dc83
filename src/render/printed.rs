//! What the pages of a bulletin print, in one digest for each: figures have tables of their own, this holds all the rest.
//!
//! In: the views of a bulletin's pages. Out: a table of page and digest. Addresses, and the issues before and after, are left out: a page
//! that is added later changes nothing that was said.

use serde_json::Value;

use super::pages::{self, Scene};
use crate::digest::Digest;
use crate::route::IssuePart;

/// The table's name.
pub(super) const NAME: &str = "printed.csv";

/// A line for each page of the scene's bulletin.
pub(super) fn printed(scene: &Scene<'_>) -> String {
    let row = |name: &str, view: Value| format!("{name},{}\r\n", digest(view));
    let rows: Vec<String> = match scene.special {
        Some(special) => vec![row("special", value(&pages::special(scene, special)))],
        None => {
            let part = |part: IssuePart| row(part.name(), value(&pages::bulletin(scene, part)));
            IssuePart::ALL.into_iter().map(part).collect()
        }
    };
    format!("page,digest\r\n{}", rows.concat())
}

fn value(view: &impl serde::Serialize) -> Value {
    serde_json::to_value(view).expect("views are plain structs with text keys")
}

fn digest(mut view: Value) -> Digest {
    if let Value::Object(fields) = &mut view {
        for moving in ["previous", "next", "compare", "compare_ends", "downloads", "release"] {
            fields.remove(moving);
        }
    }
    let mut text = String::new();
    write(&view, &mut text);
    Digest::sha256(text.as_bytes())
}

/// Values in the order of their keys, without addresses.
fn write(value: &Value, text: &mut String) {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().filter(|(key, _)| !matches!(key.as_str(), "href" | "why")).collect();
            fields.sort_by_key(|(key, _)| *key);
            for (key, value) in fields {
                text.push_str(key);
                text.push('\t');
                write(value, text);
            }
        }
        Value::Array(values) => {
            text.push('[');
            values.iter().for_each(|value| write(value, text));
            text.push(']');
        }
        Value::String(own) => text.push_str(own),
        other => text.push_str(&other.to_string()),
    }
    text.push('\n');
}
