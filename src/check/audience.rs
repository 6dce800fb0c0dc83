//! What is for offices only, kept out of the facts of a public site.
//!
//! In: a form in which everything was read. Out: the same form without what the public may not see.

use super::form::{Cell, Datum, Form};
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

impl Form<'_> {
    /// Whether anything in it is for offices only.
    pub(super) fn has_office_only(&self) -> bool {
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
    pub(super) fn public(mut self) -> Self {
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
        Datum::Record(form) if audience_of(&form) == Audience::Offices => return None,
        Datum::Record(form) => Datum::Record(form.public()),
        Datum::List(cells) => Datum::List(cells.into_iter().filter_map(public_cell).collect()),
        other => other,
    };
    Some(Cell { datum, ..cell })
}
