//! A mapping read by its schema: typed access to its fields.
//!
//! In: cells that `shape` filled. Out: values. A wrong type here is our own mistake, because the catalogue has decided it already.

use std::borrow::Cow;
use std::ops::Range;

use crate::digest::Digest;
use crate::fields::Schema;
use crate::model::{Indicator, Scope};
use crate::units::{Amount, Date, Decimal, Id, Known, Period};

/// A checked value.
#[derive(Debug)]
pub(super) enum Datum<'s> {
    Text(Cow<'s, str>),
    /// A text in several languages.
    Said(Said<'s>),
    Id(Id),
    /// Position in its registry.
    Ref(usize),
    Indicator(Indicator),
    Scope(Scope),
    Date(Date),
    Period(Period),
    Digest(Digest),
    Integer(i64),
    Amount(Amount),
    Number(Decimal),
    Bool(bool),
    Choice(&'static str),
    /// One of the words that stand for a missing value.
    State(Known<()>),
    List(Vec<Cell<'s>>),
    Record(Form<'s>),
}

/// A text by the tags of its languages, and which of them is read now.
#[derive(Debug)]
pub(super) struct Said<'s> {
    pub(super) texts: Vec<(&'static str, Cow<'s, str>)>,
    pub(super) spoken: usize,
}

/// A value with its place.
#[derive(Debug)]
pub(super) struct Cell<'s> {
    pub(super) span: Range<usize>,
    pub(super) datum: Datum<'s>,
}

/// A mapping read by its schema.
#[derive(Debug)]
pub(super) struct Form<'s> {
    pub(super) schema: &'static Schema,
    pub(super) span: Range<usize>,
    /// Key path of this mapping, such as `records[2]`.
    pub(super) path: String,
    pub(super) cells: Vec<Option<Cell<'s>>>,
    /// Which fields the file has, be their values good or not.
    pub(super) present: Vec<bool>,
}

/// Typed access.
impl<'s> Form<'s> {
    /// The cell of a field.
    pub(super) fn cell(&self, key: &'static str) -> Option<&Cell<'s>> {
        self.cells[self.index(key)].as_ref()
    }

    /// True when the field is there but its value was already reported: nothing may be concluded from its absence.
    pub(super) fn is_broken(&self, key: &'static str) -> bool {
        let index = self.index(key);
        self.present[index] && self.cells[index].is_none()
    }

    fn index(&self, key: &'static str) -> usize {
        let index = self.schema.fields.iter().position(|field| field.key == key);
        index.expect("every key asked for stands in the catalogue")
    }

    /// Where a field's value stands; the whole form when it is absent.
    pub(super) fn span_of(&self, key: &'static str) -> Range<usize> {
        self.cell(key).map_or_else(|| self.span.clone(), |cell| cell.span.clone())
    }

    /// Key path of a field.
    pub(super) fn path_of(&self, key: &'static str) -> String {
        join(&self.path, key)
    }

    pub(super) fn text(&self, key: &'static str) -> Option<&str> {
        self.cell(key).map(|cell| cell.datum.text().unwrap_or_else(|| unreachable!("{key} is a text, not {cell:?}")))
    }

    /// Texts of a list; none when the field is absent.
    pub(super) fn texts(&self, key: &'static str) -> Vec<Box<str>> {
        let text = |cell: &Cell<'_>| cell.datum.text().map(Into::into);
        let texts = self.list(key).iter().map(|cell| text(cell).unwrap_or_else(|| unreachable!("{key}: {cell:?}")));
        texts.collect()
    }

    /// From now on texts are read in a language; one that is not written in it is read as it was written first.
    pub(super) fn speak(&mut self, tag: &str) {
        self.cells.iter_mut().flatten().for_each(|cell| cell.datum.speak(tag));
    }

    /// A text of its own, or nothing.
    pub(super) fn string(&self, key: &'static str) -> Option<Box<str>> {
        self.text(key).map(Into::into)
    }

    pub(super) fn id(&self, key: &'static str) -> Option<&Id> {
        self.cell(key).map(|cell| match &cell.datum {
            Datum::Id(id) => id,
            other => unreachable!("{key} is an id, not {other:?}"),
        })
    }

    pub(super) fn reference(&self, key: &'static str) -> Option<usize> {
        self.cell(key).map(|cell| match &cell.datum {
            Datum::Ref(index) => *index,
            other => unreachable!("{key} is a reference, not {other:?}"),
        })
    }

    pub(super) fn references(&self, key: &'static str) -> Vec<usize> {
        self.list(key)
            .iter()
            .map(|cell| match &cell.datum {
                Datum::Ref(index) => *index,
                other => unreachable!("{key} holds references, not {other:?}"),
            })
            .collect()
    }

    pub(super) fn indicator(&self, key: &'static str) -> Option<Indicator> {
        self.cell(key).map(|cell| match &cell.datum {
            Datum::Indicator(indicator) => *indicator,
            other => unreachable!("{key} is an indicator, not {other:?}"),
        })
    }

    pub(super) fn date(&self, key: &'static str) -> Option<Date> {
        self.cell(key).map(|cell| match &cell.datum {
            Datum::Date(date) => *date,
            other => unreachable!("{key} is a date, not {other:?}"),
        })
    }

    pub(super) fn period(&self, key: &'static str) -> Option<Period> {
        self.cell(key).map(|cell| match &cell.datum {
            Datum::Period(period) => *period,
            other => unreachable!("{key} is a period, not {other:?}"),
        })
    }

    pub(super) fn digest(&self, key: &'static str) -> Option<Digest> {
        self.cell(key).map(|cell| match &cell.datum {
            Datum::Digest(digest) => *digest,
            other => unreachable!("{key} is a digest, not {other:?}"),
        })
    }

    pub(super) fn integer(&self, key: &'static str) -> Option<i64> {
        self.cell(key).map(|cell| match &cell.datum {
            Datum::Integer(number) => *number,
            other => unreachable!("{key} is an integer, not {other:?}"),
        })
    }

    pub(super) fn amount(&self, key: &'static str) -> Option<Amount> {
        self.cell(key).map(|cell| match &cell.datum {
            Datum::Amount(amount) => *amount,
            other => unreachable!("{key} is an amount, not {other:?}"),
        })
    }

    /// An amount or the reason why there is none.
    pub(super) fn known_amount(&self, key: &'static str) -> Known<Amount> {
        match self.cell(key).map(|cell| &cell.datum) {
            None => Known::NotReported,
            Some(Datum::State(state)) => state.clone().map(|()| unreachable!("a state has no value")),
            Some(Datum::Amount(amount)) => Known::Value(*amount),
            Some(other) => unreachable!("{key} is an amount, not {other:?}"),
        }
    }

    pub(super) fn number(&self, key: &'static str) -> Option<Decimal> {
        self.cell(key).map(|cell| match &cell.datum {
            Datum::Number(number) => *number,
            other => unreachable!("{key} is a number, not {other:?}"),
        })
    }

    /// A number or the reason why there is none.
    pub(super) fn known_number(&self, key: &'static str) -> Known<Decimal> {
        match self.cell(key).map(|cell| &cell.datum) {
            None => Known::NotReported,
            Some(Datum::State(state)) => state.clone().map(|()| unreachable!("a state has no value")),
            Some(Datum::Number(number)) => Known::Value(*number),
            Some(other) => unreachable!("{key} is a number, not {other:?}"),
        }
    }

    pub(super) fn bool(&self, key: &'static str) -> Option<bool> {
        self.cell(key).map(|cell| match &cell.datum {
            Datum::Bool(value) => *value,
            other => unreachable!("{key} is true or false, not {other:?}"),
        })
    }

    pub(super) fn choice(&self, key: &'static str) -> Option<&'static str> {
        self.cell(key).map(|cell| match &cell.datum {
            Datum::Choice(word) => *word,
            other => unreachable!("{key} is a choice, not {other:?}"),
        })
    }

    pub(super) fn record(&self, key: &'static str) -> Option<&Form<'s>> {
        self.cell(key).map(|cell| match &cell.datum {
            Datum::Record(form) => form,
            other => unreachable!("{key} is a record, not {other:?}"),
        })
    }

    /// The cells of a list; none when the field is absent.
    pub(super) fn list(&self, key: &'static str) -> &[Cell<'s>] {
        match self.cell(key).map(|cell| &cell.datum) {
            None => &[],
            Some(Datum::List(cells)) => cells,
            Some(other) => unreachable!("{key} is a list, not {other:?}"),
        }
    }

    /// The records of a list; none when the field is absent.
    pub(super) fn records(&self, key: &'static str) -> impl Iterator<Item = &Form<'s>> {
        self.list(key).iter().map(move |cell| match &cell.datum {
            Datum::Record(form) => form,
            other => unreachable!("{key} holds records, not {other:?}"),
        })
    }
}

impl Datum<'_> {
    /// A text in the language that is read now.
    fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Said(said) => said.texts.get(said.spoken).map(|(_, text)| &**text),
            _ => None,
        }
    }

    fn speak(&mut self, tag: &str) {
        match self {
            Self::Said(said) => said.spoken = said.texts.iter().position(|(own, _)| *own == tag).unwrap_or(0),
            Self::Record(form) => form.speak(tag),
            Self::List(cells) => cells.iter_mut().for_each(|cell| cell.datum.speak(tag)),
            _ => {}
        }
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
