//! What a board says besides its places: deductions, red and black lists.

use serde::Serialize;

use super::{Link, Number};

/// Points taken from a score.
#[derive(Clone, Debug, Serialize)]
pub struct DeductionRow {
    /// `2030-08-05`.
    pub on: String,
    /// From whom.
    pub who: Link,
    /// How many.
    pub points: Number,
    /// Why.
    pub reason: String,
}

/// The red and black list of a group.
#[derive(Clone, Debug, Serialize)]
pub struct RedBlackView {
    /// Who stands on them, in sentences.
    pub rule: String,
    /// 红榜, by place; `null` where the board has none.
    pub red: Option<Vec<ListedRow>>,
    /// 黑榜, the last one first; `null` where the board has none.
    pub black: Option<Vec<ListedRow>>,
    /// Kept from the black list.
    pub exempt: Vec<ExemptRow>,
}

/// One of a red or black list.
#[derive(Clone, Debug, Serialize)]
pub struct ListedRow {
    /// Who.
    pub who: Link,
    /// What was held against the line.
    pub value: Number,
}

/// One kept from the black list.
#[derive(Clone, Debug, Serialize)]
pub struct ExemptRow {
    /// Who, with what was held against the line.
    pub listed: ListedRow,
    /// Why.
    pub reason: String,
    /// First day.
    pub on: String,
    /// Last day, or empty.
    pub until: String,
}
