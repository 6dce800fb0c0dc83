//! Names that are safe in addresses and file names as they are.

use std::fmt;

/// Lower-case ASCII letters and digits in groups joined by single hyphens: `east-wind`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id(Box<str>);

impl Id {
    /// The longest id that is accepted.
    pub const MAX_LENGTH: usize = 64;

    /// Reads an id; nothing when a character could mean something to a path, a URL or a shell.
    pub fn parse(text: &str) -> Option<Self> {
        let group = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        (text.len() <= Self::MAX_LENGTH && text.split('-').all(group)).then(|| Self(text.into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_safe_names() {
        for good in ["a", "p-001", "east-wind", "2030-07"] {
            assert!(Id::parse(good).is_some(), "{good}");
        }
        let long = "a".repeat(65);
        for bad in ["", "-a", "a-", "a--b", "A", "a_b", "a/b", "..", "东山", "a b", long.as_str()] {
            assert!(Id::parse(bad).is_none(), "{bad}");
        }
    }
}
