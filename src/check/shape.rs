//! A YAML tree against the field catalogue.
//!
//! In: a tree and a schema. Out: a [`Form`] whose cells hold parsed values, with every slip of shape reported: unknown, missing
//! and empty keys, wrong types, numbers that are not plain, ids that nobody declared. Promise: after this no stage asks again
//! what kind of value a field holds.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use super::ids::Ids;
use super::scalar;
use super::source::Source;
use super::yaml::{Entry, Node, Tree, Value, shorten};
use crate::diagnostic::{Diagnostics, Problem};
use crate::fields::{Field, Kind, Label, Schema, label};
use crate::model::{Indicator, Scope};
use crate::units::{Amount, Date, Decimal, Id, Known, Period};

/// A checked value.
#[derive(Debug)]
pub(super) enum Datum<'s> {
    Text(Cow<'s, str>),
    Id(Id),
    /// Position in its registry.
    Ref(usize),
    Indicator(Indicator),
    Scope(Scope),
    Date(Date),
    Period(Period),
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

/// A value with its place.
#[derive(Debug)]
pub(super) struct Cell<'s> {
    pub(super) span: Range<usize>,
    pub(super) datum: Datum<'s>,
}

/// A mapping read by its schema.
#[derive(Debug)]
pub(super) struct Form<'s> {
    schema: &'static Schema,
    pub(super) span: Range<usize>,
    /// Key path of this mapping, such as `records[2]`.
    pub(super) path: String,
    cells: Vec<Option<Cell<'s>>>,
}

/// The way from a file's root to a field, written out only when something is reported.
#[derive(Clone, Copy)]
enum Key<'k> {
    Root,
    Field(&'k Key<'k>, &'static str),
    Item(&'k Key<'k>, usize),
}

impl fmt::Display for Key<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Field(Self::Root, key) => f.write_str(key),
            Self::Field(parent, key) => write!(f, "{parent}.{key}"),
            Self::Item(parent, index) => write!(f, "{parent}[{index}]"),
        }
    }
}

/// What is needed to read a file by a schema.
pub(super) struct Shape<'a, 's> {
    pub(super) source: &'a Source<'s>,
    /// Declared ids; `None` while they are not known, then references are only read.
    pub(super) ids: Option<&'a Ids>,
    /// False when the tree is only a part: then nothing is called missing.
    pub(super) complete: bool,
}

/// Reads a whole file's tree.
pub(super) fn read<'s>(
    source: &Source<'s>,
    tree: Tree<'s>,
    schema: &'static Schema,
    ids: Option<&Ids>,
    problems: &mut Diagnostics,
) -> Option<Form<'s>> {
    let shape = Shape { source, ids, complete: tree.complete };
    match tree.root {
        Some(node) => {
            let read = shape.record(node, schema, &Key::Root, problems);
            read.filter(|_| shape.complete)
        }
        None => {
            if shape.complete {
                source.report(Problem::EmptyValue { label: schema.label }, 0..0, problems);
            }
            None
        }
    }
}

impl<'s> Shape<'_, 's> {
    fn record(
        &self,
        node: Node<'s>,
        schema: &'static Schema,
        path: &Key<'_>,
        problems: &mut Diagnostics,
    ) -> Option<Form<'s>> {
        let entries = match node.value {
            Value::Map(entries) => entries,
            other => {
                let found = found(&other);
                if let Some(found) = found {
                    let expected = label("若干“键: 值”", "a mapping of keys to values");
                    self.report(Problem::WrongType { expected, found }, node.span, path, problems);
                }
                return None;
            }
        };
        let start = entries.first().map_or(node.span.start, |entry| entry.key_span.start);
        let mut cells: Vec<Option<Cell<'s>>> = schema.fields.iter().map(|_| None).collect();
        let mut seen = vec![false; cells.len()];
        for entry in entries {
            let Some(index) = schema.fields.iter().position(|field| field.key == entry.key) else {
                self.unknown_key(&entry, schema, path, problems);
                continue;
            };
            seen[index] = true;
            let field = &schema.fields[index];
            cells[index] = self.field(entry.value, field, &Key::Field(path, field.key), problems);
        }
        for (field, seen) in schema.fields.iter().zip(seen) {
            if field.required && !seen && self.complete {
                let problem = Problem::MissingKey { key: field.key, label: field.label };
                self.report(problem, start..start, path, problems);
            }
        }
        Some(Form { schema, span: start..node.span.end, path: path.to_string(), cells })
    }

    fn unknown_key(&self, entry: &Entry<'s>, schema: &Schema, path: &Key<'_>, problems: &mut Diagnostics) {
        let key = shorten(&entry.key);
        let nearest = nearest(&entry.key, schema.fields.iter().map(|field| field.key));
        self.report(Problem::UnknownKey { key, nearest }, entry.key_span.clone(), path, problems);
    }

    fn field(&self, node: Node<'s>, field: &'static Field, path: &Key<'_>, problems: &mut Diagnostics) -> Option<Cell<'s>> {
        if field.stated
            && let Value::Scalar { text, .. } = &node.value
            && let Some(state) = scalar::state(text)
        {
            return Some(Cell { span: node.span, datum: Datum::State(state) });
        }
        self.value(node, &field.kind, field.label, path, problems)
    }

    fn value(
        &self,
        node: Node<'s>,
        kind: &'static Kind,
        name: Label,
        path: &Key<'_>,
        problems: &mut Diagnostics,
    ) -> Option<Cell<'s>> {
        let span = node.span.clone();
        let datum = match kind {
            Kind::Record(schema) => Datum::Record(self.record(node, schema, path, problems)?),
            Kind::List(item) => match node.value {
                Value::List(nodes) => {
                    let mut cells = Vec::with_capacity(nodes.len());
                    let mut whole = true;
                    for (index, node) in nodes.into_iter().enumerate() {
                        match self.value(node, item, name, &Key::Item(path, index), problems) {
                            Some(cell) => cells.push(cell),
                            None => whole = false,
                        }
                    }
                    // A list with a broken entry is not a shorter list.
                    whole.then_some(Datum::List(cells))?
                }
                other => {
                    let expected = label("列表", "a list");
                    self.wrong_type(&other, expected, name, span, path, problems);
                    return None;
                }
            },
            _ => match node.value {
                Value::Scalar { text, quoted } => {
                    if text.is_empty() || (!quoted && matches!(&*text, "~" | "null")) {
                        self.report(Problem::EmptyValue { label: name }, span, path, problems);
                        return None;
                    }
                    match scalar::parse(text, kind, self.ids) {
                        Ok(datum) => datum,
                        Err(problem) => {
                            self.report(*problem, span, path, problems);
                            return None;
                        }
                    }
                }
                other => {
                    self.wrong_type(&other, label("一个值", "a single value"), name, span, path, problems);
                    return None;
                }
            },
        };
        Some(Cell { span, datum })
    }

    fn wrong_type(
        &self,
        value: &Value<'s>,
        expected: Label,
        name: Label,
        span: Range<usize>,
        path: &Key<'_>,
        problems: &mut Diagnostics,
    ) {
        let problem = match value {
            Value::Scalar { text, .. } if text.is_empty() => Problem::EmptyValue { label: name },
            Value::Scalar { text, .. } if text.starts_with('[') || text.contains('，') => {
                Problem::FullWidthPunctuation { found: '，', instead: ',' }
            }
            other => match found(other) {
                Some(found) => Problem::WrongType { expected, found },
                None => return,
            },
        };
        self.report(problem, span, path, problems);
    }

    fn report(&self, problem: Problem, span: Range<usize>, path: &Key<'_>, problems: &mut Diagnostics) {
        self.source.report_field(problem, span, path.to_string(), problems);
    }
}

/// What was found, in words; nothing when it was already reported.
fn found(value: &Value<'_>) -> Option<Label> {
    match value {
        Value::Scalar { .. } => Some(label("一个值", "a single value")),
        Value::List(_) => Some(label("列表", "a list")),
        Value::Map(_) => Some(label("若干“键: 值”", "a mapping of keys to values")),
        Value::Refused => None,
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// The candidate that was probably meant.
pub(super) fn nearest<T: AsRef<str>>(text: &str, candidates: impl Iterator<Item = T>) -> Option<T> {
    const LONGEST: usize = 64;
    if text.len() > LONGEST {
        return None;
    }
    let allowed = 1 + text.chars().count() / 4;
    candidates
        .map(|candidate| (strsim::damerau_levenshtein(text, candidate.as_ref()), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Typed access. A wrong type here is our own mistake: the catalogue has already decided it.
impl<'s> Form<'s> {
    /// The cell of a field.
    pub(super) fn cell(&self, key: &'static str) -> Option<&Cell<'s>> {
        let index = self.schema.fields.iter().position(|field| field.key == key);
        self.cells[index.expect("every key asked for stands in the catalogue")].as_ref()
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
        self.cell(key).map(|cell| match &cell.datum {
            Datum::Text(text) => &**text,
            other => unreachable!("{key} is a text, not {other:?}"),
        })
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
