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
        RouteKind::Home => ("home", facts.campaign.name.to_string(), format!("{issue_name}，数据截至{cutoff}")),
        RouteKind::Issue { part, .. } => {
            let name = match part {
                IssuePart::Bulletin => &*bulletin.title,
                IssuePart::Rankings => "排名",
                IssuePart::Targets => "目标",
                IssuePart::Problems => "问题清单",
                IssuePart::Lists => "项目名单",
            };
            (part.name(), format!("{name} · {issue_name}"), format!("{name}，{issue_name}，数据截至{cutoff}"))
        }
        RouteKind::Why { scope, .. } => {
            let name = crate::render::sentence::scope_name(facts, scope, scene.say.words);
            ("why", format!("{name} · {issue_name}"), format!("{name}，{issue_name}，数据截至{cutoff}"))
        }
        RouteKind::Chart { chart, .. } => {
            let name = super::chart_title(scene, chart);
            ("chart", format!("{name} · {issue_name}"), format!("{name}，{issue_name}，数据截至{cutoff}"))
        }
        RouteKind::Compare { then, .. } => {
            let then = &facts.bulletins[then];
            let earlier = format!("第{}期 {}", then.number, text::period(then.period, scene.say));
            ("compare", format!("{earlier} → {issue_name}"), format!("{earlier} → {issue_name}，数据截至{cutoff}"))
        }
        RouteKind::Special(_) => {
            let name = super::special::name(bulletin, scene.say);
            ("special", format!("{} · {name}", bulletin.title), format!("{}，{name}，数据截至{cutoff}", bulletin.title))
        }
        RouteKind::Pipeline(Way::Attraction) => (
            "attraction",
            "招商引资".to_owned(),
            format!("招商项目各阶段个数、金额、转化率和停滞项目，数据截至{cutoff}"),
        ),
        RouteKind::Pipeline(Way::Reserve) => {
            ("reserves", "谋划储备".to_owned(), format!("储备项目梯度、规模和变化，数据截至{cutoff}"))
        }
        RouteKind::Prospects { way, county, page } => {
            let (kind, what) = match way {
                Way::Attraction => ("deals", "招商项目"),
                Way::Reserve => ("reserve", "储备项目"),
            };
            let name = format!("{}{what}", facts.counties[county].name);
            let title = if page == 0 { name.clone() } else { format!("{name} · 第{}页", page + 1) };
            (kind, title, format!("{name}，数据截至{cutoff}"))
        }
        RouteKind::Counties => {
            ("counties", "县区进展".to_owned(), format!("各县（区）、园区和市本级进展，数据截至{cutoff}"))
        }
        RouteKind::County { county, page } => {
            let name = &facts.counties[county].name;
            let title = if page == 0 { name.to_string() } else { format!("{name} · 项目第{}页", page + 1) };
            ("county", title, format!("{name}投资完成、排名、项目和问题，数据截至{cutoff}"))
        }
        RouteKind::Projects => ("projects", "项目进展".to_owned(), format!("全部项目，数据截至{cutoff}")),
        RouteKind::Project(project) => {
            let name = facts.projects[project].name.to_string();
            let description = format!("{name}：计划、完成、节点和问题，数据截至{cutoff}");
            ("project", name, description)
        }
        RouteKind::Set(set) => {
            let name = facts.campaign.sets[set].name.to_string();
            let description = format!("{name}：方案所列与收录项目、开工、完成和范围变动，数据截至{cutoff}");
            ("set", name, description)
        }
        RouteKind::Fund(fund) => {
            let name = facts.campaign.funds[fund].name.to_string();
            let description = format!("{name}：开工率、投资完成率、到位和支付，分县区，数据截至{cutoff}");
            ("fund", name, description)
        }
        RouteKind::Walls => {
            ("walls", "挂图作战".to_owned(), format!("各县区倒排工期节点的计划与实际，数据截至{cutoff}"))
        }
        RouteKind::Wall { county, page } => {
            let name = &facts.counties[county].name;
            let more = if page == 0 { String::new() } else { format!(" · 第{}页", page + 1) };
            let description = format!("{name}各项目倒排工期节点的计划与实际，数据截至{cutoff}");
            ("wall", format!("{name}挂图作战{more}"), description)
        }
        RouteKind::Watch { watch, county, page } => watch::frame(scene, watch, county, page),
        RouteKind::Meetings => {
            ("meetings", "协调推进会议".to_owned(), format!("会议议定事项和办理情况，数据截至{cutoff}"))
        }
        RouteKind::Meeting(meeting) => {
            let title = facts.meetings[meeting].title.to_string();
            let description = format!("{title}：议定事项和办理情况，数据截至{cutoff}");
            ("meeting", title, description)
        }
        RouteKind::Inspections => {
            ("inspections", "督查检查".to_owned(), format!("检查发现问题和整改情况，数据截至{cutoff}"))
        }
        RouteKind::Inspection(inspection) => {
            let title = facts.inspections[inspection].title.to_string();
            let description = format!("{title}：发现问题和整改情况，数据截至{cutoff}");
            ("inspection", title, description)
        }
        RouteKind::Duty(page) => duty_title(scene, page, &cutoff),
        RouteKind::Archive => ("archive", "往期通报".to_owned(), "各期通报".to_owned()),
        RouteKind::Report => {
            let title = format!("{}总结", facts.campaign.name);
            ("report", title, "目标完成情况、最终排名和变化、竣工项目、解决和未解决的问题".to_owned())
        }
        RouteKind::Find => ("find", "查找".to_owned(), "按名称、拼音首字母或代码查找，按灯、县区、单位筛选".to_owned()),
        RouteKind::Data => ("data", "数据下载".to_owned(), "各期数据下载和字段说明".to_owned()),
        RouteKind::Method => {
            ("method", "指标与方法说明".to_owned(), "各项指标的公式、分母、时序曲线、亮灯规则和排名办法".to_owned())
        }
        RouteKind::Page(page) => {
            let page = &facts.pages[page];
            let summary = page.summary.as_deref().unwrap_or(&page.title).to_owned();
            ("page", page.title.to_string(), summary)
        }
        RouteKind::NotFound => ("404", "没有这个页面".to_owned(), "没有这个页面".to_owned()),
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

/// Kind, title and description of the pages of those who answer for something.
fn duty_title(scene: &Scene<'_>, page: DutyPage, cutoff: &str) -> (&'static str, String, String) {
    let campaign = &scene.facts.campaign;
    let (kind, title, what) = match page {
        DutyPage::Actions => ("actions", "攻坚行动", "各项行动的目标、项目、问题和任务"),
        DutyPage::Action(action) => {
            ("action", &*campaign.duty.actions[action].name, "要做到什么、责任单位、目标、项目和问题")
        }
        DutyPage::Units => ("units", "责任单位", "各责任单位的项目、问题、任务和工作报告"),
        DutyPage::Unit(unit) => ("unit", &*campaign.units[unit].name, "目标、项目、问题、工作台账和工作报告"),
        DutyPage::Leaders => ("leaders", "包抓领导", "各位领导包抓的项目和亮灯"),
        DutyPage::Leader(leader) => ("leader", &*campaign.duty.leaders[leader].name, "包抓项目、亮灯和问题"),
        DutyPage::Finance => ("finance", "融资需求", "寻求融资的项目：金额、用途和阶段"),
    };
    (kind, title.to_owned(), format!("{title}：{what}，数据截至{cutoff}"))
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
fn canonical(scene: &Scene<'_>, route: &Route) -> String {
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
    let projects = || scene.link("项目", "projects/index.html");
    match route.kind {
        RouteKind::Home | RouteKind::NotFound | RouteKind::Chart { .. } => Vec::new(),
        RouteKind::Issue { part: IssuePart::Bulletin, .. } | RouteKind::Compare { .. } | RouteKind::Special(_) => {
            vec![home(), scene.link("往期", "archive.html")]
        }
        RouteKind::Issue { .. } | RouteKind::Why { .. } => {
            let bulletin = scene.bulletin();
            let issue =
                scene.link(&scene.say.words.issue.number(bulletin.number), &scene.issue_path(IssuePart::Bulletin));
            vec![home(), scene.link("往期", "archive.html"), issue]
        }
        RouteKind::Pipeline(_) => vec![home(), projects()],
        RouteKind::Prospects { way, .. } => {
            let name = match way {
                Way::Attraction => "招商引资",
                Way::Reserve => "谋划储备",
            };
            vec![home(), projects(), scene.link(name, &format!("{}/index.html", way.id()))]
        }
        RouteKind::County { page: 0, .. } => vec![home(), projects(), scene.link("县区", "counties/index.html")],
        RouteKind::County { county, .. } => {
            vec![home(), projects(), scene.link("县区", "counties/index.html"), scene.county_link(county)]
        }
        RouteKind::Counties => vec![home(), projects()],
        RouteKind::Project(project) => {
            vec![home(), projects(), scene.county_link(scene.facts.projects[project].county)]
        }
        RouteKind::Duty(DutyPage::Action(_)) => vec![home(), scene.link("攻坚行动", "actions/index.html")],
        RouteKind::Duty(DutyPage::Unit(_)) => vec![home(), scene.link("责任单位", "units/index.html")],
        RouteKind::Duty(DutyPage::Leader(_)) => vec![home(), scene.link("包抓领导", "leaders/index.html")],
        RouteKind::Duty(DutyPage::Finance) => vec![home(), projects()],
        RouteKind::Duty(_) => vec![home()],
        RouteKind::Set(_) | RouteKind::Fund(_) | RouteKind::Walls => vec![home(), projects()],
        RouteKind::Wall { .. } => vec![home(), projects(), scene.link("挂图作战", "wall/index.html")],
        RouteKind::Meeting(_) => vec![home(), scene.link("会议", "meetings/index.html")],
        RouteKind::Inspection(_) => vec![home(), scene.link("检查", "inspections/index.html")],
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
            let index = county.map(|_| scene.link(watch::name(watch), watch.index()));
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
