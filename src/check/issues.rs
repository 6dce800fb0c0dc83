//! All of `bulletins/*.md`: the kinds apart, each in the order of its cut-offs.

use super::bulletin::{self, Issue};
use super::ids::Ids;
use super::readers::{Readers, Spoken, push};
use super::source::Source;
use super::{characters, file_id, source_of, translation};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Problem};
use crate::load::{Shelf, Sources};
use crate::model::{Bulletin, BulletinKind, Project};
use crate::units::Date;

/// The monthly bulletins and the special reports, each in order.
pub(super) type Kinds = (Vec<Bulletin>, Vec<Bulletin>);

/// All of them; `projects` is nothing when not all of them could be understood.
pub(super) fn issues(
    sources: &Sources,
    readers: &Readers,
    projects: Option<&[Project]>,
    ids: Option<&Ids>,
    problems: &mut Diagnostics,
) -> Option<Spoken<Kinds>> {
    translation::check(sources, Shelf::Bulletins, readers, problems);
    let mut issues = Vec::new();
    let mut all_read = sources.unread(Shelf::Bulletins).next().is_none();
    for file in translation::originals(sources, Shelf::Bulletins) {
        let source = source_of(file);
        characters::check(&source, problems);
        let id = file_id(file, problems);
        let others = translation::of(file, sources, Shelf::Bulletins, readers);
        match bulletin::bulletin(id, &source, &others, ids, readers, problems) {
            Some(issue) => issues.push((issue, source)),
            None => all_read = false,
        }
    }
    let is_monthly = |issue: &Issue| issue.bulletin.kind == BulletinKind::Monthly;
    if all_read && !issues.iter().any(|(issue, _)| is_monthly(issue) && issue.shown.is_some()) {
        problems.report(Problem::NoBulletin, Place::file("content/bulletins"));
        return None;
    }
    issues.sort_by_key(|(issue, _)| issue.bulletin.cutoff);
    let (monthly, special): (Vec<_>, Vec<_>) = issues.into_iter().partition(|(issue, _)| is_monthly(issue));
    in_order(&monthly, problems);
    in_order(&special, problems);
    let has_record = |cutoff: Date, projects: &[Project]| {
        let in_force = |date: Date| date <= cutoff && date.year() == cutoff.year();
        projects.iter().any(|project| project.records.iter().any(|record| in_force(record.as_of)))
    };
    for (Issue { bulletin, cutoff, .. }, source) in monthly.iter().chain(&special) {
        if projects.is_some_and(|projects| !has_record(bulletin.cutoff, projects)) {
            let problem = Problem::BulletinWithoutData { cutoff: bulletin.cutoff.to_string() };
            source.report_field(problem, cutoff.clone(), "cutoff".to_owned(), problems);
        }
    }
    let shown = |issues: Vec<(Issue, Source<'_>)>| {
        let mut shown = readers.lists();
        issues.into_iter().filter_map(|(issue, _)| issue.shown).for_each(|issue| push(&mut shown, issue));
        shown
    };
    all_read.then(|| shown(monthly).into_iter().zip(shown(special)).collect())
}

/// Issues of one kind, sorted by cut-off: no two have the same, and numbers rise.
fn in_order(issues: &[(Issue, Source<'_>)], problems: &mut Diagnostics) {
    for pair in issues.windows(2) {
        let ((before, first), (after, source)) = (&pair[0], &pair[1]);
        let (problem, span, first_span, key) = if after.bulletin.cutoff == before.bulletin.cutoff {
            let what = after.bulletin.cutoff.to_string();
            (Problem::DuplicateEntry { what }, &after.cutoff, &before.cutoff, "cutoff")
        } else if after.bulletin.number <= before.bulletin.number {
            let problem = Problem::BulletinOrder { number: after.bulletin.number, before: before.bulletin.number };
            (problem, &after.number, &before.number, "number")
        } else {
            continue;
        };
        let related = Some(first.place(first_span.clone()));
        problems.push(Diagnostic { problem, place: source.place(span.clone()), key: key.to_owned(), related });
    }
}
