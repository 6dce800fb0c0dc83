//! `bulletins/*.md` and `pages/*.md` to facts.

use std::ops::Range;

use super::audience::audience_of;
use super::form::Form;
use super::ids::Ids;
use super::readers::{Cleared, Readers, Spoken, push};
use super::shape::{self, nearest};
use super::source::Source;
use super::yaml;
use super::{characters, file_id, prose, source_of, translation};
use crate::diagnostic::{Diagnostics, Problem};
use crate::fields::{BULLETIN, PAGE};
use crate::load::{Shelf, Sources};
use crate::model::{Ask, Bulletin, BulletinKind, Heading, Page, Prose, Section};
use crate::units::Id;

/// A bulletin with the places of what is compared with other bulletins.
pub(super) struct Issue {
    /// As it was written, for comparison with others.
    pub(super) bulletin: Bulletin,
    /// As the audience may see it.
    pub(super) shown: Option<Spoken<Bulletin>>,
    pub(super) number: Range<usize>,
    pub(super) cutoff: Range<usize>,
}

/// Builds a bulletin; nothing when a field it needs is missing. `others` is its prose in the other languages.
pub(super) fn bulletin(
    id: Option<Id>,
    source: &Source<'_>,
    others: &[Option<Source<'_>>],
    ids: Option<&Ids>,
    readers: &Readers,
    problems: &mut Diagnostics,
) -> Option<Issue> {
    let matter = front_matter(source, problems)?;
    let tree = yaml::read(source, matter.yaml, problems);
    let form = shape::read(source, tree, &BULLETIN, ids, problems);
    let kind = form.as_ref().map_or(BulletinKind::Monthly, kind);
    let first = body(source, matter.body, Heading::of(kind), ids, problems);
    let mut read = |other: &Source<'_>| body(other, 0..other.text.len(), Heading::of(kind), ids, problems);
    let others: Vec<_> = others.iter().map(|other| other.as_ref().map(&mut read)).collect();
    let form = form?;
    check(&form, source, problems);
    let (number, cutoff) = (form.span_of("number"), form.span_of("cutoff"));
    let build = |form: &Form<'_>, _: &mut Diagnostics| facts(id.clone(), form);
    let bulletin = build(&form, problems)?;
    let mut shown = readers.cleared(form, problems, build)?.shown();
    let is_silent = first.0.markdown.is_empty() && first.1.is_empty();
    for (bulletin, own) in shown.iter_mut().flatten().zip(std::iter::once(Some(first)).chain(others)) {
        bulletin.is_translated = own.is_some() || is_silent;
        (bulletin.lead, bulletin.sections) = own.unwrap_or_default();
    }
    Some(Issue { bulletin, shown, number, cutoff })
}

fn kind(form: &Form<'_>) -> BulletinKind {
    if form.choice("kind") == Some("special") { BulletinKind::Special } else { BulletinKind::Monthly }
}

fn ask(form: &Form<'_>) -> Option<Ask> {
    Some(Ask {
        title: form.string("title")?,
        of: form.string("of")?,
        by: form.date("by"),
        reason: form.string("reason"),
    })
}

/// What the front matter says; the prose is put in afterwards.
fn facts(id: Option<Id>, form: &Form<'_>) -> Option<Bulletin> {
    Some(Bulletin {
        id: id?,
        kind: kind(form),
        number: form.integer("number")?,
        title: form.string("title")?,
        doc_number: form.string("doc_number"),
        index_number: form.string("index_number"),
        period: form.period("period")?,
        cutoff: form.date("cutoff")?,
        issued: form.date("issued")?,
        recipients: form.texts("recipients"),
        copies: form.texts("copies"),
        signer: form.string("signer"),
        asks: form.records("asks").map(ask).collect::<Option<_>>()?,
        audience: audience_of(form),
        lead: Prose::default(),
        sections: Vec::new(),
        is_translated: true,
    })
}

/// All pages written by hand, in display order; nothing when one of them could not be understood.
pub(super) fn pages(
    sources: &Sources,
    readers: &Readers,
    ids: Option<&Ids>,
    problems: &mut Diagnostics,
) -> Option<Spoken<Vec<Page>>> {
    translation::check(sources, Shelf::Pages, readers, problems);
    let mut pages = readers.lists();
    let mut all_read = sources.unread(Shelf::Pages).next().is_none();
    for file in translation::originals(sources, Shelf::Pages) {
        let source = source_of(file);
        characters::check(&source, problems);
        let id = file_id(file, problems);
        let others = translation::of(file, sources, Shelf::Pages, readers);
        match page(id, &source, &others, ids, readers, problems) {
            Some(Cleared::Shown(page)) => push(&mut pages, page),
            Some(Cleared::Withheld) => {}
            None => all_read = false,
        }
    }
    let in_order = |mut pages: Vec<(i64, Page)>| {
        pages.sort_by(|a, b| (a.0, &a.1.id).cmp(&(b.0, &b.1.id)));
        pages.into_iter().map(|(_, page)| page).collect()
    };
    all_read.then(|| pages.into_iter().map(in_order).collect())
}

/// Builds a page with its display order; `others` is its text in the other languages.
fn page(
    id: Option<Id>,
    source: &Source<'_>,
    others: &[Option<Source<'_>>],
    ids: Option<&Ids>,
    readers: &Readers,
    problems: &mut Diagnostics,
) -> Option<Cleared<(i64, Page)>> {
    let matter = front_matter(source, problems)?;
    let tree = yaml::read(source, matter.yaml, problems);
    let form = shape::read(source, tree, &PAGE, ids, problems);
    let first = prose::read(source, matter.body, ids, problems);
    let mut read = |other: &Source<'_>| prose::read(other, 0..other.text.len(), ids, problems);
    let others: Vec<_> = others.iter().map(|other| other.as_ref().map(&mut read)).collect();
    let build = |form: &Form<'_>, _: &mut Diagnostics| {
        let order = form.integer("order").unwrap_or(i64::MAX);
        let (title, summary) = (form.string("title")?, form.string("summary"));
        Some((order, Page { id: id.clone()?, title, summary, body: Prose::default(), is_translated: true }))
    };
    let mut cleared = readers.cleared(form?, problems, build)?;
    if let Cleared::Shown(pages) = &mut cleared {
        for ((_, page), own) in pages.iter_mut().zip(std::iter::once(Some(first)).chain(others)) {
            page.is_translated = own.is_some();
            page.body = own.unwrap_or_default();
        }
    }
    Some(cleared)
}

fn check(form: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics) {
    if kind(form) == BulletinKind::Monthly && !form.is_broken("kind") && form.cell("asks").is_some() {
        source.report_field(Problem::AsksOutsideSpecial, form.span_of("asks"), form.path_of("asks"), problems);
    }
    let (period, cutoff, issued) = (form.period("period"), form.date("cutoff"), form.date("issued"));
    if let (Some(period), Some(cutoff)) = (period, cutoff)
        && crate::units::Period::of(cutoff) != period
    {
        let problem = Problem::CutoffOutsidePeriod { cutoff: cutoff.to_string(), period: period.to_string() };
        source.report_field(problem, form.span_of("cutoff"), form.path_of("cutoff"), problems);
    }
    if let (Some(cutoff), Some(issued)) = (cutoff, issued)
        && issued < cutoff
    {
        let problem = Problem::IssuedBeforeCutoff { issued: issued.to_string(), cutoff: cutoff.to_string() };
        source.report_field(problem, form.span_of("issued"), form.path_of("issued"), problems);
    }
}

/// The two parts of a file, as bytes of its text.
struct Matter {
    yaml: Range<usize>,
    body: Range<usize>,
}

/// Splits at the two `---` lines.
fn front_matter(source: &Source<'_>, problems: &mut Diagnostics) -> Option<Matter> {
    let mut lines = source.text.split_inclusive('\n');
    let first = lines.next().unwrap_or("");
    let mut at = first.len();
    if first.trim_end() == "---" {
        let start = at;
        for line in lines {
            if line.trim_end() == "---" {
                return Some(Matter { yaml: start..at, body: at + line.len()..source.text.len() });
            }
            at += line.len();
        }
    }
    source.report(Problem::NoFrontMatter, 0..first.trim_end().len(), problems);
    None
}

/// The lead and the sections that have prose.
fn body(
    source: &Source<'_>,
    body: Range<usize>,
    known: &[Heading],
    ids: Option<&Ids>,
    problems: &mut Diagnostics,
) -> (Prose, Vec<Section>) {
    let headings = headings(source.text, body.clone());
    let lead_end = headings.first().map_or(body.end, |heading| heading.line.start);
    let lead = prose::read(source, body.start..lead_end, ids, problems);
    let mut sections: Vec<Section> = Vec::new();
    for (index, found) in headings.iter().enumerate() {
        let end = headings.get(index + 1).map_or(body.end, |next| next.line.start);
        let text = prose::read(source, found.line.end..end, ids, problems);
        let id = &source.text[found.id.clone()];
        let Some(heading) = known.iter().copied().find(|heading| heading.id() == id) else {
            if problems.is_full(source.path) {
                break;
            }
            let nearest = nearest(id, known.iter().map(|heading| heading.id()));
            source.report(Problem::UnknownSection { found: yaml::shorten(id), nearest }, found.id.clone(), problems);
            continue;
        };
        if sections.iter().any(|section| section.heading == heading) {
            source.report(Problem::DuplicateEntry { what: id.to_owned() }, found.id.clone(), problems);
            continue;
        }
        let title = source.text[found.title.clone()].trim();
        sections.push(Section { heading, title: (!title.is_empty()).then(|| title.into()), body: text });
    }
    (lead, sections)
}

/// A line `## title {#id}`; without braces the title itself is taken for the id, and reported when it is none.
struct Found {
    line: Range<usize>,
    title: Range<usize>,
    id: Range<usize>,
}

fn headings(text: &str, body: Range<usize>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = body.start;
    let mut fenced = false;
    for line in text[body].split_inclusive('\n') {
        let trimmed = line.trim_end();
        if trimmed.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        if !fenced && let Some(rest) = trimmed.strip_prefix("## ") {
            let start = at + trimmed.len() - rest.len();
            let end = at + trimmed.len();
            let braces = rest.rfind("{#").filter(|_| rest.ends_with('}'));
            let (title, id) = match braces {
                Some(open) => (start..start + open, start + open + 2..end - 1),
                None => (start..end, start..end),
            };
            found.push(Found { line: at..at + line.len(), title, id });
        }
        at += line.len();
    }
    found
}
