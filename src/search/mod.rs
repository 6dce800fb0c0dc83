//! What a reader can look for, and the files in which a browser looks it up without a server.
//!
//! In: facts and the newest figures. Out: [`Index`], whose files are scripts that hand data to the site's own script, so that the
//! search works from a disk, under a strict policy, and without a worker. Promises: whatever contains the query is found (a term
//! index names candidates, the browser verifies each by substring); Chinese is found by its characters or by the initials of its
//! pinyin, latin letters and codes by their letters; a query loads the few files it needs, not the whole index.

mod files;
mod term;

use std::collections::BTreeMap;

use crate::compute::{Figures, Lit, matter_status, project_light, standing};
use crate::model::{Facts, Light};
use files::hash;
use term::{Term, initials, normal, terms};

/// Documents in one file: what is shown of about three pages of hits.
const DOCUMENTS_PER_FILE: usize = 250;

/// About how many bytes of terms stand in one file: a query of four characters needs three of them.
const TERM_BYTES_PER_FILE: usize = 24 * 1024;

/// What is found, and where.
#[derive(Debug, Default)]
pub struct Index {
    /// In the order in which equal hits are shown.
    documents: Vec<Document>,
    /// Positions of documents by term, in order; each file holds those that the script looks for there.
    term_files: Vec<Vec<(Term, Vec<u32>)>>,
}

/// Something that has a page.
#[derive(Debug)]
struct Document {
    kind: Kind,
    /// What it is called.
    title: String,
    /// Address from the site's root.
    path: String,
    /// What stands below the title.
    about: String,
    /// Another name it is looked for by: a project's code.
    code: String,
    /// What it can be filtered by.
    facets: Option<Facets>,
}

/// Kinds of documents.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Project,
    County,
    Unit,
    Problem,
    Bulletin,
    Page,
}

impl Kind {
    const ALL: [Self; 6] = [Self::Project, Self::County, Self::Unit, Self::Problem, Self::Bulletin, Self::Page];

    /// Its word in the theme is `kind_ID`.
    fn id(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::County => "county",
            Self::Unit => "unit",
            Self::Problem => "problem",
            Self::Bulletin => "bulletin",
            Self::Page => "page",
        }
    }
}

/// What projects are filtered by: positions in the campaign's lists.
#[derive(Debug)]
struct Facets {
    county: usize,
    unit: usize,
    sets: Vec<usize>,
    stage: Option<usize>,
    light: Option<Light>,
    /// 投资完成率 as printed.
    rate: Option<String>,
    /// 较时序进度 as printed.
    gap: Option<String>,
}

impl Index {
    /// Collects all documents.
    pub fn new(facts: &Facts, figures: &Figures) -> Self {
        let mut index = Collected::default();
        let cutoff = figures.latest().cutoff;
        let decimals = facts.site.numbers.percent_decimals;
        for project in &facts.projects {
            let standing = standing(project, &facts.campaign, cutoff);
            let unit = &facts.campaign.units[project.unit].name;
            let sets = project.sets.iter().copied().filter(|&set| project.is_in_set(set, cutoff)).collect();
            index.add(Document {
                kind: Kind::Project,
                title: project.name.to_string(),
                path: format!("projects/{}.html", project.id),
                about: format!("{} · {unit}", facts.counties[project.county].name),
                code: project.code.as_deref().unwrap_or_default().to_owned(),
                facets: Some(Facets {
                    county: project.county,
                    unit: project.unit,
                    sets,
                    stage: standing.record.and_then(|record| record.stage),
                    light: project_light(facts, &standing, cutoff).map(|lit: Lit<'_>| lit.light),
                    rate: standing.completion_rate.value().map(|rate| rate.number().to_decimal(decimals)),
                    gap: standing.gap.value().map(|gap| gap.number().to_decimal(decimals)),
                }),
            });
        }
        for county in &facts.counties {
            index.plain(Kind::County, &county.name, format!("counties/{}.html", county.id), String::new());
        }
        for unit in &facts.campaign.units {
            index.plain(Kind::Unit, &unit.name, format!("units/{}.html", unit.id), String::new());
        }
        for bulletin in facts.bulletins.iter().chain(&facts.specials).rev() {
            let about = bulletin.doc_number.as_deref().unwrap_or_default().to_owned();
            index.plain(Kind::Bulletin, &bulletin.title, format!("bulletins/{}.html", bulletin.id), about);
        }
        for page in &facts.pages {
            index.plain(Kind::Page, &page.title, format!("pages/{}.html", page.id), String::new());
        }
        for project in &facts.projects {
            for problem in &project.problems {
                if matter_status(problem, cutoff).is_some() {
                    let path = format!("projects/{}.html", project.id);
                    index.plain(Kind::Problem, &problem.title, path, project.name.to_string());
                }
            }
        }
        index.deal()
    }
}

/// An index in the making.
#[derive(Default)]
struct Collected {
    documents: Vec<Document>,
    postings: BTreeMap<Term, Vec<u32>>,
}

impl Collected {
    /// Deals the terms out to their files.
    fn deal(self) -> Index {
        // A term with its signs, and a step in base 36 with a blank for each of its documents.
        let bytes: usize = self.postings.values().map(|positions| 14 + 2 * positions.len()).sum();
        let mut term_files = vec![Vec::new(); bytes.div_ceil(TERM_BYTES_PER_FILE).max(1)];
        for (term, positions) in self.postings {
            let file = hash(term) % term_files.len();
            term_files[file].push((term, positions));
        }
        Index { documents: self.documents, term_files }
    }

    fn plain(&mut self, kind: Kind, title: &str, path: String, about: String) {
        self.add(Document { kind, title: title.to_owned(), path, about, code: String::new(), facets: None });
    }

    fn add(&mut self, document: Document) {
        let position = u32::try_from(self.documents.len()).expect("fewer documents than that");
        let mut found: Vec<Term> = terms(&normal(&document.title)).collect();
        found.extend(terms(&normal(&document.code)));
        found.extend(initials(&document.title).terms());
        found.sort_unstable();
        found.dedup();
        for term in found {
            self.postings.entry(term).or_default().push(position);
        }
        self.documents.push(document);
    }
}
