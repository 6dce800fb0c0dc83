//! `bulletins/*.md` and `pages/*.md` as facts.

use super::{Audience, Indicator, Scope};
use crate::units::{Date, Id, Period};

/// One issue.
#[derive(Clone, Debug)]
pub struct Bulletin {
    /// Its file's name.
    pub id: Id,
    /// What kind of issue it is.
    pub kind: BulletinKind,
    /// 期号, counted within the kind.
    pub number: i64,
    /// Title.
    pub title: Box<str>,
    /// 文号.
    pub doc_number: Option<Box<str>>,
    /// 索引号.
    pub index_number: Option<Box<str>>,
    /// The month it speaks of.
    pub period: Period,
    /// Data up to this day.
    pub cutoff: Date,
    /// Date of the document.
    pub issued: Date,
    /// 主送.
    pub recipients: Vec<Box<str>>,
    /// 抄送.
    pub copies: Vec<Box<str>>,
    /// 落款, when not the publisher.
    pub signer: Option<Box<str>>,
    /// What a special report asks to be decided.
    pub asks: Vec<Ask>,
    /// Whom it is for.
    pub audience: Audience,
    /// Text before the first heading.
    pub lead: Prose,
    /// Sections with a heading of their own.
    pub sections: Vec<Section>,
    /// False when there is such text in the site's first language only.
    pub is_translated: bool,
}

/// The kinds of issues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BulletinKind {
    /// 月度通报.
    Monthly,
    /// 两周专报: what moved since the report before.
    Special,
}

/// A decision that is asked for.
#[derive(Clone, Debug)]
pub struct Ask {
    /// What is to be decided.
    pub title: Box<str>,
    /// By which office.
    pub of: Box<str>,
    /// By when.
    pub by: Option<Date>,
    /// Why.
    pub reason: Option<Box<str>>,
}

/// A page written by hand.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its file's name.
    pub id: Id,
    /// Title.
    pub title: Box<str>,
    /// One line under the title.
    pub summary: Option<Box<str>>,
    /// Its text.
    pub body: Prose,
    /// False when there is text in the site's first language only.
    pub is_translated: bool,
}

/// A section of a bulletin that has prose.
#[derive(Clone, Debug)]
pub struct Section {
    /// Which one.
    pub heading: Heading,
    /// Its title, when it is not the usual one.
    pub title: Option<Box<str>>,
    /// Its text.
    pub body: Prose,
}

/// The sections of a bulletin, then those of a special report, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Heading {
    /// 固定资产投资.
    Statistics,
    /// 重点项目.
    Projects,
    /// 招商引资.
    Attraction,
    /// 排名与亮灯.
    Rankings,
    /// 未开工与滞后项目.
    Lists,
    /// 存在问题.
    Problems,
    /// 下一步工作.
    Next,
    /// Special report: 两周进展.
    Moved,
    /// Special report: 报送情况.
    Reports,
    /// Special report: 红灯和逾期.
    Red,
    /// Special report: 提请事项.
    Asks,
}

impl Heading {
    /// Those of a kind of bulletin, in order.
    pub fn of(kind: BulletinKind) -> &'static [Self] {
        match kind {
            BulletinKind::Monthly => &[
                Self::Statistics,
                Self::Projects,
                Self::Attraction,
                Self::Rankings,
                Self::Lists,
                Self::Problems,
                Self::Next,
            ],
            BulletinKind::Special => &[Self::Moved, Self::Reports, Self::Red, Self::Asks],
        }
    }

    /// The id in files and anchors.
    pub fn id(self) -> &'static str {
        match self {
            Self::Statistics => "statistics",
            Self::Projects => "projects",
            Self::Attraction => "attraction",
            Self::Rankings => "rankings",
            Self::Lists => "lists",
            Self::Problems => "problems",
            Self::Next => "next",
            Self::Moved => "moved",
            Self::Reports => "reports",
            Self::Red => "red",
            Self::Asks => "asks",
        }
    }
}

/// Markdown whose references to figures are found and resolved.
///
/// In the text the n-th reference is written as `U+E000 n U+E001`; those characters cannot stand in a content file.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    /// The text.
    pub markdown: Box<str>,
    /// What its references mean.
    pub references: Vec<Reference>,
}

/// A reference from prose to data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// A figure.
    Figure {
        /// What is measured.
        indicator: Indicator,
        /// Where.
        scope: Scope,
        /// How it is written.
        form: Form,
    },
    /// Names of the projects on a list.
    List {
        /// Which list.
        list: ListName,
        /// Of which projects.
        scope: Scope,
    },
    /// A county's name, linked to its page.
    County(usize),
    /// A county's place on a board.
    Rank {
        /// Position of the board.
        board: usize,
        /// Position of the county.
        county: usize,
    },
}

/// How a referenced figure is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// With its unit.
    Text,
    /// Without its unit.
    Number,
    /// As a phrase with the right direction word.
    Words,
    /// Its change since the bulletin before.
    Change,
    /// As a whole sentence.
    Sentence,
}

/// A list of projects that prose can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListName {
    /// Not started.
    Unstarted,
    /// Red light.
    Lagging,
    /// Stopped.
    Stopped,
}
