//! Entered figures as tables: series and measures over counties, or over the issues for one county.

use crate::model::{Indicator, Level, Scope, Way};
use crate::render::pages::Scene;
use crate::render::text::Say;
use crate::render::view::{Link, MatrixRow, MatrixView, Number};
use crate::render::{sentence, text};
use crate::route::IssuePart;
use crate::units::Known;

/// Series of the statistics bureau over the whole and the counties.
pub(super) fn statistics(scene: &Scene<'_>) -> MatrixView {
    let series = (0..scene.facts.campaign.series.len()).map(Indicator::Series);
    let mut matrix = over_counties(scene, series.collect());
    let whole = std::iter::once(&scene.facts.whole);
    let period = scene.issue().period;
    let entries = whole.chain(&scene.facts.counties).flat_map(|county| &county.statistics);
    let used = entries.filter(|entry| entry.period == period);
    matrix.sources = sources(used.map(|entry| (&*entry.source, entry.basis.as_deref())), scene.say);
    matrix
}

/// Reported totals and their ratios over the whole and the counties.
pub(super) fn measures(scene: &Scene<'_>) -> MatrixView {
    let cutoff = scene.issue().cutoff;
    let mut matrix = over_counties(scene, measure_indicators(scene));
    let whole = std::iter::once(&scene.facts.whole);
    let used =
        whole.chain(&scene.facts.counties).flat_map(|county| &county.totals).filter(|total| total.as_of <= cutoff);
    let ways = Way::ALL.into_iter().filter(|way| scene.facts.has_way(*way));
    let ledgers =
        ways.map(
            |way| if way == Way::Attraction { scene.say.words.level.deals() } else { scene.say.words.level.reserve() },
        );
    matrix.sources =
        sources(used.map(|total| (&*total.source, None)).chain(ledgers.map(|ledger| (ledger, None))), scene.say);
    matrix
}

fn measure_indicators(scene: &Scene<'_>) -> Vec<Indicator> {
    let campaign = &scene.facts.campaign;
    let measures = (0..campaign.measures.len()).map(Indicator::Measure);
    measures.chain((0..campaign.ratios.len()).map(Indicator::Ratio)).collect()
}

fn over_counties(scene: &Scene<'_>, indicators: Vec<Indicator>) -> MatrixView {
    let facts = scene.facts;
    let scopes: Vec<Scope> =
        std::iter::once(Scope::Whole).chain((0..facts.counties.len()).map(Scope::County)).collect();
    let rows = indicators.into_iter().filter_map(|indicator| {
        let cells = scopes.iter().map(|&scope| scene.issue().figure(facts, indicator, scope).value);
        row(scene, indicator, cells.collect())
    });
    MatrixView {
        rows: rows.collect(),
        columns: scopes.iter().map(|&scope| scene.scope_link(scope)).collect(),
        sources: Vec::new(),
    }
}

/// One county's series over the issues so far.
pub(super) fn statistics_history(scene: &Scene<'_>, county: usize) -> MatrixView {
    let series = (0..scene.facts.campaign.series.len()).map(Indicator::Series);
    over_issues(scene, series.collect(), Scope::County(county))
}

/// One county's measures and ratios over the issues so far.
pub(super) fn measures_history(scene: &Scene<'_>, county: usize) -> MatrixView {
    over_issues(scene, measure_indicators(scene), Scope::County(county))
}

/// Any figures of one scope over the issues so far.
pub(super) fn over_issues(scene: &Scene<'_>, indicators: Vec<Indicator>, scope: Scope) -> MatrixView {
    let facts = scene.facts;
    let issues = scene.shown_issues();
    let rows = indicators.into_iter().filter_map(|indicator| {
        let cells = issues.iter().map(|issue| issue.figure(facts, indicator, scope).value);
        row(scene, indicator, cells.collect())
    });
    let rows = rows.collect();
    let first = facts.bulletins.len().min(scene.at + 1) - issues.len();
    let columns = facts.bulletins[first..=scene.at].iter().map(|bulletin| {
        let href = scene.href(&IssuePart::Bulletin.path(bulletin.id.as_str()));
        Link { text: text::period(bulletin.period, scene.say), href: Some(href) }
    });
    MatrixView { columns: columns.collect(), rows, sources: Vec::new() }
}

/// A row, unless nobody has anything in it.
fn row(scene: &Scene<'_>, indicator: Indicator, cells: Vec<Known<crate::compute::Measured>>) -> Option<MatrixRow> {
    let say = scene.say;
    let unit = cells.iter().find_map(Known::value).map(|value| text::unit_of(value, say).to_owned())?;
    let cells: Vec<Number> = cells.iter().map(|cell| text::number(cell, say)).collect();
    Some(MatrixRow {
        name: sentence::indicator_name(scene.facts, indicator).to_owned(),
        unit,
        href: scene.method_href(indicator),
        cells,
    })
}

/// Sources and bases, each once, in order of appearance.
fn sources<'a>(entries: impl Iterator<Item = (&'a str, Option<&'a str>)>, say: Say<'_>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for (source, basis) in entries {
        let text = basis.map_or_else(|| source.to_owned(), |basis| say.words.level.with_basis(source, basis));
        if !seen.contains(&text) {
            seen.push(text);
        }
    }
    seen
}

/// What a level is called.
pub(super) fn level_name<'a>(level: Level, say: Say<'a>) -> &'a str {
    match level {
        Level::County => say.words.level.county(),
        Level::Park => say.words.level.park(),
        Level::City => say.words.level.city(),
        Level::Whole => say.words.level.whole(),
    }
}
