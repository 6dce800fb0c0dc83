//! Columns and rows of what is followed beside projects: decisions, findings, deductions, deals and the reserve.

use super::ColumnKind::{Date, Integer, Number, Text};
use super::rows::{ID, SAME_AS_SITE, SCOPE_KIND, STATE, column, date, integer, number, scope_cells, state, wan, words};
use super::{Cell, Column, Row};
use crate::compute::{MatterStatus, still_days};
use crate::fields::{Label, label};
use crate::model::{Matter, Pipeline, Prospect, Way};
use crate::render::pages::{Scene, badge, taken};

const OF_THE_FILE: Label = label("在该文件内不重复", "unique within its file");
const STATUS: Label =
    label("open 待办、in-hand 办理中、overdue 逾期、solved 已办结", "open, in-hand, overdue or solved");
const PROJECT: Label = label("所涉项目的编号，没有的为空", "id of the project it is about, if any");

#[rustfmt::skip]
pub(super) const DECISIONS: &[Column] = &[
    column("meeting", label("会议编号", "meeting"), Text, "", ID),
    column("meeting_title", label("会议", "meeting title"), Text, "", SAME_AS_SITE),
    column("decision", label("事项编号", "decision"), Text, "", OF_THE_FILE),
    column("title", label("事项", "title"), Text, "", SAME_AS_SITE),
    column("project", label("项目编号", "project"), Text, "", PROJECT),
    column("project_name", label("项目", "project name"), Text, "", SAME_AS_SITE),
    column("problem", label("问题编号", "problem"), Text, "", label("所答复的问题，没有的为空", "the problem it answers, if any")),
    column("owner", label("负责单位编号", "owner"), Text, "", ID),
    column("owner_name", label("负责单位", "owner name"), Text, "", SAME_AS_SITE),
    column("raised", label("议定日期", "raised"), Date, "", SAME_AS_SITE),
    column("deadline", label("办结期限", "deadline"), Date, "", SAME_AS_SITE),
    column("status", label("状态", "status"), Text, "", STATUS),
    column("overdue_days", label("逾期天数", "days overdue"), Integer, "天", label("至截止日", "at the cut-off")),
];

/// Every decision by the cut-off, the most urgent first.
pub(super) fn decisions<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = Row<'s>> {
    let facts = scene.facts;
    scene.issue().decisions.rows.iter().map(move |followed| {
        let meeting = &facts.meetings[followed.file];
        let own = &meeting.decisions[followed.item];
        let project = own.answers.map(|answer| &facts.projects[answer.project]);
        let problem = own.answers.and_then(|answer| Some(&facts.projects[answer.project].problems[answer.problem?]));
        let mut row = vec![
            words(meeting.id.as_str()),
            words(&*meeting.title),
            words(own.matter.id.as_str()),
            words(&*own.matter.title),
            project.map_or(Cell::Empty, |project| words(project.id.as_str())),
            project.map_or(Cell::Empty, |project| words(&*project.name)),
            problem.map_or(Cell::Empty, |problem| words(problem.id.as_str())),
        ];
        row.extend(matter(scene, &own.matter, followed.status));
        row
    })
}

#[rustfmt::skip]
pub(super) const FINDINGS: &[Column] = &[
    column("inspection", label("检查编号", "inspection"), Text, "", ID),
    column("inspection_title", label("检查", "inspection title"), Text, "", SAME_AS_SITE),
    column("finding", label("发现编号", "finding"), Text, "", OF_THE_FILE),
    column("title", label("发现", "title"), Text, "", SAME_AS_SITE),
    column("grade", label("等级", "grade"), Text, "", SAME_AS_SITE),
    column("project", label("项目编号", "project"), Text, "", PROJECT),
    column("project_name", label("项目", "project name"), Text, "", SAME_AS_SITE),
    column("county", label("县（区）编号", "county"), Text, "", ID),
    column("county_name", label("县（区）", "county name"), Text, "", SAME_AS_SITE),
    column("owner", label("负责单位编号", "owner"), Text, "", ID),
    column("owner_name", label("负责单位", "owner name"), Text, "", SAME_AS_SITE),
    column("raised", label("发现日期", "raised"), Date, "", SAME_AS_SITE),
    column("deadline", label("整改期限", "deadline"), Date, "", SAME_AS_SITE),
    column("status", label("状态", "status"), Text, "", STATUS),
    column("overdue_days", label("逾期天数", "days overdue"), Integer, "天", label("至截止日", "at the cut-off")),
];

/// Every finding by the cut-off, the most urgent first.
pub(super) fn findings<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = Row<'s>> {
    let facts = scene.facts;
    scene.issue().findings.rows.iter().map(move |followed| {
        let inspection = &facts.inspections[followed.file];
        let own = &inspection.findings[followed.item];
        let project = own.project.map(|project| &facts.projects[project]);
        let county = own.county.map(|county| &facts.counties[county]);
        let grade = own.grade.map(|grade| &facts.campaign.inspection_grades[grade]);
        let mut row = vec![
            words(inspection.id.as_str()),
            words(&*inspection.title),
            words(own.matter.id.as_str()),
            words(&*own.matter.title),
            grade.map_or(Cell::Empty, |grade| words(&*grade.name)),
            project.map_or(Cell::Empty, |project| words(project.id.as_str())),
            project.map_or(Cell::Empty, |project| words(&*project.name)),
            county.map_or(Cell::Empty, |county| words(county.id.as_str())),
            county.map_or(Cell::Empty, |county| words(&*county.name)),
        ];
        row.extend(matter(scene, &own.matter, followed.status));
        row
    })
}

/// Owner, days and state of a matter.
fn matter<'s>(scene: &'s Scene<'_>, matter: &'s Matter, status: MatterStatus) -> [Cell<'s>; 6] {
    let owner = &scene.facts.campaign.units[matter.owner];
    [
        words(owner.id.as_str()),
        words(&*owner.name),
        Cell::Date(matter.raised),
        date(matter.deadline),
        words(badge::followed(status, scene.say.words).id),
        if let MatterStatus::Overdue { days } = status { integer(days) } else { Cell::Empty },
    ]
}

#[rustfmt::skip]
pub(super) const DEDUCTIONS: &[Column] = &[
    column("board", label("榜单编号", "board"), Text, "", ID),
    column("board_name", label("榜单", "board name"), Text, "", SAME_AS_SITE),
    column("scope_kind", label("对象类别", "kind of scope"), Text, "", SCOPE_KIND),
    column("scope", label("对象编号", "scope"), Text, "", ID),
    column("scope_name", label("对象", "scope name"), Text, "", SAME_AS_SITE),
    column("on", label("日期", "on"), Date, "", label("扣分的日期；当年的都计入", "day of the deduction; those of the year count")),
    column("points", label("扣分", "points"), Number, "分", label("从得分中扣除", "taken from the score")),
    column("reason", label("事由", "reason"), Text, "", SAME_AS_SITE),
];

/// Everything taken from scores of the boards in force, by day.
pub(super) fn deductions<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = Row<'s>> {
    scene.issue().boards.iter().flat_map(move |ranking| {
        let board = &scene.facts.campaign.boards[ranking.board];
        taken(scene, ranking, |_| true).into_iter().map(move |(who, own)| {
            let mut row = vec![words(board.id.as_str()), words(&*board.name)];
            row.extend(scope_cells(scene, who));
            row.extend([Cell::Date(own.on), number(Some(&own.points.exact())), words(&*own.reason)]);
            row
        })
    })
}

#[rustfmt::skip]
pub(super) const DEALS: &[Column] = &[
    column("county", label("县（区）编号", "county"), Text, "", ID),
    column("county_name", label("县（区）", "county name"), Text, "", SAME_AS_SITE),
    column("name", label("项目", "name"), Text, "", SAME_AS_SITE),
    column("group", label("渠道或批次编号", "group"), Text, "", ID),
    column("group_name", label("渠道或批次", "group name"), Text, "", SAME_AS_SITE),
    column("unit", label("责任单位编号", "unit"), Text, "", ID),
    column("unit_name", label("责任单位", "unit name"), Text, "", SAME_AS_SITE),
    column("stage", label("阶段编号", "stage"), Text, "", ID),
    column("stage_name", label("阶段", "stage name"), Text, "", SAME_AS_SITE),
    column("since", label("到达日期", "since"), Date, "", label("哪天到达该阶段", "when it came to this stage")),
    column("days", label("停留天数", "days"), Integer, "天", label("至截止日", "at the cut-off")),
    column("still", label("停滞", "still"), Text, "", label("yes：超过方案规定的天数没有新进展", "yes: no new stage for longer than the campaign allows")),
    column("amount", label("金额", "amount"), Number, "万元", label("合同金额，储备项目为计划投资", "contract; of the reserve, planned investment")),
    column("amount_state", label("金额状态", "state of amount"), Text, "", STATE),
    column("funds_in_place", label("到位资金", "funds in place"), Number, "万元", label("自1月起累计", "cumulative since January")),
    column("funds_state", label("到位资金状态", "state of funds"), Text, "", STATE),
];

/// The same without funds, which nobody has paid yet.
pub(super) const RESERVE: &[Column] = DEALS.split_at(DEALS.len() - 2).0;

/// Every deal that is pursued at the cut-off.
pub(super) fn deals<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = Row<'s>> {
    pursued(scene, Way::Attraction).map(|(own, mut row)| {
        let funds = own.funds_at(scene.issue().cutoff).unwrap_or(&crate::units::Known::NotReported);
        row.extend([wan(funds.value()), words(state(funds))]);
        row
    })
}

/// Every project in reserve at the cut-off.
pub(super) fn reserve<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = Row<'s>> {
    pursued(scene, Way::Reserve).map(|(_, row)| row)
}

fn pursued<'s>(scene: &'s Scene<'_>, way: Way) -> impl Iterator<Item = (&'s Prospect, Row<'s>)> {
    let (pipeline, prospects) = scene.facts.way(way);
    prospects.iter().filter_map(move |own| Some((own, prospect(scene, pipeline, own)?)))
}

/// What deals and the reserve share; nothing for one that is not listed at the cut-off.
fn prospect<'s>(scene: &'s Scene<'_>, pipeline: &'s Pipeline, own: &'s Prospect) -> Option<Row<'s>> {
    let (facts, cutoff) = (scene.facts, scene.issue().cutoff);
    let step = own.step_at(cutoff)?;
    let (county, group, stage) =
        (&facts.counties[own.county], &pipeline.groups[own.group], &pipeline.stages[step.stage]);
    let unit = own.unit.map(|unit| &facts.campaign.units[unit]);
    let is_still = still_days(pipeline, own, cutoff).is_some();
    Some(vec![
        words(county.id.as_str()),
        words(&*county.name),
        words(&*own.name),
        words(group.id.as_str()),
        words(&*group.name),
        unit.map_or(Cell::Empty, |unit| words(unit.id.as_str())),
        unit.map_or(Cell::Empty, |unit| words(&*unit.name)),
        words(stage.id.as_str()),
        words(&*stage.name),
        Cell::Date(step.on),
        integer(i64::from((cutoff - step.on).get_days())),
        if is_still { words("yes") } else { Cell::Empty },
        wan(own.amount.value()),
        words(state(&own.amount)),
    ])
}
