//! Addresses inside the site.

mod files;

use std::fmt;

use crate::model::{Scope, Way};
pub use files::{ChartForm, DataFile, DataTable, IssueChart, SearchFile};

/// Path of a file of the site, relative to its root, with `/`.
///
/// Invariant: it cannot leave the root, because every part is an id or a name chosen here.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SitePath(String);

impl SitePath {
    /// A path of plain parts; nothing when a part could mean more than a name.
    pub fn new(path: &str) -> Option<Self> {
        let plain = |part: &str| {
            let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
            !part.is_empty() && !part.starts_with('.') && part.bytes().all(is_name)
        };
        path.split('/').all(plain).then(|| Self(path.to_owned()))
    }

    /// A path made of ids and fixed names, which are plain by construction.
    pub(crate) fn of_ids(path: String) -> Self {
        Self::new(&path).expect("ids and fixed names are plain")
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How many folders it lies in.
    fn depth(&self) -> usize {
        self.0.matches('/').count()
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether an address in prose leads to another site; all others are addresses of this one.
pub fn is_outside(address: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme))
}

/// Whether an address in prose is that of a page, which there is in every language; other files stand at the site's root.
pub fn is_page(address: &str) -> bool {
    address.split(['#', '?']).next().is_some_and(|path| path.ends_with(".html"))
}

/// A file of the site and what it is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// Where it lies.
    pub path: SitePath,
    /// Which language it is in, counted from the site's first; what all languages share is in the first.
    pub language: usize,
    /// What it shows.
    pub kind: RouteKind,
}

impl Route {
    /// The way from this file to the site's root: `""`, `"../"`…
    pub fn to_site(&self) -> &'static str {
        up(self.path.depth())
    }

    /// The way from this file to the root of its language.
    pub fn to_root(&self) -> &'static str {
        up(self.path.depth() - usize::from(self.language > 0))
    }

    /// Its address from the root of its language.
    pub fn local(&self) -> &str {
        let path = self.path.as_str();
        if self.language == 0 { path } else { path.split_once('/').map_or(path, |(_, local)| local) }
    }
}

fn up(folders: usize) -> &'static str {
    match folders {
        0 => "",
        1 => "../",
        2 => "../../",
        3 => "../../../",
        4 => "../../../../",
        _ => unreachable!("no page lies deeper than three folders of its language"),
    }
}

/// What a route shows. Positions point into the facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RouteKind {
    /// The front page: the newest bulletin in brief.
    Home,
    /// A part of a bulletin.
    Issue {
        /// Position of the bulletin.
        bulletin: usize,
        /// Which part.
        part: IssuePart,
        /// Whether this is the copy under `latest/`.
        is_latest_copy: bool,
    },
    /// How the figures and places of a scope were made.
    Why {
        /// Position of the bulletin.
        bulletin: usize,
        /// Whose they are.
        scope: Scope,
    },
    /// Two bulletins beside each other.
    Compare {
        /// Position of the earlier bulletin.
        then: usize,
        /// Position of the later one.
        bulletin: usize,
    },
    /// A special report, by its position.
    Special(usize),
    /// All deals, or the whole reserve.
    Pipeline(Way),
    /// A county's deals or its reserve; further pages count from 1.
    Prospects {
        /// Which of the two.
        way: Way,
        /// Position of the county.
        county: usize,
        /// Page of the list, from 0.
        page: usize,
    },
    /// All counties.
    Counties,
    /// A county; further pages of its project list count from 1.
    County {
        /// Position of the county.
        county: usize,
        /// Page of its list, from 0.
        page: usize,
    },
    /// All projects by county, set and funds.
    Projects,
    /// A project.
    Project(usize),
    /// A project set.
    Set(usize),
    /// A kind of funds.
    Fund(usize),
    /// The index of the wall chart.
    Walls,
    /// A county's wall; further pages count from 1.
    Wall {
        /// Position of the county.
        county: usize,
        /// Page of its wall, from 0.
        page: usize,
    },
    /// Supervision, approvals or the statistics register: the index, or a page of a county's list.
    Watch {
        /// Which of them.
        watch: Watch,
        /// Position of the county; nothing on the index.
        county: Option<usize>,
        /// Page of its list, from 0.
        page: usize,
    },
    /// All coordination meetings.
    Meetings,
    /// A meeting.
    Meeting(usize),
    /// All inspections.
    Inspections,
    /// An inspection.
    Inspection(usize),
    /// Who answers for what.
    Duty(DutyPage),
    /// All issues.
    Archive,
    /// All downloads, and what their columns mean.
    Data,
    /// How figures are made.
    Method,
    /// A page written by hand.
    Page(usize),
    /// Open data of a bulletin.
    DataFile {
        /// Position of the bulletin.
        bulletin: usize,
        /// Which file.
        file: DataFile,
    },
    /// What the campaign came to, once it is over.
    Report,
    /// A chart of a bulletin at an address of its own.
    Chart {
        /// Position of the bulletin.
        bulletin: usize,
        /// Which chart.
        chart: IssueChart,
        /// In which form.
        form: ChartForm,
    },
    /// Search, and projects by their light, county, unit, set and stage.
    Find,
    /// A file of the search index.
    Search(SearchFile),
    /// The issues, for programs that follow them.
    Feed,
    /// The pages, for search engines: a part from 0, or the list of all parts.
    Sitemap(Option<usize>),
    /// Where search engines find the map.
    Robots,
    /// What a server shows for an address that does not exist.
    NotFound,
    /// A file of the theme, by its position there.
    Asset(usize),
}

/// What is watched besides progress, each with an index and a list by county.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watch {
    /// Supervision lists.
    Supervision,
    /// Approvals before construction.
    Approvals,
    /// Entry into the statistics register.
    Entry,
}

impl Watch {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Supervision, Self::Approvals, Self::Entry];

    /// Address of the index.
    pub fn index(self) -> &'static str {
        match self {
            Self::Supervision => "supervision/index.html",
            Self::Approvals => "approvals/index.html",
            Self::Entry => "entry.html",
        }
    }

    /// Address of a page of a county's list, from 0.
    pub fn county_path(self, county: &str, page: usize) -> String {
        let folder = match self {
            Self::Supervision => "supervision",
            Self::Approvals => "approvals",
            Self::Entry => "entry",
        };
        if page == 0 {
            format!("{folder}/{county}.html")
        } else {
            format!("{folder}/{county}/projects-{}.html", page + 1)
        }
    }
}

impl RouteKind {
    /// Whether there is one in every language of the site.
    pub fn is_spoken(self) -> bool {
        !matches!(self, Self::DataFile { .. } | Self::Asset(_) | Self::Sitemap(_) | Self::Robots)
    }

    /// Whether search engines are told of it: pages at their permanent address.
    pub fn is_listed(self) -> bool {
        match self {
            Self::Issue { is_latest_copy, .. } => !is_latest_copy,
            Self::DataFile { .. } | Self::Chart { .. } | Self::Search(_) | Self::Asset(_) => false,
            Self::Find | Self::Feed | Self::Sitemap(_) | Self::Robots | Self::NotFound => false,
            _ => true,
        }
    }
}

/// The pages of those who answer for something. Positions point into the campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DutyPage {
    /// All actions.
    Actions,
    /// An action.
    Action(usize),
    /// All units.
    Units,
    /// A unit.
    Unit(usize),
    /// All leaders.
    Leaders,
    /// A leader.
    Leader(usize),
    /// Projects that seek finance.
    Finance,
}

/// The pages of one bulletin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssuePart {
    /// The bulletin itself.
    Bulletin,
    /// Its rankings.
    Rankings,
    /// Its targets.
    Targets,
    /// Its problems.
    Problems,
    /// Its lists of projects.
    Lists,
}

impl IssuePart {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Bulletin, Self::Rankings, Self::Targets, Self::Problems, Self::Lists];

    /// The permanent address of this part of a bulletin.
    pub fn path(self, bulletin: &str) -> String {
        match self {
            Self::Bulletin => format!("bulletins/{bulletin}.html"),
            part => format!("bulletins/{bulletin}/{}.html", part.name()),
        }
    }

    /// Its name in addresses, and the name of its template.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bulletin => "bulletin",
            Self::Rankings => "rankings",
            Self::Targets => "targets",
            Self::Problems => "problems",
            Self::Lists => "lists",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_cannot_leave_the_site() {
        for good in ["index.html", "projects/a-1.html", "bulletins/2030-07/lists.html", "assets/style.css"] {
            assert!(SitePath::new(good).is_some(), "{good}");
        }
        for bad in ["", "/a", "a/", "../a", "a/../b", "a//b", ".git/x", "a\\b", "a b", "页.html", "a?b"] {
            assert!(SitePath::new(bad).is_none(), "{bad}");
        }
    }
}
