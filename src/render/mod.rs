//! One route to the bytes of its file.
//!
//! In: a [`Plan`] and one of its routes. Out: bytes, or the template's mistake. Promise: rendering is pure and needs no order, so
//! the writer renders all routes in parallel, a preview renders one, and a test renders one without a disk. What all pages
//! share is converted once.

pub mod chart;
pub mod view;

mod data;
mod frame;
mod pages;
mod printed;
mod prose;
mod qr;
mod sentence;
mod text;

use std::borrow::Cow;

use serde::Serialize;
use tera::Context;

use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Audience, Bulletin, Facts};
use crate::plan::Plan;
use crate::route::{ChartForm, DutyPage, IssueChart, Route, RouteKind, Watch};
use crate::theme::Voice;
use crate::units::Id;
pub(crate) use data::push_text;
use frame::Frames;
use pages::Scene;
pub use sentence::{indicator_name, scope_name};
use text::Say;

/// Most pages are shorter than this.
const USUAL_BYTES: usize = 16 * 1024;

/// Renders the routes of a plan.
pub struct Renderer<'p> {
    plan: &'p Plan,
    /// One for each language of the site.
    tongues: Vec<Tongue<'p>>,
}

/// What all pages of a language share.
struct Tongue<'p> {
    facts: &'p Facts,
    /// `site` and `w`, which every template sees.
    shared: Context,
    say: Say<'p>,
    frames: Frames,
}

impl<'p> Renderer<'p> {
    /// Converts what all pages share.
    pub fn new(plan: &'p Plan) -> Self {
        let tongue = |(language, voice): (usize, &'p Voice)| {
            let facts = plan.facts.in_language(language);
            let say = Say { words: &voice.phrases, numbers: &facts.site.numbers };
            let mut shared = Context::new();
            shared.insert("site", &pages::site_view(facts, &plan.routes, say));
            shared.insert_value("w", voice.words_value());
            Tongue { facts, shared, say, frames: Frames::default() }
        };
        Self { plan, tongues: plan.theme.voices.iter().enumerate().map(tongue).collect() }
    }

    /// The bytes of one file. A mistake in a template that only shows while rendering is a [`Diagnostic`].
    pub fn render(&self, route: &Route) -> Result<Cow<'p, [u8]>, Box<Diagnostic>> {
        if let RouteKind::Asset(asset) = route.kind {
            return Ok(Cow::Borrowed(&self.plan.theme.assets[asset].1));
        }
        if let RouteKind::Search(file) = route.kind {
            let search = &self.plan.search[route.language];
            return Ok(Cow::Owned(search.file(self.tongues[route.language].facts, file)));
        }
        let plan = self.plan;
        let tongue = &self.tongues[route.language];
        let newest = plan.figures.issues.len() - 1;
        let (at, special) = match route.kind {
            RouteKind::Issue { bulletin, .. }
            | RouteKind::DataFile { bulletin, .. }
            | RouteKind::Why { bulletin, .. }
            | RouteKind::Chart { bulletin, .. }
            | RouteKind::Compare { bulletin, .. } => (bulletin, None),
            RouteKind::Special(special) => (newest, Some(special)),
            _ => (newest, None),
        };
        let prefix = plan.facts.prefix(route.language);
        let (base, root) = match (route.kind, pages::public_base(&plan.facts)) {
            // A server shows this page in place of any other, however deep.
            (RouteKind::NotFound, Some(base)) => (path_of(base), Cow::Owned(format!("{}{prefix}", path_of(base)))),
            _ => (route.to_site(), Cow::Borrowed(route.to_root())),
        };
        let scene = Scene {
            facts: tongue.facts,
            figures: &plan.figures,
            say: tongue.say,
            at,
            special,
            root: &root,
            base,
            language: route.language,
            original: &plan.facts,
        };
        if let RouteKind::DataFile { file, .. } = route.kind {
            return Ok(Cow::Owned(data::file(&scene, file)));
        }
        if let RouteKind::Chart { chart, form, .. } = route.kind {
            match form {
                ChartForm::Page => {}
                ChartForm::Image => return self.poster(&scene, route, chart),
                ChartForm::Figures => return Ok(Cow::Owned(data::chart(&scene, &pages::issue_chart(&scene, chart)))),
            }
        }
        if let Some(base) = &plan.facts.site.base_url {
            match route.kind {
                RouteKind::Feed => {
                    return self.xml("feed", route, &pages::feed(&scene, &format!("{base}{prefix}")));
                }
                RouteKind::Sitemap(part) => return self.xml("sitemap", route, &pages::sitemap(plan, base, part)),
                RouteKind::Robots => {
                    return Ok(Cow::Owned(
                        format!("User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n").into_bytes(),
                    ));
                }
                _ => {}
            }
        }
        let page = pages::page_view(&scene, route);
        let template = format!("{}.html", page.kind);
        let refuse = |error: &tera::Error| self.refuse(route, error);
        let frame =
            tongue.frames.of(&scene, &page, &tongue.shared, &plan.theme.tera).map_err(|error| refuse(&error))?;
        let mut context = tongue.shared.clone();
        context.insert("page", &page);
        context.insert_value("doors", frame.doors);
        context.insert_value("foot", frame.foot);
        match route.kind {
            RouteKind::Home => {
                insert(&mut context, "bulletin", &pages::bulletin(&scene, crate::route::IssuePart::Bulletin));
                insert(&mut context, "archive", &pages::archive(&scene));
            }
            RouteKind::Issue { part, .. } => insert(&mut context, "bulletin", &pages::bulletin(&scene, part)),
            RouteKind::Why { scope, .. } => insert(&mut context, "why", &pages::why(&scene, scope)),
            RouteKind::Chart { chart, .. } => insert(&mut context, "standing", &pages::chart_page(&scene, chart)),
            RouteKind::Compare { then, .. } => insert(&mut context, "compare", &pages::compare(&scene, then)),
            RouteKind::Special(special) => insert(&mut context, "special", &pages::special(&scene, special)),
            RouteKind::Pipeline(way) => insert(&mut context, "pipeline", &pages::pipeline(&scene, way)),
            RouteKind::Prospects { way, county, page } => {
                insert(&mut context, "prospects", &pages::prospects(&scene, way, county, page));
            }
            RouteKind::Counties => insert(&mut context, "counties", &pages::counties(&scene)),
            RouteKind::County { county, page } => {
                insert(&mut context, "county", &pages::county(&scene, county, page, &plan.projects_of[county]));
            }
            RouteKind::Projects => insert(&mut context, "projects", &pages::projects(&scene)),
            RouteKind::Project(project) => insert(&mut context, "project", &pages::project(&scene, project)),
            RouteKind::Set(set) => insert(&mut context, "set", &pages::set(&scene, set)),
            RouteKind::Fund(fund) => insert(&mut context, "fund", &pages::fund(&scene, fund)),
            RouteKind::Walls => insert(&mut context, "walls", &pages::walls(&scene)),
            RouteKind::Wall { county, page } => insert(&mut context, "wall", &pages::wall(&scene, county, page)),
            RouteKind::Watch { watch, county, page } => match (watch, county) {
                (Watch::Supervision, None) => insert(&mut context, "supervision", &pages::supervisions(&scene)),
                (Watch::Supervision, Some(county)) => {
                    insert(&mut context, "supervision", &pages::supervision(&scene, county, page));
                }
                (Watch::Approvals, None) => insert(&mut context, "approvals", &pages::approvals(&scene)),
                (Watch::Approvals, Some(county)) => {
                    insert(&mut context, "approvals", &pages::approval(&scene, county, page));
                }
                (Watch::Entry, None) => insert(&mut context, "entry", &pages::entries(&scene)),
                (Watch::Entry, Some(county)) => insert(&mut context, "entry", &pages::entry(&scene, county, page)),
            },
            RouteKind::Meetings => insert(&mut context, "meetings", &pages::meetings(&scene)),
            RouteKind::Meeting(meeting) => insert(&mut context, "meeting", &pages::meeting(&scene, meeting)),
            RouteKind::Inspections => insert(&mut context, "inspections", &pages::inspections(&scene)),
            RouteKind::Inspection(own) => insert(&mut context, "inspection", &pages::inspection(&scene, own)),
            RouteKind::Duty(page) => duty(&mut context, &scene, page),
            RouteKind::Archive => insert(&mut context, "archive", &pages::archive(&scene)),
            RouteKind::Report => insert(&mut context, "report", &pages::report(&scene)),
            RouteKind::Data => insert(&mut context, "data", &pages::data_view(&scene)),
            RouteKind::Method => insert(&mut context, "method", &pages::method(&scene)),
            RouteKind::Page(page) => insert(&mut context, "prose", &pages::prose_view(&scene, page)),
            RouteKind::Find | RouteKind::NotFound => {}
            RouteKind::DataFile { .. }
            | RouteKind::Search(_)
            | RouteKind::Feed
            | RouteKind::Sitemap(_)
            | RouteKind::Robots
            | RouteKind::Asset(_) => unreachable!("they are no pages"),
        }
        let mut html = Vec::with_capacity(USUAL_BYTES);
        plan.theme.tera.render_to(&template, &context, &mut html).map_err(|error| refuse(&error))?;
        Ok(Cow::Owned(html))
    }

    /// A chart as an image of its own, with the theme's style for dark screens.
    fn poster(&self, scene: &Scene<'_>, route: &Route, chart: IssueChart) -> Result<Cow<'p, [u8]>, Box<Diagnostic>> {
        let style = self.plan.theme.tera.render("chart.css", &self.tongues[route.language].shared);
        let style = style.map_err(|error| self.refuse(route, &error))?;
        // The image leaves its page, so it says by itself whom it is for.
        let words = &self.plan.theme.voices[route.language].words;
        let inside = words.get("offices_only").filter(|_| self.plan.facts.audience == Audience::Offices);
        Ok(Cow::Owned(pages::poster(scene, chart, style.trim(), inside.map(String::as_str)).into_bytes()))
    }

    /// The tables of a bulletin or special report as they are sealed, by name; nothing when there is none of that id.
    pub fn tables(&self, bulletin: &Id) -> Option<Vec<(String, Vec<u8>)>> {
        let Plan { facts, figures, .. } = self.plan;
        let position = |list: &[Bulletin]| list.iter().position(|own| own.id == *bulletin);
        let (monthly, special) = (position(&facts.bulletins), position(&facts.specials));
        let at = monthly.or(special.map(|_| figures.issues.len() - 1))?;
        let special = special.filter(|_| monthly.is_none());
        let say = self.tongues[0].say;
        let scene = Scene { facts, figures, say, at, special, root: "", base: "", language: 0, original: facts };
        let mut tables = data::sealed(&scene);
        tables.push((printed::NAME.to_owned(), printed::printed(&scene).into_bytes()));
        Some(tables)
    }

    /// A file for machines: its template is `NAME.xml`, its view is `NAME`.
    fn xml(&self, name: &'static str, route: &Route, view: &impl Serialize) -> Result<Cow<'p, [u8]>, Box<Diagnostic>> {
        let mut context = self.tongues[route.language].shared.clone();
        context.insert(name, view);
        let text = self.plan.theme.tera.render(&format!("{name}.xml"), &context);
        text.map(|text| Cow::Owned(text.into_bytes())).map_err(|error| self.refuse(route, &error))
    }

    fn refuse(&self, route: &Route, error: &tera::Error) -> Box<Diagnostic> {
        let (problem, place): (_, Place) = self.plan.theme.explain(error);
        Box::new(Diagnostic { problem, place, key: route.path.to_string(), related: None })
    }
}

/// The path of a whole address, from the first slash after its host.
fn path_of(address: &str) -> &str {
    let host = address.find("://").map_or(0, |at| at + "://".len());
    address[host..].find('/').map_or("/", |at| &address[host + at..])
}

fn duty(context: &mut Context, scene: &Scene<'_>, page: DutyPage) {
    match page {
        DutyPage::Actions => insert(context, "duties", &pages::actions(scene)),
        DutyPage::Action(action) => insert(context, "action", &pages::action(scene, action)),
        DutyPage::Units => insert(context, "duties", &pages::units(scene)),
        DutyPage::Unit(unit) => insert(context, "unit", &pages::unit(scene, unit)),
        DutyPage::Leaders => insert(context, "duties", &pages::leaders(scene)),
        DutyPage::Leader(leader) => insert(context, "leader", &pages::leader(scene, leader)),
        DutyPage::Finance => insert(context, "finance", &pages::finance(scene)),
    }
}

fn insert<T: Serialize>(context: &mut Context, name: &'static str, view: &T) {
    context.insert(name, view);
}
