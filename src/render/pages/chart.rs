//! Figures to drawings with the same figures as rows.
#![expect(clippy::float_arithmetic, reason = "positions on a drawing are not published figures")]

use crate::compute::standing;
use crate::model::{CurveKind, Indicator, Ledger, Project, Scope};
use crate::render::chart::{
    Caption, Column, Columns, Cumulative, Days, Gantt, GanttMark, GanttRow, Tick, Window, columns, cumulative, gantt,
};
use crate::render::pages::{Scene, badge, drawing};
use crate::render::text::{self, Say};
use crate::render::view::ChartView;
use crate::units::{Amount, Date};

/// The year a drawing is about: the issue's.
pub(super) fn year(scene: &Scene<'_>) -> i16 {
    scene.issue().cutoff.year()
}

/// Days since the start of the year.
pub(super) fn day_of(scene: &Scene<'_>, date: Date) -> i32 {
    (date - Date::constant(year(scene), 1, 1)).get_days()
}

/// The last day of the year, which may be a leap year.
pub(super) fn year_end(scene: &Scene<'_>) -> i32 {
    day_of(scene, Date::constant(year(scene), 12, 31))
}

pub(super) fn months<'a>(scene: &Scene<'a>) -> Vec<Tick<'a>> {
    let year = year(scene);
    let first = |month| day_of(scene, Date::constant(year, month, 1));
    (1..=12).map(|month| Tick { day: first(month), label: text::short_month(month, scene.say) }).collect()
}

/// Every second month keeps its name: enough to read a small drawing by, and half the markup on pages there are hundreds of.
fn every_second<'a>(months: Vec<Tick<'a>>) -> Vec<Tick<'a>> {
    let named =
        |(position, month): (usize, Tick<'a>)| if position % 2 == 0 { month } else { Tick { label: "", ..month } };
    months.into_iter().enumerate().map(named).collect()
}

pub(super) fn window<'a>(scene: &Scene<'a>) -> Window<'a> {
    let campaign = &scene.facts.campaign;
    Window { start: day_of(scene, campaign.start), end: day_of(scene, campaign.end), label: &campaign.short_name }
}

/// The planned line: month ends, and the curve's own points.
pub(super) fn plan_points(scene: &Scene<'_>, curve: usize, total: f64) -> Vec<(i32, f64)> {
    let year = year(scene);
    let curve = &scene.facts.campaign.curves[curve];
    let share = |date: Date| crate::compute::share_due(curve, year, date).number().to_drawing() / 100.0;
    let point = |date: Date| (day_of(scene, date), total * share(date));
    let mut points = vec![(0, 0.0)];
    match &curve.kind {
        // A straight line needs its ends only.
        CurveKind::Even => points.push(point(Date::constant(year, 12, 31))),
        CurveKind::Monthly(_) => {
            points.extend((1..=12).map(|month| point(Date::constant(year, month, 1).last_of_month())));
        }
        CurveKind::Milestones(given) => points.extend(given.iter().map(|(date, _)| point(*date))),
    }
    points
}

/// A project's records against its plan; nothing without a record.
pub(super) fn project_cumulative(scene: &Scene<'_>, project: &Project) -> Option<ChartView> {
    let facts = scene.facts;
    let say = scene.say;
    let cutoff = scene.issue().cutoff;
    let year = cutoff.year();
    let in_force = |date: Date| date <= cutoff && date.year() == year;
    let records: Vec<_> = project.records.iter().filter(|record| in_force(record.as_of)).collect();
    records.first()?;
    let unit = say.numbers.project_unit;
    let per_unit = f64::from(text::wan_per_unit(unit, say));
    let scaled = |amount: &Amount| amount.wan().to_drawing() / per_unit;
    let mut actual: Vec<(i32, Option<f64>)> = vec![(0, Some(0.0))];
    actual.extend(records.iter().map(|record| (day_of(scene, record.as_of), record.completed.value().map(scaled))));
    let standing = standing(project, &facts.campaign, cutoff);
    let total = standing.plan.as_ref().map_or(0.0, scaled);
    let plan = if standing.plan.is_some() {
        plan_points(scene, project.schedule.unwrap_or(facts.campaign.schedule), total)
    } else {
        Vec::new()
    };
    let last = text::project_amount(&standing.completed, say).text;
    let words = &say.words.chart;
    let title = words.project_cumulative().to_owned();
    let description = words.project_cumulative_how().to_owned();
    let svg = cumulative(&Cumulative {
        // The page prints the description beside the drawing.
        caption: Caption { title: &title, desc: "" },
        days: Days { first: 0, last: year_end(scene), months: &every_second(months(scene)) },
        actual: &actual,
        plan: &plan,
        window: Some(window(scene)),
        cutoff: None,
        unit: text::amount_unit(unit, say),
        last_label: &last,
        plan_label: words.plan(),
        empty: words.no_data(),
    });
    // The records stand as a table on the page itself.
    Some(ChartView { svg, title, description, columns: Vec::new(), rows: Vec::new(), files: None })
}

/// A county's completion rate at each issue, against the schedule of the newest.
pub(super) fn county_history(scene: &Scene<'_>, county: usize) -> ChartView {
    let facts = scene.facts;
    let say = scene.say;
    let issues = scene.shown_issues();
    let scope = Scope::County(county);
    let rate = |issue: &crate::compute::Issue| issue.ledger(facts, Ledger::CompletionRate, scope).value;
    let words = &say.words.chart;
    let labels: Vec<&str> = issues.iter().map(|issue| text::short_month(issue.period.month(), say)).collect();
    let texts: Vec<String> = issues.iter().map(|issue| text::number(&rate(issue), say).number).collect();
    let values: Vec<Column<'_>> = issues
        .iter()
        .zip(&labels)
        .zip(&texts)
        .map(|((issue, &label), text)| Column {
            label,
            value: drawing(&rate(issue)),
            text,
            mark: Some(issue.schedule.number().to_drawing()),
        })
        .collect();
    let schedule = text::percent(&scene.issue().schedule, say);
    let title = words.rates().to_owned();
    let description = words.rates_how(&schedule);
    let target_label = words.schedule_of(&schedule);
    let svg = columns(&Columns {
        caption: Caption { title: &title, desc: &description },
        columns: &values,
        target: None,
        target_label: &target_label,
        unit: "%",
        light: badge::chart_light(badge::county_light(scene, scope)),
        empty: words.no_data(),
    });
    let rows = issues.iter().zip(&labels).map(|(issue, label)| {
        let gap = issue.figure(facts, Indicator::Ledger(Ledger::Gap), scope).value;
        vec![
            (*label).to_owned(),
            text::number(&rate(issue), say).text,
            text::percent(&issue.schedule, say),
            text::number(&gap, say).text,
        ]
    });
    let rows = rows.collect();
    let columns = [words.month(), words.completion_rate(), words.schedule(), words.gap()].map(str::to_owned).to_vec();
    ChartView { svg, title, description, columns, rows, files: None }
}

/// A project's milestones against the cut-off; nothing without any.
pub(super) fn milestones(scene: &Scene<'_>, project: &Project, notes: &[String]) -> Option<ChartView> {
    if project.milestones.is_empty() {
        return None;
    }
    let cutoff = scene.issue().cutoff;
    let words = &scene.say.words.chart;
    let by_then = |date: Option<Date>| date.filter(|date| *date <= cutoff).map(|date| day_of(scene, date));
    let day = |date: Date| day_of(scene, date);
    let mut rows = Vec::with_capacity(project.milestones.len() + 1);
    let (start, finish) = (project.start, project.finish);
    let planned = start.planned.zip(finish.planned).map(|(from, to)| (day(from), day(to)));
    let actual = by_then(start.actual).map(|from| (from, by_then(finish.actual)));
    if planned.is_some() || actual.is_some() {
        rows.push(GanttRow { name: words.start_to_finish(), mark: GanttMark::Bar { planned, actual }, note: "" });
    }
    rows.extend(project.milestones.iter().zip(notes).map(|(milestone, note)| GanttRow {
        name: &milestone.name,
        mark: GanttMark::Milestone { planned: Some(day(milestone.planned)), actual: by_then(milestone.actual) },
        note,
    }));
    let title = words.milestones().to_owned();
    let description = words.milestones_how(text::day(cutoff, scene.say));
    let dates = project.milestones.iter().flat_map(|own| [Some(own.planned), own.actual]).flatten();
    let (first, last) = span_of_years(scene, dates);
    let axis = month_axis(first, last, scene.say);
    let ticks: Vec<Tick<'_>> = axis.iter().map(|(date, label)| Tick { day: day(*date), label }).collect();
    let svg = gantt(&Gantt {
        caption: Caption { title: &title, desc: "" },
        days: Days { first: day(first), last: day(last), months: &ticks },
        cutoff: Some(Tick { day: day(cutoff), label: &text::day(cutoff, scene.say) }),
        rows: &rows,
        empty: words.no_milestones(),
    });
    Some(ChartView { svg, title, description, columns: Vec::new(), rows: Vec::new(), files: None })
}

/// Years before and after the campaign's that an axis can reach; a date beyond them is cut off, not drawn to scale.
const YEARS_AROUND: i16 = 5;

/// The campaign's year, widened to whole months so that the dates lie in it.
fn span_of_years(scene: &Scene<'_>, dates: impl Iterator<Item = Date>) -> (Date, Date) {
    let year = year(scene);
    let own = (Date::constant(year, 1, 1), Date::constant(year, 12, 31));
    let near = dates.filter(|date| (date.year() - year).abs() <= YEARS_AROUND);
    let wide = near.fold(own, |(first, last), date| (first.min(date), last.max(date)));
    (wide.0.first_of_month(), wide.1.last_of_month())
}

/// First days of the parts of a span with their names: months of one year, half years of several.
fn month_axis(first: Date, last: Date, say: Say<'_>) -> Vec<(Date, String)> {
    let is_one_year = first.year() == last.year();
    let step = if is_one_year { 1 } else { 6 };
    let mut axis = Vec::new();
    for year in first.year()..=last.year() {
        for month in (1..=12).step_by(step) {
            let start = Date::constant(year, month, 1);
            if start < first || start > last {
                continue;
            }
            let label = match (is_one_year, month) {
                (false, 1) => say.words.chart.year(year),
                // Every second month keeps its name, which is enough to read a small drawing by.
                (true, month) if month % 2 == 1 => text::short_month(month, say).to_owned(),
                _ => String::new(),
            };
            axis.push((start, label));
        }
    }
    axis
}
