//! What must hold of a project's way in and out of its sets: in order, in turn, and with those that take its place.
//!
//! In: the form of a file, later all projects. Out: problems only.

use std::collections::BTreeMap;

use super::form::Form;
use super::source::Source;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Problem};
use crate::fields::{Label, label};
use crate::load::SourceFile;
use crate::model::{Campaign, ChangeKind, Project, ScopeChange};
use crate::units::Date;

/// Builds a change.
pub(super) fn change(form: &Form<'_>) -> Option<ScopeChange> {
    Some(ScopeChange {
        set: form.reference("set")?,
        on: form.date("on")?,
        kind: kind(form)?,
        reason: form.string("reason")?,
        into: form.references("into"),
    })
}

fn kind(form: &Form<'_>) -> Option<ChangeKind> {
    Some(match form.choice("change")? {
        "entered" => ChangeKind::Entered,
        "left" => ChangeKind::Left,
        "split" => ChangeKind::Split,
        other => unreachable!("the catalogue has no change {other}"),
    })
}

/// Checks the changes of one file.
pub(super) fn check(form: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics) {
    let sets = form.references("sets");
    let are_known = !form.is_broken("sets");
    let mut before: Option<Date> = None;
    let mut last: BTreeMap<usize, (Date, ChangeKind)> = BTreeMap::new();
    for entry in form.records("scope") {
        let mut report = |problem: Problem, key: &'static str| {
            source.report_field(problem, entry.span_of(key), entry.path_of(key), problems);
        };
        let mut bad = |reason: Label, key| report(Problem::BadScopeChange { reason }, key);
        let kind = kind(entry);
        let (has_successors, is_broken) = (!entry.references("into").is_empty(), entry.is_broken("into"));
        match kind {
            Some(ChangeKind::Split) if !has_successors && !is_broken => {
                bad(label("拆分没有写明接替项目", "a split names the projects that take its place"), "change");
            }
            Some(ChangeKind::Entered | ChangeKind::Left) if has_successors => {
                bad(label("只有打包拆分才写接替项目", "only what is split has projects that take its place"), "into");
            }
            _ => {}
        }
        let (Some(set), Some(on)) = (entry.reference("set"), entry.date("on")) else { continue };
        if are_known && !sets.contains(&set) {
            bad(label("`sets` 里没有这个集合", "the set is none of the project's `sets`"), "set");
            continue;
        }
        if let Some(before) = before.filter(|before| on < *before) {
            report(Problem::NotInDateOrder { before: before.to_string(), after: on.to_string() }, "on");
            continue;
        }
        before = Some(on);
        let Some(kind) = kind else { continue };
        let earlier = last.insert(set, (on, kind));
        let is_in = |kind| kind == ChangeKind::Entered;
        if earlier.is_some_and(|(day, _)| day == on) {
            report(Problem::DuplicateEntry { what: on.to_string() }, "on");
        } else if let Some((_, earlier)) = earlier
            && is_in(earlier) == is_in(kind)
        {
            let reason = if is_in(kind) {
                label("此前已在集合里，不能再次纳入", "it is in the set already and cannot enter again")
            } else {
                label("此前已不在集合里，不能再次退出", "it has left the set already and cannot leave again")
            };
            report(Problem::BadScopeChange { reason }, "change");
        }
    }
}

/// Who takes the place of another stands in the set from that day on.
pub(super) fn successors(projects: &[Project], campaign: &Campaign, files: &[&SourceFile], problems: &mut Diagnostics) {
    for project in projects {
        for change in &project.scope {
            let outside = change.into.iter().filter_map(|&other| projects.get(other));
            for other in outside.filter(|other| !other.is_in_set(change.set, change.on)) {
                let problem = Problem::SuccessorOutside {
                    project: other.id.to_string(),
                    set: campaign.sets[change.set].id.to_string(),
                    on: change.on.to_string(),
                };
                let file = files.iter().find(|file| file.stem() == other.id.as_str());
                let place = file.map_or_else(|| Place::file("content/projects"), |file| Place::file(&file.path));
                problems.push(Diagnostic { problem, place, key: "scope".to_owned(), related: None });
            }
        }
    }
}
