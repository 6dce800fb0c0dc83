//! Files of the site that are no pages: data, charts and the search index, with their addresses.

use crate::model::{Facts, Way};

/// The files of the search index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchFile {
    /// What there is, and the filters.
    Index,
    /// Which documents have a term.
    Terms(usize),
    /// What is shown of documents.
    Documents(usize),
}

impl SearchFile {
    /// Its address.
    pub fn path(self) -> String {
        match self {
            Self::Index => "search/index.js".to_owned(),
            Self::Terms(number) => format!("search/terms-{number}.js"),
            Self::Documents(number) => format!("search/documents-{number}.js"),
        }
    }
}

/// The data files of one bulletin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataFile {
    /// One table, by its name in addresses.
    Csv(DataTable),
    /// All tables for spreadsheet programs.
    Workbook,
    /// All tables for programs.
    Json,
    /// What the tables hold, as a Frictionless data package.
    Package,
    /// The same as CSV on the Web.
    Csvw,
}

/// The charts of one bulletin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssueChart {
    /// Completed investment of the whole against plan × schedule.
    Completed,
    /// Completion rates of the counties side by side.
    Counties,
    /// Distance from schedule by county and month.
    Months,
    /// Places on the first board over the issues.
    Places,
    /// Deals by stage.
    Deals,
}

impl IssueChart {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Completed, Self::Counties, Self::Months, Self::Places, Self::Deals];

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Counties => "counties",
            Self::Months => "months",
            Self::Places => "places",
            Self::Deals => "deals",
        }
    }

    /// Its permanent address.
    pub fn path(self, bulletin: &str, form: ChartForm) -> String {
        let extension = match form {
            ChartForm::Page => "html",
            ChartForm::Image => "svg",
            ChartForm::Figures => "csv",
        };
        format!("bulletins/{bulletin}/charts/{}.{extension}", self.name())
    }
}

/// The forms in which a chart is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartForm {
    /// A page to link to, or to stand in a frame of another.
    Page,
    /// An image with its title and source.
    Image,
    /// Its figures.
    Figures,
}

impl ChartForm {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Page, Self::Image, Self::Figures];
}

/// The tables of one bulletin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataTable {
    /// Every indicator over every scope.
    Figures,
    /// Every place on every board.
    Rankings,
    /// Every target in every scope.
    Targets,
    /// Every project.
    Projects,
    /// Every problem.
    Problems,
    /// Every decision of a meeting.
    Decisions,
    /// Every finding of an inspection.
    Findings,
    /// Everything taken from a score.
    Deductions,
    /// Every deal.
    Deals,
    /// Every project in reserve.
    Reserve,
}

impl DataTable {
    /// Those of a site, in the order of the workbook's sheets: what nobody keeps has no table. They are the same for all its bulletins.
    pub fn of(facts: &Facts) -> impl Iterator<Item = Self> + '_ {
        let all = [Self::Figures, Self::Rankings, Self::Targets, Self::Projects, Self::Problems];
        let kept = [Self::Decisions, Self::Findings, Self::Deductions, Self::Deals, Self::Reserve];
        let assessed =
            || facts.counties.iter().map(|own| &own.assessed).chain(facts.unit_books.iter().map(|own| &own.assessed));
        let is_kept = move |table: &Self| match table {
            Self::Decisions => facts.meetings.iter().any(|own| !own.decisions.is_empty()),
            Self::Findings => facts.inspections.iter().any(|own| !own.findings.is_empty()),
            Self::Deductions => assessed().any(|own| !own.deductions.is_empty()),
            Self::Deals => facts.has_way(Way::Attraction),
            Self::Reserve => facts.has_way(Way::Reserve),
            Self::Figures | Self::Rankings | Self::Targets | Self::Projects | Self::Problems => true,
        };
        all.into_iter().chain(kept).filter(is_kept)
    }

    /// Its name in addresses and in programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Figures => "figures",
            Self::Rankings => "rankings",
            Self::Targets => "targets",
            Self::Projects => "projects",
            Self::Problems => "problems",
            Self::Decisions => "decisions",
            Self::Findings => "findings",
            Self::Deductions => "deductions",
            Self::Deals => "deals",
            Self::Reserve => "reserve",
        }
    }
}

impl DataFile {
    /// Those of every bulletin of a site.
    pub fn of(facts: &Facts) -> impl Iterator<Item = Self> + '_ {
        let tables = DataTable::of(facts).map(Self::Csv);
        tables.chain([Self::Workbook, Self::Json, Self::Package, Self::Csvw])
    }

    /// Its permanent address.
    pub fn path(self, bulletin: &str) -> String {
        match self {
            Self::Csv(table) => format!("bulletins/{bulletin}/{}.csv", table.name()),
            Self::Workbook => format!("bulletins/{bulletin}/tables.xlsx"),
            Self::Json => format!("bulletins/{bulletin}/tables.json"),
            Self::Package => format!("bulletins/{bulletin}/datapackage.json"),
            Self::Csvw => format!("bulletins/{bulletin}/csv-metadata.json"),
        }
    }
}
