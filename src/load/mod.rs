//! The disk to memory: every file of content and theme, once, in the order of names.
//!
//! In: the project's root. Out: [`Inputs`], bytes with their paths; from them [`Sources`], texts, and what was wrong with files
//! as files: encoding, size, links, files nobody asked for. Promise: nothing outside the root is read, no link is followed, and
//! a file that is too large is not even opened.

mod encoding;

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use rayon::prelude::*;
use walkdir::WalkDir;

use crate::diagnostic::{Diagnostics, Place, Problem};
use crate::model::Audience;

/// Largest content file. The largest honest one, a county with years of figures, has a tenth of it; what is larger is refused
/// before it costs time.
const CONTENT_LIMIT: u64 = MEBIBYTE;

/// Largest sealed file: the table of a large region's projects.
const SEALED_LIMIT: u64 = 64 * MEBIBYTE;

/// Largest file of a theme.
const THEME_LIMIT: u64 = 4 * MEBIBYTE;

const MEBIBYTE: u64 = 1024 * 1024;

/// Where a file of content belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shelf {
    /// `site.yaml`.
    Site,
    /// `campaign.yaml`.
    Campaign,
    /// `counties/*.yaml`.
    Counties,
    /// `units/*.yaml`.
    Units,
    /// `meetings/*.yaml`.
    Meetings,
    /// `inspections/*.yaml`.
    Inspections,
    /// `projects/**/*.yaml`.
    Projects,
    /// `deals/*.yaml`.
    Deals,
    /// `reserve/*.yaml`.
    Reserve,
    /// `bulletins/*.md`.
    Bulletins,
    /// `pages/*.md`.
    Pages,
    /// `releases/*/release.yaml`.
    Releases,
    /// `releases/*/v*/*` and `releases/chain.txt`: what was sealed, byte for byte.
    Sealed,
}

/// A text file with its path from the project's root.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path with `/`, such as `content/projects/a.yaml`.
    pub path: String,
    /// The text, UTF-8 without a byte-order mark.
    pub text: String,
}

impl SourceFile {
    /// File name without folder and extension.
    pub fn stem(&self) -> &str {
        stem(&self.path)
    }
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// All texts of a project.
#[derive(Debug, Default)]
pub struct Sources {
    /// Whom the site is made for; the public unless told otherwise.
    pub audience: Audience,
    /// Content by shelf and path.
    pub content: Vec<(Shelf, SourceFile)>,
    /// The theme's own files, by path; empty for the built-in theme.
    pub theme: Theme,
    /// Files that belong on a shelf but could not be read, by path: what they would declare is not missing.
    pub unread: Vec<(Shelf, String)>,
    /// What was wrong with files as files.
    pub problems: Diagnostics,
}

/// A theme as found on disk.
#[derive(Debug, Default)]
pub struct Theme {
    /// Its name; `None` for the built-in theme.
    pub name: Option<String>,
    /// Its texts; `path` starts inside the theme, such as `templates/home.html`.
    pub files: Vec<SourceFile>,
    /// Files served as they are, such as `assets/style.css` or a picture, with their bytes.
    pub assets: Vec<(String, Vec<u8>)>,
    /// Where it lies, for messages, such as `themes/plain`.
    pub folder: String,
}

impl Sources {
    /// The files of one shelf.
    pub fn shelf(&self, shelf: Shelf) -> impl Iterator<Item = &SourceFile> {
        self.content.iter().filter(move |(own, _)| *own == shelf).map(|(_, file)| file)
    }

    /// The file names, without extension, of what should be on a shelf but could not be read.
    pub fn unread(&self, shelf: Shelf) -> impl Iterator<Item = String> {
        let of_shelf = self.unread.iter().filter(move |(own, _)| *own == shelf);
        of_shelf.map(|(_, path)| stem(path).to_owned())
    }

    /// True for a file that is there but could not be read.
    pub fn is_unread(&self, path: &str) -> bool {
        self.unread.iter().any(|(_, unread)| unread == path)
    }

    /// The text of a file by its path, for showing the place of a problem.
    pub fn text_of(&self, path: &str) -> Option<&str> {
        let content = self.content.iter().map(|(_, file)| file).find(|file| file.path == path);
        let theme = || {
            let inside = path.strip_prefix(&self.theme.folder)?.strip_prefix('/')?;
            self.theme.files.iter().find(|file| file.path == inside)
        };
        content.or_else(theme).map(|file| file.text.as_str())
    }
}

/// Reads `content/` and, if one is named, `themes/<name>/` below the root.
pub fn load(root: &Path, theme: Option<&str>) -> Result<Sources> {
    read_all(root, theme).map(Inputs::understand)
}

/// The files of a project as bytes, as an archive keeps them.
#[derive(Debug, Default)]
pub struct Inputs {
    /// Files below `content/` by path from the root. Of a file that nobody asked for there is only the path.
    pub content: Vec<(String, Vec<u8>)>,
    /// The name of the theme; nothing for the built-in one.
    pub theme: Option<String>,
    /// Its files by their paths inside the theme.
    pub theme_files: Vec<(String, Vec<u8>)>,
    /// Files that belong on a shelf but could not be read.
    unread: Vec<(Shelf, String)>,
    /// What was wrong before anything was read.
    problems: Diagnostics,
}

impl Inputs {
    /// Files that are in memory already; those that are too large are reported as if they had been read from a disk.
    pub fn new(content: Vec<(String, Vec<u8>)>, theme: Option<String>, theme_files: Vec<(String, Vec<u8>)>) -> Self {
        let mut inputs = Self { theme, theme_files, ..Self::default() };
        for (path, bytes) in content {
            if is_too_large(bytes.len() as u64, limit_of(&path), &path, &mut inputs.problems) {
                inputs.unread.extend(shelf_of(&path).ok().flatten().map(|shelf| (shelf, path)));
            } else {
                inputs.content.push((path, bytes));
            }
        }
        inputs
    }

    /// Bytes to texts, each on its shelf.
    pub fn understand(self) -> Sources {
        let mut sources = Sources { unread: self.unread, problems: self.problems, ..Sources::default() };
        let read: Vec<_> = self
            .content
            .into_par_iter()
            .filter_map(|(path, bytes)| {
                let mut problems = Diagnostics::default();
                let shelf = match shelf_of(&path) {
                    Ok(shelf) => shelf?,
                    Err(expected) => {
                        problems.report(Problem::UnexpectedFile { expected }, Place::file(&path));
                        return Some((None, path, None, problems));
                    }
                };
                let text = match shelf {
                    Shelf::Sealed => encoding::exact(bytes, &path, &mut problems),
                    _ => encoding::decode(bytes, &path, &mut problems),
                };
                Some((Some(shelf), path, text, problems))
            })
            .collect();
        for (shelf, path, text, problems) in read {
            sources.problems.append(problems);
            match (shelf, text) {
                (Some(shelf), Some(text)) => sources.content.push((shelf, SourceFile { path, text })),
                (Some(shelf), None) => sources.unread.push((shelf, path)),
                (None, _) => {}
            }
        }
        let Some(name) = self.theme else { return sources };
        let mut theme = Theme { folder: theme_folder(&name), name: Some(name), ..Theme::default() };
        for (path, bytes) in self.theme_files {
            if path.starts_with("assets/") {
                theme.assets.push((path, bytes));
            } else if let Some(text) =
                encoding::decode(bytes, &format!("{}/{path}", theme.folder), &mut sources.problems)
            {
                theme.files.push(SourceFile { path, text });
            }
        }
        sources.theme = theme;
        sources
    }
}

fn theme_folder(name: &str) -> String {
    format!("themes/{name}")
}

/// The bytes of `content/` and, if one is named, of `themes/<name>/` below the root.
pub fn read_all(root: &Path, theme: Option<&str>) -> Result<Inputs> {
    let mut inputs = Inputs::default();
    let content = root.join("content");
    if !content.is_dir() {
        anyhow::bail!("{} is not a folder; --root names the folder that holds content/", content.display());
    }
    let (found, links) = walk(&content, "content", &mut inputs.problems)?;
    for path in links {
        // A link in the place of a whole folder hides all that belongs there.
        let inside = ["", "/a.yaml", "/a.md"].map(|rest| shelf_of(&format!("{path}{rest}")).ok().flatten());
        let shelf = inside.into_iter().flatten().next();
        inputs.unread.extend(shelf.map(|shelf| (shelf, path)));
    }
    let read: Vec<_> = found
        .into_par_iter()
        .map(|found| {
            let mut problems = Diagnostics::default();
            let is_wanted = shelf_of(&found.path).is_ok();
            let bytes = if is_wanted { read(&found, limit_of(&found.path), &mut problems)? } else { Some(Vec::new()) };
            Ok((found.path, bytes, problems))
        })
        .collect::<Result<Vec<_>>>()?;
    for (path, bytes, problems) in read {
        inputs.problems.append(problems);
        match bytes {
            Some(bytes) => inputs.content.push((path, bytes)),
            None => inputs.unread.extend(shelf_of(&path).ok().flatten().map(|shelf| (shelf, path))),
        }
    }
    if let Some(name) = theme {
        read_theme(root, name, &mut inputs)?;
    }
    Ok(inputs)
}

fn read_theme(root: &Path, name: &str, inputs: &mut Inputs) -> Result<()> {
    let folder = theme_folder(name);
    let is_plain = !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\']);
    if !is_plain || !root.join(&folder).is_dir() {
        inputs.problems.report(Problem::ThemeUnknown { name: name.to_owned() }, Place::file("themes"));
        return Ok(());
    }
    inputs.theme = Some(name.to_owned());
    for found in walk(&root.join(&folder), &folder, &mut inputs.problems)?.0 {
        let inside = found.path[folder.len() + 1..].to_owned();
        let bytes = read(&found, THEME_LIMIT, &mut inputs.problems)?;
        inputs.theme_files.extend(bytes.map(|bytes| (inside, bytes)));
    }
    Ok(())
}

/// A file that was seen, not yet read.
struct Found {
    disk: PathBuf,
    path: String,
    size: u64,
}

/// Files below a folder by name, and links, which are reported; hidden ones are passed over.
fn walk(folder: &Path, prefix: &str, problems: &mut Diagnostics) -> Result<(Vec<Found>, Vec<String>)> {
    let is_hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
    let walk = WalkDir::new(folder).min_depth(1).sort_by_file_name().into_iter();
    let (mut files, mut links) = (Vec::new(), Vec::new());
    for entry in walk.filter_entry(|entry| !is_hidden(entry.file_name())) {
        let entry = entry.with_context(|| format!("cannot read the folder {}", folder.display()))?;
        let inside = entry.path().strip_prefix(folder).context("a walk stays inside its folder")?;
        let path = shown(&format!("{prefix}/{}", inside.to_string_lossy().replace('\\', "/")));
        let kind = entry.file_type();
        if entry.path_is_symlink() {
            problems.report(Problem::SymbolicLink, Place::file(&path));
            links.push(path);
        } else if kind.is_file() {
            let size = entry.metadata().with_context(|| format!("cannot look at {}", entry.path().display()))?.len();
            files.push(Found { disk: entry.into_path(), path, size });
        } else if !kind.is_dir() {
            // A pipe or a device would be read for ever.
            problems.report(Problem::UnexpectedFile { expected: "*.yaml, *.md" }, Place::file(&path));
        }
    }
    Ok((files, links))
}

/// A path that can be printed: a name with control or direction-changing characters must not play tricks on a terminal.
pub(crate) fn shown(path: &str) -> String {
    let is_trick = |c: char| {
        c.is_control()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
    };
    path.chars().map(|c| if is_trick(c) { '\u{FFFD}' } else { c }).collect()
}

/// The largest that a content file may be.
fn limit_of(path: &str) -> u64 {
    if matches!(shelf_of(path), Ok(Some(Shelf::Sealed))) { SEALED_LIMIT } else { CONTENT_LIMIT }
}

/// The shelf of a content file; `None` for notes that are passed over; else what was expected there.
fn shelf_of(path: &str) -> Result<Option<Shelf>, &'static str> {
    let inside = path.strip_prefix("content/").unwrap_or(path);
    let is = |extension: &str| inside.ends_with(extension);
    match inside.split_once('/') {
        None => match inside {
            "site.yaml" => Ok(Some(Shelf::Site)),
            "campaign.yaml" => Ok(Some(Shelf::Campaign)),
            "README.md" => Ok(None),
            _ => Err("site.yaml, campaign.yaml"),
        },
        Some(("counties", rest)) if is(".yaml") && !rest.contains('/') => Ok(Some(Shelf::Counties)),
        Some(("units", rest)) if is(".yaml") && !rest.contains('/') => Ok(Some(Shelf::Units)),
        Some(("meetings", rest)) if is(".yaml") && !rest.contains('/') => Ok(Some(Shelf::Meetings)),
        Some(("inspections", rest)) if is(".yaml") && !rest.contains('/') => Ok(Some(Shelf::Inspections)),
        Some(("projects", _)) if is(".yaml") => Ok(Some(Shelf::Projects)),
        Some(("deals", rest)) if is(".yaml") && !rest.contains('/') => Ok(Some(Shelf::Deals)),
        Some(("reserve", rest)) if is(".yaml") && !rest.contains('/') => Ok(Some(Shelf::Reserve)),
        Some(("bulletins", rest)) if is(".md") && !rest.contains('/') => Ok(Some(Shelf::Bulletins)),
        Some(("pages", rest)) if is(".md") && !rest.contains('/') => Ok(Some(Shelf::Pages)),
        Some(("counties", _)) => Err("counties/*.yaml"),
        Some(("units", _)) => Err("units/*.yaml"),
        Some(("meetings", _)) => Err("meetings/*.yaml"),
        Some(("inspections", _)) => Err("inspections/*.yaml"),
        Some(("projects", _)) => Err("projects/*.yaml"),
        Some(("deals", _)) => Err("deals/*.yaml"),
        Some(("reserve", _)) => Err("reserve/*.yaml"),
        Some(("bulletins", _)) => Err("bulletins/*.md"),
        Some(("pages", _)) => Err("pages/*.md"),
        Some(("releases", rest)) => released(rest),
        Some(_) => Err("counties/, units/, projects/, meetings/, inspections/, bulletins/, pages/, releases/"),
    }
}

/// The shelf of a file of `releases/`.
fn released(inside: &str) -> Result<Option<Shelf>, &'static str> {
    let is_sealed = |name: &str| [".csv", ".sha256", ".sm3", ".html", ".md"].iter().any(|end| name.ends_with(end));
    match inside.split('/').collect::<Vec<_>>().as_slice() {
        ["chain.txt"] => Ok(Some(Shelf::Sealed)),
        [_, "release.yaml"] => Ok(Some(Shelf::Releases)),
        [_, seal, name] if seal.starts_with('v') && is_sealed(name) => Ok(Some(Shelf::Sealed)),
        _ => Err("releases/chain.txt, releases/ID/release.yaml, releases/ID/v1/"),
    }
}

/// The bytes of a file, unless it is too large.
fn read(found: &Found, limit: u64, problems: &mut Diagnostics) -> Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    if found.size <= limit {
        bytes.reserve_exact(usize::try_from(found.size).unwrap_or(0) + 1);
        // It may have grown since its size was asked for.
        fs::File::open(&found.disk)
            .and_then(|file| file.take(limit + 1).read_to_end(&mut bytes))
            .with_context(|| format!("cannot read {}", found.disk.display()))?;
    }
    let size = found.size.max(bytes.len() as u64);
    Ok((!is_too_large(size, limit, &found.path, problems)).then_some(bytes))
}

fn is_too_large(size: u64, limit: u64, path: &str, problems: &mut Diagnostics) -> bool {
    let is_too_large = size > limit;
    if is_too_large {
        let problem = Problem::FileTooLarge { megabytes: size.div_ceil(MEBIBYTE), limit: limit / MEBIBYTE };
        problems.report(problem, Place::file(path));
    }
    is_too_large
}
