//! Classes and stages of projects.

use crate::units::Id;

/// A class of projects.
#[derive(Clone, Debug)]
pub struct Class {
    /// Id.
    pub id: Id,
    /// Name on the pages.
    pub name: Box<str>,
    /// Whether its projects count for the start rate.
    pub starts: bool,
    /// On which kind of supervision list its projects stand.
    pub supervision: Option<Supervision>,
    /// What they are supervised for.
    pub supervise: Option<Box<str>>,
}

/// A stage of a project.
#[derive(Clone, Debug)]
pub struct Stage {
    /// Id.
    pub id: Id,
    /// Name on the pages.
    pub name: Box<str>,
    /// Whether a project in it must have started.
    pub started: bool,
}

/// What the projects of a class are supervised for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Supervision {
    /// 续建: progress and completion.
    Continuing,
    /// 新建: start in time and real progress.
    New,
    /// 拟建: preparation and start.
    Proposed,
}
