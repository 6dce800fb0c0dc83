//! `tongbao` (通报, bulletin) makes the site of a campaign's public progress bulletins.
//!
//! A build is a function: the bytes of `content/` and of a theme in; a plan of pages and a list of problems out.
//!
//! 1. [`load`] reads every file once: [`load::Sources`].
//! 2. [`check`] turns texts into facts and reports everything that is wrong: [`model::Facts`].
//! 3. [`compute`] derives the figures of each bulletin, exactly: [`compute::Figures`].
//! 4. [`plan`] lists every file of the site: [`plan::Plan`].
//! 5. [`render`] makes the bytes of one file: [`render::Renderer`].
//! 6. [`reconcile`] and [`links`] hold prose against the data and the pages.
//! 7. [`release`] holds what was sealed against what the data say now, and records how a bulletin came out.
//! 8. [`mod@write`] stages all files and switches the folder in one step; [`publish`] does it where readers are, and waits for the disk.
//!
//! 9. [`archive`] makes a bundle that stands by itself, [`mod@verify`] holds a bundle or a site against what it says of itself.
//!
//! A module uses only those above it in the list below; a test keeps that order. Only [`load`], [`mod@write`], [`publish`], [`archive`]
//! and [`mod@verify`] touch the disk.

// Vocabulary: plain data.
pub mod units;
pub mod digest;
pub mod fields;
pub mod diagnostic;
pub mod model;
pub mod trouble;
pub mod reference;
pub mod route;
pub mod manifest;
// Pipeline: each stage sees the value of the one before it.
pub mod load;
pub mod check;
pub mod compute;
pub mod phrase;
pub mod theme;
pub mod search;
pub mod plan;
pub mod render;
pub mod reconcile;
pub mod links;
pub mod release;
mod disk;
pub mod write;
pub mod publish;
pub mod archive;
pub mod verify;

use diagnostic::Diagnostics;
use fields::{Label, label};
use load::Sources;
use plan::Plan;

/// A build before anything is rendered or written.
#[derive(Debug)]
pub struct Built {
    /// The site; nothing while there are errors.
    pub plan: Option<Plan>,
    /// Everything that is wrong.
    pub problems: Diagnostics,
}

/// A stage of [`build`], for whoever waits for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Content was checked.
    Check,
    /// The theme was compiled.
    Theme,
    /// Figures were computed.
    Compute,
    /// Routes were listed.
    Plan,
}

impl Stage {
    /// Its name for people.
    pub fn label(self) -> Label {
        match self {
            Self::Check => label("检查", "check"),
            Self::Theme => label("编译主题", "compile the theme"),
            Self::Compute => label("计算", "compute"),
            Self::Plan => label("排定页面", "plan"),
        }
    }
}

/// Checks, computes and plans. Reads nothing, writes nothing, knows no clock.
pub fn build(sources: &Sources) -> Built {
    build_observed(sources, &mut |_| ())
}

/// The same; `ended` is told when a stage has ended.
pub fn build_observed(sources: &Sources, ended: &mut dyn FnMut(Stage)) -> Built {
    let Built { plan, problems } = draft(sources, ended);
    let plan = plan.filter(|_| !problems.has_errors());
    Built { plan, problems }
}

/// A build that stands whatever was said about figures that were sealed: what offices look at before they approve a revision.
/// Nothing is planned while content or theme are broken.
pub fn draft(sources: &Sources, ended: &mut dyn FnMut(Stage)) -> Built {
    let mut problems = sources.problems.clone();
    let facts = check::check(sources, &mut problems);
    ended(Stage::Check);
    let facts = facts.filter(|_| !problems.has_errors());
    let languages = facts.as_ref().map_or_else(|| vec!["zh-CN"], model::Facts::tongues);
    let theme = theme::Theme::compile(sources, &languages, &mut problems);
    ended(Stage::Theme);
    let plan = facts.zip(theme).map(|(facts, theme)| {
        let figures = compute::compute(&facts);
        ended(Stage::Compute);
        let plan = Plan::new(facts, figures, theme);
        ended(Stage::Plan);
        plan
    });
    if let Some(plan) = &plan {
        reconcile::reconcile(sources, plan, &mut problems);
        links::check(sources, plan, &mut problems);
    }
    let plan = plan.map(|plan| release::settle(sources, plan, &mut problems));
    Built { plan, problems }
}
