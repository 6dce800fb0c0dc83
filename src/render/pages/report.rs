//! The campaign report: targets with their paths, places and how they moved, what was finished and what stays open.

use crate::compute::{TargetFigure, TargetState, standing};
use crate::model::{Indicator, Ledger, Ranks, Scope, Score};
use crate::render::pages::{Scene, badge, headline, issue_chart, listing, matrix, target};
use crate::render::text;
use crate::render::view::{FinishedRow, PlacesRow, PlacesView, ReportView, TargetPath, TargetStep};
use crate::route::{IssueChart, IssuePart};

/// Rows of a list; the whole list has a page of its own.
const ROWS: usize = 60;

/// What the months of a campaign are held against each other by.
const MONTHLY: [Ledger; 10] = [
    Ledger::Completed,
    Ledger::CompletionRate,
    Ledger::Gap,
    Ledger::Started,
    Ledger::StartRate,
    Ledger::Finished,
    Ledger::FundsRate,
    Ledger::ReportRate,
    Ledger::OpenProblems,
    Ledger::OverdueProblems,
];

/// The report, as of the newest bulletin.
pub(crate) fn report(scene: &Scene<'_>) -> ReportView {
    let facts = scene.facts;
    let campaign = &facts.campaign;
    let bulletin = scene.bulletin();
    let (finished, finished_hidden) = finished(scene);
    let series = (0..campaign.series.len()).map(Indicator::Series);
    let monthly = MONTHLY.into_iter().map(Indicator::Ledger).chain(series).collect();
    let all_problems = scene.link("", &scene.issue_path(IssuePart::Problems));
    let among = |states: &[TargetState]| {
        let mine = scene.issue().targets.iter().enumerate().filter(|(_, own)| states.contains(&own.state));
        mine.map(|(position, own)| path(scene, position, own)).collect()
    };
    ReportView {
        start: text::date(campaign.start, scene.say),
        end: text::date(campaign.end, scene.say),
        cutoff: text::date(bulletin.cutoff, scene.say),
        bulletin: scene.link(&bulletin.title, &scene.issue_path(IssuePart::Bulletin)),
        headlines: headline::of_scope(scene, Scope::Whole),
        months: matrix::over_issues(scene, monthly, Scope::Whole),
        target_counts: target::counts(scene),
        missed: among(&[TargetState::Missed]),
        reached: among(&[TargetState::Met, TargetState::Ahead]),
        open: among(&[TargetState::Behind, TargetState::OnTrack, TargetState::Pending, TargetState::NotReported]),
        boards: boards(scene),
        finished,
        finished_hidden,
        problems: listing::problems(scene, Scope::Whole, Some((ROWS, all_problems))),
        bump: issue_chart::view(scene, IssueChart::Places),
    }
}

/// Every bulletin has the same targets in the same order.
fn path(scene: &Scene<'_>, position: usize, last: &TargetFigure) -> TargetPath {
    let steps = scene.shown_issues().iter().map(|issue| {
        let then = &issue.targets[position];
        let value = text::number(&then.actual.value, scene.say);
        TargetStep { value, state: badge::target(then.state, scene.say.words) }
    });
    TargetPath { row: target::row(scene, last), steps: steps.collect() }
}

/// The boards in force at the end.
fn boards(scene: &Scene<'_>) -> Vec<PlacesView> {
    let facts = scene.facts;
    let say = scene.say;
    let places = |board: usize, group: usize, who: Scope| {
        let at = |issue: &crate::compute::Issue| {
            let row = issue.board(board)?.groups.get(group)?.rows.iter().find(|row| row.who == who)?;
            row.place.map(|place| place.to_string())
        };
        scene.shown_issues().iter().map(|issue| at(issue).unwrap_or_else(|| text::DASH.to_owned())).collect()
    };
    let ranked = scene
        .issue()
        .boards
        .iter()
        .flat_map(|ranking| ranking.groups.iter().enumerate().map(move |(group, own)| (ranking, group, own)));
    ranked
        .map(|(ranking, group, own)| {
            let board = &facts.campaign.boards[ranking.board];
            let is_one = ranking.groups.len() == 1;
            let rows = own.rows.iter().map(|row| PlacesRow {
                who: scene.scope_link(row.who),
                places: places(ranking.board, group, row.who),
                value: text::number(&row.value, say),
            });
            PlacesView {
                name: if is_one { board.name.to_string() } else { format!("{} · {}", board.name, own.name) },
                of_units: board.ranks == Ranks::Units,
                weighted: board.score != Score::Value,
                rows: rows.collect(),
            }
        })
        .collect()
}

/// Finished by the last cut-off, oldest first, and how many more there are.
fn finished(scene: &Scene<'_>) -> (Vec<FinishedRow>, usize) {
    let facts = scene.facts;
    let cutoff = scene.issue().cutoff;
    let by_then = |position: usize| facts.projects[position].finish.actual.filter(|day| *day <= cutoff);
    let mut done: Vec<_> =
        (0..facts.projects.len()).filter_map(|position| by_then(position).map(|day| (day, position))).collect();
    done.sort_unstable();
    let rows = done.iter().take(ROWS).map(|&(day, position)| {
        let project = &facts.projects[position];
        let completed = standing(project, &facts.campaign, cutoff).completed;
        FinishedRow {
            project: scene.project_link(position),
            county: scene.county_link(project.county),
            on: day.to_string(),
            completed: text::project_amount(&completed, scene.say),
        }
    });
    (rows.collect(), done.len().saturating_sub(ROWS))
}
