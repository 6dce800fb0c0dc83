//! Files of `meetings/` and `inspections/` to facts, with what they say about projects.

use super::form::Form;
use super::ids::Ids;
use super::matter::{check_of, matter_of};
use super::readers::{Cleared, Readers, Spoken, push};
use super::shape;
use super::source::Source;
use super::{characters, file_id, source_of, whole_text, yaml};
use crate::diagnostic::{Diagnostics, Problem};
use crate::fields::{INSPECTION, MEETING, PROJECT, Schema};
use crate::load::{Shelf, SourceFile, Sources};
use crate::model::{Answer, Decision, Finding, Inspection, Meeting, Project};
use crate::units::{Date, Id};

/// Lists of the campaign whose ids are declared there.
pub(super) const LISTS: [&str; 3] = ["inspection_kinds", "inspection_grades", "systems"];

/// All meetings, oldest first; nothing when one of them could not be understood.
pub(super) fn meetings(
    sources: &Sources,
    readers: &Readers,
    projects: Option<&[Project]>,
    ids: Option<&Ids>,
    problems: &mut Diagnostics,
) -> Option<Spoken<Vec<Meeting>>> {
    let build = |id, form: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics| {
        check(form, "decisions", form.date("held"), source, problems);
        for entry in form.records("decisions").filter_map(|decision| decision.record("answers")) {
            answered(entry, source, sources, problems);
        }
        meeting(id, form, projects)
    };
    let mut meetings = all(sources, readers, Shelf::Meetings, &MEETING, ids, problems, build)?;
    for meetings in &mut meetings {
        meetings.sort_by(|a, b| (a.held, &a.id).cmp(&(b.held, &b.id)));
    }
    Some(meetings)
}

/// All inspections, oldest first; nothing when one of them could not be understood.
pub(super) fn inspections(
    sources: &Sources,
    readers: &Readers,
    projects: Option<&[Project]>,
    ids: Option<&Ids>,
    problems: &mut Diagnostics,
) -> Option<Spoken<Vec<Inspection>>> {
    let build = |id, form: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics| {
        check(form, "findings", form.date("on"), source, problems);
        inspection(id, form, projects)
    };
    let mut inspections = all(sources, readers, Shelf::Inspections, &INSPECTION, ids, problems, build)?;
    for inspections in &mut inspections {
        inspections.sort_by(|a, b| (a.on, &a.id).cmp(&(b.on, &b.id)));
    }
    Some(inspections)
}

/// Reads every file of a shelf for its audience.
fn all<T>(
    sources: &Sources,
    readers: &Readers,
    shelf: Shelf,
    schema: &'static Schema,
    ids: Option<&Ids>,
    problems: &mut Diagnostics,
    build: impl Fn(Option<Id>, &Form<'_>, &Source<'_>, &mut Diagnostics) -> Option<T>,
) -> Option<Spoken<Vec<T>>> {
    let mut built = readers.lists();
    let mut all_read = sources.unread(shelf).next().is_none();
    for file in sources.shelf(shelf) {
        let source = source_of(file);
        let id = file_id(file, problems);
        let own = |form: &Form<'_>, problems: &mut Diagnostics| build(id.clone(), form, &source, problems);
        match read(file, schema, ids, problems).and_then(|form| readers.cleared(form, problems, own)) {
            Some(Cleared::Shown(facts)) => push(&mut built, facts),
            Some(Cleared::Withheld) => {}
            None => all_read = false,
        }
    }
    all_read.then_some(built)
}

fn read<'s>(
    file: &'s SourceFile,
    schema: &'static Schema,
    ids: Option<&Ids>,
    problems: &mut Diagnostics,
) -> Option<Form<'s>> {
    let source = source_of(file);
    characters::check(&source, problems);
    let tree = yaml::read(&source, whole_text(file), problems);
    shape::read(&source, tree, schema, ids, problems)
}

/// Ids once, updates in order, deadlines after the day on which everything in the file was raised.
fn check(form: &Form<'_>, list: &'static str, raised: Option<Date>, source: &Source<'_>, problems: &mut Diagnostics) {
    check_of(form, list, |_| raised, source, problems);
    for entry in form.records(list) {
        if let (Some(first), Some(second)) = (raised, entry.date("deadline"))
            && second < first
        {
            let problem = Problem::DatesReversed { first: first.to_string(), second: second.to_string() };
            source.report_field(problem, entry.span_of("deadline"), entry.path_of("deadline"), problems);
        }
    }
}

/// The problem that is answered stands in its project's file, be it for the public or not.
fn answered(entry: &Form<'_>, source: &Source<'_>, sources: &Sources, problems: &mut Diagnostics) {
    let (Some(_), Some(problem)) = (entry.reference("project"), entry.id("problem")) else { return };
    let project = &source.text[entry.span_of("project")];
    let file = sources.shelf(Shelf::Projects).find(|file| file.stem() == project);
    // What is wrong with that file is said where it is read.
    let form = file.and_then(|file| read(file, &PROJECT, None, &mut Diagnostics::default()));
    let Some(form) = form else { return };
    if !form.records("problems").any(|own| own.id("id") == Some(problem)) {
        let problem = Problem::UnknownProblem { project: project.to_owned(), id: problem.to_string() };
        source.report_field(problem, entry.span_of("problem"), entry.path_of("problem"), problems);
    }
}

fn meeting(id: Option<Id>, form: &Form<'_>, projects: Option<&[Project]>) -> Option<Meeting> {
    let held = form.date("held");
    let answer = |form: &Form<'_>| {
        let project = form.reference("project")?;
        let own = projects?.get(project)?;
        let problem = form.id("problem").and_then(|id| own.problems.iter().position(|problem| problem.id == *id));
        Some(Answer { project, problem })
    };
    let decision = |form: &Form<'_>| {
        let answers = match form.record("answers") {
            Some(entry) => Some(answer(entry)?),
            None => None,
        };
        Some(Decision { matter: matter_of(form, held, form.reference("owner"))?, answers })
    };
    Some(Meeting {
        id: id?,
        title: form.string("title")?,
        held: held?,
        chair: form.string("chair"),
        place: form.string("place"),
        decisions: form.records("decisions").map(decision).collect::<Option<_>>()?,
    })
}

fn inspection(id: Option<Id>, form: &Form<'_>, projects: Option<&[Project]>) -> Option<Inspection> {
    let on = form.date("on");
    let finding = |form: &Form<'_>| {
        let project = form.reference("project");
        let of_project = project.and_then(|project| Some(projects?.get(project)?.county));
        Some(Finding {
            matter: matter_of(form, on, form.reference("owner"))?,
            project,
            county: of_project.or_else(|| form.reference("county")),
            grade: form.reference("grade"),
        })
    };
    Some(Inspection {
        id: id?,
        title: form.string("title")?,
        on: on?,
        by: form.reference("by")?,
        kind: form.reference("kind")?,
        scope: form.string("scope"),
        findings: form.records("findings").map(finding).collect::<Option<_>>()?,
    })
}
