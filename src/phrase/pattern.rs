//! One phrase, cut at its placeholders.
//!
//! * `{name}` is what is put in.
//! * `{name^}` is the same with a capital letter in front, for the head of a sentence.
//! * `{name|day|days}` is the first word where `name` is printed as `1`, else the second.

use std::fmt::{self, Display, Write as _};

/// A phrase, ready to be said.
#[derive(Debug)]
pub(super) struct Pattern(Box<[Part]>);

#[derive(Debug, PartialEq, Eq)]
enum Part {
    Text(Box<str>),
    /// The argument at a position.
    Argument(usize),
    Capital(usize),
    /// One of two words, by the number at a position.
    Choice(usize, Box<str>, Box<str>),
}

/// Why a text is no phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A placeholder that nothing fills, or a brace that is not closed.
    Placeholder(String),
    /// Something is put in that the text does not show.
    Dropped(&'static str),
    /// A sign that means something to HTML: phrases stand in texts and in markup alike.
    Markup(char),
}

impl Pattern {
    /// Cuts a text whose placeholders are called `arguments`.
    pub(super) fn parse(text: &str, arguments: &[&'static str]) -> Result<Self, Fault> {
        if let Some(sign) = text.chars().find(|sign| matches!(sign, '<' | '>' | '&')) {
            return Err(Fault::Markup(sign));
        }
        let position = |name: &str| {
            arguments.iter().position(|own| *own == name).ok_or_else(|| Fault::Placeholder(format!("{{{name}}}")))
        };
        let mut parts = Vec::new();
        let mut used = vec![false; arguments.len()];
        let mut rest = text;
        while let Some(open) = rest.find(['{', '}']) {
            let inside = rest[open..].strip_prefix('{').and_then(|inside| inside.split_once('}'));
            let Some((inside, after)) = inside else { return Err(Fault::Placeholder(rest[open..].to_owned())) };
            if open > 0 {
                parts.push(Part::Text(rest[..open].into()));
            }
            let mut words = inside.split('|');
            let name = words.next().unwrap_or("");
            let part = match (words.next(), words.next(), words.next()) {
                (None, ..) => match name.strip_suffix('^') {
                    Some(name) => Part::Capital(position(name)?),
                    None => Part::Argument(position(name)?),
                },
                (Some(one), Some(other), None) => Part::Choice(position(name)?, one.into(), other.into()),
                _ => return Err(Fault::Placeholder(format!("{{{inside}}}"))),
            };
            let (Part::Argument(at) | Part::Capital(at) | Part::Choice(at, ..)) = part else {
                unreachable!("it is a placeholder")
            };
            used[at] = true;
            parts.push(part);
            rest = after;
        }
        if !rest.is_empty() {
            parts.push(Part::Text(rest.into()));
        }
        match arguments.iter().zip(&used).find(|(_, is_used)| !**is_used) {
            Some((name, _)) => Err(Fault::Dropped(name)),
            None => Ok(Self(parts.into())),
        }
    }

    /// Stands in for a phrase that could not be read; it is never said, because there is no site then.
    pub(super) fn unread() -> Self {
        Self(Box::default())
    }

    /// A phrase without placeholders.
    pub(super) fn plain(&self) -> &str {
        match &*self.0 {
            [Part::Text(text)] => text,
            _ => "",
        }
    }

    /// A phrase with its arguments put in.
    pub(super) fn fill(&self, arguments: &[&dyn Display]) -> String {
        // Most arguments are numbers and names.
        const USUAL: usize = 16;
        let own: usize = self.0.iter().map(|part| if let Part::Text(text) = part { text.len() } else { USUAL }).sum();
        let mut said = String::with_capacity(own);
        for part in &self.0 {
            let written = match part {
                Part::Text(text) => {
                    said.push_str(text);
                    Ok(())
                }
                Part::Argument(at) => write!(said, "{}", arguments[*at]),
                Part::Capital(at) => write!(Capitals(&mut said, true), "{}", arguments[*at]),
                Part::Choice(at, one, other) => {
                    said.push_str(if is_one(arguments[*at]) { one } else { other });
                    Ok(())
                }
            };
            written.expect("writing into a text does not fail");
        }
        said
    }
}

/// Writes with the first letter as a capital.
struct Capitals<'a>(&'a mut String, bool);

impl fmt::Write for Capitals<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut letters = text.chars();
        if self.1
            && let Some(first) = letters.next()
        {
            self.0.extend(first.to_uppercase());
            self.1 = false;
        }
        self.0.push_str(letters.as_str());
        Ok(())
    }
}

/// True for what is printed as `1`.
fn is_one(argument: &dyn Display) -> bool {
    /// How much of `1` was seen; nothing once something else was.
    struct Seen(Option<bool>);
    impl fmt::Write for Seen {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0 = match (self.0, text) {
                (seen, "") => seen,
                (Some(false), "1") => Some(true),
                _ => None,
            };
            Ok(())
        }
    }
    let mut seen = Seen(Some(false));
    write!(seen, "{argument}").is_ok() && seen.0 == Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_put_together_from_its_parts() {
        let fill = |text, arguments: &[&dyn Display]| Pattern::parse(text, &["n", "name"]).unwrap().fill(arguments);
        assert_eq!(fill("{name}逾期{n}天", &[&3, &"供水厂"]), "供水厂逾期3天");
        let days = "{name^} is {n} {n|day|days} late";
        assert_eq!(fill(days, &[&1, &"it"]), "It is 1 day late");
        assert_eq!(fill(days, &[&11, &"the works"]), "The works is 11 days late");
        assert_eq!(fill(days, &[&"1.0", &""]), " is 1.0 days late");
        assert_eq!(Pattern::parse("未报送", &[]).unwrap().plain(), "未报送");
        assert_eq!(Pattern::parse("", &[]).unwrap().plain(), "");
    }

    #[test]
    fn what_cannot_be_filled_is_a_fault() {
        let fault = |text| Pattern::parse(text, &["n"]).unwrap_err();
        let placeholder = |text: &str| Fault::Placeholder(text.to_owned());
        assert_eq!(fault("{m}天"), placeholder("{m}"));
        assert_eq!(fault("{n|day}"), placeholder("{n|day}"));
        assert_eq!(fault("{n|a|b|c}"), placeholder("{n|a|b|c}"));
        assert_eq!(fault("{n}天，{"), placeholder("{"));
        assert_eq!(fault("n}天"), placeholder("}天"));
        assert_eq!(fault("天"), Fault::Dropped("n"));
        assert_eq!(fault("{n} <b>"), Fault::Markup('<'));
    }
}
