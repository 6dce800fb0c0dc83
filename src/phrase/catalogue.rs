//! The files a language's phrases are read from, and what is wrong with them.

use std::collections::BTreeMap;

use serde_yaml::from_str;

use super::pattern::{Fault, Pattern};
use crate::diagnostic::{Diagnostics, PhraseFault, Place, Problem};

/// Texts by group and key, with the file each is from; phrases are taken out one by one.
#[derive(Debug, Default)]
pub(crate) struct Catalogue<'a> {
    /// Paths and texts of the files, for places.
    files: Vec<(String, &'a str)>,
    /// The text of each phrase and the position of its file.
    texts: BTreeMap<String, BTreeMap<String, (String, usize)>>,
    found: Vec<(Problem, Place)>,
}

impl<'a> Catalogue<'a> {
    /// Lays a file over what is there, phrase by phrase; a path is one for messages.
    pub(crate) fn lay(&mut self, path: String, text: &'a str) {
        match from_str::<BTreeMap<String, BTreeMap<String, String>>>(text) {
            Ok(groups) => {
                for (group, phrases) in groups {
                    let phrases = phrases.into_iter().map(|(key, text)| (key, (text, self.files.len())));
                    self.texts.entry(group).or_default().extend(phrases);
                }
            }
            Err(error) => {
                let place = Place::file(&path);
                self.found.push((Problem::TemplateError { detail: error.to_string() }, place));
            }
        }
        self.files.push((path, text));
    }

    /// Takes a phrase out; one that is missing or wrong is kept for [`Self::finish`].
    pub(super) fn take(&mut self, group: &str, key: &str, arguments: &[&'static str]) -> Pattern {
        let taken = self.texts.get_mut(group).and_then(|phrases| phrases.remove(key));
        let Some((text, file)) = taken else {
            self.fault(group, key, 0, PhraseFault::Missing);
            return Pattern::unread();
        };
        Pattern::parse(&text, arguments).unwrap_or_else(|fault| {
            let fault = match fault {
                Fault::Placeholder(text) => {
                    let known = arguments.iter().map(|name| format!("{{{name}}}")).collect();
                    PhraseFault::Placeholder { text, known }
                }
                Fault::Dropped(name) => PhraseFault::Dropped { name },
                Fault::Markup(sign) => PhraseFault::Markup { sign },
            };
            self.fault(group, key, file, fault);
            Pattern::unread()
        })
    }

    /// Reports what was wrong, and every phrase that nothing has taken. True when all is well.
    pub(super) fn finish(mut self, problems: &mut Diagnostics) -> bool {
        for (group, phrases) in std::mem::take(&mut self.texts) {
            for (key, (_, file)) in phrases {
                self.fault(&group, &key, file, PhraseFault::Unknown);
            }
        }
        let is_well = self.found.is_empty();
        for (problem, place) in self.found {
            problems.report(problem, place);
        }
        is_well
    }

    fn fault(&mut self, group: &str, key: &str, file: usize, fault: PhraseFault) {
        let place = self.files.get(file).map_or_else(|| Place::file(""), |(path, text)| place(path, text, group, key));
        self.found.push((Problem::BadPhrase { phrase: format!("{group}.{key}"), fault }, place));
    }
}

/// Where a phrase stands: its key, or the group's where it is missing, or the file.
fn place(path: &str, text: &str, group: &str, key: &str) -> Place {
    let heads = |line: &str, name: &str| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(':'));
    let mut at = 0;
    let mut found = Place::file(path);
    let mut is_inside = false;
    for line in text.split_inclusive('\n') {
        let inner = line.trim_start_matches([' ', '"', '\'']);
        let start = at + line.len() - inner.len();
        if !line.starts_with([' ', '#', '\n', '\r']) {
            is_inside = heads(line, group);
            if is_inside {
                found = Place::in_text(path, text, at..at + group.len());
            }
        } else if is_inside && heads(&inner.replacen(['"', '\''], "", 1), key) {
            return Place::in_text(path, text, start..start + key.len());
        }
        at += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_that_of_the_key() {
        let text = "# head\na:\n  key: x\nb:\n  other: y\n  \"key\": z\n";
        let line = |group, key| place("f", text, group, key).line;
        assert_eq!((line("a", "key"), line("b", "key"), line("b", "none"), line("c", "key")), (3, 6, 4, 1));
    }
}
