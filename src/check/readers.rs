//! For whom facts are made: an audience, and the languages it reads.
//!
//! In: a form in which everything was read, and the function that makes facts of it. Out: the facts once for every language, with
//! only what the audience may see. Promises: everything is checked once, in the first language and as a whole; facts in another
//! language differ in texts alone, so that a position in the one is the same in the other; nothing after `check` can see what was
//! withheld, because the facts are made from a form that no longer has it.

use super::audience::audience_of;
use super::form::Form;
use crate::diagnostic::Diagnostics;
use crate::model::Audience;

/// Who reads the site.
pub(super) struct Readers {
    pub(super) audience: Audience,
    /// Tags of the languages, the first language first; never empty.
    pub(super) languages: Vec<&'static str>,
}

/// The same facts once for every language, the first language first.
pub(super) type Spoken<T> = Vec<T>;

/// What became of a form.
pub(super) enum Cleared<T> {
    /// Facts for the readers.
    Shown(Spoken<T>),
    /// All of it is for others.
    Withheld,
}

impl<T> Cleared<T> {
    /// The facts, if the audience has any of them.
    pub(super) fn shown(self) -> Option<Spoken<T>> {
        match self {
            Self::Shown(facts) => Some(facts),
            Self::Withheld => None,
        }
    }
}

impl Readers {
    /// Makes facts from the whole form, so that all of it is checked, and makes them again without what the audience may not see
    /// and in the other languages. Nothing when a part that is needed is broken.
    pub(super) fn cleared<'s, T>(
        &self,
        mut form: Form<'s>,
        problems: &mut Diagnostics,
        build: impl Fn(&Form<'s>, &mut Diagnostics) -> Option<T>,
    ) -> Option<Cleared<T>> {
        // What was wrong was said of the whole form; what is for offices only is optional, and a language changes texts alone.
        let again =
            |form: &Form<'s>| build(form, &mut Diagnostics::default()).expect("it was made from more than that");
        form.speak(self.languages[0]);
        let whole = build(&form, problems)?;
        let first = if self.audience == Audience::Offices || !form.has_office_only() {
            whole
        } else if audience_of(&form) == Audience::Offices {
            return Some(Cleared::Withheld);
        } else {
            form = form.public();
            again(&form)
        };
        let mut spoken = vec![first];
        for language in &self.languages[1..] {
            form.speak(language);
            spoken.push(again(&form));
        }
        Some(Cleared::Shown(spoken))
    }

    /// An empty list for every language.
    pub(super) fn lists<T>(&self) -> Spoken<Vec<T>> {
        self.languages.iter().map(|_| Vec::new()).collect()
    }
}

/// Puts an entry at the end of the list of its language.
pub(super) fn push<T>(lists: &mut Spoken<Vec<T>>, entry: Spoken<T>) {
    for (list, entry) in lists.iter_mut().zip(entry) {
        list.push(entry);
    }
}
