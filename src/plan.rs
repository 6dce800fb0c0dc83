//! Figures to routes: every file of the site, listed before any is made.
//!
//! In: facts, figures and a theme. Out: a [`Plan`], which says what each file is made from. The writer, a preview and an archive
//! all work from the same plan, so none of them can have a page the others lack.

use crate::compute::Figures;
use crate::model::{Audience, Facts, Scope, Way};
use crate::route::{ChartForm, DataFile, DutyPage, IssueChart, IssuePart, Route, RouteKind, SitePath, Watch};
use crate::search::Index;
use crate::theme::Theme;
use crate::units::Id;

/// Pages in one file of the site map; the format allows no more.
pub const LISTED_PER_MAP: usize = 50_000;

/// How many projects stand on one page of a county's list.
pub const PROJECTS_PER_PAGE: usize = 300;

/// A site, planned.
#[derive(Debug)]
pub struct Plan {
    /// What was reported.
    pub facts: Facts,
    /// What follows from it.
    pub figures: Figures,
    /// How it looks.
    pub theme: Theme,
    /// What a reader can look for, in each language of the site.
    pub search: Vec<Index>,
    /// Every file, in the order of paths.
    pub routes: Vec<Route>,
    /// Positions of the projects of each county, in the order of ids.
    pub projects_of: Vec<Vec<usize>>,
}

impl Plan {
    /// Lists the site's files.
    pub fn new(facts: Facts, figures: Figures, theme: Theme) -> Self {
        let mut projects_of: Vec<Vec<usize>> = vec![Vec::new(); facts.counties.len()];
        for (position, project) in facts.projects.iter().enumerate() {
            projects_of[project.county].push(position);
        }
        let languages = 0..facts.languages();
        let search: Vec<Index> = languages.map(|own| Index::new(facts.in_language(own), &figures)).collect();
        let mut routes = Vec::with_capacity(facts.projects.len() + 64);
        let mut add =
            |path: String, kind: RouteKind| routes.push(Route { path: SitePath::of_ids(path), language: 0, kind });
        add("index.html".into(), RouteKind::Home);
        add("404.html".into(), RouteKind::NotFound);
        add("archive.html".into(), RouteKind::Archive);
        add("data.html".into(), RouteKind::Data);
        add("method.html".into(), RouteKind::Method);
        add("find.html".into(), RouteKind::Find);
        if facts.is_over() {
            add("report.html".into(), RouteKind::Report);
        }
        add("projects/index.html".into(), RouteKind::Projects);
        add("counties/index.html".into(), RouteKind::Counties);
        let newest = facts.bulletins.len() - 1;
        for (bulletin, own) in facts.bulletins.iter().enumerate() {
            for file in DataFile::of(&facts) {
                add(file.path(own.id.as_str()), RouteKind::DataFile { bulletin, file });
            }
            for chart in charts(&facts, &figures, bulletin) {
                for form in ChartForm::ALL {
                    add(chart.path(own.id.as_str(), form), RouteKind::Chart { bulletin, chart, form });
                }
            }
            for part in IssuePart::ALL {
                add(part.path(own.id.as_str()), RouteKind::Issue { bulletin, part, is_latest_copy: false });
                if bulletin == newest {
                    let name = if part == IssuePart::Bulletin { "index" } else { part.name() };
                    add(format!("latest/{name}.html"), RouteKind::Issue { bulletin, part, is_latest_copy: true });
                }
            }
        }
        for (bulletin, issue) in figures.issues.iter().enumerate() {
            for scope in scopes(&facts).filter(|&scope| issue.is_explained(scope)) {
                add(why_page(&facts, bulletin, scope), RouteKind::Why { bulletin, scope });
            }
        }
        for bulletin in 1..=newest {
            let then = bulletin - 1;
            add(compare_page(&facts, then, bulletin), RouteKind::Compare { then, bulletin });
        }
        if newest > 1 {
            add(compare_page(&facts, 0, newest), RouteKind::Compare { then: 0, bulletin: newest });
        }
        for (special, own) in facts.specials.iter().enumerate() {
            add(IssuePart::Bulletin.path(own.id.as_str()), RouteKind::Special(special));
        }
        for (county, own) in facts.counties.iter().enumerate() {
            let pages = projects_of[county].len().div_ceil(PROJECTS_PER_PAGE).max(1);
            for page in 0..pages {
                add(county_page(own.id.as_str(), page), RouteKind::County { county, page });
            }
        }
        duty_pages(&facts, &mut add);
        for way in Way::ALL.into_iter().filter(|way| facts.has_way(*way)) {
            add(format!("{}/index.html", way.id()), RouteKind::Pipeline(way));
            for (county, own) in facts.counties.iter().enumerate() {
                for page in 0..prospect_pages(&facts, way, county) {
                    add(prospects_page(way, own.id.as_str(), page), RouteKind::Prospects { way, county, page });
                }
            }
        }
        for (page, own) in facts.pages.iter().enumerate() {
            add(format!("pages/{}.html", own.id), RouteKind::Page(page));
        }
        for (project, own) in facts.projects.iter().enumerate() {
            add(format!("projects/{}.html", own.id), RouteKind::Project(project));
        }
        for (set, own) in facts.campaign.sets.iter().enumerate() {
            add(format!("sets/{}.html", own.id), RouteKind::Set(set));
        }
        for (fund, own) in facts.campaign.funds.iter().enumerate() {
            add(format!("funds/{}.html", own.id), RouteKind::Fund(fund));
        }
        for (county, own) in figures.on_wall.iter().enumerate() {
            for page in 0..own.len().div_ceil(PROJECTS_PER_PAGE) {
                add(wall_page(facts.counties[county].id.as_str(), page), RouteKind::Wall { county, page });
            }
        }
        if figures.on_wall.iter().any(|county| !county.is_empty()) {
            add("wall/index.html".into(), RouteKind::Walls);
        }
        for watch in Watch::ALL.into_iter().filter(|watch| figures.is_watched(&facts, *watch)) {
            add(watch.index().to_owned(), RouteKind::Watch { watch, county: None, page: 0 });
            for (county, own) in facts.counties.iter().enumerate() {
                for page in 0..figures.watched(watch, county).div_ceil(PROJECTS_PER_PAGE) {
                    let path = watch.county_path(own.id.as_str(), page);
                    add(path, RouteKind::Watch { watch, county: Some(county), page });
                }
            }
        }
        let cutoff = facts.bulletins[newest].cutoff;
        for (meeting, own) in facts.meetings.iter().enumerate().filter(|(_, own)| own.held <= cutoff) {
            if meeting == 0 {
                add("meetings/index.html".into(), RouteKind::Meetings);
            }
            add(format!("meetings/{}.html", own.id), RouteKind::Meeting(meeting));
        }
        let has_systems = !facts.campaign.systems.is_empty();
        if has_systems || facts.inspections.iter().any(|own| own.on <= cutoff) {
            add("inspections/index.html".into(), RouteKind::Inspections);
        }
        for (inspection, own) in facts.inspections.iter().enumerate().filter(|(_, own)| own.on <= cutoff) {
            add(format!("inspections/{}.html", own.id), RouteKind::Inspection(inspection));
        }
        // Both formats ask for whole addresses; what is for offices only is for no search engine.
        let is_mapped = facts.site.base_url.is_some() && facts.audience == Audience::Public;
        if is_mapped {
            add("feed.xml".into(), RouteKind::Feed);
        }
        translate(&facts, &search, &mut routes);
        let parts = routes.iter().filter(|route| route.kind.is_listed()).count().div_ceil(LISTED_PER_MAP);
        let mut shared = |path: String, kind| routes.push(Route { path: SitePath::of_ids(path), language: 0, kind });
        if is_mapped {
            shared("robots.txt".to_owned(), RouteKind::Robots);
            shared("sitemap.xml".to_owned(), RouteKind::Sitemap((parts == 1).then_some(0)));
            if parts > 1 {
                (0..parts).for_each(|part| shared(format!("sitemap-{}.xml", part + 1), RouteKind::Sitemap(Some(part))));
            }
        }
        for (asset, (path, _)) in theme.assets.iter().enumerate() {
            shared(path.to_string(), RouteKind::Asset(asset));
        }
        routes.sort_by(|a, b| a.path.cmp(&b.path));
        debug_assert!(routes.windows(2).all(|pair| pair[0].path < pair[1].path), "every file has one source");
        Self { facts, figures, theme, search, routes, projects_of }
    }
}

/// Every scope that may have a page of its own.
fn scopes(facts: &Facts) -> impl Iterator<Item = Scope> {
    let campaign = &facts.campaign;
    let counties = (0..facts.counties.len()).map(Scope::County);
    let sets = (0..campaign.sets.len()).map(|set| Scope::Set(set, None));
    let funds = (0..campaign.funds.len()).map(|fund| Scope::Fund(fund, None));
    let units = (0..campaign.units.len()).map(|unit| Scope::Unit(unit, None));
    std::iter::once(Scope::Whole).chain(counties).chain(sets).chain(funds).chain(units)
}

/// Address of the comparison of two bulletins: neighbours, or the first and the newest.
pub fn compare_page(facts: &Facts, then: usize, bulletin: usize) -> String {
    if then + 1 == bulletin {
        format!("compare/{}.html", facts.bulletins[bulletin].id)
    } else {
        "compare/index.html".to_owned()
    }
}

/// Address of the page that explains a scope's figures in a bulletin.
pub fn why_page(facts: &Facts, bulletin: usize, scope: Scope) -> String {
    let campaign = &facts.campaign;
    let name = match scope {
        Scope::Whole => "whole".to_owned(),
        Scope::County(county) => format!("county-{}", facts.counties[county].id),
        Scope::Set(set, _) => format!("set-{}", campaign.sets[set].id),
        Scope::Fund(fund, _) => format!("fund-{}", campaign.funds[fund].id),
        Scope::Unit(unit, _) => format!("unit-{}", campaign.units[unit].id),
    };
    format!("bulletins/{}/why/{name}.html", facts.bulletins[bulletin].id)
}

/// The charts of a bulletin: some compare issues, some compare counties, and one is of deals.
pub fn charts(facts: &Facts, figures: &Figures, bulletin: usize) -> impl Iterator<Item = IssueChart> {
    let ranks = figures.issues[bulletin].boards.first().is_some_and(|board| !board.groups.is_empty());
    IssueChart::ALL.into_iter().filter(move |chart| match chart {
        IssueChart::Completed => true,
        IssueChart::Counties => facts.counties.len() > 1,
        IssueChart::Months => bulletin > 0,
        IssueChart::Places => bulletin > 0 && ranks,
        IssueChart::Deals => facts.has_way(Way::Attraction),
    })
}

/// Gives every page its counterparts, at the same address below the folder of their language; each language has a search of its own.
fn translate(facts: &Facts, search: &[Index], routes: &mut Vec<Route>) {
    let first = routes.len();
    for (language, search) in search.iter().enumerate() {
        let prefix = facts.prefix(language);
        let at = |path: &str, kind| Route { path: SitePath::of_ids(format!("{prefix}{path}")), language, kind };
        for own in 0..if language == 0 { 0 } else { first } {
            if routes[own].kind.is_spoken() {
                routes.push(at(routes[own].path.as_str(), routes[own].kind));
            }
        }
        routes.extend(search.files().map(|file| at(&file.path(), RouteKind::Search(file))));
    }
}

/// Address of a page of a county's wall, from 0.
pub fn wall_page(id: &str, page: usize) -> String {
    if page == 0 { format!("wall/{id}.html") } else { format!("wall/{id}/projects-{}.html", page + 1) }
}

/// Pages of those who answer for something, of which there are any.
fn duty_pages(facts: &Facts, add: &mut impl FnMut(String, RouteKind)) {
    let rules = &facts.campaign.duty;
    let units = facts.campaign.units.iter().map(|unit| &unit.id);
    folder("actions", DutyPage::Actions, DutyPage::Action, rules.actions.iter().map(|action| &action.id), add);
    folder("units", DutyPage::Units, DutyPage::Unit, units, add);
    folder("leaders", DutyPage::Leaders, DutyPage::Leader, rules.leaders.iter().map(|leader| &leader.id), add);
    if !rules.finance_targets.is_empty() || facts.projects.iter().any(|project| !project.finance.is_empty()) {
        add("finance.html".into(), RouteKind::Duty(DutyPage::Finance));
    }
}

/// A page for each id and, where there are any, one for all.
fn folder<'f>(
    name: &str,
    index: DutyPage,
    page: fn(usize) -> DutyPage,
    ids: impl Iterator<Item = &'f Id>,
    add: &mut impl FnMut(String, RouteKind),
) {
    for (position, id) in ids.enumerate() {
        if position == 0 {
            add(format!("{name}/index.html"), RouteKind::Duty(index));
        }
        add(format!("{name}/{id}.html"), RouteKind::Duty(page(position)));
    }
}

/// On how many pages a county's deals or reserve stand; those that have ended, or are still to come, count too.
pub fn prospect_pages(facts: &Facts, way: Way, county: usize) -> usize {
    facts.way(way).1.iter().filter(|own| own.county == county).count().div_ceil(PROJECTS_PER_PAGE)
}

/// Address of a page of a county's deals or reserve, from 0.
pub fn prospects_page(way: Way, id: &str, page: usize) -> String {
    let way = way.id();
    if page == 0 { format!("{way}/{id}.html") } else { format!("{way}/{id}/list-{}.html", page + 1) }
}

/// Address of a page of a county's list, from 0.
pub fn county_page(id: &str, page: usize) -> String {
    if page == 0 { format!("counties/{id}.html") } else { format!("counties/{id}/projects-{}.html", page + 1) }
}
