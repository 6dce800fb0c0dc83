//! Deals and reserve to facts: the campaign's stages, `deals/*.yaml`, `reserve/*.yaml`, and measures that are counted from them.

use std::collections::BTreeMap;

use super::audience::{audience_of, office_note};
use super::form::Form;
use super::ids::Ids;
use super::name::{comparable, unique_name};
use super::readers::{Cleared, Readers, Spoken};
use super::source::Source;
use super::{campaign, characters, file_id, shape, source_of, whole_text, yaml};
use crate::diagnostic::{Diagnostics, Place, Problem};
use crate::fields::{DEALS, Label, RESERVES, Schema, label};
use crate::load::{Shelf, Sources};
use crate::model::{Channel, InPlace, MeasureSource, Pipeline, Prospect, Selection, Step, Summed, Waypoint};
use crate::units::Known;

/// How one of the two is written in files.
struct Book {
    shelf: Shelf,
    schema: &'static Schema,
    /// Key of the list of entries.
    list: &'static str,
    /// Key of the amount.
    amount: &'static str,
    /// Whether stages are only reached in their order.
    rises: bool,
}

const DEALS_BOOK: Book = Book { shelf: Shelf::Deals, schema: &DEALS, list: "deals", amount: "amount", rises: true };
const RESERVE_BOOK: Book =
    Book { shelf: Shelf::Reserve, schema: &RESERVES, list: "projects", amount: "plan", rises: false };

/// The stages and groups of `attraction` or `reserve` in `campaign.yaml`; none when it is absent.
pub(super) fn pipeline(
    form: &Form<'_>,
    key: &'static str,
    groups: &'static str,
    source: &Source<'_>,
    problems: &mut Diagnostics,
) -> Option<Pipeline> {
    let Some(own) = form.record(key) else { return Some(Pipeline::default()) };
    for list in ["stages", groups] {
        campaign::unique(&[list], own, source, problems);
    }
    let stage = |form: &Form<'_>| Some(Waypoint { id: form.id("id")?.clone(), name: form.string("name")? });
    let group = |form: &Form<'_>| {
        Some(Channel { id: form.id("id")?.clone(), name: form.string("name")?, declared: form.integer("declared") })
    };
    Some(Pipeline {
        stages: campaign::every(own, "stages", stage)?,
        groups: campaign::every(own, groups, group)?,
        still_days: if key == "attraction" { own.integer("still_days") } else { None },
        note: own.string("note"),
    })
}

/// All deals in the order of files and lines.
pub(super) fn deals(
    sources: &Sources,
    readers: &Readers,
    ids: Option<&Ids>,
    problems: &mut Diagnostics,
) -> Option<Spoken<Vec<Prospect>>> {
    prospects(&DEALS_BOOK, sources, readers, ids, problems)
}

/// The whole reserve in the order of files and lines.
pub(super) fn reserve(
    sources: &Sources,
    readers: &Readers,
    ids: Option<&Ids>,
    problems: &mut Diagnostics,
) -> Option<Spoken<Vec<Prospect>>> {
    prospects(&RESERVE_BOOK, sources, readers, ids, problems)
}

fn prospects(
    book: &Book,
    sources: &Sources,
    readers: &Readers,
    ids: Option<&Ids>,
    problems: &mut Diagnostics,
) -> Option<Spoken<Vec<Prospect>>> {
    let mut all_read = sources.unread(book.shelf).next().is_none();
    let mut all = readers.lists();
    let mut names: BTreeMap<String, Place> = BTreeMap::new();
    for file in sources.shelf(book.shelf) {
        let source = source_of(file);
        characters::check(&source, problems);
        let tree = yaml::read(&source, whole_text(file), problems);
        file_id(file, problems);
        let Some(form) = shape::read(&source, tree, book.schema, ids, problems) else {
            all_read = false;
            continue;
        };
        for entry in form.records(book.list) {
            let county = entry_county(book, &form, entry);
            if let Some((county, name)) = county.zip(entry.text("name")) {
                let compared = format!("{county} {}", comparable(name));
                unique_name(name, compared, source.place(entry.span_of("name")), &mut names, problems);
            }
        }
        let build = |form: &Form<'_>, problems: &mut Diagnostics| {
            campaign::every(form, book.list, |entry| prospect(book, form, entry, &source, problems))
        };
        match readers.cleared(form, problems, build) {
            Some(Cleared::Shown(read)) => all.iter_mut().zip(read).for_each(|(all, read)| all.extend(read)),
            Some(Cleared::Withheld) => {}
            None => all_read = false,
        }
    }
    all_read.then_some(all)
}

fn entry_county(book: &Book, file: &Form<'_>, entry: &Form<'_>) -> Option<usize> {
    if book.shelf == Shelf::Deals { entry.reference("county") } else { file.reference("county") }
}

fn prospect(
    book: &Book,
    file: &Form<'_>,
    entry: &Form<'_>,
    source: &Source<'_>,
    problems: &mut Diagnostics,
) -> Option<Prospect> {
    let is_deal = book.shelf == Shelf::Deals;
    let steps = steps(book, entry, source, problems);
    let funds = if is_deal { funds(entry, source, problems)? } else { Vec::new() };
    let ended = match entry.record("ended") {
        Some(ended) => Some((ended.date("on")?, ended.string("reason")?)),
        None => None,
    };
    let group = if is_deal { file.reference("channel") } else { entry.reference("batch") };
    Some(Prospect {
        name: entry.string("name")?,
        county: entry_county(book, file, entry)?,
        unit: entry.reference("unit"),
        group: group?,
        amount: entry.known_amount(book.amount),
        steps: steps?,
        funds,
        ended,
        note: entry.string("note"),
        office_note: office_note(entry),
        audience: audience_of(entry),
    })
}

/// At least one step; dates in order, and stages too where they only rise.
fn steps(book: &Book, entry: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics) -> Option<Vec<Step>> {
    entry.cell("steps")?;
    let mut steps: Vec<Step> = Vec::new();
    let mut whole = true;
    for form in entry.records("steps") {
        let Some((stage, on)) = form.reference("stage").zip(form.date("on")) else {
            whole = false;
            continue;
        };
        if let Some(before) = steps.last() {
            let (problem, key) = if on < before.on {
                (Problem::NotInDateOrder { before: before.on.to_string(), after: on.to_string() }, "on")
            } else if stage == before.stage {
                let what = source.text[form.span_of("stage")].to_owned();
                (Problem::DuplicateEntry { what }, "stage")
            } else if book.rises && stage < before.stage {
                (Problem::StageFell { stage: source.text[form.span_of("stage")].to_owned() }, "stage")
            } else {
                steps.push(Step { stage, on });
                continue;
            };
            source.report_field(problem, form.span_of(key), form.path_of(key), problems);
            continue;
        }
        steps.push(Step { stage, on });
    }
    if whole && steps.is_empty() {
        let problem = Problem::EmptyValue { label: label("进展", "steps") };
        source.report_field(problem, entry.span_of("steps"), entry.path_of("steps"), problems);
        return None;
    }
    whole.then_some(steps)
}

fn funds(entry: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics) -> Option<Vec<InPlace>> {
    let mut funds: Vec<InPlace> = Vec::new();
    let mut whole = true;
    for form in entry.records("funds") {
        let Some(as_of) = form.date("as_of") else {
            whole = false;
            continue;
        };
        let in_place = form.known_amount("in_place");
        if let Some(last) = funds.last() {
            let problem = if as_of <= last.as_of {
                Some((Problem::NotInDateOrder { before: last.as_of.to_string(), after: as_of.to_string() }, "as_of"))
            } else {
                match (&last.in_place, &in_place) {
                    (Known::Value(before), Known::Value(after))
                        if after < before && as_of.year() == last.as_of.year() =>
                    {
                        let wan = |amount: &crate::units::Amount| amount.wan().to_short_decimal(4);
                        Some((Problem::CumulativeFell { before: wan(before), after: wan(after) }, "in_place"))
                    }
                    _ => None,
                }
            };
            if let Some((problem, key)) = problem {
                source.report_field(problem, form.span_of(key), form.path_of(key), problems);
            }
        }
        funds.push(InPlace { as_of, in_place });
    }
    whole.then_some(funds)
}

/// Where the values of a measure come from; what does not fit together is said.
pub(super) fn measure_source(
    form: &Form<'_>,
    source: &Source<'_>,
    problems: &mut Diagnostics,
) -> Option<MeasureSource> {
    let of_deals = Selection { sum: Summed::Number, stage: form.reference("stage"), group: form.reference("channel") };
    let of_reserve =
        Selection { sum: Summed::Number, stage: form.reference("gradient"), group: form.reference("batch") };
    let counted = match form.choice("from") {
        None if form.is_broken("from") => return None,
        None => MeasureSource::Reported,
        Some("deals") => MeasureSource::Deals(of_deals),
        Some("deal-amounts") => MeasureSource::Deals(Selection { sum: Summed::Amount, ..of_deals }),
        Some("deal-funds") => MeasureSource::Deals(Selection { sum: Summed::Funds, ..of_deals }),
        Some("reserve") => MeasureSource::Reserve(of_reserve),
        Some("reserve-amounts") => MeasureSource::Reserve(Selection { sum: Summed::Amount, ..of_reserve }),
        Some(other) => unreachable!("the catalogue has no source {other}"),
    };
    let mut report = |key: &'static str, reason: Label| {
        source.report_field(Problem::MeasureSource { reason }, form.span_of(key), form.path_of(key), problems);
    };
    let stranger = |keys: &[&'static str]| keys.iter().copied().find(|key| form.cell(key).is_some());
    let (strange, why) = match counted {
        MeasureSource::Reported => {
            (stranger(&["stage", "channel", "gradient", "batch"]), label("没有写 from", "there is no `from`"))
        }
        MeasureSource::Deals(_) => {
            (stranger(&["gradient", "batch"]), label("招商项目没有梯度和批次", "deals have no gradient and no batch"))
        }
        MeasureSource::Reserve(_) => (
            stranger(&["stage", "channel"]),
            label("储备项目没有招商阶段和渠道", "the reserve has no stages of deals and no channels"),
        ),
    };
    if let Some(key) = strange {
        report(key, why);
    }
    let wanted = match counted {
        MeasureSource::Reported => None,
        MeasureSource::Deals(own) | MeasureSource::Reserve(own) if own.sum == Summed::Number => Some("count"),
        MeasureSource::Deals(_) | MeasureSource::Reserve(_) => Some("amount"),
    };
    match (form.choice("kind"), wanted) {
        (Some(kind), Some("count")) if kind != "count" => {
            report("kind", label("数项目的总量形式是 count", "a number of entries has the kind `count`"))
        }
        (Some(kind), Some("amount")) if kind != "amount" => {
            report("kind", label("金额的形式是 amount", "money has the kind `amount`"))
        }
        _ => {}
    }
    Some(counted)
}
