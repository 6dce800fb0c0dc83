//! Facts to figures: everything a bulletin states, as it stood at each bulletin's cut-off.
//!
//! In: [`Facts`]. Out: [`Figures`], one [`Issue`] per bulletin. Promises: two families of numbers are never mixed (the ledger is
//! computed, statistics are only looked up); what was not reported is not summed and not ranked; nothing is rounded except where
//! a ranking or light compares what is printed; each figure can name its parts.

mod approval;
mod compare;
mod curve;
mod discipline;
mod duty;
mod figure;
mod finance;
mod follow;
mod history;
mod issue;
mod light;
mod lists;
mod matter;
mod measured;
mod members;
mod missing;
mod money;
mod pipeline;
mod ranking;
mod red_black;
mod special;
mod standing;
mod supervision;
mod systems;
mod tally;
mod target;
mod wall;

pub use approval::{ApprovalState, ApprovalTally, Approvals, Waiting, approval_state, pressure};
pub use compare::{Comparison, Corrected, LightChange, Replanned, comparison, is_over_others};
pub use curve::share_due;
pub use discipline::{Discipline, discipline, reports_of};
pub use duty::{Duty, OpenNeed, OpenTask, Portfolio, is_of_action, tasks};
pub use figure::{Figure, money_figure};
pub use finance::finance_needs;
pub use follow::{FollowUp, Followed};
pub use history::MonthEnd;
pub use issue::{Figures, Issue, compute};
pub use light::{Lit, light_name, project_light, project_run, project_running, rule_of, table_in_force};
pub use lists::{ExemptProject, Lists, OpenProblem};
pub use matter::{MatterStatus, matter_status};
pub use measured::{Measured, OwnUnit, decimals_of};
pub use members::{Change, Members};
pub use missing::Missing;
pub use money::Money;
pub use pipeline::{Funnel, Reach, Shifts, funnel, selected, shifts, still_days};
pub use ranking::{BoardRanking, GroupRanking, Part, Ranked, lower_is_better};
pub use red_black::{Exempt, Listed, RedBlackList};
pub use special::{Moved, Owed, Reached, Special};
pub use standing::{Standing, standing};
pub use supervision::{ClassList, Supervised, SupervisedProject, Supervision, days_since_start, is_exempt, supervised};
pub use systems::{SystemsTally, incomplete, systems};
pub use tally::Tally;
pub use target::{TargetFigure, TargetState};
pub use wall::{MilestoneStatus, OnWall, SOON, Wall, WallTally, by_finish, days_to_finish, milestone_status};

#[cfg(doc)]
use crate::model::Facts;
