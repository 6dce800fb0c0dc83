//! Classes and stages of projects to facts.

use super::form::Form;
use crate::model::{Class, Stage, Supervision};

/// A class with its supervision.
pub(super) fn class(form: &Form<'_>) -> Option<Class> {
    Some(Class {
        id: form.id("id")?.clone(),
        name: form.string("name")?,
        starts: form.bool("starts")?,
        supervision: form.choice("supervision").map(supervision),
        supervise: form.string("supervise"),
    })
}

/// A stage.
pub(super) fn stage(form: &Form<'_>) -> Option<Stage> {
    let started = form.bool("started").unwrap_or(false);
    Some(Stage { id: form.id("id")?.clone(), name: form.string("name")?, started })
}

/// A kind of supervision by its word in files.
fn supervision(word: &str) -> Supervision {
    match word {
        "continuing" => Supervision::Continuing,
        "new" => Supervision::New,
        "proposed" => Supervision::Proposed,
        other => unreachable!("the catalogue has no supervision {other}"),
    }
}
