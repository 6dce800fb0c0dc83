//! Judgements as word, sign and colour together.

use crate::compute::{ApprovalState, Lit, MatterStatus, MilestoneStatus, Supervised, TargetState};
use crate::model::{ChangeKind, Light, Scope};
use crate::render::chart;
use crate::render::pages::Scene;
use crate::render::view::{Badge, Movement};

fn badge(id: &'static str, name: &str, mark: &'static str, tone: &'static str) -> Badge {
    Badge { id, name: name.to_owned(), mark, tone }
}

/// A light.
pub(in crate::render) fn light(lit: Lit<'_>) -> Badge {
    let (id, usual, mark, tone) = match lit.light {
        Light::Green => ("green", "正常", "●", "ok"),
        Light::Yellow => ("yellow", "偏慢", "◆", "warn"),
        Light::Red => ("red", "滞后", "▲", "bad"),
    };
    badge(id, lit.name.unwrap_or(usual), mark, tone)
}

/// A light as a colour of charts.
pub(super) fn chart_light(lit: Option<Lit<'_>>) -> chart::Light {
    match lit.map(|lit| lit.light) {
        Some(Light::Green) => chart::Light::Green,
        Some(Light::Yellow) => chart::Light::Yellow,
        Some(Light::Red) => chart::Light::Red,
        None => chart::Light::Neutral,
    }
}

/// A county's light, when a table judges counties.
pub(super) fn county_light<'a>(scene: &Scene<'a>, scope: Scope) -> Option<Lit<'a>> {
    scene.issue().county_light(scene.facts, scope)
}

/// State of a target.
pub(in crate::render) fn target(state: TargetState) -> Badge {
    match state {
        TargetState::Met => badge("met", "已达到", "●", "ok"),
        TargetState::Ahead => badge("ahead", "目前达到（未到期）", "●", "ok"),
        TargetState::OnTrack => badge("on-track", "符合进度", "●", "ok"),
        TargetState::Behind => badge("behind", "落后进度", "◆", "warn"),
        TargetState::Pending => badge("pending", "未到期", "○", ""),
        TargetState::Missed => badge("missed", "到期未达到", "▲", "bad"),
        TargetState::NotReported => badge("not-reported", "未报送", "—", ""),
    }
}

/// State of a target as a colour of charts.
pub(super) fn target_light(state: TargetState) -> chart::Light {
    match state {
        TargetState::Met | TargetState::Ahead | TargetState::OnTrack => chart::Light::Green,
        TargetState::Behind => chart::Light::Yellow,
        TargetState::Missed => chart::Light::Red,
        TargetState::Pending | TargetState::NotReported => chart::Light::Neutral,
    }
}

/// State of a problem.
pub(in crate::render) fn problem(status: MatterStatus) -> Badge {
    match status {
        MatterStatus::Overdue { .. } => badge("overdue", "逾期", "▲", "bad"),
        MatterStatus::Open => badge("open", "待办", "○", "warn"),
        MatterStatus::InHand => badge("in-hand", "办理中", "◆", "warn"),
        MatterStatus::Settled => badge("solved", "已解决", "●", "ok"),
    }
}

/// State of a decision or finding.
pub(in crate::render) fn followed(status: MatterStatus) -> Badge {
    match status {
        MatterStatus::Settled => badge("solved", "已办结", "●", "ok"),
        other => problem(other),
    }
}

/// Where a project stands.
pub(in crate::render) fn project_state(standing: &crate::compute::Standing<'_>) -> Badge {
    if standing.is_finished {
        badge("finished", "已竣工", "●", "ok")
    } else if standing.stop.is_some() {
        badge("stopped", "停工", "▲", "bad")
    } else if standing.is_started {
        badge("building", "在建", "●", "")
    } else if !standing.counts_for_start {
        badge("preparing", "前期", "○", "")
    } else if standing.is_start_due {
        badge("due", "应开未开", "▲", "bad")
    } else {
        badge("not-due", "未到开工时间", "○", "")
    }
}

/// State of a milestone.
pub(super) fn milestone(status: MilestoneStatus) -> Badge {
    match status {
        MilestoneStatus::Reached { late } if late > 0 => badge("done-late", "延期完成", "◆", "warn"),
        MilestoneStatus::Reached { .. } => badge("done", "已完成", "●", "ok"),
        MilestoneStatus::Overdue { .. } => badge("overdue", "逾期", "▲", "bad"),
        MilestoneStatus::Ahead { .. } => badge("ahead", "未到期", "○", ""),
    }
}

/// Way in or out of a set.
pub(super) fn scope_change(kind: ChangeKind) -> Badge {
    match kind {
        ChangeKind::Entered => badge("entered", "纳入", "＋", ""),
        ChangeKind::Left => badge("left", "退出", "－", ""),
        ChangeKind::Split => badge("split", "打包拆分", "◇", ""),
    }
}

/// Where a project stands on a supervision list.
pub(super) fn supervised(state: Supervised) -> Badge {
    match state {
        Supervised::Stopped => badge("stopped", "停工", "▲", "bad"),
        Supervised::StartMissed => badge("start-missed", "应开未开", "▲", "bad"),
        Supervised::Lagging => badge("lagging", "滞后", "▲", "bad"),
        Supervised::FinishMissed => badge("finish-missed", "逾期未竣工", "▲", "bad"),
        Supervised::NoProgress => badge("no-progress", "未见实质进展", "◆", "warn"),
        Supervised::Exempt => badge("exempt", "豁免", "○", ""),
        Supervised::UnderWay => badge("under-way", "推进中", "●", ""),
        Supervised::NotDue => badge("not-due", "未到开工时间", "○", ""),
        Supervised::Preparing => badge("preparing", "前期", "○", ""),
        Supervised::Finished => badge("finished", "已竣工", "●", "ok"),
    }
}

/// Whether an exemption keeps a project off its list now.
pub(super) fn exemption(applies: bool) -> Badge {
    if applies { badge("applies", "豁免中", "◆", "warn") } else { badge("idle", "本期不涉及", "○", "") }
}

/// How far an approval is.
pub(super) fn approval(state: ApprovalState, is_over_limit: bool) -> Badge {
    match state {
        ApprovalState::Done { .. } => badge("done", "办结", "●", "ok"),
        ApprovalState::InHand { .. } if is_over_limit => badge("over-limit", "超时限", "◆", "warn"),
        ApprovalState::InHand { .. } => badge("in-hand", "在办", "◐", ""),
        ApprovalState::Stuck { .. } => badge("stuck", "受阻", "▲", "bad"),
        ApprovalState::NotYet => badge("not-yet", "未办", "○", ""),
        ApprovalState::NotNeeded => badge("not-needed", "不需要", "－", ""),
        ApprovalState::NotReported => badge("not-reported", "未填报", "—", ""),
    }
}

/// A paper: nothing is known of one that is not mentioned.
pub(super) fn paper(needed: Option<bool>, is_ready: bool) -> Badge {
    match (needed, is_ready) {
        (None, _) => badge("not-reported", "未填报", "—", ""),
        (Some(false), _) => badge("not-needed", "不需要", "－", ""),
        (Some(true), true) => badge("ready", "备齐", "●", "ok"),
        (Some(true), false) => badge("missing", "缺", "◆", "warn"),
    }
}

/// State of a report, by the days after its day on which it was sent.
pub(super) fn report(days: Option<i64>) -> Badge {
    match days {
        Some(days) if days > 0 => badge("late", "迟报", "◆", "warn"),
        Some(_) => badge("in-time", "按期", "●", "ok"),
        None => badge("missing", "未报", "▲", "bad"),
    }
}

/// The newest issue in the archive.
pub(super) fn newest() -> Badge {
    badge("latest", "最新一期", "●", "")
}

/// Movement of a place: previous − current.
pub(super) fn movement(movement: Option<i64>, is_first_issue: bool) -> Movement {
    match movement {
        Some(up) if up > 0 => Movement { direction: "up", mark: format!("▲{up}"), text: format!("上升{up}位") },
        Some(down) if down < 0 => {
            let down = -down;
            Movement { direction: "down", mark: format!("▼{down}"), text: format!("下降{down}位") }
        }
        Some(_) => Movement { direction: "same", mark: "—".to_owned(), text: "位次不变".to_owned() },
        None if is_first_issue => {
            Movement { direction: "none", mark: String::new(), text: "首期无比较".to_owned() }
        }
        None => Movement { direction: "none", mark: String::new(), text: "上期未排名".to_owned() },
    }
}
