//! A county's page and the table of all.

use crate::compute::Measured;
use crate::model::{Ledger, Scope};
use crate::plan::{PROJECTS_PER_PAGE, county_page};
use crate::render::chart::{Caption, Sparkline, sparkline};
use crate::render::pages::follow::{self, Source};
use crate::render::pages::listing::Purpose;
use crate::render::pages::{
    Scene, badge, chart, drawing, duty_words, headline, listing, matrix, pipeline, target, wall, watch,
};
use crate::render::view::{CountiesView, CountyRow, CountyView, Html, Link, ListView, PagerView, Standing};
use crate::render::{sentence, text};
use crate::route::IssuePart;
use crate::units::Known;

/// Rows of a shorter list on a county's page.
const ROWS: usize = 30;

/// All counties and the whole.
pub(crate) fn counties(scene: &Scene<'_>) -> CountiesView {
    CountiesView {
        cutoff: text::date(scene.issue().cutoff, scene.say),
        rows: rows(scene),
        total: row(scene, Scope::Whole),
    }
}

/// One row for each county in which a scope has projects.
pub(super) fn rows_within(scene: &Scene<'_>, scope: impl Fn(usize) -> Scope) -> Vec<CountyRow> {
    let counties = 0..scene.facts.counties.len();
    let there = counties.filter(|&county| scene.issue().tally(scope(county)).projects > 0);
    there
        .map(|county| {
            let own = row(scene, scope(county));
            let level = matrix::level_name(scene.facts.counties[county].level, scene.say).to_owned();
            CountyRow { county: scene.county_link(county), level, ..own }
        })
        .collect()
}

/// One row per county, in display order.
pub(super) fn rows(scene: &Scene<'_>) -> Vec<CountyRow> {
    (0..scene.facts.counties.len()).map(|county| row(scene, Scope::County(county))).collect()
}

/// A scope as a row.
pub(super) fn row(scene: &Scene<'_>, scope: Scope) -> CountyRow {
    let facts = scene.facts;
    let say = scene.say;
    let issue = scene.issue();
    let number = |ledger| text::number(&issue.ledger(facts, ledger, scope).value, say);
    let rate = issue.ledger(facts, Ledger::CompletionRate, scope);
    let of = |measured: Option<Measured>| text::number(&Known::or_not_applicable(measured), say);
    let lit = badge::county_light(scene, scope);
    let level = match scope {
        Scope::County(county) => facts.counties[county].level,
        _ => facts.whole.level,
    };
    let issues = &scene.figures.issues[..=scene.at];
    let rate_at = |issue: &crate::compute::Issue| drawing(&issue.ledger(facts, Ledger::CompletionRate, scope).value);
    let values: Vec<Option<f64>> = issues.iter().map(rate_at).collect();
    let sparkline = if values.iter().flatten().count() < 2 {
        Html::new()
    } else {
        sparkline(&Sparkline {
            caption: Caption { title: "", desc: "" },
            values: &values,
            light: badge::chart_light(lit),
        })
    };
    CountyRow {
        county: scene.scope_link(scope),
        level: matrix::level_name(level, scene.say).to_owned(),
        projects: number(Ledger::Projects),
        plan: of(rate.whole),
        completed: of(rate.part),
        completion_rate: text::number(&rate.value, say),
        gap: number(Ledger::Gap),
        start_rate: number(Ledger::StartRate),
        light: lit.map(|lit| badge::light(lit, scene.say.words)),
        open_problems: number(Ledger::OpenProblems),
        sparkline,
    }
}

/// Page `page` (from 0) of a county; `projects` are the positions of all its projects.
pub(crate) fn county(scene: &Scene<'_>, county: usize, page: usize, projects: &[usize]) -> CountyView {
    let facts = scene.facts;
    let own = &facts.counties[county];
    let scope = Scope::County(county);
    let bulletin = scene.bulletin();
    let pages = projects.len().div_ceil(PROJECTS_PER_PAGE).max(1);
    let first = page * PROJECTS_PER_PAGE;
    let shown = &projects[first..projects.len().min(first + PROJECTS_PER_PAGE)];
    let lists = &scene.issue().lists;
    let mine = |positions: &[usize]| -> Vec<usize> {
        positions.iter().copied().filter(|&position| facts.projects[position].county == county).collect()
    };
    let short = |id: &'static str, title: &str, positions: &[usize], purpose| {
        let link = scene.link(scene.say.words.list.whole_list(), &format!("latest/lists.html#{id}"));
        listing::list(scene, id, title, &mine(positions), purpose, Some((ROWS, link)))
    };
    let problems_link = scene.link(scene.say.words.list.all_problems(), "latest/problems.html");
    let projects_list = listing::list(scene, "projects", scene.say.words.county.projects(), shown, Purpose::All, None);
    CountyView {
        id: own.id.to_string(),
        name: own.name.to_string(),
        level: matrix::level_name(own.level, scene.say).to_owned(),
        leaders: own
            .leaders
            .iter()
            .map(|leader| match &leader.duty {
                Some(duty) => scene.say.words.county.office(&leader.office, duty),
                None => leader.office.to_string(),
            })
            .collect(),
        cutoff: text::date(bulletin.cutoff, scene.say),
        bulletin: scene.link(&scene.say.words.issue.number(bulletin.number), &scene.issue_path(IssuePart::Bulletin)),
        rooms: wall::of_county(scene, county).into_iter().collect(),
        lead: lead(scene, county),
        headlines: headline::of_scope(scene, scope),
        light: badge::county_light(scene, scope).map(|lit| badge::light(lit, scene.say.words)),
        standings: standings(scene, scope),
        history: chart::county_history(scene, county),
        statistics: matrix::statistics_history(scene, county),
        measures: matrix::measures_history(scene, county),
        prospects: pipeline::of_county(scene, county),
        targets: target::of_county(scene, county),
        unstarted_due: short(
            "unstarted-due",
            scene.say.words.list.unstarted_due(),
            &lists.unstarted_due,
            Purpose::Unstarted,
        ),
        lagging: short("lagging", scene.say.words.list.lagging(), &lists.lagging, Purpose::Lagging),
        stopped: short("stopped", scene.say.words.list.stopped(), &lists.stopped, Purpose::Stopped),
        decisions: follow::of_county(scene, Source::Meetings, county),
        findings: follow::of_county(scene, Source::Inspections, county),
        problems: listing::problems(scene, scope, Some((ROWS, problems_link))),
        projects: ListView { count: projects.len(), ..projects_list },
        pager: (pages > 1).then(|| pager(scene, own.id.as_str(), page, pages)),
        units: of_county(scene, county),
        reports_said: duty_words::reports_of(scene, scope),
        watch: watch::of_county(scene, county),
        continued: page > 0,
    }
}

/// Links to the pages of a county's list.
/// The units that are a county's government.
fn of_county(scene: &Scene<'_>, county: usize) -> Vec<Link> {
    let units = scene.facts.campaign.units.iter().enumerate();
    units.filter(|(_, unit)| unit.county == Some(county)).map(|(unit, _)| scene.unit_link(unit)).collect()
}

fn pager(scene: &Scene<'_>, id: &str, current: usize, pages: usize) -> PagerView {
    let link = |page: usize| Link {
        text: (page + 1).to_string(),
        href: (page != current).then(|| scene.href(&county_page(id, page))),
    };
    PagerView { current: current + 1, pages: (0..pages).map(link).collect() }
}

/// Where it stands, why, and what is next, in a paragraph.
fn lead(scene: &Scene<'_>, county: usize) -> Html {
    let facts = scene.facts;
    let issue = scene.issue();
    let scope = Scope::County(county);
    let mut said = scene.say.words.county.as_of(text::day(issue.cutoff, scene.say));
    said.push_str(&sentence::sentence(
        facts,
        issue,
        crate::model::Indicator::Ledger(Ledger::CompletionRate),
        scope,
        scene.say,
    ));
    for standing in standings(scene, scope).iter().take(1) {
        if let Some(place) = standing.place {
            let group =
                if standing.group.is_empty() { scene.say.words.county.ranked_counties() } else { &standing.group };
            said.push_str(&scene.say.words.county.stands(&standing.board.text, group, place));
            said.push_str(match standing.movement.direction {
                "none" => scene.say.words.county.stop(),
                "same" => scene.say.words.county.as_before(),
                _ => scene.say.words.county.since_before(),
            });
            if matches!(standing.movement.direction, "up" | "down") {
                said.push_str(&scene.say.words.county.moved(&standing.movement.text));
            }
        }
    }
    let tally = issue.tally(scope);
    let named = |list: &[usize]| list.iter().filter(|&&own| facts.projects[own].county == county).count();
    let (missed, lagging) = (named(&issue.lists.unstarted_due), named(&issue.lists.lagging));
    let mut next = Vec::new();
    if missed > 0 {
        next.push(scene.say.words.county.missed(missed));
    }
    if lagging > 0 {
        next.push(scene.say.words.county.behind(lagging));
    }
    if tally.stopped > 0 {
        next.push(scene.say.words.county.stopped(tally.stopped));
    }
    if tally.overdue_problems > 0 {
        next.push(scene.say.words.county.overdue(tally.overdue_problems));
    }
    if next.is_empty() {
        said.push_str(scene.say.words.county.all_well());
    } else {
        said.push_str(&scene.say.words.county.watch(next.join(scene.say.words.sign.list())));
    }
    sentence::emphasise(&said, scene.say)
}

/// Places on the boards that rank a county or unit.
pub(super) fn standings(scene: &Scene<'_>, who: Scope) -> Vec<Standing> {
    let facts = scene.facts;
    let say = scene.say;
    let is_first_issue = scene.at == 0;
    let boards = scene.issue().boards.iter().flat_map(|ranking| {
        ranking.groups.iter().enumerate().filter_map(move |(position, group)| {
            let row = group.rows.iter().find(|row| row.who == who)?;
            let board = &facts.campaign.boards[ranking.board];
            Some(Standing {
                board: scene.link(&board.name, &format!("latest/rankings.html#{}", board.id)),
                group: group.name.to_string(),
                place: row.place,
                of: group.ranked,
                value: text::number(&row.value, say),
                movement: badge::movement(row.movement(), is_first_issue, scene.say.words),
                why: scene.why_place(ranking.board, position, who),
            })
        })
    });
    boards.collect()
}
