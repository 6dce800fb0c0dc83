//! Why this number: every headline figure and every place with its formula, its inputs, the rows behind it and their source.
//!
//! In: an issue and a scope. Out: a [`WhyView`]. Promise: nothing is computed anew; what stands here is the figure that the bulletin
//! prints, taken apart. What a page explains and what links to it are decided by one list, so that no link leads nowhere.

mod board;
mod rows;
mod worked;

use crate::compute::{Figure, Measured, rule_of, standing, table_in_force};
use crate::model::{Base, County, Indicator, Ledger, MeasureSource, Scope, Subject, Way};
use crate::plan::why_page;
use crate::render::pages::{Scene, badge, data, duty, method};
use crate::render::view::{Link, WhyEntered, WhyFigure, WhyInput, WhyLeftOut, WhyLight, WhyView};
use crate::render::{prose, sentence, text};
use crate::route::{DataFile, DataTable, IssuePart};
use crate::units::Known;
use rows::Column;

/// Names of those that are left out, at most.
const NAMED: usize = 10;

/// The figures that head every scope.
const HEADLINES: [Ledger; 6] =
    [Ledger::Completed, Ledger::CompletionRate, Ledger::Gap, Ledger::StartRate, Ledger::FundsRate, Ledger::Projects];

impl Scene<'_> {
    /// The page that explains a scope in this issue, if there is one. Special reports have none.
    fn why_path(&self, scope: Scope) -> Option<String> {
        let has_page = self.special.is_none() && self.issue().is_explained(scope);
        has_page.then(|| why_page(self.facts, self.at, scope))
    }

    /// A name that leads to its explanation.
    pub(super) fn why_link(&self, name: &str, scope: Scope) -> Link {
        let path = self.why_path(scope);
        Link { text: name.to_owned(), href: path.map(|path| self.href(&path)) }
    }

    /// Where a figure is explained.
    pub(super) fn why(&self, indicator: Indicator, scope: Scope) -> Option<String> {
        let path = self.why_path(scope)?;
        let is_explained = indicators(self, scope).contains(&indicator);
        is_explained.then(|| self.href(&format!("{path}#i-{}", sentence::indicator_id(self.facts, indicator))))
    }

    /// Where a place in a group of a board is explained.
    pub(super) fn why_place(&self, board: usize, group: usize, scope: Scope) -> Option<String> {
        let anchor = board::anchor(self.facts, board, group);
        self.why_path(scope).map(|path| self.href(&format!("{path}#{anchor}")))
    }
}

/// What the page of a scope explains: of the whole everything; of others the headline figures, what boards rank and score, what
/// lights judge, and what the plan sets as a target there.
fn indicators(scene: &Scene<'_>, scope: Scope) -> Vec<Indicator> {
    let campaign = &scene.facts.campaign;
    let mut all: Vec<Indicator> = Vec::new();
    let mut add = |indicator: Indicator| {
        if !all.contains(&indicator) {
            all.push(indicator);
        }
    };
    HEADLINES.map(Indicator::Ledger).into_iter().for_each(&mut add);
    match scope {
        Scope::Whole => {
            let used = Ledger::ALL.into_iter().filter(|ledger| method::is_used(scene, *ledger));
            used.map(Indicator::Ledger).for_each(&mut add);
            (0..campaign.series.len()).map(Indicator::Series).for_each(&mut add);
            (0..campaign.measures.len()).map(Indicator::Measure).for_each(&mut add);
            (0..campaign.ratios.len()).map(Indicator::Ratio).for_each(&mut add);
        }
        Scope::Fund(..) => {
            use Ledger::{KindInPlace, KindPaid, KindPaidRate, KindPlanned, KindRate};
            [KindPlanned, KindInPlace, KindRate, KindPaid, KindPaidRate]
                .map(Indicator::Ledger)
                .into_iter()
                .for_each(&mut add);
        }
        Scope::County(_) | Scope::Set(..) | Scope::Unit(..) => {}
    }
    for ranking in &scene.issue().boards {
        let board = &campaign.boards[ranking.board];
        if ranking.groups.iter().flat_map(|group| &group.rows).any(|row| row.who == scope) {
            board.items.iter().map(|item| item.indicator).for_each(&mut add);
            board.red_black.iter().filter_map(|rule| rule.indicator).for_each(&mut add);
        }
    }
    let mine = scene.issue().targets.iter().filter(|figure| figure.scope == scope);
    mine.map(|figure| campaign.targets[figure.target].indicator).for_each(&mut add);
    all
}

/// The page of a scope.
pub(crate) fn why(scene: &Scene<'_>, scope: Scope) -> WhyView {
    let facts = scene.facts;
    let bulletin = scene.bulletin();
    let indicators = indicators(scene, scope);
    let members: Vec<usize> = (0..facts.projects.len())
        .filter(|&position| prose::belongs(facts, position, scope, scene.issue().cutoff))
        .collect();
    let neighbour = |at: Option<usize>| {
        let own = Scene { at: at.filter(|at| *at < facts.bulletins.len())?, ..*scene };
        let name =
            scene.say.words.issue.number_of(own.bulletin().number, text::period(own.bulletin().period, scene.say));
        Some(own.why_link(&name, scope)).filter(|link| link.href.is_some())
    };
    let scopes = std::iter::once(Scope::Whole).chain((0..facts.counties.len()).map(Scope::County));
    let tab = |other: Scope| {
        let link = scene.why_link(&sentence::scope_name(facts, other, scene.say.words), other);
        Link { href: link.href.filter(|_| other != scope), ..link }
    };
    let file = |file: DataFile| data::download(scene, file);
    let campaign = &facts.campaign;
    let (kind, id) = match scope {
        Scope::Whole => ("whole", ""),
        Scope::County(county) => ("county", facts.counties[county].id.as_str()),
        Scope::Set(set, _) => ("set", campaign.sets[set].id.as_str()),
        Scope::Fund(fund, _) => ("fund", campaign.funds[fund].id.as_str()),
        Scope::Unit(unit, _) => ("unit", campaign.units[unit].id.as_str()),
    };
    WhyView {
        scope: scene.scope_link(scope),
        kind,
        id: id.to_owned(),
        number: scene.say.words.issue.number(bulletin.number),
        period: text::period(bulletin.period, scene.say),
        cutoff: text::date(bulletin.cutoff, scene.say),
        bulletin: scene.link(&bulletin.title, &scene.issue_path(IssuePart::Bulletin)),
        previous: neighbour(scene.at.checked_sub(1)),
        next: neighbour(Some(scene.at + 1)),
        scopes: scopes.map(tab).collect(),
        boards: board::boards(scene, scope),
        figures: indicators.iter().map(|&indicator| figure(scene, indicator, scope, &members)).collect(),
        table: rows::table(scene, scope, &indicators, &members),
        downloads: [DataTable::Figures, DataTable::Rankings, DataTable::Projects].map(DataFile::Csv).map(file).into(),
    }
}

fn figure(scene: &Scene<'_>, indicator: Indicator, scope: Scope, members: &[usize]) -> WhyFigure {
    let facts = scene.facts;
    let say = scene.say;
    let figure = scene.issue().figure(facts, indicator, scope);
    let method = method::of(scene, indicator);
    let light = match indicator {
        Indicator::Ledger(Ledger::Gap | Ledger::CompletionRate) => light(scene, indicator, scope, &figure),
        _ => None,
    };
    WhyFigure {
        name: method.name,
        figure: text::number(&figure.value, say),
        formula: method.formula,
        note: method.note,
        method: scene.method_href(indicator),
        inputs: inputs(scene, indicator, &figure),
        worked: worked(scene, &figure).unwrap_or_default(),
        unreported: figure.unreported,
        withheld: figure.withheld,
        left_out: left_out(scene, indicator, members, &figure),
        light,
        entered: entered(scene, indicator, scope),
        reports: match indicator {
            Indicator::Ledger(ledger) if ledger.is_of_reports() => duty::reports(scene, scope),
            _ => Vec::new(),
        },
        in_table: matches!(indicator, Indicator::Ledger(ledger) if !Column::of(ledger).is_empty()),
        id: method.id,
    }
}

fn worked(scene: &Scene<'_>, figure: &Figure) -> Option<String> {
    let say = scene.say;
    match (figure.value.value()?, &figure.part, &figure.whole) {
        (Measured::Points(_), Some(part), Some(whole)) => worked::difference(part, whole, say),
        (_, Some(part), Some(whole)) => worked::division(part, whole, say),
        (value, ..) => worked::rounding(value, say),
    }
}

/// What stands above and below the line.
fn inputs(scene: &Scene<'_>, indicator: Indicator, figure: &Figure) -> Vec<WhyInput> {
    let facts = scene.facts;
    let (Some(part), Some(whole)) = (&figure.part, &figure.whole) else { return Vec::new() };
    let input = |name: Result<Indicator, &'static str>, measured: &Measured| {
        let number = text::number(&Known::Value(measured.clone()), scene.say);
        let exact = worked::exact(measured, scene.say);
        WhyInput {
            name: name.map(|own| sentence::indicator_name(facts, own).to_owned()).unwrap_or_default(),
            word: name.err().unwrap_or_default(),
            exact: if exact == number.text { String::new() } else { exact },
            number,
        }
    };
    let (above, below) = names(scene, indicator);
    vec![input(above, part), input(below, whole)]
}

/// An indicator of its own, or the key of a word.
type Name = Result<Indicator, &'static str>;

fn names(scene: &Scene<'_>, indicator: Indicator) -> (Name, Name) {
    let campaign = &scene.facts.campaign;
    let of = |ledger| Ok(Indicator::Ledger(ledger));
    let ledger = match indicator {
        Indicator::Ratio(ratio) => {
            let ratio = &campaign.ratios[ratio];
            return (Ok(Indicator::Measure(ratio.part)), Ok(Indicator::Measure(ratio.whole)));
        }
        Indicator::Ledger(ledger) => ledger,
        Indicator::Series(_) | Indicator::Measure(_) => return (Err("part"), Err("whole")),
    };
    match ledger {
        Ledger::CompletionRate => (of(Ledger::Completed), of(Ledger::Plan)),
        Ledger::Gap => (of(Ledger::CompletionRate), of(Ledger::Schedule)),
        Ledger::StartRate if campaign.start_base == Base::Due => (Err("started_due"), of(Ledger::DueStarts)),
        Ledger::StartRate => (of(Ledger::Started), Err("starts")),
        Ledger::FinishRate => (Err("finished"), Err("finishes")),
        Ledger::EntryRate => (Err("entered"), Err("entries")),
        Ledger::FundsRate => (of(Ledger::FundsInPlace), of(Ledger::FundsPlanned)),
        Ledger::KindRate => (of(Ledger::KindInPlace), of(Ledger::KindPlanned)),
        Ledger::KindPaidRate => (of(Ledger::KindPaid), of(Ledger::KindInPlace)),
        Ledger::ReportRate => (of(Ledger::ReportsInTime), of(Ledger::ReportsDue)),
        Ledger::ApprovalRate => (of(Ledger::ApprovalsDone), Err("approvals")),
        _ => (Err("part"), Err("whole")),
    }
}

/// The first of a scope's projects that did not give what the figure needs.
fn left_out(scene: &Scene<'_>, indicator: Indicator, members: &[usize], figure: &Figure) -> Vec<WhyLeftOut> {
    let Indicator::Ledger(ledger) = indicator else { return Vec::new() };
    if figure.unreported + figure.withheld == 0 {
        return Vec::new();
    }
    let facts = scene.facts;
    let cutoff = scene.issue().cutoff;
    let found = members.iter().filter_map(|&position| Some((position, lacks(scene, ledger, position)?))).take(NAMED);
    let row = |(position, what): (usize, Ledger)| {
        let own = standing(&facts.projects[position], &facts.campaign, cutoff);
        let amount = match what {
            Ledger::Completed => own.completed,
            Ledger::FundsInPlace => own.funds_in_place,
            _ => Known::NotReported,
        };
        WhyLeftOut {
            project: scene.project_link(position),
            what: sentence::indicator_name(facts, Indicator::Ledger(what)).to_owned(),
            why: text::number(&amount.map(Measured::amount), scene.say),
        }
    };
    found.map(row).collect()
}

/// What a project lacks for a figure; nothing when it is in it.
fn lacks(scene: &Scene<'_>, ledger: Ledger, position: usize) -> Option<Ledger> {
    let issue = scene.issue();
    let project = &scene.facts.projects[position];
    let has_plan = || project.plan_in_force(issue.cutoff).is_some();
    let (amount, base, has_base) = match ledger {
        Ledger::Completed => (Some(Ledger::Completed), Ledger::Plan, true),
        Ledger::CompletionRate | Ledger::Gap => (Some(Ledger::Completed), Ledger::Plan, has_plan()),
        Ledger::FundsInPlace => (Some(Ledger::FundsInPlace), Ledger::FundsPlanned, true),
        Ledger::FundsRate => (Some(Ledger::FundsInPlace), Ledger::FundsPlanned, !project.funds.is_empty()),
        Ledger::Plan => (None, Ledger::Plan, has_plan()),
        Ledger::FundsPlanned => (None, Ledger::FundsPlanned, !project.funds.is_empty()),
        _ => return None,
    };
    match amount {
        Some(amount) if issue.is_left_out(amount, position) => Some(amount),
        Some(amount) => (!has_base && issue.is_given(amount, position)).then_some(base),
        None => (!has_base).then_some(base),
    }
}

/// The light of a county or the whole beside the figure that it judges.
fn light(scene: &Scene<'_>, indicator: Indicator, scope: Scope, figure: &Figure) -> Option<WhyLight> {
    let facts = scene.facts;
    if !scope.has_entered_figures() {
        return None;
    }
    let table =
        table_in_force(facts, Subject::Counties, scene.issue().period).filter(|own| own.indicator == indicator)?;
    let rule = rule_of(table, figure.value.value()?, facts);
    let running = match scope {
        Scope::County(county) => scene.figures.county_running(facts, scene.at, county),
        _ => "",
    };
    Some(WhyLight {
        light: badge::light(scene.issue().county_light(facts, scope)?, scene.say.words),
        running: running.to_owned(),
        table: table.name.to_string(),
        version: table.version.to_string(),
        range: method::range(rule.lower, rule.upper, scene.say),
    })
}

/// Entered values behind a series, a measure or a ratio.
fn entered(scene: &Scene<'_>, indicator: Indicator, scope: Scope) -> Vec<WhyEntered> {
    let campaign = &scene.facts.campaign;
    match indicator {
        Indicator::Ledger(_) => Vec::new(),
        Indicator::Series(series) => of_series(scene, series, scope).into_iter().collect(),
        Indicator::Measure(measure) => of_measure(scene, measure, scope),
        Indicator::Ratio(ratio) => {
            let ratio = &campaign.ratios[ratio];
            [ratio.part, ratio.whole].into_iter().flat_map(|measure| of_measure(scene, measure, scope)).collect()
        }
    }
}

fn county_of<'a>(scene: &Scene<'a>, scope: Scope) -> Option<&'a County> {
    match scope {
        Scope::Whole => Some(&scene.facts.whole),
        Scope::County(county) => Some(&scene.facts.counties[county]),
        Scope::Set(..) | Scope::Fund(..) | Scope::Unit(..) => None,
    }
}

fn of_series(scene: &Scene<'_>, series: usize, scope: Scope) -> Option<WhyEntered> {
    let indicator = Indicator::Series(series);
    let county = county_of(scene, scope)?;
    let period = scene.issue().period;
    let entry = county.statistics.iter().find(|entry| entry.series == series && entry.period == period)?;
    Some(WhyEntered {
        until: text::period(period, scene.say),
        source: entry.source.to_string(),
        basis: entry.basis.as_deref().unwrap_or("").to_owned(),
        file: file_of(county),
        ..bare(scene, indicator, scope)
    })
}

/// A measure's own entry; of the whole's sum, those of the counties.
fn of_measure(scene: &Scene<'_>, measure: usize, scope: Scope) -> Vec<WhyEntered> {
    let facts = scene.facts;
    let definition = &facts.campaign.measures[measure];
    let scopes: Vec<Scope> = match scope {
        Scope::Whole if definition.is_summed => (0..facts.counties.len()).map(Scope::County).collect(),
        own => vec![own],
    };
    let way = match definition.source {
        MeasureSource::Reported => None,
        MeasureSource::Deals(_) => Some(Way::Attraction),
        MeasureSource::Reserve(_) => Some(Way::Reserve),
    };
    let row = |own: Scope| {
        let bare = bare(scene, Indicator::Measure(measure), own);
        let Some(county) = county_of(scene, own) else { return bare };
        if let Some(way) = way {
            let link = scene.link("", &format!("{}/index.html", way.id()));
            return WhyEntered { until: scene.issue().cutoff.to_string(), ledger: Some(link), ..bare };
        }
        let cutoff = scene.issue().cutoff;
        let by_then = county.totals.iter().filter(|total| total.measure == measure);
        let by_then = by_then.filter(|total| total.as_of <= cutoff && total.as_of.year() == cutoff.year());
        let Some(total) = by_then.max_by_key(|total| total.as_of) else { return bare };
        let (until, source) = (total.as_of.to_string(), total.source.to_string());
        WhyEntered { until, source, file: file_of(county), ..bare }
    };
    scopes.into_iter().map(row).collect()
}

fn bare(scene: &Scene<'_>, indicator: Indicator, scope: Scope) -> WhyEntered {
    let facts = scene.facts;
    WhyEntered {
        who: scene.scope_link(scope),
        name: sentence::indicator_name(facts, indicator).to_owned(),
        value: text::number(&scene.issue().figure(facts, indicator, scope).value, scene.say),
        until: String::new(),
        source: String::new(),
        basis: String::new(),
        file: String::new(),
        ledger: None,
    }
}

fn file_of(county: &County) -> String {
    format!("counties/{}.yaml", county.id)
}
