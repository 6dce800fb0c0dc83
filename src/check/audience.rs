//! What is for offices only, kept out of the facts of a public site.
//!
//! In: a form in which everything was read, and the function that makes facts of it. Out: facts that hold only what their audience
//! may see. Promises: everything is checked whoever the site is for; nothing after `check` can see what was withheld, because the
//! facts are made from a form that no longer has it.

use super::form::{Cell, Datum, Form};
use crate::diagnostic::Diagnostics;
use crate::fields::AUDIENCE;
use crate::model::Audience;

/// Whom an entry is for: the public, unless its kind can be for others and it says so.
pub(super) fn audience_of(form: &Form<'_>) -> Audience {
    let word = has(form, AUDIENCE).then(|| form.choice(AUDIENCE)).flatten();
    word.and_then(Audience::from_id).unwrap_or_default()
}

/// What offices noted on an entry for themselves, where its kind can have that.
pub(super) fn office_note(form: &Form<'_>) -> Option<Box<str>> {
    has(form, "office_note").then(|| form.string("office_note")).flatten()
}

fn has(form: &Form<'_>, key: &str) -> bool {
    form.schema.fields.iter().any(|field| field.key == key)
}

/// What became of a form.
pub(super) enum Cleared<T> {
    /// Facts for the audience.
    Shown(T),
    /// All of it is for others.
    Withheld,
}

impl<T> Cleared<T> {
    /// The facts, if the audience has any of them.
    pub(super) fn shown(self) -> Option<T> {
        match self {
            Self::Shown(facts) => Some(facts),
            Self::Withheld => None,
        }
    }
}

/// Makes facts from the whole form, so that all of it is checked, and makes them again without what the audience may not see.
/// Nothing when a part that is needed is broken.
pub(super) fn cleared<'s, T>(
    form: Form<'s>,
    audience: Audience,
    problems: &mut Diagnostics,
    build: impl Fn(&Form<'s>, &mut Diagnostics) -> Option<T>,
) -> Option<Cleared<T>> {
    let whole = build(&form, problems)?;
    if audience == Audience::Offices || !form.has_office_only() {
        return Some(Cleared::Shown(whole));
    }
    if form.is_for_offices() {
        return Some(Cleared::Withheld);
    }
    let public = build(&form.public(), &mut Diagnostics::default());
    Some(Cleared::Shown(public.expect("what is for offices only is optional, so facts can be made without it")))
}

impl Form<'_> {
    /// Whether all of it is for offices only.
    fn is_for_offices(&self) -> bool {
        audience_of(self) == Audience::Offices
    }

    fn has_office_only(&self) -> bool {
        let inside = |datum: &Datum<'_>| match datum {
            Datum::Record(form) => form.has_office_only(),
            Datum::List(cells) => {
                cells.iter().any(|cell| matches!(&cell.datum, Datum::Record(form) if form.has_office_only()))
            }
            _ => false,
        };
        let mut fields = self.schema.fields.iter().zip(&self.cells);
        fields.any(|(field, cell)| cell.as_ref().is_some_and(|cell| field.office_only || inside(&cell.datum)))
    }

    /// The form without what is for offices only.
    fn public(mut self) -> Self {
        for (index, field) in self.schema.fields.iter().enumerate() {
            let cell = self.cells[index].take().filter(|_| !field.office_only);
            self.cells[index] = cell.and_then(public_cell);
            self.present[index] = self.present[index] && self.cells[index].is_some();
        }
        self
    }
}

/// A value without what is for offices only; nothing when all of it is.
fn public_cell(cell: Cell<'_>) -> Option<Cell<'_>> {
    let datum = match cell.datum {
        Datum::Record(form) if form.is_for_offices() => return None,
        Datum::Record(form) => Datum::Record(form.public()),
        Datum::List(cells) => Datum::List(cells.into_iter().filter_map(public_cell).collect()),
        other => other,
    };
    Some(Cell { datum, ..cell })
}
