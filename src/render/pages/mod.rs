//! Figures to views: what each kind of page shows.
//!
//! In: facts and figures. Out: the structs of `view`, filled. Promise: a view is built for one page only, with addresses that
//! are right there; what all pages share is in `site` and built once.

mod approval;
mod assessment;
pub(super) mod badge;
mod bulletin;
mod chart;
mod chart_alone;
mod compare;
mod county;
mod data;
mod doors;
mod feed;
mod duty;
mod duty_words;
mod entry;
mod finance;
mod follow;
mod fund;
mod headline;
mod issue_chart;
mod listing;
mod matrix;
mod method;
mod physical;
mod pipeline;
mod project;
mod ranking;
mod release;
mod report;
mod section;
mod set;
mod site;
mod special;
mod systems;
mod wall;
mod supervision;
mod target;
mod watch;
mod why;

pub(super) use approval::{approval, approvals};
pub(super) use assessment::taken;
pub(super) use bulletin::{archive, bulletin};
pub(super) use chart_alone::{chart_page, poster};
pub(super) use compare::compare;
pub(super) use county::{counties, county};
pub(super) use data::data_view;
pub(super) use duty::{action, actions, leader, leaders, unit, units};
pub(super) use entry::{entries, entry};
pub(super) use feed::{feed, sitemap};
pub(super) use finance::finance;
pub(super) use follow::{inspection, inspections, meeting, meetings};
pub(super) use fund::fund;
pub(super) use issue_chart::{Chart, Figure, Name, of as issue_chart, title as chart_title};
pub(super) use method::method;
pub(super) use pipeline::{pipeline, prospects};
pub(super) use project::{project, projects};
pub(super) use report::report;
pub(super) use set::set;
pub(super) use site::{frame_view, marked_path, page_view, prose_view, public_base, site_view};
pub(super) use special::special;

pub(super) use supervision::{supervision, supervisions};
pub(super) use wall::{county as wall, walls};
pub(super) use why::why;

use crate::compute::{Figures, Issue};
use crate::fields::LANGUAGES;
use crate::model::{Bulletin, Facts, Scope};
use crate::render::text::Say;
use crate::render::view::{Link, TongueView};
use crate::route::IssuePart;
use crate::units::{Id, Known};

/// Where a view is built for: which facts, which issue, how far from the root.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) facts: &'a Facts,
    pub(super) figures: &'a Figures,
    /// The words of the site's language, and how its numbers look.
    pub(super) say: Say<'a>,
    /// Position of the issue.
    pub(super) at: usize,
    /// Position of the special report, on the page of one: its figures stand in for the issue's.
    pub(super) special: Option<usize>,
    /// The way to the root of the language.
    pub(super) root: &'a str,
    /// The way to the site's root.
    pub(super) base: &'a str,
    /// Which of the site's languages the page is in.
    pub(super) language: usize,
    /// The facts in the first language, with their translations.
    pub(super) original: &'a Facts,
}

impl<'a> Scene<'a> {
    pub(super) fn issue(&self) -> &'a Issue {
        self.special.map_or(&self.figures.issues[self.at], |special| &self.figures.specials[special].issue)
    }

    /// The issues so far that a table shows: twelve months are as wide as a page can be.
    fn shown_issues(&self) -> &'a [Issue] {
        let issues = &self.figures.issues[..=self.at];
        &issues[issues.len().saturating_sub(12)..]
    }

    /// The issue that changes are held against.
    fn before(&self) -> Option<&'a Issue> {
        match self.special {
            Some(special) => self.figures.before_special(special),
            None => self.figures.comparable(self.at),
        }
    }

    pub(super) fn bulletin(&self) -> &'a Bulletin {
        self.special.map_or(&self.facts.bulletins[self.at], |special| &self.facts.specials[special])
    }

    fn href(&self, path: &str) -> String {
        [self.root, path].concat()
    }

    /// The address of what all languages share.
    fn shared_href(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// A page of the site in one of its languages.
    fn tongue(&self, language: usize, path: &str) -> TongueView {
        let tag = self.original.in_language(language).site.language;
        let known = LANGUAGES.iter().find(|known| known.value == tag);
        TongueView {
            tag,
            name: known.map_or(tag, |known| if tag == "en" { known.label.en } else { known.label.zh }),
            href: format!("{}{}{path}", self.base, self.original.prefix(language)),
            canonical: String::new(),
            current: language == self.language,
        }
    }

    /// Where prose is that was not translated: in the first language.
    fn elsewhere(&self, is_translated: bool, path: &str) -> Option<TongueView> {
        (!is_translated).then(|| self.tongue(0, path))
    }

    fn link(&self, text: &str, path: &str) -> Link {
        Link { text: text.to_owned(), href: Some(self.href(path)) }
    }

    /// The page of what has an id, in the folder of its kind. Long lists are made of these.
    fn page_link(&self, name: &str, folder: &str, id: &Id) -> Link {
        Link { text: name.to_owned(), href: Some([self.root, folder, "/", id.as_str(), ".html"].concat()) }
    }

    fn county_link(&self, county: usize) -> Link {
        let county = &self.facts.counties[county];
        self.page_link(&county.name, "counties", &county.id)
    }

    fn project_link(&self, project: usize) -> Link {
        let project = &self.facts.projects[project];
        self.page_link(&project.name, "projects", &project.id)
    }

    fn set_link(&self, set: usize) -> Link {
        let set = &self.facts.campaign.sets[set];
        self.page_link(&set.name, "sets", &set.id)
    }

    fn fund_link(&self, fund: usize) -> Link {
        let fund = &self.facts.campaign.funds[fund];
        self.page_link(&fund.name, "funds", &fund.id)
    }

    /// The page of a scope: that of a county, a unit, a set or a kind of funds; the others have none.
    fn scope_link(&self, scope: Scope) -> Link {
        match scope {
            Scope::County(county) => self.county_link(county),
            Scope::Set(set, None) => self.set_link(set),
            Scope::Fund(fund, None) => self.fund_link(fund),
            Scope::Unit(unit, None) => self.unit_link(unit),
            other => Link { text: crate::render::sentence::scope_name(self.facts, other, self.say.words), href: None },
        }
    }

    /// A unit's page.
    fn unit_link(&self, unit: usize) -> Link {
        let unit = &self.facts.campaign.units[unit];
        self.page_link(&unit.name, "units", &unit.id)
    }

    /// A page of this issue.
    fn issue_path(&self, part: IssuePart) -> String {
        part.path(self.bulletin().id.as_str())
    }

    fn method_href(&self, indicator: crate::model::Indicator) -> String {
        let id = crate::render::sentence::indicator_id(self.facts, indicator);
        [self.root, "method.html#", id].concat()
    }
}

/// A drawing position of a value, if there is one.
fn drawing(value: &Known<crate::compute::Measured>) -> Option<f64> {
    value.value().map(|measured| measured.number().to_drawing())
}
