//! Prose: its references to figures are found and resolved, its links are looked at.
//!
//! `{{ completion-rate county:zhongning words }}` becomes a [`Reference`]; what cannot be resolved is a problem here and never
//! a blank on the page.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::ids::Ids;
use super::source::Source;
use super::target::supports;
use super::yaml::shorten;
use super::{characters, scalar};
use crate::diagnostic::{Diagnostics, Problem};
use crate::fields::{Label, Registry, label};
use crate::model::{Form, ListName, Prose, Reference, Scope};
use crate::route::is_outside;

/// Reads the bytes `range` as prose.
pub(super) fn read(source: &Source<'_>, range: Range<usize>, ids: Option<&Ids>, problems: &mut Diagnostics) -> Prose {
    let text = &source.text[range.clone()];
    let mut spans: Vec<Range<usize>> = Vec::new();
    let mut markdown = String::with_capacity(text.len());
    let mut references = Vec::new();
    let mut at = 0;
    while let Some((start, brace)) = next_brace(text, at) {
        if problems.is_full(source.path) {
            break;
        }
        markdown.push_str(&text[at..start]);
        at = start + brace.len();
        let span = range.start + start..range.start + at;
        let broken = |reason: Label| Problem::BrokenReference { found: shorten(line_from(text, start)), reason };
        match brace {
            "{{" => {}
            "}}" => {
                source.report(broken(label("前面没有 {{ 与之配对", "there is no {{ to it")), span, problems);
                continue;
            }
            wide => {
                let (found, instead) = if wide == "｛｛" { ('｛', '{') } else { ('｝', '}') };
                source.report(Problem::FullWidthPunctuation { found, instead }, span, problems);
                // The other end of it is no second mistake.
                let line = line_from(text, at);
                at += line
                    .find("｝｝")
                    .map(|end| end + "｝｝".len())
                    .or_else(|| line.find("}}").map(|end| end + 2))
                    .unwrap_or(0);
                continue;
            }
        }
        let line = line_from(text, at);
        let close = line.find("}}").filter(|&end| !line[..end].contains("{{"));
        let Some(close) = close else {
            if let Some(wide) = line.find("｝｝").filter(|&end| !line[..end].contains("{{")) {
                let span = range.start + at + wide..range.start + at + wide + "｝".len();
                source.report(Problem::FullWidthPunctuation { found: '｝', instead: '}' }, span, problems);
                at += wide + "｝｝".len();
            } else {
                source.report(
                    broken(label("同一行里没有 }} 与之配对", "there is no }} to it on the line")),
                    span,
                    problems,
                );
            }
            continue;
        };
        let inner = text[at..at + close].trim();
        at += close + 2;
        // An invisible character inside was reported by itself.
        let Some(ids) = ids.filter(|_| !inner.contains(characters::is_bad)) else { continue };
        match resolve(inner, ids) {
            Ok(reference) => {
                markdown.push_str(&format!("\u{E000}{}\u{E001}", references.len()));
                references.push(reference);
                spans.push(start..at);
            }
            Err(problem) => source.report(*problem, range.start + start..range.start + at, problems),
        }
    }
    markdown.push_str(&text[at..]);
    markup(source, text, range.start, &spans, problems);
    Prose { markdown: markdown.trim().into(), references }
}

/// The next pair of braces, of either width.
fn next_brace(text: &str, from: usize) -> Option<(usize, &'static str)> {
    text[from..].match_indices(['{', '}', '｛', '｝']).find_map(|(at, _)| {
        let brace = ["{{", "}}", "｛｛", "｝｝"].into_iter().find(|brace| text[from + at..].starts_with(brace))?;
        Some((from + at, brace))
    })
}

/// The rest of the line, as far as a reference may reach.
fn line_from(text: &str, at: usize) -> &str {
    const LONGEST: usize = 400;
    let longest = text.len().min(at + LONGEST);
    let end = (at..=longest).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(at);
    let line = &text[at..end];
    &line[..line.find('\n').unwrap_or(line.len())]
}

fn resolve(inner: &str, ids: &Ids) -> Result<Reference, Box<Problem>> {
    let words: Vec<&str> = inner.split_whitespace().collect();
    let broken = |reason: Label| Box::new(Problem::BrokenReference { found: shorten(inner), reason });
    match words.as_slice() {
        [] => Err(broken(label("括号里是空的", "it is empty"))),
        ["list", list, scope @ ..] => {
            let list = match *list {
                "unstarted" => ListName::Unstarted,
                "lagging" => ListName::Lagging,
                "stopped" => ListName::Stopped,
                _ => {
                    return Err(broken(label(
                        "名单有 unstarted、lagging、stopped",
                        "lists are unstarted, lagging, stopped",
                    )));
                }
            };
            let scope = match scope {
                [] => Scope::Whole,
                [scope] => scalar::scope(scope, Some(ids))?,
                _ => return Err(broken(label("写得太多", "there is too much of it"))),
            };
            Ok(Reference::List { list, scope })
        }
        ["name", scope] => match scalar::scope(scope, Some(ids))? {
            Scope::County(county) => Ok(Reference::County(county)),
            _ => Err(broken(label("name 后面写 county:编号", "`name` takes county:ID"))),
        },
        ["rank", board, scope] => {
            let position = ids.position(Registry::Board, board);
            let board = position.ok_or_else(|| scalar::unknown(Registry::Board, board, Some(ids)))?;
            match scalar::scope(scope, Some(ids))? {
                Scope::County(county) => Ok(Reference::Rank { board, county }),
                _ => Err(broken(label("rank 后面写榜单编号和 county:编号", "`rank` takes a board and county:ID"))),
            }
        }
        [indicator, rest @ ..] => {
            let found = ids.indicator(indicator);
            let indicator = found.ok_or_else(|| scalar::unknown(Registry::Indicator, indicator, Some(ids)))?;
            let (form, rest) = match rest.split_last() {
                Some((last, before)) => match form(last) {
                    Some(form) => (form, before),
                    None => (Form::Text, rest),
                },
                None => (Form::Text, rest),
            };
            let scope = match rest {
                [] => Scope::Whole,
                [scope] if *scope != "whole" && !scope.contains([':', '：']) => {
                    return Err(broken(label(
                        "形式有 number、words、change、sentence",
                        "forms are number, words, change, sentence",
                    )));
                }
                [scope] => scalar::scope(scope, Some(ids))?,
                _ => {
                    return Err(broken(label(
                        "写得太多，或形式不是 number、words、change、sentence",
                        "there is too much of it, or the form is none of number, words, change, sentence",
                    )));
                }
            };
            if !supports(indicator, scope) {
                return Err(broken(label("这个指标没有该范围的数字", "this indicator has no figures for that scope")));
            }
            Ok(Reference::Figure { indicator, scope, form })
        }
    }
}

fn form(word: &str) -> Option<Form> {
    Some(match word {
        "number" => Form::Number,
        "words" => Form::Words,
        "change" => Form::Change,
        "sentence" => Form::Sentence,
        _ => return None,
    })
}

/// Looks at the text as Markdown reads it: links stay safe, references stand in running text, and no entity smuggles in a
/// character that could not be written.
///
/// References are masked by letters of the same length, because they would become part of a link's address otherwise unseen.
fn markup(source: &Source<'_>, text: &str, offset: usize, references: &[Range<usize>], problems: &mut Diagnostics) {
    let mut masked = String::with_capacity(text.len());
    for reference in references {
        masked.push_str(&text[masked.len()..reference.start]);
        masked.extend(std::iter::repeat_n('x', reference.len()));
    }
    masked.push_str(&text[masked.len()..]);
    let mut running: Vec<Range<usize>> = Vec::new();
    let mut images = 0;
    for (event, span) in Parser::new_ext(&masked, OPTIONS).into_offset_iter() {
        if problems.is_full(source.path) {
            return;
        }
        let place = offset + span.start..offset + span.end;
        match &event {
            Event::Start(Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. }) => {
                images += usize::from(matches!(event, Event::Start(Tag::Image { .. })));
                if !is_safe(dest_url) {
                    source.report(Problem::UnsafeLink { target: shorten(dest_url) }, place.clone(), problems);
                }
                smuggled(source, &text[span.clone()], title, place.clone(), problems);
                smuggled(source, &text[span], dest_url, place, problems);
            }
            Event::End(TagEnd::Image) => images -= 1,
            Event::Text(decoded) => {
                smuggled(source, &text[span.clone()], decoded, place, problems);
                if images == 0 {
                    running.push(span);
                }
            }
            _ => {}
        }
    }
    running.sort_by_key(|span| span.start);
    for reference in references {
        let next = running.partition_point(|span| span.start <= reference.start);
        let is_inside = next > 0 && running[next - 1].end >= reference.end;
        if !is_inside {
            let found = shorten(text[reference.clone()].trim_matches(['{', '}', ' ']));
            let reason = label(
                "只能用在正文文字里，不能用在链接、代码或图片说明里",
                "it can stand in running text only, not in links, code or captions",
            );
            let place = offset + reference.start..offset + reference.end;
            source.report(Problem::BrokenReference { found, reason }, place, problems);
        }
    }
}

/// What Markdown is read with, here and when it is rendered.
pub(crate) const OPTIONS: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES).union(Options::ENABLE_STRIKETHROUGH);

/// Reports a bad character that stands in the decoded text but not in the written one, which was looked at before.
fn smuggled(source: &Source<'_>, written: &str, decoded: &str, place: Range<usize>, problems: &mut Diagnostics) {
    let bad = decoded.chars().find(|&c| characters::is_bad(c) && !written.contains(c));
    if let Some(bad) = bad {
        source.report(Problem::BadCharacter { code: u32::from(bad) }, place, problems);
    }
}

fn is_safe(target: &str) -> bool {
    if is_outside(target) {
        return true;
    }
    let leaves = target.starts_with('/') || target.contains('\\') || target.split('/').any(|part| part == "..");
    let scheme = target.split(['/', '#', '?']).next().is_some_and(|first| first.contains(':'));
    !leaves && !scheme
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_stay_safe() {
        for good in ["https://a.cn/", "mailto:office@a.cn", "projects/a.html", "method.html#gap", "#top"] {
            assert!(is_safe(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "/etc/passwd",
            "//evil.cn/",
            "../x.html",
            "a/../../x",
            "a\\b",
            "JavaScript:x",
        ] {
            assert!(!is_safe(bad), "{bad}");
        }
    }
}
