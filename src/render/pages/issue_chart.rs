//! The charts of an issue: each is drawn from a table of exact figures, which also stands below it and in its CSV file.
#![expect(clippy::float_arithmetic, reason = "positions on a drawing are not published figures")]

use crate::compute::{Issue, Lit, Measured, OwnUnit, share_due};
use crate::model::{Indicator, Ledger, Scope, Way};
use crate::plan;
use crate::render::chart::{
    Bump, BumpEntry, Caption, Cumulative, Days, Funnel, Heat, HeatCell, HeatRow, Multiples, Panel, Stage, bump,
    cumulative, funnel, heat, multiples,
};
use crate::render::pages::chart::{day_of, months, plan_points, window, year, year_end};
use crate::render::pages::{Scene, badge, drawing};
use crate::render::sentence;
use crate::render::text::{self, Say};
use crate::render::view::{ChartFiles, ChartView};
use crate::route::{ChartForm, IssueChart};
use crate::units::{Date, Exact, Known};

/// A chart and the figures it shows.
pub(crate) struct Chart<'a> {
    /// What it shows.
    pub(crate) title: String,
    /// How to read it.
    pub(crate) description: String,
    /// The drawing.
    pub(crate) svg: String,
    /// What the rows are.
    pub(crate) head: &'a str,
    /// The columns of figures.
    pub(crate) columns: Vec<Name>,
    /// Rows with as many figures as there are columns.
    pub(crate) rows: Vec<(Name, Vec<Figure<'a>>)>,
}

/// A row or a column: for programs and for people.
pub(crate) struct Name {
    pub(crate) id: String,
    pub(crate) text: String,
}

impl Name {
    fn of(id: impl ToString, text: impl ToString) -> Self {
        Self { id: id.to_string(), text: text.to_string() }
    }

    fn day(date: Date, say: Say<'_>) -> Self {
        Self::of(date, text::day(date, say))
    }

    fn months(issues: &[Issue], say: Say<'_>) -> Vec<Self> {
        issues.iter().map(|issue| Self::of(issue.period, text::short_month(issue.period.month(), say))).collect()
    }
}

/// A figure and how it is judged.
pub(crate) struct Figure<'a> {
    pub(crate) value: Known<Measured>,
    pub(crate) light: Option<Lit<'a>>,
}

fn plain<'a>(value: Known<Measured>) -> Figure<'a> {
    Figure { value, light: None }
}

/// A chart of the scene's issue, if it has this one.
pub(super) fn view(scene: &Scene<'_>, chart: IssueChart) -> Option<ChartView> {
    let has_it = plan::charts(scene.facts, scene.figures, scene.at).any(|own| own == chart);
    has_it.then(|| view_of(scene, chart))
}

/// A chart that the scene's issue has.
pub(crate) fn view_of(scene: &Scene<'_>, chart: IssueChart) -> ChartView {
    let say = scene.say;
    let id = scene.bulletin().id.as_str();
    let href = |form| scene.href(&chart.path(id, form));
    let files =
        ChartFiles { page: href(ChartForm::Page), image: href(ChartForm::Image), figures: href(ChartForm::Figures) };
    let Chart { title, description, svg, head, columns, rows } = of(scene, chart);
    let cell = |figure: &Figure<'_>| {
        let text = text::number(&figure.value, say).text;
        figure.light.map_or(text.clone(), |lit| format!("{} {text}", badge::light(lit, scene.say.words).mark))
    };
    let row =
        |(name, figures): (Name, Vec<Figure<'_>>)| std::iter::once(name.text).chain(figures.iter().map(cell)).collect();
    let columns = std::iter::once(head.to_owned()).chain(columns.into_iter().map(|column| column.text)).collect();
    ChartView { svg, title, description, columns, rows: rows.into_iter().map(row).collect(), files: Some(files) }
}

/// What a chart shows.
pub(crate) fn title(scene: &Scene<'_>, chart: IssueChart) -> String {
    match chart {
        IssueChart::Completed => scene.say.words.chart.cumulative().to_owned(),
        IssueChart::Counties => scene.say.words.chart.counties().to_owned(),
        IssueChart::Months => scene.say.words.chart.months().to_owned(),
        IssueChart::Places => {
            let board = &scene.facts.campaign.boards[scene.issue().boards[0].board];
            scene.say.words.chart.places(&board.name)
        }
        IssueChart::Deals => scene.say.words.chart.deals().to_owned(),
    }
}

/// Draws a chart that the scene's issue has.
pub(crate) fn of<'a>(scene: &Scene<'a>, chart: IssueChart) -> Chart<'a> {
    match chart {
        IssueChart::Completed => completed(scene),
        IssueChart::Counties => counties(scene),
        IssueChart::Months => by_month(scene),
        IssueChart::Places => places(scene),
        IssueChart::Deals => deals(scene),
    }
}

/// The issues of the scene's year so far; cumulative values begin anew each year, and so do their drawings.
fn of_year<'a>(scene: &Scene<'a>) -> impl Iterator<Item = &'a Issue> {
    let year = year(scene);
    scene.figures.issues[..=scene.at].iter().filter(move |issue| issue.cutoff.year() == year)
}

fn texts(names: &[Name]) -> Vec<&str> {
    names.iter().map(|name| &*name.text).collect()
}

/// Completed investment of the whole at month ends and cut-offs, against plan × schedule.
fn completed<'a>(scene: &Scene<'a>) -> Chart<'a> {
    let facts = scene.facts;
    let value = |issue: &Issue| issue.ledger(facts, Ledger::Completed, Scope::Whole).value;
    let unit = facts.site.numbers.amount_unit;
    let scale = f64::from(text::wan_per_unit(unit, scene.say));
    let shown = |value: &Known<Measured>| drawing(value).map(|wan| wan / scale);
    // Before the first issue the line follows the projects' own records at the month ends.
    let history = scene.figures.history.iter().filter(|end| end.date.year() == year(scene));
    let recorded = history.map(|end| (end.date, end.completed.clone().map(Measured::amount)));
    let mut points: Vec<(Date, Known<Measured>)> = recorded.filter(|(_, value)| value.value().is_some()).collect();
    points.extend(of_year(scene).map(|issue| (issue.cutoff, value(issue))));
    let plan = scene.issue().ledger(facts, Ledger::CompletionRate, Scope::Whole).whole.map(|plan| plan.number());
    let curve = &facts.campaign.curves[facts.campaign.schedule];
    let due = |date: Date| {
        let share = share_due(curve, year(scene), date);
        let hundred = Exact::whole(100);
        let due = plan.as_ref().and_then(|plan| &(plan * share.number()) / &hundred);
        plain(Known::or_not_applicable(due.map(Measured::Amount)))
    };
    let total = plan.as_ref().map_or(0.0, |plan| plan.to_drawing() / scale);
    let mut actual = vec![(0, Some(0.0))];
    actual.extend(points.iter().map(|(date, value)| (day_of(scene, *date), shown(value))));
    let ends = (1..=12).map(|month| Date::constant(year(scene), month, 1).last_of_month());
    let to_come = ends.filter(|end| *end > scene.issue().cutoff).map(|end| (end, Known::NotApplicable));
    let rows = points.iter().cloned().chain(to_come);
    let rows = rows.map(|(date, value)| (Name::day(date, scene.say), vec![plain(value), due(date)])).collect();

    let last = text::number(&value(scene.issue()), scene.say).text;
    let title = title(scene, IssueChart::Completed);
    let description = scene.say.words.chart.cumulative_how(&last);
    let svg = cumulative(&Cumulative {
        caption: Caption { title: &title, desc: &description },
        days: Days { first: 0, last: year_end(scene), months: &months(scene) },
        actual: &actual,
        plan: &plan_points(scene, facts.campaign.schedule, total),
        window: Some(window(scene)),
        cutoff: None,
        unit: text::amount_unit(unit, scene.say),
        last_label: &last,
        plan_label: scene.say.words.chart.plan(),
        empty: scene.say.words.chart.no_data(),
    });
    let columns =
        vec![Name::of("completed", scene.say.words.chart.completed()), Name::of("due", scene.say.words.chart.due())];
    Chart { title, description, svg, head: scene.say.words.chart.as_of(), columns, rows }
}

/// Completion rates of the counties side by side, against the schedule.
fn counties<'a>(scene: &Scene<'a>) -> Chart<'a> {
    let facts = scene.facts;
    let history = scene.figures.history.iter().filter(|end| end.date.year() == year(scene));
    let (mut dates, mut rates): (Vec<Date>, Vec<Vec<Known<Measured>>>) = history
        .map(|end| (end.date, end.rates.iter().map(|rate| rate.clone().map(Measured::Percent)).collect()))
        .unzip();
    for issue in of_year(scene) {
        let rate = |county| issue.ledger(facts, Ledger::CompletionRate, Scope::County(county)).value;
        dates.push(issue.cutoff);
        rates.push((0..facts.counties.len()).map(rate).collect());
    }
    let course = |county: usize| {
        let points = dates.iter().zip(&rates).map(|(date, rates)| (day_of(scene, *date), drawing(&rates[county])));
        // The year starts at zero, also where nobody reported its first months.
        let points = points.skip_while(|(_, rate)| rate.is_none());
        std::iter::once((0, Some(0.0))).chain(points).collect::<Vec<_>>()
    };
    let courses: Vec<_> = (0..facts.counties.len()).map(course).collect();
    let now = |county: usize| {
        let value = issue_rate(scene, county);
        let number = text::number(&value, scene.say);
        if value.value().is_some() { number.text } else { number.note }
    };
    let now: Vec<String> = (0..facts.counties.len()).map(now).collect();
    let panel = |county: usize| Panel {
        name: &facts.counties[county].name,
        actual: &courses[county],
        text: &now[county],
        light: badge::chart_light(badge::county_light(scene, Scope::County(county))),
    };
    let panels: Vec<Panel<'_>> = (0..facts.counties.len()).map(panel).collect();
    let title = title(scene, IssueChart::Counties);
    let schedule = text::percent(&scene.issue().schedule, scene.say);
    let description = scene.say.words.chart.counties_how(&schedule);
    let svg = multiples(&Multiples {
        caption: Caption { title: &title, desc: &description },
        days: Days { first: 0, last: year_end(scene), months: &months(scene) },
        plan: &plan_points(scene, facts.campaign.schedule, 100.0),
        panels: &panels,
        empty: scene.say.words.chart.no_data(),
    });
    let curve = &facts.campaign.curves[facts.campaign.schedule];
    let schedule = |date: &Date| plain(Known::Value(Measured::Percent(share_due(curve, year(scene), *date))));
    let of_county = |(county, own): (usize, &crate::model::County)| {
        (Name::of(&own.id, &own.name), rates.iter().map(|rates| plain(rates[county].clone())).collect())
    };
    let rows = facts.counties.iter().enumerate().map(of_county);
    let schedule = (Name::of("schedule", scene.say.words.chart.schedule()), dates.iter().map(schedule).collect());
    let columns = dates.iter().map(|date| Name::day(*date, scene.say)).collect();
    Chart {
        title,
        description,
        svg,
        head: scene.say.words.chart.county(),
        columns,
        rows: rows.chain([schedule]).collect(),
    }
}

fn issue_rate(scene: &Scene<'_>, county: usize) -> Known<Measured> {
    scene.issue().ledger(scene.facts, Ledger::CompletionRate, Scope::County(county)).value
}

/// Distance of each county from the schedule at each issue, tinted by the light it had then.
fn by_month<'a>(scene: &Scene<'a>) -> Chart<'a> {
    let facts = scene.facts;
    let issues = scene.shown_issues();
    let months = Name::months(issues, scene.say);
    let gap = |issue: &'a Issue, county: usize| Figure {
        value: issue.figure(facts, Indicator::Ledger(Ledger::Gap), Scope::County(county)).value,
        light: issue.county_light(facts, Scope::County(county)),
    };
    let rows: Vec<(Name, Vec<Figure<'a>>)> = facts
        .counties
        .iter()
        .enumerate()
        .map(|(county, own)| (Name::of(&own.id, &own.name), issues.iter().map(|issue| gap(issue, county)).collect()))
        .collect();
    let printed: Vec<Vec<String>> = rows
        .iter()
        .map(|(_, figures)| figures.iter().map(|figure| text::number(&figure.value, scene.say).number).collect())
        .collect();
    let cells: Vec<Vec<Option<HeatCell<'_>>>> = rows
        .iter()
        .zip(&printed)
        .map(|((_, own), texts)| own.iter().zip(texts).map(|(own, text)| cell(own, text, scene.say)).collect())
        .collect();
    let drawn: Vec<HeatRow<'_>> =
        rows.iter().zip(&cells).map(|((name, _), cells)| HeatRow { name: &name.text, cells }).collect();
    let title = title(scene, IssueChart::Months);
    let description = scene.say.words.chart.months_how().to_owned();
    let svg = heat(&Heat {
        caption: Caption { title: &title, desc: &description },
        months: &texts(&months),
        rows: &drawn,
        unit: text::quantity_unit(crate::model::Quantity::Points, scene.say),
        empty: scene.say.words.chart.no_data(),
    });
    Chart { title, description, svg, head: scene.say.words.chart.county(), columns: months, rows }
}

fn cell<'t>(figure: &Figure<'_>, text: &'t str, say: Say<'_>) -> Option<HeatCell<'t>> {
    figure.value.value()?;
    let sign = figure.light.map_or("", |lit| badge::light(lit, say.words).mark);
    Some(HeatCell { text, sign, light: badge::chart_light(figure.light) })
}

/// Places on the first board over the issues.
fn places<'a>(scene: &Scene<'a>) -> Chart<'a> {
    let facts = scene.facts;
    let issues = scene.shown_issues();
    let first = &scene.issue().boards[0];
    let group = &first.groups[0];
    let months = Name::months(issues, scene.say);
    let place = |issue: &Issue, who: Scope| {
        let group = issue.board(first.board)?.groups.first()?;
        group.rows.iter().find(|row| row.who == who)?.place
    };
    let of_row = |who: Scope| issues.iter().map(|issue| place(issue, who)).collect();
    let found: Vec<Vec<Option<usize>>> = group.rows.iter().map(|row| of_row(row.who)).collect();
    let drawn: Vec<Vec<Option<u32>>> = found
        .iter()
        .map(|row| row.iter().map(|place| place.and_then(|place| u32::try_from(place).ok())).collect())
        .collect();
    let names: Vec<String> =
        group.rows.iter().map(|row| sentence::scope_name(facts, row.who, scene.say.words)).collect();
    let entries: Vec<BumpEntry<'_>> = group
        .rows
        .iter()
        .zip(&names)
        .zip(&drawn)
        .map(|((row, name), places)| BumpEntry { name, places, focus: row.place == Some(1) })
        .collect();
    let title = title(scene, IssueChart::Places);
    let description = scene.say.words.chart.places_how(text::short_month(issues[0].period.month(), scene.say));
    let svg = bump(&Bump {
        caption: Caption { title: &title, desc: &description },
        issues: &texts(&months),
        entries: &entries,
        empty: scene.say.words.chart.no_places(),
    });
    let ordinal = |place: &Option<usize>| {
        let number = place.and_then(|place| i64::try_from(place).ok()).map(Exact::whole);
        plain(Known::or_not_applicable(
            number.map(|number| Measured::Number(number, OwnUnit::Named(scene.say.words.chart.place_unit().into()))),
        ))
    };
    let rows = group.rows.iter().zip(&names).zip(&found);
    let rows = rows.map(|((row, name), places)| {
        (Name::of(sentence::scope_id(facts, row.who).1, name), places.iter().map(ordinal).collect())
    });
    Chart { title, description, svg, head: scene.say.words.chart.name(), columns: months, rows: rows.collect() }
}

/// Deals by stage: how many have come how far.
fn deals<'a>(scene: &Scene<'a>) -> Chart<'a> {
    let facts = scene.facts;
    let say = scene.say;
    let (pipeline, prospects) = facts.way(Way::Attraction);
    let reached = crate::compute::funnel(pipeline, prospects, scene.issue().cutoff, |_| true).stages;
    let count = |number: i64| Known::Value(Measured::Count(number));
    let conversion = |at: usize| {
        let before = at.checked_sub(1).map(|before| &reached[before]);
        let rate = before.and_then(|before| {
            crate::units::Percent::of(&Exact::whole(reached[at].reached), &Exact::whole(before.reached))
        });
        Known::or_not_applicable(rate.map(Measured::Percent))
    };
    let counts: Vec<String> = reached.iter().map(|own| text::number(&count(own.reached), say).text).collect();
    let steps: Vec<String> = (0..reached.len())
        .map(|at| match conversion(at) {
            Known::Value(rate) => format!("↓ {}", text::number(&Known::Value(rate), say).text),
            _ => String::new(),
        })
        .collect();
    let stage = |at: usize| Stage {
        name: &pipeline.stages[at].name,
        value: Some(Exact::whole(reached[at].reached).to_drawing()),
        text: &counts[at],
        step: &steps[at],
    };
    let stages: Vec<Stage<'_>> = (0..reached.len()).map(stage).collect();
    let title = title(scene, IssueChart::Deals);
    let description = scene.say.words.chart.deals_how().to_owned();
    let svg = funnel(&Funnel {
        caption: Caption { title: &title, desc: &description },
        stages: &stages,
        empty: scene.say.words.chart.no_data(),
    });
    let rows = pipeline.stages.iter().enumerate().map(|(at, own)| {
        let figures = [count(reached[at].reached), count(reached[at].here), conversion(at)];
        (Name::of(&own.id, &own.name), figures.map(plain).into())
    });
    let columns = [
        ("reached", scene.say.words.chart.reached()),
        ("here", scene.say.words.chart.here()),
        ("conversion", scene.say.words.chart.conversion()),
    ];
    let columns = columns.map(|(id, text)| Name::of(id, text)).into();
    Chart { title, description, svg, head: scene.say.words.chart.stage(), columns, rows: rows.collect() }
}
