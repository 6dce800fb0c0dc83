//! Prose: its references to figures are found and resolved, its links are looked at.
//!
//! `{{ completion-rate county:zhongning words }}` becomes a [`Reference`]; what cannot be resolved is a problem here and never
//! a blank on the page.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::campaign::supports;
use super::ids::Ids;
use super::scalar;
use super::source::Source;
use super::yaml::shorten;
use crate::diagnostic::{Diagnostics, Problem};
use crate::fields::{Label, Registry, label};
use crate::model::{Form, ListName, Prose, Reference, Scope};

/// Reads the bytes `range` as prose.
pub(super) fn read(source: &Source<'_>, range: Range<usize>, ids: Option<&Ids>, problems: &mut Diagnostics) -> Prose {
    let text = &source.text[range.clone()];
    unsafe_links(source, text, range.start, problems);
    let mut markdown = String::with_capacity(text.len());
    let mut references = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find("{{") {
        markdown.push_str(&rest[..open]);
        let start = range.end - rest.len() + open;
        let Some(close) = rest[open..].find("}}") else {
            let reason = label("没有 }} 与之配对", "there is no }} to it");
            source.report(Problem::BrokenReference { found: shorten(&rest[open..]), reason }, start..start + 2, problems);
            rest = "";
            break;
        };
        let inner = rest[open + 2..open + close].trim();
        let span = start..start + close + 2;
        if let Some(ids) = ids {
            match resolve(inner, ids) {
                Ok(reference) => {
                    markdown.push_str(&format!("\u{E000}{}\u{E001}", references.len()));
                    references.push(reference);
                }
                Err(problem) => source.report(*problem, span, problems),
            }
        }
        rest = &rest[open + close + 2..];
    }
    markdown.push_str(rest);
    Prose { markdown: markdown.trim().into(), references }
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
                _ => return Err(broken(label("名单有 unstarted、lagging、stopped", "lists are unstarted, lagging, stopped"))),
            };
            let scope = match scope {
                [] => Scope::Whole,
                [scope] => scalar::scope(scope, ids)?,
                _ => return Err(broken(label("写得太多", "there is too much of it"))),
            };
            Ok(Reference::List { list, scope })
        }
        ["name", scope] => match scalar::scope(scope, ids)? {
            Scope::County(county) => Ok(Reference::County(county)),
            _ => Err(broken(label("name 后面写 county:编号", "`name` takes county:ID"))),
        },
        ["rank", board, scope] => {
            let board = ids.position(Registry::Board, board).ok_or_else(|| {
                Box::new(Problem::UnknownId { registry: Registry::Board, id: shorten(board), nearest: None })
            })?;
            match scalar::scope(scope, ids)? {
                Scope::County(county) => Ok(Reference::Rank { board, county }),
                _ => Err(broken(label("rank 后面写榜单编号和 county:编号", "`rank` takes a board and county:ID"))),
            }
        }
        [indicator, rest @ ..] => {
            let found = ids.indicator(indicator);
            let indicator = found.ok_or_else(|| broken(label("没有这个指标", "there is no such indicator")))?;
            let (form, rest) = match rest.split_last() {
                Some((last, before)) => match form(last) {
                    Some(form) => (form, before),
                    None => (Form::Text, rest),
                },
                None => (Form::Text, rest),
            };
            let scope = match rest {
                [] => Scope::Whole,
                [scope] => scalar::scope(scope, ids)?,
                _ => return Err(broken(label("写得太多", "there is too much of it"))),
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

/// Schemes other than http, https and mailto, and addresses that start at a host or leave the site.
fn unsafe_links(source: &Source<'_>, text: &str, offset: usize, problems: &mut Diagnostics) {
    for (event, span) in Parser::new(text).into_offset_iter() {
        let (Event::Start(Tag::Link { dest_url, .. }) | Event::Start(Tag::Image { dest_url, .. })) = event else { continue };
        if !is_safe(&dest_url) {
            let problem = Problem::UnsafeLink { target: shorten(&dest_url) };
            source.report(problem, offset + span.start..offset + span.end, problems);
        }
    }
}

fn is_safe(target: &str) -> bool {
    if ["https://", "http://", "mailto:"].iter().any(|scheme| target.starts_with(scheme)) {
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
        for bad in ["javascript:alert(1)", "data:text/html,x", "/etc/passwd", "//evil.cn/", "../x.html", "a/../../x", "a\\b", "JavaScript:x"] {
            assert!(!is_safe(bad), "{bad}");
        }
    }
}
