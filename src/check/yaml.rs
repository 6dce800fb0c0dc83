//! YAML text to a tree with places.
//!
//! In: the text of a file. Out: a tree whose scalars are still text, because the field decides what a value is, not its look.
//! Promises: memory-safe and bounded (nesting is limited, nothing is expanded); anchors, aliases, tags, equal keys and further
//! documents are reported and never acted on; a plain value never runs on over several lines unseen. Where the text is not YAML,
//! [`super::mend`] finds out why and what else is wrong.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, Span, options};

use super::source::Source;
use super::{characters, mend, plain};
use crate::diagnostic::{Diagnostics, Problem};
use crate::fields::label;

/// Deeper than any content file needs; keeps recursion shallow on hostile ones.
pub(super) const DEPTH_LIMIT: usize = 24;

/// A node with the bytes it came from.
#[derive(Debug, PartialEq)]
pub(super) struct Node<'s> {
    pub(super) span: Range<usize>,
    pub(super) value: Value<'s>,
}

/// What a node is.
#[derive(Debug, PartialEq)]
pub(super) enum Value<'s> {
    Scalar {
        text: Cow<'s, str>,
        quoted: bool,
    },
    List(Vec<Node<'s>>),
    Map(Vec<Entry<'s>>),
    /// Something that was reported and has no value.
    Refused,
}

/// A key with its value.
#[derive(Debug, PartialEq)]
pub(super) struct Entry<'s> {
    pub(super) key: Cow<'s, str>,
    pub(super) key_span: Range<usize>,
    pub(super) value: Node<'s>,
}

/// A tree, and whether the whole text went into it.
pub(super) struct Tree<'s> {
    pub(super) root: Option<Node<'s>>,
    /// False after a mistake: what is missing may only be unread.
    pub(super) complete: bool,
    /// Where the text begins.
    pub(super) start: usize,
}

impl Node<'_> {
    /// The same node without its text, at other bytes.
    pub(super) fn moved(self, to: &impl Fn(usize) -> usize) -> Node<'static> {
        let span = |span: Range<usize>| to(span.start)..to(span.end);
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        let value = match self.value {
            Value::Scalar { text, quoted } => Value::Scalar { text: owned(text), quoted },
            Value::List(items) => Value::List(items.into_iter().map(|item| item.moved(to)).collect()),
            Value::Map(entries) => {
                let entry = |entry: Entry<'_>| Entry {
                    key: owned(entry.key),
                    key_span: span(entry.key_span),
                    value: entry.value.moved(to),
                };
                Value::Map(entries.into_iter().map(entry).collect())
            }
            Value::Refused => Value::Refused,
        };
        Node { span: span(self.span), value }
    }
}

/// Reads the bytes `range` of a source.
pub(super) fn read<'s>(source: &Source<'s>, range: Range<usize>, problems: &mut Diagnostics) -> Tree<'s> {
    let text = &source.text[range.clone()];
    if !characters::has_bad(text) {
        if let Some(root) = plain::read(text, range.start) {
            return Tree { root: Some(root), complete: true, start: range.start };
        }
        let built = build(text, range.start);
        if built.fault.is_none() {
            for finding in built.found {
                source.report_related(finding.problem, finding.span, String::new(), finding.related, problems);
            }
            return Tree { root: built.root, complete: built.is_single, start: range.start };
        }
    }
    mend::read(source, range, problems)
}

/// What a text was read into.
pub(super) struct Built<'s> {
    pub(super) root: Option<Node<'s>>,
    pub(super) found: Vec<Finding>,
    /// Why reading ended before the text did.
    pub(super) fault: Option<Fault>,
    /// False when a second document was left unread.
    pub(super) is_single: bool,
}

/// Something that is refused but does not end the reading.
pub(super) struct Finding {
    pub(super) problem: Problem,
    pub(super) span: Range<usize>,
    pub(super) related: Option<Range<usize>>,
}

/// What ends the reading.
#[derive(Clone, Debug)]
pub(super) enum Fault {
    /// It is not YAML at this byte.
    Syntax { kind: ErrorKind, at: usize },
    /// A plain value that runs on over the following lines.
    Joined(Range<usize>),
}

fn parser_options() -> Options {
    options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        disallow_directives: true,
        flow_nesting_limit: DEPTH_LIMIT,
        block_nesting_limit: DEPTH_LIMIT,
    }
}

/// A key that waits for its value; without text when the key itself was refused.
type Key<'s> = (Option<Cow<'s, str>>, Range<usize>);

/// Collections that are still open.
enum Open<'s> {
    List { start: usize, items: Vec<Node<'s>> },
    Map { start: usize, entries: Vec<Entry<'s>>, seen: BTreeMap<Cow<'s, str>, Range<usize>>, key: Option<Key<'s>> },
}

struct Builder<'s> {
    text: &'s str,
    offset: usize,
    open: Vec<Open<'s>>,
    root: Option<Node<'s>>,
    documents: usize,
    found: Vec<Finding>,
}

/// Reads a text whose first byte stands at `offset`.
pub(super) fn build(text: &str, offset: usize) -> Built<'_> {
    let mut builder = Builder { text, offset, open: Vec::new(), root: None, documents: 0, found: Vec::new() };
    let mut fault = None;
    for step in Parser::new_from_str_with_options(text, parser_options()) {
        match step {
            Ok((event, span)) => fault = builder.take(event, span),
            Err(error) => {
                let at = offset + error.marker().byte_offset().unwrap_or(0).min(text.len());
                fault = Some(Fault::Syntax { kind: error.kind().clone(), at });
            }
        }
        if fault.is_some() || builder.documents > 1 {
            break;
        }
    }
    builder.close_all(fault)
}

impl<'s> Builder<'s> {
    fn take(&mut self, event: Event<'s>, span: Span) -> Option<Fault> {
        let range = self.range(&span);
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.report(Problem::SeveralDocuments, range);
                }
            }
            Event::Scalar(text, style, has_anchor, tag) => {
                let is_plain = style == ScalarStyle::Plain;
                let slice = self.text.get(range.start - self.offset..range.end - self.offset).unwrap_or("");
                if is_plain && has_line_end(slice.trim_end()) {
                    return Some(Fault::Joined(range));
                }
                if slice.starts_with(['\u{3000}', '\u{A0}']) && self.is_first_of_line(range.start) {
                    return Some(Fault::Syntax { kind: ErrorKind::InvalidIndentation, at: range.start });
                }
                // The parser calls a value that is not there `~`.
                let text = if is_plain && slice.trim().is_empty() { Cow::Borrowed("") } else { text };
                if !is_plain && let Some(bad) = text.chars().find(|&c| characters::is_bad(c)) {
                    self.report(Problem::BadCharacter { code: u32::from(bad) }, range.clone());
                }
                let is_tagged = self.refuse_tag(tag.is_some(), &span);
                // `name: &甲` is a text that lacks its quotes; that its value is empty then is no second mistake.
                let is_refused = (is_tagged || has_anchor != 0) && text.is_empty();
                let value = if is_refused { Value::Refused } else { Value::Scalar { text, quoted: !is_plain } };
                self.add(Node { span: range, value });
            }
            Event::SequenceStart(_, _, tag) => {
                self.refuse_tag(tag.is_some(), &span);
                self.open.push(Open::List { start: range.start, items: Vec::new() });
            }
            Event::MappingStart(_, _, tag) => {
                self.refuse_tag(tag.is_some(), &span);
                self.open.push(Open::Map { start: range.start, entries: Vec::new(), seen: BTreeMap::new(), key: None });
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(node) = self.close() {
                    self.add(node);
                }
            }
            Event::Anchor(..) => self.report(Problem::Anchor, range),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.report(Problem::Alias, range.clone());
                self.add(Node { span: range, value: Value::Refused });
            }
            _ => {}
        }
        None
    }

    fn is_first_of_line(&self, at: usize) -> bool {
        let before = &self.text[..at - self.offset];
        before[before.rfind('\n').map_or(0, |end| end + 1)..].trim().is_empty()
    }

    fn refuse_tag(&mut self, is_tagged: bool, span: &Span) -> bool {
        if is_tagged {
            let range = span.tag_span().map_or_else(|| self.range(span), |span| self.range(&span));
            self.report(Problem::Tag, range);
        }
        is_tagged
    }

    /// Notes a finding; a hostile text must not make a long list of them.
    fn report(&mut self, problem: Problem, span: Range<usize>) {
        self.report_related(problem, span, None);
    }

    fn report_related(&mut self, problem: Problem, span: Range<usize>, related: Option<Range<usize>>) {
        if self.found.len() <= Diagnostics::LIMIT_PER_FILE {
            self.found.push(Finding { problem, span, related });
        }
    }

    /// Puts a finished node where it belongs.
    fn add(&mut self, node: Node<'s>) {
        let (finding, related) = match self.open.last_mut() {
            None => {
                self.root = self.root.take().or(Some(node));
                return;
            }
            Some(Open::List { items, .. }) => {
                items.push(node);
                return;
            }
            Some(Open::Map { entries, seen, key, .. }) => match key.take() {
                None => {
                    let (text, detail) = match node.value {
                        Value::Scalar { text, .. } if text.is_empty() => {
                            (None, Some(label("冒号前面没有键名", "there is no key before the colon")))
                        }
                        Value::Scalar { text, .. } => (Some(text), None),
                        Value::Refused => (None, None),
                        Value::List(_) | Value::Map(_) => {
                            (None, Some(label("键名应是一个单词", "a key must be a plain word")))
                        }
                    };
                    *key = Some((text, node.span.clone()));
                    (detail.map(|detail| (Problem::YamlSyntax { detail }, node.span)), None)
                }
                // `<<: *base` is one mistake, the alias.
                Some((Some(text), _)) if text == "<<" && node.value == Value::Refused => (None, None),
                Some((None, _)) => (None, None),
                Some((Some(text), key_span)) => match first_of(&text, entries, seen) {
                    Some(first) => (Some((Problem::DuplicateKey { key: shorten(&text) }, key_span)), Some(first)),
                    None => {
                        entries.push(Entry { key: text, key_span, value: node });
                        (None, None)
                    }
                },
            },
        };
        if let Some((problem, span)) = finding {
            self.report_related(problem, span, related);
        }
    }

    fn close(&mut self) -> Option<Node<'s>> {
        Some(match self.open.pop()? {
            Open::List { start, items } => {
                let end = items.last().map_or(start, |item| item.span.end);
                Node { span: start..end, value: Value::List(items) }
            }
            Open::Map { start, entries, .. } => {
                let end = entries.last().map_or(start, |entry| entry.value.span.end);
                Node { span: start..end, value: Value::Map(entries) }
            }
        })
    }

    /// Ends what is open, as after a mistake: what was read so far is still worth checking.
    fn close_all(mut self, fault: Option<Fault>) -> Built<'s> {
        while let Some(node) = self.close() {
            self.add(node);
        }
        Built { root: self.root, found: self.found, fault, is_single: self.documents < 2 }
    }

    fn range(&self, span: &Span) -> Range<usize> {
        let at = |offset: Option<usize>| offset.unwrap_or(0).min(self.text.len());
        let start = at(span.start.byte_offset());
        let end = at(span.end.byte_offset()).max(start);
        // A value that is not there is reported as standing behind its colon, not where the next one begins.
        let start = if start == end && !self.text[start..].starts_with(':') {
            self.text[..start].trim_end().len()
        } else {
            start
        };
        self.offset + start..self.offset + end.max(start)
    }
}

/// Where a key stands already. A mapping has few keys, which are quickest looked through; `seen` is for a hostile one.
fn first_of<'s>(
    key: &str,
    entries: &[Entry<'s>],
    seen: &mut BTreeMap<Cow<'s, str>, Range<usize>>,
) -> Option<Range<usize>> {
    const FEW: usize = 32;
    if entries.len() <= FEW {
        return entries.iter().find(|entry| entry.key == key).map(|entry| entry.key_span.clone());
    }
    for entry in &entries[seen.len()..] {
        seen.insert(entry.key.clone(), entry.key_span.clone());
    }
    seen.get(key).cloned()
}

fn has_line_end(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b'\n' | b'\r'))
}

/// A quotation short enough for a message.
pub(super) fn shorten(text: &str) -> String {
    const LIMIT: usize = 60;
    let mut short: String = text.chars().take(LIMIT).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(LIMIT).is_some() {
        short.push('…');
    }
    short
}
