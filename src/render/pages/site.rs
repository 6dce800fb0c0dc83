//! What all pages share, and the frame of each page.

use crate::model::{Audience, Facts, PortalColumn, Quantity, Way};
use crate::render::data;
use crate::render::pages::bulletin::newest_link;
use crate::render::pages::{Scene, doors, watch};
use crate::render::prose::{self, Setting};
use crate::render::qr::qr;
use crate::render::text::{self, Say};
use crate::render::view::{FrameView, Html, Link, PageView, PortalView, ProseView, SiteView, TongueView};
use crate::route::{DutyPage, IssuePart, Route, RouteKind};

/// The front page.
const HOME: &str = "index.html";

/// The same for every page of a build.
pub(crate) fn site_view(facts: &Facts, routes: &[Route], say: Say<'_>) -> SiteView {
    let site = &facts.site;
    let own = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
    let portal = &site.portal;
    let column = |column: &PortalColumn| Link { text: column.name.to_string(), href: Some(column.url.to_string()) };
    SiteView {
        name: site.name.to_string(),
        short_name: site.short_name.to_string(),
        language: site.language.to_owned(),
        offices: facts.audience == Audience::Offices,
        notice: own(&site.notice),
        publisher: site.publisher.to_string(),
        campaign: facts.campaign.name.to_string(),
        year: facts.campaign.year,
        base_url: public_base(facts).map(str::to_owned),
        generator: concat!("tongbao ", env!("CARGO_PKG_VERSION")).to_owned(),
        project_unit: text::amount_unit(facts.site.numbers.project_unit, say).to_owned(),
        points_unit: text::quantity_unit(Quantity::Points, say).to_owned(),
        doors: doors::doors(routes),
        portal: PortalView {
            site_name: own(&portal.site_name),
            site_domain: own(&portal.site_domain),
            site_id_code: own(&portal.site_id_code),
            column_name: own(&portal.column_name),
            column_type: own(&portal.column_type),
            column_description: own(&portal.column_description),
            column_keywords: own(&portal.column_keywords),
            content_source: own(&portal.content_source),
            keywords: own(&portal.keywords),
            author: own(&portal.author),
            image: own(&portal.image),
            home_url: own(&portal.home_url),
            columns: portal.columns.iter().map(column).collect(),
            department: own(&portal.department),
            disclosure: own(&portal.disclosure),
            contact: own(&portal.contact),
            icp: own(&portal.icp),
            police_record: own(&portal.police_record),
        },
    }
}

/// The frame of a page.
pub(crate) fn page_view(scene: &Scene<'_>, route: &Route) -> PageView {
    let facts = scene.facts;
    let bulletin = scene.bulletin();
    let issue_name = scene.say.words.issue.number_of(bulletin.number, text::period(bulletin.period, scene.say));
    let cutoff = text::date(bulletin.cutoff, scene.say);
    let (kind, title, description) = match route.kind {
        RouteKind::Home => {
            ("home", facts.campaign.name.to_string(), scene.say.words.page.home_about(&issue_name, &cutoff))
        }
        RouteKind::Issue { part, .. } => {
            let name = match part {
                IssuePart::Bulletin => &*bulletin.title,
                IssuePart::Rankings => scene.say.words.page.rankings(),
                IssuePart::Targets => scene.say.words.page.targets(),
                IssuePart::Problems => scene.say.words.page.problems(),
                IssuePart::Lists => scene.say.words.page.lists(),
            };
            (part.name(), format!("{name} · {issue_name}"), scene.say.words.page.part_about(name, &issue_name, &cutoff))
        }
        RouteKind::Why { scope, .. } => {
            let name = crate::render::sentence::scope_name(facts, scope, scene.say.words);
            ("why", format!("{name} · {issue_name}"), scene.say.words.page.part_about(&name, &issue_name, &cutoff))
        }
        RouteKind::Chart { chart, .. } => {
            let name = super::chart_title(scene, chart);
            ("chart", format!("{name} · {issue_name}"), scene.say.words.page.part_about(&name, &issue_name, &cutoff))
        }
        RouteKind::Compare { then, .. } => {
            let then = &facts.bulletins[then];
            let earlier = scene.say.words.issue.number_of(then.number, text::period(then.period, scene.say));
            (
                "compare",
                format!("{earlier} → {issue_name}"),
                scene.say.words.page.compare_about(&earlier, &issue_name, &cutoff),
            )
        }
        RouteKind::Special(_) => {
            let name = super::special::name(bulletin, scene.say);
            (
                "special",
                format!("{} · {name}", bulletin.title),
                scene.say.words.page.special_about(&bulletin.title, &name, &cutoff),
            )
        }
        RouteKind::Pipeline(Way::Attraction) => {
            ("attraction", scene.say.words.page.attraction().to_owned(), scene.say.words.page.attraction_about(&cutoff))
        }
        RouteKind::Pipeline(Way::Reserve) => {
            ("reserves", scene.say.words.page.reserve().to_owned(), scene.say.words.page.reserve_about(&cutoff))
        }
        RouteKind::Prospects { way, county, page } => {
            let (kind, what) = match way {
                Way::Attraction => ("deals", scene.say.words.page.deals()),
                Way::Reserve => ("reserve", scene.say.words.page.reserved()),
            };
            let name = scene.say.words.page.of_county(&facts.counties[county].name, what);
            let title = if page == 0 { name.clone() } else { scene.say.words.page.page_of(&name, page + 1) };
            (kind, title, scene.say.words.page.as_of(&name, &cutoff))
        }
        RouteKind::Counties => {
            ("counties", scene.say.words.page.counties().to_owned(), scene.say.words.page.counties_about(&cutoff))
        }
        RouteKind::County { county, page } => {
            let name = &facts.counties[county].name;
            let title = if page == 0 { name.to_string() } else { scene.say.words.page.county_page(name, page + 1) };
            ("county", title, scene.say.words.page.county_about(name, &cutoff))
        }
        RouteKind::Projects => {
            ("projects", scene.say.words.page.projects().to_owned(), scene.say.words.page.projects_about(&cutoff))
        }
        RouteKind::Project(project) => {
            let name = facts.projects[project].name.to_string();
            let description = scene.say.words.page.project_about(&name, &cutoff);
            ("project", name, description)
        }
        RouteKind::Set(set) => {
            let name = facts.campaign.sets[set].name.to_string();
            let description = scene.say.words.page.set_about(&name, &cutoff);
            ("set", name, description)
        }
        RouteKind::Fund(fund) => {
            let name = facts.campaign.funds[fund].name.to_string();
            let description = scene.say.words.page.fund_about(&name, &cutoff);
            ("fund", name, description)
        }
        RouteKind::Walls => {
            ("walls", scene.say.words.page.wall().to_owned(), scene.say.words.page.walls_about(&cutoff))
        }
        RouteKind::Wall { county, page } => {
            let name = &facts.counties[county].name;
            let more = if page == 0 { String::new() } else { scene.say.words.page.more_page(page + 1) };
            let description = scene.say.words.page.wall_about(name, &cutoff);
            ("wall", scene.say.words.page.wall_of(name, &more), description)
        }
        RouteKind::Watch { watch, county, page } => watch::frame(scene, watch, county, page),
        RouteKind::Meetings => {
            ("meetings", scene.say.words.page.meetings().to_owned(), scene.say.words.page.meetings_about(&cutoff))
        }
        RouteKind::Meeting(meeting) => {
            let title = facts.meetings[meeting].title.to_string();
            let description = scene.say.words.page.meeting_about(&title, &cutoff);
            ("meeting", title, description)
        }
        RouteKind::Inspections => (
            "inspections",
            scene.say.words.page.inspections().to_owned(),
            scene.say.words.page.inspections_about(&cutoff),
        ),
        RouteKind::Inspection(inspection) => {
            let title = facts.inspections[inspection].title.to_string();
            let description = scene.say.words.page.inspection_about(&title, &cutoff);
            ("inspection", title, description)
        }
        RouteKind::Duty(page) => super::duty_words::frame(scene, page, &cutoff),
        RouteKind::Archive => {
            ("archive", scene.say.words.page.archive().to_owned(), scene.say.words.page.archive_about().to_owned())
        }
        RouteKind::Report => {
            let title = scene.say.words.page.report(&facts.campaign.name);
            ("report", title, scene.say.words.page.report_about().to_owned())
        }
        RouteKind::Find => {
            ("find", scene.say.words.page.find().to_owned(), scene.say.words.page.find_about().to_owned())
        }
        RouteKind::Data => {
            ("data", scene.say.words.page.data().to_owned(), scene.say.words.page.data_about().to_owned())
        }
        RouteKind::Method => {
            ("method", scene.say.words.page.method().to_owned(), scene.say.words.page.method_about().to_owned())
        }
        RouteKind::Page(page) => {
            let page = &facts.pages[page];
            let summary = page.summary.as_deref().unwrap_or(&page.title).to_owned();
            ("page", page.title.to_string(), summary)
        }
        RouteKind::NotFound => {
            ("404", scene.say.words.page.not_found().to_owned(), scene.say.words.page.not_found().to_owned())
        }
        RouteKind::DataFile { .. }
        | RouteKind::Search(_)
        | RouteKind::Feed
        | RouteKind::Sitemap(_)
        | RouteKind::Robots
        | RouteKind::Asset(_) => unreachable!("they have no page"),
    };
    let is_of_issue = matches!(route.kind, RouteKind::Issue { .. } | RouteKind::Why { .. });
    let newer = is_of_issue.then(|| newest_link(scene)).flatten();
    let (door, room) = doors::of_kind(kind, newer.is_some());
    let canonical = canonical(scene, route);
    let is_dated = matches!(route.kind, RouteKind::Issue { .. } | RouteKind::Special(_) | RouteKind::Home);
    PageView {
        kind,
        title,
        description,
        root: scene.root.to_owned(),
        base: scene.base.to_owned(),
        tongues: tongues(scene, route),
        door,
        room,
        path: route.local().to_owned(),
        dataset: match (route.kind, public_base(facts)) {
            (RouteKind::Issue { part: IssuePart::Bulletin, is_latest_copy: false, .. }, Some(base)) => {
                data::dataset(scene, base)
            }
            _ => Html::new(),
        },
        qr: qr_code(scene, route, &canonical),
        canonical,
        published: if is_dated { format!("{} 00:00", bulletin.issued) } else { String::new() },
        crumbs: crumbs(scene, route),
        newer,
    }
}

/// A page's address where the navigation leads to it, else nothing.
pub(crate) fn marked_path(page: &PageView) -> &str {
    if page.path == HOME || doors::is_room(&page.path) { &page.path } else { "" }
}

/// What a page shares with others: those of the same depth in the same room.
pub(crate) fn frame_view(scene: &Scene<'_>, page: &PageView) -> FrameView {
    let more = scene.facts.pages.iter();
    FrameView {
        root: page.root.clone(),
        base: page.base.clone(),
        door: page.door,
        room: page.room,
        path: marked_path(page).to_owned(),
        older: page.newer.is_some(),
        more: more.map(|page| scene.link(&page.title, &format!("pages/{}.html", page.id))).collect(),
    }
}

/// The permanent address: of a page under `latest/`, the dated one.
/// Programs want it whole; where the site does not know its own, only the copy of the newest issue has something to say.
fn canonical(scene: &Scene<'_>, route: &Route) -> String {
    let is_copy = matches!(route.kind, RouteKind::Issue { is_latest_copy: true, .. });
    if scene.facts.site.base_url.is_none() && !is_copy {
        return String::new();
    }
    permanent(scene, route, scene.language)
}

/// The permanent address of this page in a language of the site.
fn permanent(scene: &Scene<'_>, route: &Route, language: usize) -> String {
    let base = scene.facts.site.base_url.as_deref().unwrap_or(scene.base);
    let prefix = scene.original.prefix(language);
    match route.kind {
        RouteKind::Issue { part, .. } => format!("{base}{prefix}{}", scene.issue_path(part)),
        _ => format!("{base}{prefix}{}", route.local()),
    }
}

/// The page in all languages, where there are several.
fn tongues(scene: &Scene<'_>, route: &Route) -> Vec<TongueView> {
    let all = scene.original.languages();
    let view =
        |language| TongueView { canonical: permanent(scene, route, language), ..scene.tongue(language, route.local()) };
    if all == 1 { Vec::new() } else { (0..all).map(view).collect() }
}

/// The permanent address as a QR code, on pages that are put up on paper.
fn qr_code(scene: &Scene<'_>, route: &Route, canonical: &str) -> Html {
    let is_put_up = match route.kind {
        RouteKind::Issue { .. } | RouteKind::Special(_) | RouteKind::Walls => true,
        RouteKind::County { page, .. } | RouteKind::Wall { page, .. } => page == 0,
        _ => false,
    };
    if is_put_up && public_base(scene.facts).is_some() { qr(canonical) } else { Html::new() }
}

/// Where the site will stand, when that is known and anybody may know it.
pub(crate) fn public_base(facts: &Facts) -> Option<&str> {
    facts.site.base_url.as_deref().filter(|_| facts.audience == Audience::Public)
}

fn crumbs(scene: &Scene<'_>, route: &Route) -> Vec<Link> {
    let home = || scene.link(&scene.facts.site.short_name, HOME);
    let projects = || scene.link(scene.say.words.page.crumb_projects(), "projects/index.html");
    match route.kind {
        RouteKind::Home | RouteKind::NotFound | RouteKind::Chart { .. } => Vec::new(),
        RouteKind::Issue { part: IssuePart::Bulletin, .. } | RouteKind::Compare { .. } | RouteKind::Special(_) => {
            vec![home(), scene.link(scene.say.words.page.crumb_archive(), "archive.html")]
        }
        RouteKind::Issue { .. } | RouteKind::Why { .. } => {
            let bulletin = scene.bulletin();
            let issue =
                scene.link(&scene.say.words.issue.number(bulletin.number), &scene.issue_path(IssuePart::Bulletin));
            vec![home(), scene.link(scene.say.words.page.crumb_archive(), "archive.html"), issue]
        }
        RouteKind::Pipeline(_) => vec![home(), projects()],
        RouteKind::Prospects { way, .. } => {
            let name = match way {
                Way::Attraction => scene.say.words.page.attraction(),
                Way::Reserve => scene.say.words.page.reserve(),
            };
            vec![home(), projects(), scene.link(name, &format!("{}/index.html", way.id()))]
        }
        RouteKind::County { page: 0, .. } => {
            vec![home(), projects(), scene.link(scene.say.words.page.crumb_counties(), "counties/index.html")]
        }
        RouteKind::County { county, .. } => {
            vec![
                home(),
                projects(),
                scene.link(scene.say.words.page.crumb_counties(), "counties/index.html"),
                scene.county_link(county),
            ]
        }
        RouteKind::Counties => vec![home(), projects()],
        RouteKind::Project(project) => {
            vec![home(), projects(), scene.county_link(scene.facts.projects[project].county)]
        }
        RouteKind::Duty(DutyPage::Action(_)) => {
            vec![home(), scene.link(scene.say.words.page.actions(), "actions/index.html")]
        }
        RouteKind::Duty(DutyPage::Unit(_)) => {
            vec![home(), scene.link(scene.say.words.page.units(), "units/index.html")]
        }
        RouteKind::Duty(DutyPage::Leader(_)) => {
            vec![home(), scene.link(scene.say.words.page.leaders(), "leaders/index.html")]
        }
        RouteKind::Duty(DutyPage::Finance) => vec![home(), projects()],
        RouteKind::Duty(_) => vec![home()],
        RouteKind::Set(_) | RouteKind::Fund(_) | RouteKind::Walls => vec![home(), projects()],
        RouteKind::Wall { .. } => vec![home(), projects(), scene.link(scene.say.words.page.wall(), "wall/index.html")],
        RouteKind::Meeting(_) => vec![home(), scene.link(scene.say.words.page.crumb_meetings(), "meetings/index.html")],
        RouteKind::Inspection(_) => {
            vec![home(), scene.link(scene.say.words.page.crumb_inspections(), "inspections/index.html")]
        }
        RouteKind::Meetings
        | RouteKind::Inspections
        | RouteKind::Projects
        | RouteKind::Archive
        | RouteKind::Report
        | RouteKind::Data
        | RouteKind::Find
        | RouteKind::Method
        | RouteKind::Page(_) => vec![home()],
        RouteKind::DataFile { .. }
        | RouteKind::Search(_)
        | RouteKind::Feed
        | RouteKind::Sitemap(_)
        | RouteKind::Robots
        | RouteKind::Asset(_) => unreachable!("they have no page"),
        RouteKind::Watch { watch, county, .. } => {
            let index = county.map(|_| scene.link(watch::name(watch, scene.say), watch.index()));
            [home(), projects()].into_iter().chain(index).collect()
        }
    }
}

/// A page written by hand; its figures are the newest issue's.
pub(crate) fn prose_view(scene: &Scene<'_>, page: usize) -> ProseView {
    let page = &scene.facts.pages[page];
    let setting = Setting {
        facts: scene.facts,
        issue: scene.issue(),
        before: scene.before(),
        say: scene.say,
        root: scene.root,
        base: scene.base,
        prefix: "note-",
        top: 2,
    };
    ProseView {
        title: page.title.to_string(),
        summary: page.summary.as_deref().map(str::to_owned),
        body: prose::html(&page.body, &setting),
        prose_elsewhere: scene.elsewhere(page.is_translated, &format!("pages/{}.html", page.id)),
    }
}
