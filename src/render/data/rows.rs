//! The tables' columns, and their rows at an issue.

use std::borrow::Cow;

use super::ColumnKind::{Date, Integer, Number, Text};
use super::{Cell, Column, ColumnKind, Row};
use crate::compute::{Figure, MatterStatus, Measured, matter_status, project_light, standing};
use crate::fields::{Label, label};
use crate::model::{Comparison, Indicator, Ledger, PlannedActual, Project, Scope};
use crate::render::pages::{Scene, badge};
use crate::render::{sentence, text};
use crate::units::{self, Amount, Exact, Known};

pub(super) const fn column(
    id: &'static str,
    label: Label,
    kind: ColumnKind,
    unit: &'static str,
    help: Label,
) -> Column {
    Column { id, label, kind, unit, help }
}

pub(super) const SAME_AS_SITE: Label = label("与网页一致", "as on the pages");
pub(super) const STATE: Label = label(
    "没有数值的原因：not-reported 未报送、not-applicable 不适用、not-public 不公开；有数值为 reported",
    "why there is no value: not-reported, not-applicable, not-public; else reported",
);
pub(super) const UNIT: Label = label("数值的单位，金额一律为万元", "unit of the value; amounts are always in 万元");
pub(super) const SCOPE_KIND: Label = label(
    "whole 全部、county 县（区）、set 项目集合、fund 资金类型、unit 责任单位",
    "whole, county, set, fund or unit",
);
pub(super) const ID: Label = label("数据文件中的编号", "id in the content files");

#[rustfmt::skip]
pub(super) const FIGURES: &[Column] = &[
    column("indicator", label("指标编号", "indicator"), Text, "", ID),
    column("indicator_name", label("指标", "indicator name"), Text, "", SAME_AS_SITE),
    column("scope_kind", label("范围类别", "kind of scope"), Text, "", SCOPE_KIND),
    column("scope", label("范围编号", "scope"), Text, "", ID),
    column("scope_name", label("范围", "scope name"), Text, "", SAME_AS_SITE),
    column("value", label("数值", "value"), Number, "", label("未舍入，至多六位小数", "unrounded, to six places")),
    column("unit", label("单位", "unit"), Text, "", UNIT),
    column("state", label("状态", "state"), Text, "", STATE),
    column("part", label("分子", "part"), Number, "", label("比率的分子或差的被减数", "above the line of a rate, or minuend of a difference")),
    column("whole", label("分母", "whole"), Number, "", label("比率的分母或差的减数", "below the line of a rate, or subtrahend")),
    column("unreported", label("未报送数", "unreported"), Integer, "", label("范围内未报送、未计入的个数", "how many in scope did not report and are left out")),
    column("withheld", label("不公开数", "withheld"), Integer, "", label("范围内不公开、未计入的个数", "how many in scope are not public and are left out")),
];

/// Every indicator over every scope that has it.
pub(super) fn figures<'s>(scene: &'s Scene<'_>) -> Vec<Row<'s>> {
    let campaign = &scene.facts.campaign;
    let own = || std::iter::once(Scope::Whole).chain((0..scene.facts.counties.len()).map(Scope::County));
    let of_projects = || {
        let sets = (0..campaign.sets.len()).map(|set| Scope::Set(set, None));
        let funds = (0..campaign.funds.len()).map(|fund| Scope::Fund(fund, None));
        let units = (0..campaign.units.len()).map(|unit| Scope::Unit(unit, None));
        sets.chain(funds).chain(units)
    };
    let mut rows = Vec::new();
    for ledger in Ledger::ALL {
        let indicator = Indicator::Ledger(ledger);
        rows.extend(own().chain(of_projects()).map(|scope| figure(scene, indicator, scope)));
    }
    let entered = (0..campaign.series.len()).map(Indicator::Series);
    let measures = (0..campaign.measures.len()).map(Indicator::Measure);
    let ratios = (0..campaign.ratios.len()).map(Indicator::Ratio);
    for indicator in entered.chain(measures).chain(ratios) {
        rows.extend(own().map(|scope| figure(scene, indicator, scope)));
    }
    rows
}

fn figure<'s>(scene: &'s Scene<'_>, indicator: Indicator, scope: Scope) -> Row<'s> {
    let Figure { value, part, whole, unreported, withheld } = scene.issue().figure(scene.facts, indicator, scope);
    let mut row = vec![
        words(sentence::indicator_id(scene.facts, indicator)),
        words(sentence::indicator_name(scene.facts, indicator)),
    ];
    row.extend(scope_cells(scene, scope));
    row.extend(known(scene, &value));
    row.extend([measured(part.as_ref()), measured(whole.as_ref()), integer(unreported), integer(withheld)]);
    row
}

#[rustfmt::skip]
pub(super) const RANKINGS: &[Column] = &[
    column("board", label("榜单编号", "board"), Text, "", ID),
    column("board_name", label("榜单", "board name"), Text, "", SAME_AS_SITE),
    column("group", label("组别", "group"), Text, "", label("在组内排名", "ranked inside the group")),
    column("scope_kind", label("对象类别", "kind of scope"), Text, "", SCOPE_KIND),
    column("scope", label("对象编号", "scope"), Text, "", ID),
    column("scope_name", label("对象", "scope name"), Text, "", SAME_AS_SITE),
    column("place", label("位次", "place"), Integer, "", label("未报送的不排名", "none for what was not reported")),
    column("place_before", label("上期位次", "place before"), Integer, "", label("上一期的位次", "place in the bulletin before")),
    column("deducted", label("扣分", "deducted"), Number, "分", label("已从得分中扣除", "already taken from the score")),
    column("value", label("数值", "value"), Number, "", label("得分或指标值", "score or indicator")),
    column("unit", label("单位", "unit"), Text, "", UNIT),
    column("state", label("状态", "state"), Text, "", STATE),
];

pub(super) fn rankings<'s>(scene: &'s Scene<'_>) -> Vec<Row<'s>> {
    let mut rows = Vec::new();
    for ranking in &scene.issue().boards {
        let board = &scene.facts.campaign.boards[ranking.board];
        for group in &ranking.groups {
            for ranked in &group.rows {
                let place = |place: Option<usize>| {
                    place.map_or(Cell::Empty, |place| integer(i64::try_from(place).expect("places are few")))
                };
                let mut row = vec![words(board.id.as_str()), words(&*board.name), words(&*group.name)];
                row.extend(scope_cells(scene, ranked.who));
                row.extend([place(ranked.place), place(ranked.before), number(Some(&ranked.deducted))]);
                row.extend(known(scene, &ranked.value));
                rows.push(row);
            }
        }
    }
    rows
}

#[rustfmt::skip]
pub(super) const TARGETS: &[Column] = &[
    column("target", label("目标编号", "target"), Text, "", ID),
    column("clause", label("出处", "clause"), Text, "", label("方案中的位置", "where the plan states it")),
    column("target_name", label("目标", "target name"), Text, "", SAME_AS_SITE),
    column("indicator", label("指标编号", "indicator"), Text, "", ID),
    column("scope_kind", label("范围类别", "kind of scope"), Text, "", SCOPE_KIND),
    column("scope", label("范围编号", "scope"), Text, "", ID),
    column("scope_name", label("范围", "scope name"), Text, "", SAME_AS_SITE),
    column("comparison", label("比较", "comparison"), Text, "", label("≥、＞、≤、＜", "≥, ＞, ≤ or ＜")),
    column("goal", label("目标值", "goal"), Number, "", label("与数值同单位", "in the unit of the value")),
    column("due", label("时限", "due"), Date, "", label("到这一天", "by this day")),
    column("value", label("数值", "value"), Number, "", label("未舍入；到期后为到期日的数", "unrounded; once due, that of the due day")),
    column("unit", label("单位", "unit"), Text, "", UNIT),
    column("state", label("数值状态", "state of the value"), Text, "", STATE),
    column("expected", label("按进度应达", "expected"), Number, "", label("按时序曲线到截止日应达到的数", "what the curve asks for by the cut-off")),
    column("judgement", label("判断", "judgement"), Text, "", label("met、ahead、on-track、behind、pending、missed、not-reported", "met, ahead, on-track, behind, pending, missed or not-reported")),
];

pub(super) fn targets<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = Row<'s>> {
    let row = |figure: &'s crate::compute::TargetFigure| {
        let target = &scene.facts.campaign.targets[figure.target];
        let mut row = vec![
            words(target.id.as_str()),
            words(&*target.clause),
            words(&*target.name),
            words(sentence::indicator_id(scene.facts, target.indicator)),
        ];
        row.extend(scope_cells(scene, figure.scope));
        let comparison = match target.comparison {
            Comparison::AtLeast => "≥",
            Comparison::Above => "＞",
            Comparison::AtMost => "≤",
            Comparison::Below => "＜",
        };
        row.extend([words(comparison), measured(Some(&figure.goal)), Cell::Date(target.due)]);
        row.extend(known(scene, &figure.actual.value));
        row.extend([measured(figure.expected.as_ref()), words(badge::target(figure.state, scene.say.words).id)]);
        row
    };
    scene.issue().targets.iter().map(row)
}

#[rustfmt::skip]
pub(super) const PROJECTS: &[Column] = &[
    column("project", label("编号", "project"), Text, "", ID),
    column("name", label("项目名称", "name"), Text, "", SAME_AS_SITE),
    column("code", label("项目代码", "code"), Text, "", label("投资在线平台代码", "code of the approval platform")),
    column("county", label("县（区）编号", "county"), Text, "", ID),
    column("county_name", label("县（区）", "county name"), Text, "", SAME_AS_SITE),
    column("unit", label("责任单位编号", "unit"), Text, "", ID),
    column("unit_name", label("责任单位", "unit name"), Text, "", SAME_AS_SITE),
    column("sector", label("行业", "sector"), Text, "", SAME_AS_SITE),
    column("class", label("类别", "class"), Text, "", SAME_AS_SITE),
    column("sets", label("项目集合", "sets"), Text, "", label("截止日所属集合的编号，用空格隔开；互有重叠，不可相加", "ids at the cut-off, parted by blanks; they overlap and must not be added up")),
    column("total_investment", label("总投资", "total investment"), Number, "万元", SAME_AS_SITE),
    column("plan", label("年度计划投资", "annual plan"), Number, "万元", label("截止日执行的年度计划", "in force at the cut-off")),
    column("completed", label("累计完成投资", "completed"), Number, "万元", label("自1月起累计", "cumulative since January")),
    column("completed_state", label("完成投资状态", "state of completed"), Text, "", STATE),
    column("completion_rate", label("投资完成率", "completion rate"), Number, "%", label("累计完成÷年度计划", "completed ÷ plan")),
    column("schedule", label("时序进度", "schedule"), Number, "%", label("按项目的时序曲线", "by the project's curve")),
    column("gap", label("较时序进度", "gap"), Number, "个百分点", label("完成率减时序进度", "completion rate less schedule")),
    column("light", label("亮灯", "light"), Text, "", label("green、yellow、red；未开工为空", "green, yellow or red; empty before the start")),
    column("funds_in_place", label("到位资金", "funds in place"), Number, "万元", label("自1月起累计", "cumulative since January")),
    column("funds_state", label("到位资金状态", "state of funds"), Text, "", STATE),
    column("status", label("项目状态", "status"), Text, "", label("finished、stopped、building、preparing、due、not-due", "finished, stopped, building, preparing, due or not-due")),
    column("start_planned", label("计划开工", "planned start"), Date, "", SAME_AS_SITE),
    column("start_actual", label("实际开工", "actual start"), Date, "", label("截止日以后的不列", "none after the cut-off")),
    column("finish_planned", label("计划竣工", "planned finish"), Date, "", SAME_AS_SITE),
    column("finish_actual", label("实际竣工", "actual finish"), Date, "", label("截止日以后的不列", "none after the cut-off")),
    column("entered", label("入库日期", "entered"), Date, "", label("截止日以后的不列", "none after the cut-off")),
    column("record", label("最近报送", "latest record"), Date, "", label("所用记录的截至日期", "day of the record that was used")),
];

pub(super) fn projects<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = Row<'s>> {
    scene.facts.projects.iter().map(|own| project(scene, own))
}

fn project<'s>(scene: &'s Scene<'_>, own: &'s Project) -> Row<'s> {
    let (facts, cutoff) = (scene.facts, scene.issue().cutoff);
    let campaign = &facts.campaign;
    let standing = standing(own, campaign, cutoff);
    let sets: Vec<&str> =
        own.sets.iter().filter(|&&set| own.is_in_set(set, cutoff)).map(|&set| campaign.sets[set].id.as_str()).collect();
    let by_then = |day: Option<units::Date>| date(day.filter(|day| *day <= cutoff));
    let PlannedActual { planned: start, actual: started } = own.start;
    let PlannedActual { planned: finish, actual: finished } = own.finish;
    vec![
        words(own.id.as_str()),
        words(&*own.name),
        own.code.as_deref().map_or(Cell::Empty, words),
        words(facts.counties[own.county].id.as_str()),
        words(&*facts.counties[own.county].name),
        words(campaign.units[own.unit].id.as_str()),
        words(&*campaign.units[own.unit].name),
        words(&*campaign.sectors[own.sector].name),
        words(&*campaign.classes[own.class].name),
        words(sets.join(" ")),
        wan(Some(&own.total_investment)),
        wan(standing.plan.as_ref()),
        wan(standing.completed.value()),
        words(state(&standing.completed)),
        number(standing.completion_rate.value().map(units::Percent::number)),
        number(Some(standing.schedule.number())),
        number(standing.gap.value().map(units::Points::number)),
        project_light(facts, &standing, cutoff).map_or(Cell::Empty, |lit| words(badge::light(lit, scene.say.words).id)),
        wan(standing.funds_in_place.value()),
        words(state(&standing.funds_in_place)),
        words(badge::project_state(&standing, scene.say.words).id),
        date(start),
        by_then(started),
        date(finish),
        by_then(finished),
        by_then(own.entered),
        date(standing.record.map(|record| record.as_of)),
    ]
}

#[rustfmt::skip]
pub(super) const PROBLEMS: &[Column] = &[
    column("project", label("项目编号", "project"), Text, "", ID),
    column("project_name", label("项目", "project name"), Text, "", SAME_AS_SITE),
    column("problem", label("问题编号", "problem"), Text, "", label("在项目内不重复", "unique within the project")),
    column("title", label("问题", "title"), Text, "", SAME_AS_SITE),
    column("owner", label("负责单位编号", "owner"), Text, "", ID),
    column("owner_name", label("负责单位", "owner name"), Text, "", SAME_AS_SITE),
    column("raised", label("提出日期", "raised"), Date, "", SAME_AS_SITE),
    column("deadline", label("办结期限", "deadline"), Date, "", SAME_AS_SITE),
    column("status", label("状态", "status"), Text, "", label("open 待办、in-hand 办理中、overdue 逾期、solved 已解决", "open, in-hand, overdue or solved")),
    column("overdue_days", label("逾期天数", "days overdue"), Integer, "天", label("至截止日", "at the cut-off")),
];

pub(super) fn problems<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = Row<'s>> {
    let (campaign, cutoff) = (&scene.facts.campaign, scene.issue().cutoff);
    let all = scene.facts.projects.iter().flat_map(|project| project.problems.iter().map(move |own| (project, own)));
    all.filter_map(move |(project, own)| {
        let status = matter_status(own, cutoff)?;
        let owner = &campaign.units[own.owner];
        Some(vec![
            words(project.id.as_str()),
            words(&*project.name),
            words(own.id.as_str()),
            words(&*own.title),
            words(owner.id.as_str()),
            words(&*owner.name),
            Cell::Date(own.raised),
            date(own.deadline),
            words(badge::problem(status, scene.say.words).id),
            if let MatterStatus::Overdue { days } = status { integer(days) } else { Cell::Empty },
        ])
    })
}

/// Kind, id and name of a scope.
pub(super) fn scope_cells<'s>(scene: &'s Scene<'_>, scope: Scope) -> [Cell<'s>; 3] {
    let (kind, id) = sentence::scope_id(scene.facts, scope);
    [words(kind), words(id), words(sentence::scope_name(scene.facts, scope, scene.say.words))]
}

/// Value, unit and state.
pub(super) fn known(scene: &Scene<'_>, value: &Known<Measured>) -> [Cell<'static>; 3] {
    let unit = value.value().map_or(Cell::Empty, |measured| words(base_unit(scene, measured)));
    [measured(value.value()), unit, words(state(value))]
}

/// The unit of the raw number: amounts are in 万元, however the site prints them.
fn base_unit(scene: &Scene<'_>, measured: &Measured) -> String {
    match measured {
        Measured::Amount(_) => scene.say.words.number.unit_base_amount().to_owned(),
        other => text::unit_of(other, scene.say).to_owned(),
    }
}

pub(super) fn state<T>(known: &Known<T>) -> &'static str {
    match known {
        Known::Value(_) => "reported",
        Known::NotReported => "not-reported",
        Known::NotApplicable => "not-applicable",
        Known::NotPublic => "not-public",
    }
}

pub(super) fn words<'a>(text: impl Into<Cow<'a, str>>) -> Cell<'a> {
    Cell::Text(text.into())
}

fn measured(value: Option<&Measured>) -> Cell<'static> {
    number(value.map(Measured::number).as_ref())
}

pub(super) fn number(value: Option<&Exact>) -> Cell<'static> {
    value.map_or(Cell::Empty, |value| Cell::Number(value.clone()))
}

pub(super) fn wan(amount: Option<&Amount>) -> Cell<'static> {
    number(amount.map(|amount| amount.wan()).as_ref())
}

pub(super) fn integer(number: i64) -> Cell<'static> {
    Cell::Number(Exact::whole(number))
}

pub(super) fn date(day: Option<units::Date>) -> Cell<'static> {
    day.map_or(Cell::Empty, Cell::Date)
}
