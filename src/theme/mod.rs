//! A theme ready for rendering: templates, words and assets.
//!
//! In: the files of a theme laid over the built-in one, file by file. Out: compiled templates. Promises: templates escape by
//! default and cannot read files, network, clock or environment, because no such function is registered; a mistake in a
//! template is a [`Problem`] with its place.

mod embedded;

use std::collections::BTreeMap;

use serde::Deserialize;
use tera::{ErrorKind, Tera, Value};

use crate::diagnostic::{Diagnostics, Place, Problem};
use crate::digest::{Digest, Listing};
use crate::fields::Language;
use crate::load::{Sources, Theme as ThemeFiles};
use crate::phrase::{Catalogue, Phrases};
use crate::route::SitePath;

/// The contract between templates and program; raised when a template would have to change.
pub const CONTRACT: u32 = 1;

/// What a theme adds to a style sheet stands in a file of its own: the rest stays the built-in one, and readers load one sheet.
const STYLE: &str = "assets/style.css";
const STYLE_MORE: &str = "assets/style.more.css";

/// Folder of the built-in theme, for messages.
const BUILT_IN: &str = "themes/default";

/// `theme.yaml`.
#[derive(Deserialize)]
struct Config {
    contract: u32,
}

/// A compiled theme.
#[derive(Debug)]
pub struct Theme {
    /// The templates.
    pub tera: Tera,
    /// What it says in each language of the site.
    pub voices: Vec<Voice>,
    /// Files that are served as they are, by their address.
    pub assets: Vec<(SitePath, Vec<u8>)>,
    /// Where its templates lie, for messages.
    folder: String,
    overridden: Vec<String>,
}

/// A theme in one language.
#[derive(Debug)]
pub struct Voice {
    /// Words of the interface by key.
    pub words: BTreeMap<String, String>,
    /// What the program says on pages.
    pub phrases: Phrases,
}

impl Theme {
    /// Compiles the theme of the sources for languages; nothing when a template or a word file is broken.
    pub fn compile(sources: &Sources, languages: &[&str], problems: &mut Diagnostics) -> Option<Self> {
        let own = &sources.theme;
        check_contract(own, problems)?;
        let files = overlay(own);
        let overridden: Vec<String> = own.files.iter().map(|file| file.path.clone()).collect();
        let mut theme =
            Self { tera: Tera::new(), voices: Vec::new(), assets: Vec::new(), folder: own.folder.clone(), overridden };
        let mut templates = Vec::new();
        for (path, text) in &files {
            if let Some(name) = path.strip_prefix("templates/") {
                templates.push((name.to_owned(), *text));
            }
        }
        theme.assets = assets(own, problems);
        for language in languages {
            let words = words(&files, language, &theme, problems)?;
            theme.voices.push(Voice { words, phrases: phrases(own, language, problems)? });
        }
        if let Err(error) = theme.tera.add_raw_templates(templates) {
            let (problem, place) = theme.explain(&error);
            problems.report(problem, place);
            return None;
        }
        Some(theme)
    }

    /// A template error as a problem with its place.
    pub fn explain(&self, error: &tera::Error) -> (Problem, Place) {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let span = report.span();
                let place = Place {
                    file: self.path_of(report.filename()),
                    line: span.start_line,
                    column: span.start_col + 1,
                    span: span.range.clone(),
                };
                (Problem::TemplateError { detail: report.message().to_owned() }, place)
            }
            // Unknown filters, tests and components come as finished reports: the place is written in them.
            kind => {
                let report = kind.to_string();
                let first = report.lines().next().unwrap_or("").trim_start_matches("error: ").to_owned();
                (Problem::TemplateError { detail: first }, self.place_in_report(&report))
            }
        }
    }

    /// Reads ` --> file:line:column` out of a finished report.
    fn place_in_report(&self, report: &str) -> Place {
        let arrow = report.lines().find_map(|line| line.trim_start().strip_prefix("--> "));
        let parts: Vec<&str> =
            arrow.unwrap_or("").trim_end_matches(']').trim_start_matches('[').rsplitn(3, ':').collect();
        if let [column, line, file] = parts.as_slice()
            && let (Ok(line), Ok(column)) = (line.trim().parse(), column.trim().parse())
        {
            return Place { file: self.path_of(file), line, column, span: 0..0 };
        }
        Place::file(if self.folder.is_empty() { BUILT_IN } else { &self.folder })
    }

    fn path_of(&self, template: &str) -> String {
        let inside = format!("templates/{template}");
        let folder = if self.overridden.contains(&inside) { &self.folder } else { BUILT_IN };
        format!("{folder}/{inside}")
    }
}

impl Voice {
    /// The words as a template value.
    pub fn words_value(&self) -> Value {
        Value::from_serializable(&self.words)
    }
}

/// A theme of another contract would fail in ways nobody could read.
fn check_contract(own: &ThemeFiles, problems: &mut Diagnostics) -> Option<()> {
    let Some(file) = own.files.iter().find(|file| file.path == "theme.yaml") else { return Some(()) };
    let path = format!("{}/theme.yaml", own.folder);
    match serde_yaml::from_str::<Config>(&file.text) {
        Ok(config) if config.contract == CONTRACT => Some(()),
        Ok(config) => {
            let problem = Problem::ThemeContract { found: config.contract.to_string(), supported: CONTRACT };
            let at = file.text.find("contract").unwrap_or(0);
            problems.report(problem, Place::in_text(&path, &file.text, at..at + "contract".len()));
            None
        }
        Err(_) => {
            let problem = Problem::ThemeContract { found: "?".to_owned(), supported: CONTRACT };
            problems.report(problem, Place::file(&path));
            None
        }
    }
}

/// The built-in assets with the theme's own laid over them.
fn assets(own: &ThemeFiles, problems: &mut Diagnostics) -> Vec<(SitePath, Vec<u8>)> {
    let built_in = embedded::FILES.iter().filter(|(path, _)| path.starts_with("assets/"));
    let mut assets: BTreeMap<&str, &[u8]> = built_in.map(|(path, text)| (*path, text.as_bytes())).collect();
    assets.extend(own.assets.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())));
    let sheet = assets.remove(STYLE_MORE).map(|more| [assets.get(STYLE).copied().unwrap_or_default(), more].concat());
    if let Some(sheet) = &sheet {
        assets.insert(STYLE, sheet);
    }
    let mut served = Vec::with_capacity(assets.len());
    for (path, bytes) in assets {
        match SitePath::new(path) {
            Some(path) => served.push((path, bytes.to_vec())),
            None => {
                let expected = "assets/[A-Za-z0-9._-]+";
                problems.report(Problem::UnexpectedFile { expected }, Place::file(&format!("{}/{path}", own.folder)));
            }
        }
    }
    served
}

/// Every file of a theme as it is used, by its path inside: the built-in ones with the theme's own laid over them.
pub fn files(own: &ThemeFiles) -> BTreeMap<String, Vec<u8>> {
    let mut files: BTreeMap<String, Vec<u8>> =
        overlay(own).into_iter().map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).collect();
    files.extend(own.assets.iter().cloned());
    files
}

/// The same files with their digests: what pages look like, in one list.
pub fn listing(own: &ThemeFiles) -> Listing {
    files(own).into_iter().map(|(path, bytes)| (path, Digest::sha256(&bytes))).collect()
}

/// The built-in texts with the theme's own laid over them.
fn overlay(own: &ThemeFiles) -> BTreeMap<&str, &str> {
    let mut files: BTreeMap<&str, &str> = embedded::FILES.iter().copied().collect();
    files.extend(own.files.iter().map(|file| (file.path.as_str(), file.text.as_str())));
    files
}

/// The built-in phrases of the language with the theme's own laid over them, phrase by phrase.
fn phrases(own: &ThemeFiles, language: &str, problems: &mut Diagnostics) -> Option<Phrases> {
    let path = format!("phrases/{language}.yaml");
    let mut catalogue = Catalogue::default();
    for (_, text) in embedded::FILES.iter().filter(|(name, _)| *name == path) {
        catalogue.lay(format!("{BUILT_IN}/{path}"), text);
    }
    for file in own.files.iter().filter(|file| file.path == path) {
        catalogue.lay(format!("{}/{path}", own.folder), &file.text);
    }
    Phrases::read(catalogue, Language::of_tag(language), problems)
}

/// The built-in words of the language with the theme's own laid over them, word by word.
fn words(
    files: &BTreeMap<&str, &str>,
    language: &str,
    theme: &Theme,
    problems: &mut Diagnostics,
) -> Option<BTreeMap<String, String>> {
    let path = format!("words/{language}.yaml");
    let built_in = embedded::FILES
        .iter()
        .find(|(name, _)| *name == path)
        .or_else(|| embedded::FILES.iter().find(|(name, _)| *name == "words/zh-CN.yaml"));
    let mut words: BTreeMap<String, String> = BTreeMap::new();
    for text in built_in.map(|(_, text)| *text).into_iter().chain(files.get(path.as_str()).copied()) {
        match serde_yaml::from_str::<BTreeMap<String, String>>(text) {
            Ok(more) => words.extend(more),
            Err(error) => {
                let place = Place::file(&format!("{}/{path}", theme.folder));
                problems.report(Problem::TemplateError { detail: error.to_string() }, place);
                return None;
            }
        }
    }
    Some(words)
}
