//! YAML text to a tree with places.
//!
//! In: the text of a file. Out: a tree whose scalars are still text, because the field decides what a value is, not its look.
//! Promises: memory-safe and bounded (nesting is limited, nothing is expanded); anchors, aliases, tags, equal keys and further
//! documents are reported and never acted on; after a mistake the part before it is still read, so that it is checked too.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, ScanError, Span, options};

use super::source::Source;
use crate::diagnostic::{Diagnostics, Problem};

/// Deeper than any content file needs; keeps recursion shallow on hostile ones.
const DEPTH_LIMIT: usize = 24;

/// How many lines with a slip of their own kind (tab, full-width colon) are repaired in memory to find what else is wrong.
const REPAIR_LIMIT: usize = 64;

/// A node with the bytes it came from.
#[derive(Debug, PartialEq)]
pub(super) struct Node<'s> {
    pub(super) span: Range<usize>,
    pub(super) value: Value<'s>,
}

/// What a node is.
#[derive(Debug, PartialEq)]
pub(super) enum Value<'s> {
    Scalar { text: Cow<'s, str>, quoted: bool },
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
}

/// Reads the bytes `range` of a source.
pub(super) fn read<'s>(source: &Source<'s>, range: Range<usize>, problems: &mut Diagnostics) -> Tree<'s> {
    let yaml = &source.text[range.clone()];
    match build(source, yaml, range.start, problems) {
        Ok(root) => Tree { root, complete: true },
        Err((partial, error)) => explain(source, yaml, range.start, partial, &error, problems),
    }
}

type Failed<'s> = (Option<Node<'s>>, ScanError);

fn parser_options() -> Options {
    options! { emit_comments: false, emit_unresolved_aliases: true, flow_nesting_limit: DEPTH_LIMIT, block_nesting_limit: DEPTH_LIMIT }
}

/// Collections that are still open, and the key that waits for its value.
enum Open<'s> {
    List { start: usize, items: Vec<Node<'s>> },
    Map { start: usize, entries: Vec<Entry<'s>>, seen: BTreeSet<String>, key: Option<(Cow<'s, str>, Range<usize>)> },
}

struct Builder<'a, 's> {
    source: &'a Source<'s>,
    offset: usize,
    open: Vec<Open<'s>>,
    root: Option<Node<'s>>,
    documents: usize,
}

fn build<'s>(
    source: &Source<'s>,
    yaml: &'s str,
    offset: usize,
    problems: &mut Diagnostics,
) -> Result<Option<Node<'s>>, Failed<'s>> {
    let mut builder = Builder { source, offset, open: Vec::new(), root: None, documents: 0 };
    for step in Parser::new_from_str_with_options(yaml, parser_options()) {
        match step {
            Ok((event, span)) => builder.take(event, span, problems),
            Err(error) => return Err((builder.close_all(), error)),
        }
        if builder.documents > 1 {
            break;
        }
    }
    Ok(builder.close_all())
}

impl<'s> Builder<'_, 's> {
    fn take(&mut self, event: Event<'s>, span: Span, problems: &mut Diagnostics) {
        let range = self.range(span);
        match event {
            Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.source.report(Problem::SeveralDocuments, range, problems);
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                let refused = self.refuse_properties(anchor, tag.is_some(), &range, problems);
                let value = if refused {
                    Value::Refused
                } else {
                    Value::Scalar { text, quoted: style != ScalarStyle::Plain }
                };
                self.add(Node { span: range, value }, problems);
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_properties(anchor, tag.is_some(), &range, problems);
                self.open.push(Open::List { start: range.start, items: Vec::new() });
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_properties(anchor, tag.is_some(), &range, problems);
                self.open.push(Open::Map { start: range.start, entries: Vec::new(), seen: BTreeSet::new(), key: None });
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(node) = self.close() {
                    self.add(node, problems);
                }
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.source.report(Problem::Alias, range.clone(), problems);
                self.add(Node { span: range, value: Value::Refused }, problems);
            }
            _ => {}
        }
    }

    fn refuse_properties(&self, anchor: usize, tagged: bool, range: &Range<usize>, problems: &mut Diagnostics) -> bool {
        if anchor != 0 {
            self.source.report(Problem::Anchor, range.clone(), problems);
        }
        if tagged {
            self.source.report(Problem::Tag, range.clone(), problems);
        }
        anchor != 0 || tagged
    }

    /// Puts a finished node where it belongs.
    fn add(&mut self, node: Node<'s>, problems: &mut Diagnostics) {
        match self.open.last_mut() {
            None => self.root = self.root.take().or(Some(node)),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map { entries, seen, key, .. }) => match key.take() {
                None => match node.value {
                    Value::Scalar { text, .. } => *key = Some((text, node.span)),
                    Value::List(_) | Value::Map(_) | Value::Refused => {
                        let detail = "a key must be a plain word".to_owned();
                        self.source.report(Problem::YamlSyntax { detail }, node.span.clone(), problems);
                        *key = Some((Cow::Borrowed(""), node.span));
                    }
                },
                Some((text, key_span)) => {
                    if seen.insert(text.to_string()) {
                        entries.push(Entry { key: text, key_span, value: node });
                    } else {
                        self.source.report(Problem::DuplicateKey { key: shorten(&text) }, key_span, problems);
                    }
                }
            },
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
    fn close_all(mut self) -> Option<Node<'s>> {
        while let Some(node) = self.close() {
            match self.open.last_mut() {
                None => self.root = self.root.take().or(Some(node)),
                Some(Open::List { items, .. }) => items.push(node),
                Some(Open::Map { entries, key, .. }) => {
                    if let Some((text, key_span)) = key.take() {
                        entries.push(Entry { key: text, key_span, value: node });
                    }
                }
            }
        }
        self.root
    }

    fn range(&self, span: Span) -> Range<usize> {
        let at = |offset: Option<usize>| self.offset + offset.unwrap_or(0);
        at(span.start.byte_offset())..at(span.end.byte_offset())
    }
}

/// Says what a syntax error most likely is. Slips of a line's own kind are repaired in a copy, to go on and find the others.
fn explain<'s>(
    source: &Source<'s>,
    yaml: &str,
    offset: usize,
    partial: Option<Node<'s>>,
    error: &ScanError,
    problems: &mut Diagnostics,
) -> Tree<'s> {
    let mut error = error.clone();
    let mut repaired = yaml.to_owned();
    for _ in 0..REPAIR_LIMIT {
        let Some((problem, span, line)) = line_slip(&repaired, &error) else {
            let span = error_span(&repaired, &error);
            let problem = match error.kind() {
                kind if is_depth(kind) => Problem::TooDeep { limit: DEPTH_LIMIT },
                kind => Problem::YamlSyntax { detail: kind.to_string() },
            };
            source.report(problem, offset + span.start..offset + span.end, problems);
            break;
        };
        source.report(problem, offset + span.start..offset + span.end, problems);
        let blank = " ".repeat(line.len());
        repaired.replace_range(line, &blank);
        // Only further slips are of interest here: the tree of the repaired copy is thrown away.
        match build(source, &repaired, offset, &mut Diagnostics::default()) {
            Ok(_) => break,
            Err((_, next)) => error = next,
        }
    }
    Tree { root: partial, complete: false }
}

/// A tab in the indent or a full-width colon after a key, on the line of the error or shortly before it.
fn line_slip(yaml: &str, error: &ScanError) -> Option<(Problem, Range<usize>, Range<usize>)> {
    let at = error_span(yaml, error).start;
    let lines = lines_with_offsets(yaml);
    let error_line = lines.iter().rposition(|(start, _)| *start <= at)?;
    let first = error_line.saturating_sub(2);
    lines[first..=error_line].iter().find_map(|&(start, line)| {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        let range = start..start + line.len();
        if indent < line.len() && let Some(tab) = line[..indent].find('\t') {
            return Some((Problem::TabIndent, start + tab..start + tab + 1, range));
        }
        let rest = line[indent..].trim_start_matches("- ");
        let key = rest.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')).unwrap_or(rest.len());
        (key > 0 && rest[key..].starts_with('：')).then(|| {
            let colon = start + line.len() - rest.len() + key;
            let problem = Problem::FullWidthPunctuation { found: '：', instead: ':' };
            (problem, colon..colon + '：'.len_utf8(), range)
        })
    })
}

fn lines_with_offsets(text: &str) -> Vec<(usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let offset = start;
            start += line.len();
            (offset, line.trim_end_matches(['\n', '\r']))
        })
        .collect()
}

fn error_span(yaml: &str, error: &ScanError) -> Range<usize> {
    let start = error.marker().byte_offset().unwrap_or(0).min(yaml.len());
    let end = yaml[start..].chars().next().map_or(start, |c| start + c.len_utf8());
    start..end
}

fn is_depth(kind: &ErrorKind) -> bool {
    matches!(kind, ErrorKind::RecursionLimitExceeded)
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
