//! Deals and the reserve: the funnel, who brings what how far, what stands still, what moved since the issue before.

use crate::compute::{Funnel, Measured, Shifts, funnel, selected, shifts, still_days};
use crate::model::{Audience, Facts, Indicator, MeasureSource, Pipeline, Prospect, Selection, Summed, Way};
use crate::plan::{PROJECTS_PER_PAGE, prospect_pages, prospects_page};
use crate::render::chart::{Bar, Caption, Light, bar};
use crate::render::pages::{Scene, target};
use crate::render::text::Say;
use crate::render::view::{
    AcrossRow, Html, Link, Number, PagerView, PipelineView, ProspectRow, ProspectsView, StageRow,
};
use crate::render::{sentence, text};
use crate::units::{Exact, Known, Percent};

/// Rows of what stands still on the page of all.
const STILL_ROWS: usize = 20;

/// What one of the two ways is made of, on one page.
struct Road<'s, 'a> {
    scene: &'s Scene<'a>,
    way: Way,
    pipeline: &'a Pipeline,
    prospects: &'a [Prospect],
    /// Measures that add up amounts of these prospects.
    amounts: Vec<(usize, Selection)>,
    /// Ratios that divide the numbers at two stages.
    rates: Vec<(usize, usize, usize)>,
}

impl<'s, 'a> Road<'s, 'a> {
    fn new(scene: &'s Scene<'a>, way: Way) -> Self {
        let facts = scene.facts;
        let (pipeline, prospects) = facts.way(way);
        let campaign = &facts.campaign;
        let of = |measure: usize| selection(facts, way, measure);
        let amounts = (0..campaign.measures.len()).filter_map(|measure| Some((measure, of(measure)?)));
        let stage_of = |measure: usize| {
            let own = of(measure).filter(|own| own.sum == Summed::Number && own.group.is_none())?;
            own.stage
        };
        let rates = campaign.ratios.iter().enumerate();
        let rates = rates.filter_map(|(ratio, own)| Some((ratio, stage_of(own.part)?, stage_of(own.whole)?)));
        Self {
            scene,
            way,
            pipeline,
            prospects,
            amounts: amounts.filter(|(_, own)| own.sum != Summed::Number).collect(),
            rates: rates.collect(),
        }
    }

    fn funnel(&self, is_meant: impl Fn(&Prospect) -> bool) -> Funnel {
        funnel(self.pipeline, self.prospects, self.scene.issue().cutoff, is_meant)
    }

    fn count(&self, count: i64) -> Number {
        text::count(count, self.scene.say)
    }

    fn number(&self, value: &Known<Measured>) -> Number {
        text::number(value, self.scene.say)
    }

    fn heads(&self) -> Vec<String> {
        self.pipeline.stages.iter().map(|stage| stage.name.to_string()).collect()
    }

    fn head(&self, indicator: Indicator) -> Link {
        let name = sentence::indicator_name(self.scene.facts, indicator);
        Link { text: name.to_owned(), href: Some(self.scene.method_href(indicator)) }
    }

    fn rate_heads(&self) -> Vec<Link> {
        self.rates.iter().map(|(ratio, ..)| self.head(Indicator::Ratio(*ratio))).collect()
    }

    fn amount_heads(&self) -> Vec<Link> {
        self.amounts.iter().map(|(measure, _)| self.head(Indicator::Measure(*measure))).collect()
    }

    /// `group` is given for the row of one channel or batch: measures of another do not apply to it.
    fn across(&self, who: Link, group: Option<usize>, is_meant: impl Fn(&Prospect) -> bool + Copy) -> AcrossRow {
        let cutoff = self.scene.issue().cutoff;
        let own = self.funnel(is_meant);
        let counts = own.stages.iter().map(|stage| match self.way {
            Way::Attraction => self.count(stage.reached),
            Way::Reserve => self.count(stage.here),
        });
        let rates =
            self.rates.iter().map(|&(_, part, whole)| self.share(own.stages[part].reached, own.stages[whole].reached));
        let declared = group.and_then(|group| self.pipeline.groups[group].declared);
        let amount = |selection: Selection| {
            if group.is_some() && selection.group.is_some() && selection.group != group {
                return self.number(&Known::NotApplicable);
            }
            let value = selected(self.prospects, selection, cutoff, is_meant);
            self.number(&value.map(Measured::Amount))
        };
        AcrossRow {
            who,
            declared: declared.map_or_else(text::none, |declared| self.count(declared)),
            listed: self.count(own.listed),
            counts: counts.collect(),
            rates: rates.collect(),
            amounts: self.amounts.iter().map(|(_, selection)| amount(*selection)).collect(),
            still: self.count(own.still),
        }
    }

    fn share(&self, part: i64, whole: i64) -> Number {
        let rate = Percent::of(&Exact::whole(part), &Exact::whole(whole));
        self.number(&Known::or_not_applicable(rate.map(Measured::Percent)))
    }

    fn row(&self, prospect: &Prospect) -> Option<ProspectRow> {
        let facts = self.scene.facts;
        let cutoff = self.scene.issue().cutoff;
        let step = prospect.step_at(cutoff)?;
        let amount = |known: &Known<crate::units::Amount>| text::project_amount(known, self.scene.say);
        Some(ProspectRow {
            name: prospect.name.to_string(),
            offices: prospect.audience == Audience::Offices,
            office_note: prospect.office_note.as_deref().map(str::to_owned),
            county: self.scene.county_link(prospect.county),
            group: self.pipeline.groups[prospect.group].name.to_string(),
            unit: prospect.unit.map(|unit| facts.campaign.units[unit].name.to_string()).unwrap_or_default(),
            stage: self.pipeline.stages[step.stage].name.to_string(),
            since: step.on.to_string(),
            days: i64::from((cutoff - step.on).get_days()),
            still: still_days(self.pipeline, prospect, cutoff).is_some(),
            amount: amount(&prospect.amount),
            funds: prospect.funds_at(cutoff).map_or_else(text::none, amount),
            note: prospect.note.as_deref().unwrap_or("").to_owned(),
        })
    }

    /// Those that are meant, standing still first (longest first), then the furthest, then in the order of files.
    fn ordered(&self, is_meant: impl Fn(&Prospect) -> bool) -> Vec<&'a Prospect> {
        let cutoff = self.scene.issue().cutoff;
        let mut listed: Vec<&Prospect> =
            self.prospects.iter().filter(|own| is_meant(own) && own.step_at(cutoff).is_some()).collect();
        listed.sort_by_key(|own| {
            let still = still_days(self.pipeline, own, cutoff);
            (still.is_none(), still.map(|days| -days), own.step_at(cutoff).map(|step| std::cmp::Reverse(step.stage)))
        });
        listed
    }
}

/// What a measure selects, when it is counted from the prospects of a way.
fn selection(facts: &Facts, way: Way, measure: usize) -> Option<Selection> {
    match (facts.campaign.measures[measure].source, way) {
        (MeasureSource::Deals(own), Way::Attraction) | (MeasureSource::Reserve(own), Way::Reserve) => Some(own),
        _ => None,
    }
}

/// The page of all.
pub(crate) fn pipeline(scene: &Scene<'_>, way: Way) -> PipelineView {
    let facts = scene.facts;
    let road = Road::new(scene, way);
    let whole = road.funnel(|_| true);
    let still = road.ordered(|own| still_days(road.pipeline, own, scene.issue().cutoff).is_some());
    let groups = road.pipeline.groups.iter().enumerate().map(|(group, own)| {
        let who = Link { text: own.name.to_string(), href: None };
        road.across(who, Some(group), |prospect| prospect.group == group)
    });
    let counties = (0..facts.counties.len()).map(|county| {
        let has_page = road.prospects.iter().any(|own| own.county == county);
        let own = &facts.counties[county];
        let who = if has_page {
            scene.link(&own.name, &prospects_page(way, own.id.as_str(), 0))
        } else {
            scene.county_link(county)
        };
        road.across(who, None, |prospect| prospect.county == county)
    });
    let units = (0..facts.campaign.units.len()).filter(|unit| road.prospects.iter().any(|own| own.unit == Some(*unit)));
    let units = units.map(|unit| {
        let who = scene.scope_link(crate::model::Scope::Unit(unit, None));
        road.across(who, None, |prospect| prospect.unit == Some(unit))
    });
    PipelineView {
        cutoff: text::date(scene.issue().cutoff, scene.say),
        note: road.pipeline.note.as_deref().map(str::to_owned),
        lead: sentence::emphasise(&words(&road, &whole, scene.say), scene.say),
        stages: stages(&road, &whole),
        since: scene.before().map(|before| text::date(before.cutoff, scene.say)).unwrap_or_default(),
        heads: road.heads(),
        rate_heads: road.rate_heads(),
        amount_heads: road.amount_heads(),
        groups: groups.collect(),
        counties: counties.collect(),
        units: units.collect(),
        total: road.across(Link { text: facts.whole.name.to_string(), href: None }, None, |_| true),
        targets: target::of_indicators(scene, |indicator| is_counted(facts, way, indicator)),
        still_days: road.pipeline.still_days,
        still: still.into_iter().take(STILL_ROWS).filter_map(|own| road.row(own)).collect(),
    }
}

/// Whether an indicator is made of measures that are counted from the prospects of a way.
fn is_counted(facts: &Facts, way: Way, indicator: Indicator) -> bool {
    match indicator {
        Indicator::Measure(measure) => selection(facts, way, measure).is_some(),
        Indicator::Ratio(ratio) => selection(facts, way, facts.campaign.ratios[ratio].part).is_some(),
        Indicator::Ledger(_) | Indicator::Series(_) => false,
    }
}

fn stages(road: &Road<'_, '_>, whole: &Funnel) -> Vec<StageRow> {
    let moved = shifts_since(road);
    let scale = Exact::whole(whole.listed.max(1)).to_drawing();
    let rows = road.pipeline.stages.iter().zip(&whole.stages).enumerate().map(|(at, (stage, own))| {
        let before = at.checked_sub(1).map(|before| whole.stages[before].reached);
        let named = road.rates.iter().find(|(_, part, of)| *part == at && *of + 1 == at);
        let (shown, amount) = match road.way {
            Way::Attraction => (own.reached, own.amount),
            Way::Reserve => (own.here, own.here_amount),
        };
        let amount = (own.with_amount > 0).then(|| Measured::amount(amount));
        let Shifts { entered, forward, back, left } = moved.get(at).copied().unwrap_or_default();
        StageRow {
            name: stage.name.to_string(),
            reached: road.count(own.reached),
            here: road.count(own.here),
            amount: road.number(&Known::or_not_applicable(amount)),
            conversion: before.map_or_else(text::none, |before| road.share(own.reached, before)),
            rate: named
                .map(|(ratio, ..)| sentence::indicator_name(road.scene.facts, Indicator::Ratio(*ratio)).to_owned())
                .unwrap_or_default(),
            bar: bar(&Bar {
                caption: Caption { title: "", desc: "" },
                value: Some(Exact::whole(shown).to_drawing()),
                schedule: None,
                scale: (0.0, scale),
                light: Light::Neutral,
            }),
            entered,
            forward,
            back,
            left,
        }
    });
    rows.collect()
}

fn shifts_since(road: &Road<'_, '_>) -> Vec<Shifts> {
    let before = road.scene.before();
    before
        .map_or_else(Vec::new, |before| shifts(road.pipeline, road.prospects, before.cutoff, road.scene.issue().cutoff))
}

/// `招商台账收录项目409个，其中协议339个、合同233个；超过90天没有新进展的60个。`
fn words(road: &Road<'_, '_>, whole: &Funnel, say: Say<'_>) -> String {
    let stages = road.pipeline.stages.iter().zip(&whole.stages);
    let counted = stages.map(|(stage, own)| match road.way {
        Way::Attraction => (&stage.name, own.reached),
        Way::Reserve => (&stage.name, own.here),
    });
    let skip = usize::from(road.way == Way::Attraction);
    let parts = counted
        .skip(skip)
        .map(|(name, count)| say.words.pipeline.counted(name, count))
        .collect::<Vec<_>>()
        .join(say.words.sign.list());
    let name = match road.way {
        Way::Attraction => say.words.pipeline.deals_listed(),
        Way::Reserve => say.words.pipeline.reserve_listed(),
    };
    let mut said = say.words.pipeline.of_them(name, whole.listed, &parts);
    let moved = shifts_since(road);
    if !moved.is_empty() {
        let sum = |of: fn(&Shifts) -> i64| moved.iter().map(of).sum::<i64>();
        let changes = [
            (say.words.pipeline.entered(), sum(|own| own.entered)),
            (say.words.pipeline.forward(), sum(|own| own.forward)),
            (say.words.pipeline.back(), sum(|own| own.back)),
            (say.words.pipeline.left(), sum(|own| own.left)),
        ];
        let changes =
            changes.iter().filter(|(_, count)| *count > 0).map(|(what, count)| say.words.pipeline.change(what, count));
        let changes = changes.collect::<Vec<_>>().join(say.words.sign.list());
        let changes = if changes.is_empty() { say.words.pipeline.no_changes().to_owned() } else { changes };
        said.push_str(&say.words.pipeline.since_before(&changes));
    }
    if let Some(days) = road.pipeline.still_days {
        said.push_str(&say.words.pipeline.still(days, whole.still));
    }
    say.words.pipeline.sentence(&said)
}

/// Sentences of a bulletin on both ways, each with the page that has more.
pub(super) fn sentences(scene: &Scene<'_>) -> [Html; 2] {
    [Way::Attraction, Way::Reserve].map(|way| {
        if !scene.facts.has_way(way) {
            return Html::new();
        }
        let road = Road::new(scene, way);
        let words = text::escape(&words(&road, &road.funnel(|_| true), scene.say));
        let more = match way {
            Way::Attraction => scene.say.words.page.attraction(),
            Way::Reserve => scene.say.words.page.reserve(),
        };
        let stop = words.trim_end_matches('。');
        format!("{stop}（见<a href=\"{}\">{more}</a>）。", scene.href(&format!("{}/index.html", way.id())))
    })
}

/// Links from a county's page to its deals and its reserve.
pub(super) fn of_county(scene: &Scene<'_>, county: usize) -> Vec<Link> {
    let ways = Way::ALL.into_iter().filter(|way| scene.facts.has_way(*way));
    let links = ways.filter_map(|way| {
        let road = Road::new(scene, way);
        let listed = road.funnel(|own| own.county == county).listed;
        let name = match way {
            Way::Attraction => scene.say.words.pipeline.deals(),
            Way::Reserve => scene.say.words.pipeline.reserved(),
        };
        let path = prospects_page(way, scene.facts.counties[county].id.as_str(), 0);
        (listed > 0).then(|| scene.link(&scene.say.words.pipeline.listed(name, listed), &path))
    });
    links.collect()
}

/// Page `page` (from 0) of a county's prospects.
pub(crate) fn prospects(scene: &Scene<'_>, way: Way, county: usize, page: usize) -> ProspectsView {
    let road = Road::new(scene, way);
    let own = &scene.facts.counties[county];
    let all = road.ordered(|prospect| prospect.county == county);
    let pages = prospect_pages(scene.facts, way, county);
    let shown = all.iter().skip(page * PROJECTS_PER_PAGE).take(PROJECTS_PER_PAGE);
    let pager = (pages > 1).then(|| PagerView {
        current: page + 1,
        pages: (0..pages)
            .map(|other| {
                let link = scene.link(&(other + 1).to_string(), &prospects_page(way, own.id.as_str(), other));
                if other == page { Link { href: None, ..link } } else { link }
            })
            .collect(),
    });
    ProspectsView {
        county: scene.county_link(county),
        all: scene.link(scene.say.words.pipeline.all(), &format!("{}/index.html", way.id())),
        cutoff: text::date(scene.issue().cutoff, scene.say),
        heads: road.heads(),
        rate_heads: road.rate_heads(),
        amount_heads: road.amount_heads(),
        total: road.across(scene.county_link(county), None, |prospect| prospect.county == county),
        still_days: road.pipeline.still_days,
        count: all.len(),
        rows: shown.filter_map(|prospect| road.row(prospect)).collect(),
        pager,
    }
}

/// How a measure that is counted from prospects comes about; nothing for one that is reported.
pub(super) fn formula(facts: &Facts, measure: usize, say: Say<'_>) -> Option<String> {
    let (book, way, own) = match facts.campaign.measures[measure].source {
        MeasureSource::Reported => return None,
        MeasureSource::Deals(own) => (say.words.pipeline.deals_ledger(), Way::Attraction, own),
        MeasureSource::Reserve(own) => (say.words.pipeline.reserve_book(), Way::Reserve, own),
    };
    let pipeline = facts.way(way).0;
    let group = own.group.map(|group| format!("“{}”", pipeline.groups[group].name)).unwrap_or_default();
    let stage =
        own.stage.map(|stage| say.words.pipeline.reached_stage(&pipeline.stages[stage].name)).unwrap_or_default();
    let sum = match (own.sum, way) {
        (Summed::Number, _) => say.words.pipeline.number_of(),
        (Summed::Amount, Way::Attraction) => say.words.pipeline.contracts(),
        (Summed::Amount, Way::Reserve) => say.words.pipeline.plans(),
        (Summed::Funds, _) => say.words.pipeline.funds(),
    };
    Some(say.words.pipeline.formula(book, &group, &stage, sum))
}
