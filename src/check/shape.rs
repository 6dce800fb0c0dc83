//! A YAML tree against the field catalogue.
//!
//! In: a tree and a schema. Out: a [`Form`] whose cells hold parsed values, with every slip of shape reported: unknown, missing
//! and empty keys, wrong types, numbers that are not plain, ids that nobody declared. Promise: after this no stage asks again
//! what kind of value a field holds.

use std::fmt;
use std::ops::Range;

use super::form::{Cell, Datum, Form, Said};
use super::ids::Ids;
use super::source::Source;
use super::yaml::{Entry, Node, Tree, Value, shorten};
use super::{scalar, slip};
use crate::diagnostic::{Diagnostics, Problem};
use crate::fields::{Field, Kind, LANGUAGES, Label, Schema, label};

/// The way from a file's root to a field, written out only when something is reported.
#[derive(Clone, Copy)]
enum Key<'k> {
    Root,
    Field(&'k Key<'k>, &'k str),
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
        // Of a file in several parts the first may be empty; that is the same mistake.
        Some(Node { value: Value::Scalar { text, .. }, .. }) if !tree.complete && text.is_empty() => None,
        Some(node) => {
            let read = shape.record(node, schema, &Key::Root, problems);
            read.filter(|_| shape.complete)
        }
        None => {
            if shape.complete {
                source.report(Problem::EmptyValue { label: schema.label }, tree.start..tree.start, problems);
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
                let expected = label("若干“键: 值”", "a mapping of keys to values");
                self.wrong_type(&other, expected, schema.label, node.span, path, problems);
                return None;
            }
        };
        let start = entries.first().map_or(node.span.start, |entry| entry.key_span.start);
        let mut cells: Vec<Option<Cell<'s>>> = schema.fields.iter().map(|_| None).collect();
        let mut present = vec![false; cells.len()];
        for entry in entries {
            let Some(index) = schema.fields.iter().position(|field| field.key == entry.key) else {
                let labels = schema.fields.iter().map(|field| (field.key, field.label));
                self.unknown_key(&entry, labels, path, problems);
                continue;
            };
            present[index] = true;
            let field = &schema.fields[index];
            cells[index] = self.field(entry.value, field, &Key::Field(path, field.key), problems);
        }
        for (field, &present) in schema.fields.iter().zip(&present) {
            if field.required && !present && self.complete {
                let problem = Problem::MissingKey { key: field.key, label: field.label };
                self.report(problem, start..start, &Key::Field(path, field.key), problems);
            }
        }
        Some(Form { schema, span: start..node.span.end, path: path.to_string(), cells, present })
    }

    fn unknown_key(
        &self,
        entry: &Entry<'s>,
        known: impl Iterator<Item = (&'static str, Label)> + Clone,
        path: &Key<'_>,
        problems: &mut Diagnostics,
    ) {
        if problems.is_full(self.source.path) {
            return;
        }
        let by_label = known.clone().find(|(_, label)| label.zh == entry.key).map(|(key, _)| key);
        let nearest = by_label.or_else(|| nearest(&entry.key, known.map(|(key, _)| key)));
        let key = shorten(&entry.key);
        let path = Key::Field(path, &key);
        self.report(Problem::UnknownKey { key: key.clone(), nearest }, entry.key_span.clone(), &path, problems);
    }

    fn field(
        &self,
        node: Node<'s>,
        field: &'static Field,
        path: &Key<'_>,
        problems: &mut Diagnostics,
    ) -> Option<Cell<'s>> {
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
        if problems.is_full(self.source.path) {
            return None;
        }
        let span = node.span.clone();
        let datum = match kind {
            Kind::Record(schema) => Datum::Record(self.record(node, schema, path, problems)?),
            Kind::List(item) => match node.value {
                Value::List(nodes) => {
                    let mut cells = Vec::with_capacity(nodes.len());
                    let mut whole = true;
                    for (index, node) in nodes.into_iter().enumerate() {
                        if let Some((problem, span)) = self.wide_comma(&node, item) {
                            self.report(problem, span, &Key::Item(path, index), problems);
                            whole = false;
                            continue;
                        }
                        match self.value(node, item, name, &Key::Item(path, index), problems) {
                            Some(cell) => cells.push(cell),
                            None => whole = false,
                        }
                    }
                    // A list with a broken entry is not a shorter list.
                    whole.then_some(Datum::List(cells))?
                }
                other => {
                    self.wrong_type(&other, LIST, name, span, path, problems);
                    return None;
                }
            },
            Kind::Text | Kind::Paragraph if matches!(node.value, Value::Map(_)) => {
                Datum::Said(self.said(node, kind, name, path, problems)?)
            }
            _ => match node.value {
                Value::Scalar { text, quoted } => {
                    if is_empty(&text, quoted) {
                        self.report(Problem::EmptyValue { label: name }, span, path, problems);
                        return None;
                    }
                    match scalar::parse(text, kind, self.ids) {
                        Ok(datum) => datum?,
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

    /// A text in several languages, each under its tag.
    fn said(
        &self,
        node: Node<'s>,
        kind: &'static Kind,
        name: Label,
        path: &Key<'_>,
        problems: &mut Diagnostics,
    ) -> Option<Said<'s>> {
        let Value::Map(entries) = node.value else { unreachable!("the caller saw a mapping") };
        if entries.is_empty() {
            self.report(Problem::EmptyValue { label: name }, node.span, path, problems);
            return None;
        }
        let (mut texts, mut whole) = (Vec::with_capacity(entries.len()), true);
        for entry in entries {
            let Some(language) = LANGUAGES.iter().find(|language| language.value == entry.key) else {
                let labels = LANGUAGES.iter().map(|language| (language.value, language.label));
                self.unknown_key(&entry, labels, path, problems);
                whole = false;
                continue;
            };
            let key = Key::Field(path, language.value);
            let expected = label("一种语言的文字", "a text in one language");
            if matches!(entry.value.value, Value::Map(_)) {
                self.wrong_type(&entry.value.value, expected, name, entry.value.span, &key, problems);
                whole = false;
                continue;
            }
            match self.value(entry.value, kind, name, &key, problems).map(|cell| cell.datum) {
                Some(Datum::Text(text)) => texts.push((language.value, text)),
                _ => whole = false,
            }
        }
        whole.then_some(Said { texts, spoken: 0 })
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
        let Some(found) = found(value) else { return };
        let mut span = span;
        let problem = match value {
            Value::Scalar { text, quoted } if is_empty(text, *quoted) => Problem::EmptyValue { label: name },
            Value::Scalar { text, quoted: false } => {
                let shown = &self.source.text[span.clone()];
                match self.slip_in(shown, expected) {
                    Some((problem, inside)) => {
                        span = span.start + inside.start..span.start + inside.end;
                        problem
                    }
                    None => Problem::WrongType { expected, found, value: shorten(text) },
                }
            }
            Value::Scalar { text, .. } => Problem::WrongType { expected, found, value: shorten(text) },
            Value::List(_) | Value::Map(_) | Value::Refused => {
                Problem::WrongType { expected, found, value: String::new() }
            }
        };
        self.report(problem, span, path, problems);
    }

    /// What makes a text look like one value although a list or a mapping was meant.
    fn slip_in(&self, shown: &str, expected: Label) -> Option<(Problem, Range<usize>)> {
        let wide = |wanted: &[char], instead: char| {
            let (at, found) = shown.char_indices().find(|(_, c)| wanted.contains(c))?;
            Some((Problem::FullWidthPunctuation { found, instead }, at..at + found.len_utf8()))
        };
        if expected != LIST {
            return slip::in_scalar(shown);
        }
        if shown.starts_with(['［', '【', '〔']) {
            wide(&['［', '【', '〔'], '[')
        } else {
            wide(&['，', '、'], ',')
        }
    }

    /// A full-width comma inside a list of anything but texts, such as `[5，10]`.
    fn wide_comma(&self, node: &Node<'s>, item: &Kind) -> Option<(Problem, Range<usize>)> {
        let is_text = matches!(item, Kind::Text | Kind::Paragraph | Kind::Record(_) | Kind::List(_));
        let is_plain = matches!(&node.value, Value::Scalar { quoted: false, .. });
        if is_text || !is_plain {
            return None;
        }
        let shown = &self.source.text[node.span.clone()];
        let (at, found) = shown.char_indices().find(|(_, c)| matches!(c, '，' | '、'))?;
        let span = node.span.start + at..node.span.start + at + found.len_utf8();
        Some((Problem::FullWidthPunctuation { found, instead: ',' }, span))
    }

    fn report(&self, problem: Problem, span: Range<usize>, path: &Key<'_>, problems: &mut Diagnostics) {
        self.source.report_field(problem, span, path.to_string(), problems);
    }
}

/// What a list is called.
const LIST: Label = label("列表", "a list");

fn is_empty(text: &str, quoted: bool) -> bool {
    text.trim().is_empty() || (!quoted && matches!(text, "~" | "null"))
}

/// What was found, in words; nothing when it was already reported.
fn found(value: &Value<'_>) -> Option<Label> {
    match value {
        Value::Scalar { .. } => Some(label("一个值", "a single value")),
        Value::List(_) => Some(LIST),
        Value::Map(_) => Some(label("若干“键: 值”", "a mapping of keys to values")),
        Value::Refused => None,
    }
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
