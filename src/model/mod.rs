//! The checked facts: what was reported, in types that keep their promises.
//!
//! In: filled by `check` alone. Out: read by every later stage, changed by none. Positions (`usize`) point into the lists of
//! [`Campaign`] and [`Facts`] and are valid by construction.

mod audience;
mod assessment;
mod board;
mod approval;
mod bulletin;
mod campaign;
mod class;
mod county;
mod duty;
mod fund;
mod indicator;
mod matter;
mod meeting;
mod pipeline;
mod project;
mod release;
mod scope;
mod site;
mod unit;

pub use approval::{Approval, ExemptFrom, Exemption, Paper, ProjectApproval, Stuck};
pub use assessment::{Assessed, BoardExemption, Deduction, Ranks, RedBlack};
pub use audience::Audience;
pub use board::{Board, BoardItem, Group, RankBy, Score};
pub use bulletin::{Ask, Bulletin, BulletinKind, Form, Heading, ListName, Page, Prose, Reference, Section};
pub use campaign::{
    Base, Bound, Campaign, Comparison, Curve, CurveKind, Document, EntryBase, Light, LightRule, LightTable, Measure,
    MeasureKind, Named, ProjectSet, Ratio, Running, Series, SeriesKind, Subject, Target,
};
pub use class::{Class, Stage, Supervision};
pub use county::{County, Leader, Level, Statistic, Total};
pub use duty::{Action, Arrangement, DutyRules, FinanceStage, FinanceStep, Task};
pub use fund::{Fund, FundKind, FundRecord};
pub use indicator::{Indicator, Ledger, Quantity, Scope};
pub use matter::{Matter, MatterState, Update};
pub use meeting::{Answer, Decision, Finding, Inspection, Meeting, SystemSince};
pub use pipeline::{Channel, InPlace, MeasureSource, Pipeline, Prospect, Selection, Step, Summed, Way, Waypoint};
pub use project::{Milestone, Plan, PlannedActual, Project, Record, Stop};
pub use release::{
    Change, FIGURES, FIGURES_SM3, INPUTS, OUTPUT, PAGE, PRINTED, Release, ReleaseState, Releases, Revision,
    RevisionKind, Seal, Secrecy, Sight, Step as ReleaseStep, StepKind, TEXT, Waiver, figure_lists, is_figure,
};
pub use scope::{ChangeKind, ScopeChange};
pub use site::{AmountUnit, Numbers, Portal, PortalColumn, Site};
pub use unit::{Report, Unit, UnitBook};

/// Everything a campaign's files say.
#[derive(Debug)]
pub struct Facts {
    /// Whom they are for: of what is for offices only, public facts hold nothing.
    pub audience: Audience,
    /// `site.yaml`.
    pub site: Site,
    /// `campaign.yaml`.
    pub campaign: Campaign,
    /// The counties, parks and city level in display order, without the whole.
    pub counties: Vec<County>,
    /// The whole: its own entered figures.
    pub whole: County,
    /// What each of the campaign's units keeps itself, in their order.
    pub unit_books: Vec<UnitBook>,
    /// All projects by id.
    pub projects: Vec<Project>,
    /// The coordination meetings, oldest first.
    pub meetings: Vec<Meeting>,
    /// The inspections, oldest first.
    pub inspections: Vec<Inspection>,
    /// Deals of investment attraction, in the order of files and lines.
    pub deals: Vec<Prospect>,
    /// The reserve of projects, in the order of files and lines.
    pub reserve: Vec<Prospect>,
    /// The monthly bulletins by cut-off, oldest first; never empty.
    pub bulletins: Vec<Bulletin>,
    /// The special reports by cut-off, oldest first. They stand apart: nothing that looks at bulletins sees them.
    pub specials: Vec<Bulletin>,
    /// Pages written by hand, in display order.
    pub pages: Vec<Page>,
    /// The same facts in the site's other languages, in its order: only texts differ, and of a text that is not translated not even
    /// that. Each of them has no translations itself.
    pub translations: Vec<Facts>,
    /// How bulletins came out, and what they said then; only with the facts in the first language.
    pub releases: Releases,
}

impl Facts {
    /// The facts in a language of the site, counted from the first.
    pub fn in_language(&self, language: usize) -> &Self {
        language.checked_sub(1).map_or(self, |other| &self.translations[other])
    }

    /// The folder of a language, with `/`: the first one has none.
    pub fn prefix(&self, language: usize) -> String {
        if language == 0 { String::new() } else { format!("{}/", self.in_language(language).site.language) }
    }

    /// The tags of the site's languages, the first language first.
    pub fn tongues(&self) -> Vec<&'static str> {
        (0..self.languages()).map(|language| self.in_language(language).site.language).collect()
    }

    /// Which language of the site a tag names.
    pub fn language(&self, tag: &str) -> Option<usize> {
        self.tongues().iter().position(|own| *own == tag)
    }

    /// How many languages the site has.
    pub fn languages(&self) -> usize {
        1 + self.translations.len()
    }
}

impl Facts {
    /// What boards say about someone besides figures; nothing of whom they do not rank.
    pub fn assessed(&self, who: Scope) -> Option<&Assessed> {
        match who {
            Scope::County(county) => Some(&self.counties[county].assessed),
            Scope::Unit(unit, None) => Some(&self.unit_books[unit].assessed),
            Scope::Whole | Scope::Set(..) | Scope::Fund(..) | Scope::Unit(..) => None,
        }
    }
}

impl Facts {
    /// Whether the campaign has ended by the newest cut-off.
    pub fn is_over(&self) -> bool {
        self.bulletins.last().is_some_and(|newest| newest.cutoff >= self.campaign.end)
    }

    /// The stages of a way and all who go it.
    pub fn way(&self, way: Way) -> (&Pipeline, &[Prospect]) {
        match way {
            Way::Attraction => (&self.campaign.attraction, &self.deals),
            Way::Reserve => (&self.campaign.reserve, &self.reserve),
        }
    }

    /// Whether anybody goes a way.
    pub fn has_way(&self, way: Way) -> bool {
        !self.way(way).1.is_empty()
    }
}
