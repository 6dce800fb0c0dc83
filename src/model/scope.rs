//! When a project came into a set and left it.

use super::Project;
use crate::units::Date;

/// A dated change of what a set holds.
#[derive(Clone, Debug)]
pub struct ScopeChange {
    /// Position in the campaign's sets; one of the project's own.
    pub set: usize,
    /// From which day on.
    pub on: Date,
    /// Which way.
    pub kind: ChangeKind,
    /// Why.
    pub reason: Box<str>,
    /// Positions of the projects that take its place; none unless it was split.
    pub into: Vec<usize>,
}

/// Ways in and out of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// 纳入.
    Entered,
    /// 退出.
    Left,
    /// 打包拆分: other projects take its place.
    Split,
}

impl Project {
    /// Whether it stands in a set on a day. Its list of sets names all it has ever stood in; what changed is dated. Before its first
    /// change it stood there, unless that change is its entry.
    pub fn is_in_set(&self, set: usize, on: Date) -> bool {
        let own = || self.scope.iter().filter(|change| change.set == set);
        let last = own().take_while(|change| change.on <= on).last();
        self.sets.contains(&set)
            && match last {
                Some(change) => change.kind == ChangeKind::Entered,
                None => own().next().is_none_or(|first| first.kind != ChangeKind::Entered),
            }
    }
}
