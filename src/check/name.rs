//! Names of projects and counties, each of which should stand once.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::yaml::shorten;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Problem};

/// A name as people compare it: full-width and half-width brackets alike, blanks aside.
pub(super) fn comparable(name: &str) -> String {
    name.nfkc().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// Reports a name that stood before.
pub(super) fn unique_name(
    name: &str,
    compared: String,
    place: Place,
    names: &mut BTreeMap<String, Place>,
    problems: &mut Diagnostics,
) {
    if let Some(first) = names.get(&compared) {
        let problem = Problem::DuplicateName { name: shorten(name) };
        problems.push(Diagnostic { problem, place, key: "name".to_owned(), related: Some(first.clone()) });
    } else {
        names.insert(compared, place);
    }
}
