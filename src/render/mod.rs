//! One route to the bytes of its file.
//!
//! In: a [`Plan`] and one of its routes. Out: bytes, or the template's mistake. Promise: rendering is pure and needs no order, so
//! the writer renders all routes in parallel, a preview renders one, and a test renders one without a disk. What all pages
//! share is converted once.

pub mod chart;
pub mod view;

mod pages;
mod prose;
mod sentence;
mod text;

use std::borrow::Cow;

use serde::Serialize;
use tera::{Context, Value};

use crate::diagnostic::{Diagnostic, Place};
use crate::plan::Plan;
use crate::route::{Route, RouteKind};
use pages::Scene;
pub use sentence::{indicator_name, scope_name};

/// Most pages are shorter than this.
const USUAL_BYTES: usize = 16 * 1024;

/// Renders the routes of a plan.
pub struct Renderer<'p> {
    plan: &'p Plan,
    site: Value,
    words: Value,
}

impl<'p> Renderer<'p> {
    /// Converts what all pages share.
    pub fn new(plan: &'p Plan) -> Self {
        let site = Value::from_serializable(&pages::site_view(&plan.facts, &plan.routes));
        Self { plan, site, words: plan.theme.words_value() }
    }

    /// The bytes of one file. A mistake in a template that only shows while rendering is a [`Diagnostic`].
    pub fn render(&self, route: &Route) -> Result<Cow<'p, [u8]>, Box<Diagnostic>> {
        if let RouteKind::Asset(asset) = route.kind {
            return Ok(Cow::Borrowed(&self.plan.theme.assets[asset].1));
        }
        let plan = self.plan;
        let newest = plan.figures.issues.len() - 1;
        let at = if let RouteKind::Issue { bulletin, .. } = route.kind { bulletin } else { newest };
        let scene = Scene { facts: &plan.facts, figures: &plan.figures, at, root: route.path.to_root() };
        let page = pages::page_view(&scene, route);
        let template = format!("{}.html", page.kind);
        let mut context = Context::new();
        context.insert_value("site", self.site.clone());
        context.insert_value("w", self.words.clone());
        context.insert("page", &page);
        match route.kind {
            RouteKind::Home => {
                insert(&mut context, "bulletin", &pages::bulletin(&scene, crate::route::IssuePart::Bulletin));
                insert(&mut context, "archive", &pages::archive(&scene));
            }
            RouteKind::Issue { part, .. } => insert(&mut context, "bulletin", &pages::bulletin(&scene, part)),
            RouteKind::Counties => insert(&mut context, "counties", &pages::counties(&scene)),
            RouteKind::County { county, page } => {
                insert(&mut context, "county", &pages::county(&scene, county, page, &plan.projects_of[county]));
            }
            RouteKind::Projects => insert(&mut context, "projects", &pages::projects(&scene)),
            RouteKind::Project(project) => insert(&mut context, "project", &pages::project(&scene, project)),
            RouteKind::Archive => insert(&mut context, "archive", &pages::archive(&scene)),
            RouteKind::Method => insert(&mut context, "method", &pages::method(&scene)),
            RouteKind::Page(page) => insert(&mut context, "prose", &pages::prose_view(&scene, page)),
            RouteKind::NotFound | RouteKind::Asset(_) => {}
        }
        let mut html = Vec::with_capacity(USUAL_BYTES);
        match plan.theme.tera.render_to(&template, &context, &mut html) {
            Ok(()) => Ok(Cow::Owned(html)),
            Err(error) => {
                let (problem, place): (_, Place) = plan.theme.explain(&error);
                let key = route.path.to_string();
                Err(Box::new(Diagnostic { problem, place, key, related: None }))
            }
        }
    }
}

fn insert<T: Serialize>(context: &mut Context, name: &'static str, view: &T) {
    context.insert(name, view);
}
