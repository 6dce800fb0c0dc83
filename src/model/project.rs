//! `projects/*.yaml` as facts.

use super::{Arrangement, Exemption, FinanceStep, Fund, Matter, Paper, ProjectApproval, ScopeChange, SystemSince};
use crate::units::{Amount, Date, Id, Known};

/// A project with its dated records.
#[derive(Clone, Debug)]
pub struct Project {
    /// Its file's name.
    pub id: Id,
    /// Name.
    pub name: Box<str>,
    /// Code of the approval platform.
    pub code: Option<Box<str>>,
    /// Position in the counties.
    pub county: usize,
    /// Position in the campaign's units.
    pub unit: usize,
    /// Position in the campaign's sectors.
    pub sector: usize,
    /// Position in the campaign's classes.
    pub class: usize,
    /// Positions in the campaign's sets, each once; those it has left are among them.
    pub sets: Vec<usize>,
    /// Position in the campaign's leaders.
    pub leader: Option<usize>,
    /// What is arranged for it.
    pub arrangements: Vec<Arrangement>,
    /// Positions of the actions that it names itself.
    pub actions: Vec<usize>,
    /// Steps in finding finance, those of one purpose oldest first.
    pub finance: Vec<FinanceStep>,
    /// 建设单位.
    pub builder: Option<Box<str>>,
    /// Management rules in place; nothing when it was not reported.
    pub systems: Option<Vec<SystemSince>>,
    /// What it is.
    pub summary: Option<Box<str>>,
    /// 总投资.
    pub total_investment: Amount,
    /// Plans by date, oldest first.
    pub plans: Vec<Plan>,
    /// Position in the campaign's curves, when not the default one.
    pub schedule: Option<usize>,
    /// Funds by kind, each kind once.
    pub funds: Vec<Fund>,
    /// When it came into its sets and left them, oldest first.
    pub scope: Vec<ScopeChange>,
    /// 开工.
    pub start: PlannedActual,
    /// 竣工.
    pub finish: PlannedActual,
    /// 入库.
    pub entered: Option<Date>,
    /// Milestones in the order given.
    pub milestones: Vec<Milestone>,
    /// Stops in the order given.
    pub stops: Vec<Stop>,
    /// Why it has not started.
    pub unstarted_reason: Option<Box<str>>,
    /// Position in the campaign's classes of reasons.
    pub unstarted_class: Option<usize>,
    /// Approvals it says something of, each once.
    pub approvals: Vec<ProjectApproval>,
    /// Exemptions in the order given.
    pub exemptions: Vec<Exemption>,
    /// Papers for the register; nothing when they were not reported.
    pub papers: Option<Vec<Paper>>,
    /// Records by date, oldest first.
    pub records: Vec<Record>,
    /// Problems in the order given.
    pub problems: Vec<Matter>,
}

impl Project {
    /// The annual plan in force on a day: the last of that year that has begun.
    pub fn plan_in_force(&self, on: Date) -> Option<Amount> {
        let begun = self.plans.iter().rev().find(|plan| plan.from <= on && plan.from.year() == on.year());
        begun.map(|plan| plan.amount)
    }
}

/// The annual plan in force from a day of that year.
#[derive(Clone, Debug)]
pub struct Plan {
    /// First day in force; its year is the plan's.
    pub from: Date,
    /// 年度计划投资.
    pub amount: Amount,
    /// Why it changed.
    pub reason: Option<Box<str>>,
}

/// A planned and an actual date.
#[derive(Clone, Copy, Debug, Default)]
pub struct PlannedActual {
    /// When it should happen.
    pub planned: Option<Date>,
    /// When it happened.
    pub actual: Option<Date>,
}

/// A step on the way to the finish.
#[derive(Clone, Debug)]
pub struct Milestone {
    /// Its name.
    pub name: Box<str>,
    /// When it should be reached.
    pub planned: Date,
    /// When it was reached.
    pub actual: Option<Date>,
}

/// A time without work.
#[derive(Clone, Debug)]
pub struct Stop {
    /// First day.
    pub from: Date,
    /// Day work went on.
    pub until: Option<Date>,
    /// Why.
    pub reason: Box<str>,
}

/// The state of a project on a day, cumulative since January.
#[derive(Clone, Debug)]
pub struct Record {
    /// The day.
    pub as_of: Date,
    /// 累计完成投资.
    pub completed: Known<Amount>,
    /// 累计到位资金.
    pub funds_in_place: Known<Amount>,
    /// Position in the campaign's stages.
    pub stage: Option<usize>,
    /// Progress in words.
    pub note: Option<Box<str>>,
    /// Why a cumulative value fell.
    pub correction: Option<Box<str>>,
}
