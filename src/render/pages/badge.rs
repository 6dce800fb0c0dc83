//! Judgements as word, sign and colour together.

use crate::compute::{ApprovalState, Lit, MatterStatus, MilestoneStatus, Supervised, TargetState};
use crate::model::{ChangeKind, Light, Scope};
use crate::phrase::Phrases;
use crate::render::chart;
use crate::render::pages::Scene;
use crate::render::view::{Badge, Movement};

fn badge(id: &'static str, name: &str, mark: &'static str, tone: &'static str) -> Badge {
    Badge { id, name: name.to_owned(), mark, tone }
}

/// A light.
pub(in crate::render) fn light(lit: Lit<'_>, words: &Phrases) -> Badge {
    let words = &words.badge;
    let (id, usual, mark, tone) = match lit.light {
        Light::Green => ("green", words.green(), "●", "ok"),
        Light::Yellow => ("yellow", words.yellow(), "◆", "warn"),
        Light::Red => ("red", words.red(), "▲", "bad"),
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
pub(in crate::render) fn target(state: TargetState, words: &Phrases) -> Badge {
    let words = &words.badge;
    match state {
        TargetState::Met => badge("met", words.target_met(), "●", "ok"),
        TargetState::Ahead => badge("ahead", words.target_ahead(), "●", "ok"),
        TargetState::OnTrack => badge("on-track", words.target_on_track(), "●", "ok"),
        TargetState::Behind => badge("behind", words.target_behind(), "◆", "warn"),
        TargetState::Pending => badge("pending", words.target_pending(), "○", ""),
        TargetState::Missed => badge("missed", words.target_missed(), "▲", "bad"),
        TargetState::NotReported => badge("not-reported", words.target_not_reported(), "—", ""),
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
pub(in crate::render) fn problem(status: MatterStatus, words: &Phrases) -> Badge {
    let words = &words.badge;
    match status {
        MatterStatus::Overdue { .. } => badge("overdue", words.matter_overdue(), "▲", "bad"),
        MatterStatus::Open => badge("open", words.matter_open(), "○", "warn"),
        MatterStatus::InHand => badge("in-hand", words.matter_in_hand(), "◆", "warn"),
        MatterStatus::Settled => badge("solved", words.problem_solved(), "●", "ok"),
    }
}

/// State of a decision or finding.
pub(in crate::render) fn followed(status: MatterStatus, words: &Phrases) -> Badge {
    match status {
        MatterStatus::Settled => badge("solved", words.badge.matter_settled(), "●", "ok"),
        other => problem(other, words),
    }
}

/// Where a project stands.
pub(in crate::render) fn project_state(standing: &crate::compute::Standing<'_>, words: &Phrases) -> Badge {
    let words = &words.badge;
    if standing.is_finished {
        badge("finished", words.project_finished(), "●", "ok")
    } else if standing.stop.is_some() {
        badge("stopped", words.project_stopped(), "▲", "bad")
    } else if standing.is_started {
        badge("building", words.project_building(), "●", "")
    } else if !standing.counts_for_start {
        badge("preparing", words.project_preparing(), "○", "")
    } else if standing.is_start_due {
        badge("due", words.project_start_missed(), "▲", "bad")
    } else {
        badge("not-due", words.project_not_due(), "○", "")
    }
}

/// State of a milestone.
pub(super) fn milestone(status: MilestoneStatus, words: &Phrases) -> Badge {
    let words = &words.badge;
    match status {
        MilestoneStatus::Reached { late } if late > 0 => badge("done-late", words.milestone_late(), "◆", "warn"),
        MilestoneStatus::Reached { .. } => badge("done", words.milestone_reached(), "●", "ok"),
        MilestoneStatus::Overdue { .. } => badge("overdue", words.milestone_overdue(), "▲", "bad"),
        MilestoneStatus::Ahead { .. } => badge("ahead", words.milestone_ahead(), "○", ""),
    }
}

/// Way in or out of a set.
pub(super) fn scope_change(kind: ChangeKind, words: &Phrases) -> Badge {
    let words = &words.badge;
    match kind {
        ChangeKind::Entered => badge("entered", words.set_entered(), "＋", ""),
        ChangeKind::Left => badge("left", words.set_left(), "－", ""),
        ChangeKind::Split => badge("split", words.set_split(), "◇", ""),
    }
}

/// Where a project stands on a supervision list.
pub(super) fn supervised(state: Supervised, words: &Phrases) -> Badge {
    let words = &words.badge;
    match state {
        Supervised::Stopped => badge("stopped", words.project_stopped(), "▲", "bad"),
        Supervised::StartMissed => badge("start-missed", words.project_start_missed(), "▲", "bad"),
        Supervised::Lagging => badge("lagging", words.supervised_lagging(), "▲", "bad"),
        Supervised::FinishMissed => badge("finish-missed", words.supervised_finish_missed(), "▲", "bad"),
        Supervised::NoProgress => badge("no-progress", words.supervised_no_progress(), "◆", "warn"),
        Supervised::Exempt => badge("exempt", words.supervised_exempt(), "○", ""),
        Supervised::UnderWay => badge("under-way", words.supervised_under_way(), "●", ""),
        Supervised::NotDue => badge("not-due", words.project_not_due(), "○", ""),
        Supervised::Preparing => badge("preparing", words.project_preparing(), "○", ""),
        Supervised::Finished => badge("finished", words.project_finished(), "●", "ok"),
    }
}

/// Whether an exemption keeps a project off its list now.
pub(super) fn exemption(applies: bool, words: &Phrases) -> Badge {
    let words = &words.badge;
    if applies {
        badge("applies", words.exemption_applies(), "◆", "warn")
    } else {
        badge("idle", words.exemption_idle(), "○", "")
    }
}

/// How far an approval is.
pub(super) fn approval(state: ApprovalState, is_over_limit: bool, words: &Phrases) -> Badge {
    let words = &words.badge;
    match state {
        ApprovalState::Done { .. } => badge("done", words.approval_done(), "●", "ok"),
        ApprovalState::InHand { .. } if is_over_limit => badge("over-limit", words.approval_over_limit(), "◆", "warn"),
        ApprovalState::InHand { .. } => badge("in-hand", words.approval_in_hand(), "◐", ""),
        ApprovalState::Stuck { .. } => badge("stuck", words.approval_stuck(), "▲", "bad"),
        ApprovalState::NotYet => badge("not-yet", words.approval_not_yet(), "○", ""),
        ApprovalState::NotNeeded => badge("not-needed", words.approval_not_needed(), "－", ""),
        ApprovalState::NotReported => badge("not-reported", words.approval_not_reported(), "—", ""),
    }
}

/// A paper: nothing is known of one that is not mentioned.
pub(super) fn paper(needed: Option<bool>, is_ready: bool, words: &Phrases) -> Badge {
    let words = &words.badge;
    match (needed, is_ready) {
        (None, _) => badge("not-reported", words.approval_not_reported(), "—", ""),
        (Some(false), _) => badge("not-needed", words.approval_not_needed(), "－", ""),
        (Some(true), true) => badge("ready", words.paper_ready(), "●", "ok"),
        (Some(true), false) => badge("missing", words.paper_missing(), "◆", "warn"),
    }
}

/// State of a report, by the days after its day on which it was sent.
pub(super) fn report(days: Option<i64>, words: &Phrases) -> Badge {
    let words = &words.badge;
    match days {
        Some(days) if days > 0 => badge("late", words.report_late(), "◆", "warn"),
        Some(_) => badge("in-time", words.report_in_time(), "●", "ok"),
        None => badge("missing", words.report_missing(), "▲", "bad"),
    }
}

/// The newest issue in the archive.
pub(super) fn newest(words: &Phrases) -> Badge {
    let words = &words.badge;
    badge("latest", words.newest(), "●", "")
}

/// Movement of a place: previous − current.
pub(super) fn movement(movement: Option<i64>, is_first_issue: bool, words: &Phrases) -> Movement {
    let words = &words.badge;
    match movement {
        Some(up) if up > 0 => Movement { direction: "up", mark: format!("▲{up}"), text: words.up(up) },
        Some(down) if down < 0 => {
            let down = -down;
            Movement { direction: "down", mark: format!("▼{down}"), text: words.down(down) }
        }
        Some(_) => Movement { direction: "same", mark: "—".to_owned(), text: words.same_place().to_owned() },
        None if is_first_issue => {
            Movement { direction: "none", mark: String::new(), text: words.first_issue().to_owned() }
        }
        None => Movement { direction: "none", mark: String::new(), text: words.not_ranked_before().to_owned() },
    }
}
