//! Whom a site is made for.

use crate::fields::{Label, label};

/// Who may read a site, or a part of what its files say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// Everyone. What is for offices only is not among the facts.
    #[default]
    Public,
    /// The offices that answer for the campaign: they see everything.
    Offices,
}

impl Audience {
    /// The word in files and arguments.
    pub fn id(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Offices => "offices",
        }
    }

    /// The audience with a word.
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Public, Self::Offices].into_iter().find(|audience| audience.id() == id)
    }

    /// What a site for it is called.
    pub fn label(self) -> Label {
        match self {
            Self::Public => label("公开版", "public site"),
            Self::Offices => label("内部版", "site for offices"),
        }
    }
}
