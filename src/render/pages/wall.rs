//! The wall chart: its index, the walls of counties, and the chart for whatever projects another page shows.

use crate::compute::{MilestoneStatus, OnWall, SOON, WallTally, by_finish, days_to_finish, milestone_status, standing};
use crate::model::{Milestone, Project};
use crate::plan::{PROJECTS_PER_PAGE, wall_page};
use crate::render::chart::{Caption, Days, Lane, Tick, lane, ruler};
use crate::render::pages::section::linked;
use crate::render::pages::{Scene, badge};
use crate::render::text::{self, Say};
use crate::render::view::{
    Headline, Html, IndicatorMethod, Link, MilestoneLine, MilestoneRow, PagerView, WallCountyRow, WallPageView,
    WallRow, WallView, WallsView,
};
use crate::units::Date;

/// Rows of a list on the index.
const ROWS: usize = 30;

/// More lanes than this are looked at county by county.
const LANES: usize = 100;

/// The wall of some projects, in the order of their finishes; nothing when none of them has milestones, or when they are too many for
/// a page about something else.
pub(super) fn wall(scene: &Scene<'_>, projects: &[usize]) -> Option<WallView> {
    if projects.len() > LANES {
        return None;
    }
    let has_milestones = |position: &usize| !scene.facts.projects[*position].milestones.is_empty();
    let mut shown: Vec<usize> = projects.iter().copied().filter(has_milestones).collect();
    by_finish(scene.facts, scene.issue().cutoff, &mut shown);
    (!shown.is_empty()).then(|| chart(scene, &shown))
}

fn chart(scene: &Scene<'_>, projects: &[usize]) -> WallView {
    let cutoff = scene.issue().cutoff;
    let axis = Axis::of(scene, projects);
    let ticks: Vec<Tick<'_>> = axis.parts.iter().map(|(day, label)| Tick { day: *day, label }).collect();
    let days = Days { first: 0, last: axis.last, months: &ticks };
    // Names would be repeated in every lane to nobody's use.
    let bare: Vec<Tick<'_>> = ticks.iter().map(|tick| Tick { label: "", ..*tick }).collect();
    let label = text::day(cutoff, scene.say);
    WallView {
        ruler: ruler(&days, Tick { day: axis.day(cutoff), label: &label }),
        how: scene.say.words.wall.how(&label),
        rows: projects.iter().map(|&position| row(scene, position, &axis, &Days { months: &bare, ..days })).collect(),
    }
}

/// The time axis of a wall: the cut-off's year, and the next one where plans reach beyond it.
struct Axis {
    start: Date,
    last: i32,
    parts: Vec<(i32, String)>,
}

impl Axis {
    fn of(scene: &Scene<'_>, projects: &[usize]) -> Self {
        let year = scene.issue().cutoff.year();
        let is_beyond = |project: &Project| {
            let milestones = project.milestones.iter().map(|milestone| milestone.planned);
            milestones.chain(project.finish.planned).any(|date| date.year() > year)
        };
        let is_long = projects.iter().any(|&position| is_beyond(&scene.facts.projects[position]));
        let start = Date::constant(year, 1, 1);
        let last_year = if is_long { year + 1 } else { year };
        let day = |date: Date| (date - start).get_days();
        let mut parts = Vec::new();
        for year in start.year()..=last_year {
            for month in (1..=12).step_by(if is_long { 3 } else { 1 }) {
                let name = if is_long && month == 1 { format!("{year}年") } else { format!("{month}月") };
                parts.push((day(Date::constant(year, month, 1)), name));
            }
        }
        Self { start, last: day(Date::constant(last_year, 12, 31)), parts }
    }

    fn day(&self, date: Date) -> i32 {
        (date - self.start).get_days()
    }
}

fn row(scene: &Scene<'_>, position: usize, axis: &Axis, days: &Days<'_>) -> WallRow {
    let facts = scene.facts;
    let cutoff = scene.issue().cutoff;
    let project = &facts.projects[position];
    let standing = standing(project, &facts.campaign, cutoff);
    let (countdown, tone) = countdown(project, cutoff, scene.say);
    let statuses = || project.milestones.iter().map(|milestone| (milestone, milestone_status(milestone, cutoff)));
    let is_overdue = |status| matches!(status, MilestoneStatus::Overdue { .. });
    let ahead = statuses().filter(|(_, status)| matches!(status, MilestoneStatus::Ahead { .. }));
    WallRow {
        project: scene.project_link(position),
        county: scene.county_link(project.county),
        unit: facts.campaign.units[project.unit].name.to_string(),
        leader: project.leader.map(|leader| facts.campaign.duty.leaders[leader].name.to_string()).unwrap_or_default(),
        state: badge::project_state(&standing, scene.say.words),
        lane: drawing(project, cutoff, axis, days),
        finish: text::iso(project.finish.planned),
        countdown,
        tone,
        overdue: statuses()
            .filter(|(_, status)| is_overdue(*status))
            .map(|(milestone, status)| of_milestone(project, milestone, status, scene.say))
            .collect(),
        late: late_words(statuses().map(|(_, status)| status), scene.say),
        next: ahead
            .min_by_key(|(milestone, _)| milestone.planned)
            .map(|(milestone, status)| of_milestone(project, milestone, status, scene.say)),
    }
}

/// How many milestones were reached late, and how late at most.
fn late_words(statuses: impl Iterator<Item = MilestoneStatus>, say: Say<'_>) -> String {
    let days = statuses.filter_map(|status| match status {
        MilestoneStatus::Reached { late } if late > 0 => Some(late),
        _ => None,
    });
    let days: Vec<i64> = days.collect();
    days.iter().max().map_or_else(String::new, |most| say.words.wall.late_most(days.len(), most))
}

fn drawing(project: &Project, cutoff: Date, axis: &Axis, days: &Days<'_>) -> Html {
    let by_then = |date: Option<Date>| date.filter(|date| *date <= cutoff).map(|date| axis.day(date));
    let (start, finish) = (project.start, project.finish);
    let milestones: Vec<(i32, Option<i32>)> =
        project.milestones.iter().map(|milestone| (axis.day(milestone.planned), by_then(milestone.actual))).collect();
    lane(&Lane {
        // The words stand in the cells beside it.
        caption: Caption::default(),
        days: *days,
        cutoff: axis.day(cutoff),
        planned: start.planned.zip(finish.planned).map(|(from, to)| (axis.day(from), axis.day(to))),
        actual: by_then(start.actual).map(|from| (from, by_then(finish.actual))),
        milestones: &milestones,
    })
}

/// Days to the planned finish in words, with the colour that goes with them.
fn countdown(project: &Project, cutoff: Date, say: Say<'_>) -> (String, &'static str) {
    if project.finish.actual.is_some_and(|actual| actual <= cutoff) {
        return (say.words.wall.finished().to_owned(), "ok");
    }
    match days_to_finish(project, cutoff) {
        Some(days) if days < 0 => (say.words.wall.past_finish(-days), "bad"),
        Some(0) => (say.words.wall.finish_today().to_owned(), ""),
        Some(days) => (say.words.wall.to_finish(days), ""),
        None => (String::new(), ""),
    }
}

/// A milestone as a row.
pub(super) fn of_milestone(
    project: &Project,
    milestone: &Milestone,
    status: MilestoneStatus,
    say: Say<'_>,
) -> MilestoneRow {
    let actual = match status {
        MilestoneStatus::Reached { .. } => milestone.actual,
        MilestoneStatus::Overdue { .. } | MilestoneStatus::Ahead { .. } => None,
    };
    let days = match status {
        MilestoneStatus::Reached { late: days } | MilestoneStatus::Overdue { days } => Some(days),
        MilestoneStatus::Ahead { .. } => None,
    };
    MilestoneRow {
        name: milestone.name.to_string(),
        planned: text::iso_day(milestone.planned),
        actual: text::iso(actual),
        state: badge::milestone(status, say.words),
        days,
        text: status_words(status, say),
        before_finish: before_finish(project, milestone, say),
    }
}

/// `按期`, `晚3天`, `早2天`, `已逾期12天`, `还有20天`, `当日到期`.
fn status_words(status: MilestoneStatus, say: Say<'_>) -> String {
    match status {
        MilestoneStatus::Reached { late: 0 } => say.words.wall.in_time().to_owned(),
        MilestoneStatus::Reached { late } if late > 0 => say.words.wall.late(late),
        MilestoneStatus::Reached { late } => say.words.wall.early(-late),
        MilestoneStatus::Overdue { days } => say.words.wall.overdue(days),
        MilestoneStatus::Ahead { days: 0 } => say.words.wall.due_today().to_owned(),
        MilestoneStatus::Ahead { days } => say.words.wall.days_left(days),
    }
}

/// How many days before the planned finish a milestone is planned: `竣工前92天`; empty for the finish itself and without one.
fn before_finish(project: &Project, milestone: &Milestone, say: Say<'_>) -> String {
    let days = project.finish.planned.map(|finish| i64::from((finish - milestone.planned).get_days()));
    match days {
        Some(days) if days > 0 => say.words.wall.before_finish(days),
        Some(days) if days < 0 => say.words.wall.after_finish(-days),
        Some(_) | None => String::new(),
    }
}

fn line(scene: &Scene<'_>, one: OnWall) -> MilestoneLine {
    let project = &scene.facts.projects[one.project];
    MilestoneLine {
        milestone: of_milestone(project, &project.milestones[one.milestone], one.status, scene.say),
        project: scene.project_link(one.project),
        county: scene.county_link(project.county),
        unit: scene.facts.campaign.units[project.unit].name.to_string(),
    }
}

/// The index: sums by county and what is most urgent.
pub(crate) fn walls(scene: &Scene<'_>) -> WallsView {
    let wall = &scene.issue().wall;
    let first = |milestones: &[OnWall]| milestones.iter().take(ROWS).map(|&one| line(scene, one)).collect();
    let counties = wall.counties.iter().enumerate().filter(|(_, tally)| tally.projects > 0);
    WallsView {
        cutoff: text::date(scene.issue().cutoff, scene.say),
        lead: words(scene, &scene.say.words.wall.of(scene.say.words.page.wall())),
        headlines: headlines(scene, &wall.whole),
        counties: counties.map(|(county, tally)| county_row(scene, county_wall(scene, county), tally)).collect(),
        total: county_row(scene, Link { text: scene.facts.whole.name.to_string(), href: None }, &wall.whole),
        overdue: first(&wall.overdue),
        overdue_count: wall.overdue.len(),
        soon: first(&wall.soon),
        soon_count: wall.soon.len(),
    }
}

fn county_wall(scene: &Scene<'_>, county: usize) -> Link {
    let county = &scene.facts.counties[county];
    scene.link(&county.name, &wall_page(county.id.as_str(), 0))
}

fn county_row(scene: &Scene<'_>, county: Link, tally: &WallTally) -> WallCountyRow {
    let say = scene.say;
    let count = |number: i64| text::count(number, say);
    WallCountyRow {
        county,
        projects: count(tally.projects),
        due: count(tally.due),
        reached: count(tally.due_reached),
        rate: text::number(&tally.rate().value, say),
        late: count(tally.late),
        overdue: count(tally.overdue),
        soon: count(tally.soon),
    }
}

fn headlines(scene: &Scene<'_>, tally: &WallTally) -> Vec<Headline> {
    let say = scene.say;
    let one = |id: &str, label: &str, number, note: String, tone| Headline {
        label: label.to_owned(),
        number,
        note,
        tone,
        href: scene.href(&format!("method.html#{id}")),
        why: None,
    };
    let late = if tally.late > 0 { scene.say.words.wall.also_late(tally.late) } else { String::new() };
    vec![
        one(
            "wall-projects",
            scene.say.words.wall.projects(),
            text::count(tally.projects, say),
            scene.say.words.wall.milestones(tally.milestones),
            "",
        ),
        one(
            "milestone-rate",
            scene.say.words.wall.rate(),
            text::number(&tally.rate().value, say),
            scene.say.words.wall.due(tally.due, tally.due_reached),
            "",
        ),
        one("milestones-overdue", scene.say.words.wall.milestones_overdue(), text::count(tally.overdue, say), late, ""),
        one(
            "milestones-soon",
            scene.say.words.wall.milestones_soon(),
            text::count(tally.soon, say),
            scene.say.words.wall.within(SOON),
            "",
        ),
    ]
}

/// Page `page` (from 0) of a county's wall.
pub(crate) fn county(scene: &Scene<'_>, county: usize, page: usize) -> WallPageView {
    let facts = scene.facts;
    let cutoff = scene.issue().cutoff;
    let all = &scene.figures.on_wall[county];
    let shown: Vec<usize> = all.iter().copied().skip(page * PROJECTS_PER_PAGE).take(PROJECTS_PER_PAGE).collect();
    let mut slipped: Vec<OnWall> = Vec::new();
    for &project in &shown {
        for (milestone, own) in facts.projects[project].milestones.iter().enumerate() {
            let status = milestone_status(own, cutoff);
            if status.is_slipped() {
                slipped.push(OnWall { project, milestone, status });
            }
        }
    }
    slipped.sort_by_key(|one| match one.status {
        MilestoneStatus::Overdue { days } => (0, -days),
        MilestoneStatus::Reached { late } => (1, -late),
        MilestoneStatus::Ahead { .. } => (2, 0),
    });
    let pages = all.len().div_ceil(PROJECTS_PER_PAGE);
    let id = facts.counties[county].id.as_str();
    let link = |other: usize| Link {
        text: (other + 1).to_string(),
        href: (other != page).then(|| scene.href(&wall_page(id, other))),
    };
    let others = scene.issue().wall.counties.iter().enumerate().filter(|(_, tally)| tally.projects > 0);
    WallPageView {
        county: scene.county_link(county),
        cutoff: text::date(cutoff, scene.say),
        headlines: headlines(scene, &scene.issue().wall.counties[county]),
        wall: chart(scene, &shown),
        slipped: slipped.into_iter().map(|one| line(scene, one)).collect(),
        pager: (pages > 1).then(|| PagerView { current: page + 1, pages: (0..pages).map(link).collect() }),
        others: others
            .map(|(other, _)| Link {
                href: county_wall(scene, other).href.filter(|_| other != county),
                text: facts.counties[other].name.to_string(),
            })
            .collect(),
    }
}

/// A county's wall, if anything hangs on it.
pub(super) fn of_county(scene: &Scene<'_>, county: usize) -> Option<Link> {
    let link = || Link { text: scene.say.words.page.wall().to_owned(), ..county_wall(scene, county) };
    (!scene.figures.on_wall[county].is_empty()).then(link)
}

/// What a bulletin says of the wall; nothing without one.
pub(super) fn sentences(scene: &Scene<'_>) -> Html {
    let wall = scene.link(scene.say.words.page.wall(), "wall/index.html");
    words(scene, &scene.say.words.wall.of(linked(&wall)))
}

/// `挂图作战的62个项目应完成节点187个，已完成181个，完成率96.8%，逾期6个。`; empty when nothing is due.
fn words(scene: &Scene<'_>, of: &str) -> Html {
    let tally = &scene.issue().wall.whole;
    if tally.due == 0 {
        return Html::new();
    }
    let rate = text::number(&tally.rate().value, scene.say).text;
    let overdue = if tally.overdue > 0 { scene.say.words.wall.with_overdue(tally.overdue) } else { String::new() };
    let done = if tally.due == tally.due_reached {
        scene.say.words.wall.all_done().to_owned()
    } else {
        scene.say.words.wall.done(tally.due_reached, &rate, &overdue)
    };
    scene.say.words.wall.sentence(of, tally.projects, tally.due, &done)
}

/// How the figures of the wall are made.
pub(super) fn methods(say: Say<'_>) -> Vec<IndicatorMethod> {
    let soon = say.words.wall.soon_how(SOON);
    [
        ("wall-projects", say.words.wall.projects(), say.words.wall.projects_how(), say.words.wall.projects_note()),
        ("milestone-rate", say.words.wall.rate(), say.words.wall.rate_how(), say.words.wall.rate_note()),
        (
            "milestones-overdue",
            say.words.wall.milestones_overdue(),
            say.words.wall.overdue_how(),
            say.words.wall.overdue_note(),
        ),
        ("milestones-soon", say.words.wall.milestones_soon(), &soon, say.words.wall.soon_note()),
        ("days-to-finish", say.words.wall.days_to_finish(), say.words.wall.days_how(), say.words.wall.days_note()),
    ]
    .map(|(id, name, formula, note)| IndicatorMethod {
        id: id.to_owned(),
        name: name.to_owned(),
        unit: match id {
            "milestone-rate" => "%",
            "days-to-finish" => say.words.wall.unit_days(),
            _ => say.words.number.unit_count(),
        }
        .to_owned(),
        formula: formula.to_owned(),
        note: note.to_owned(),
    })
    .to_vec()
}

/// Whether anything hangs on the wall.
pub(super) fn is_hung(scene: &Scene<'_>) -> bool {
    scene.figures.on_wall.iter().any(|county| !county.is_empty())
}
