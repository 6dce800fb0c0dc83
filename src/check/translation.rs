//! Prose in the other languages of a site: `ID.LANGUAGE.md` beside `ID.md`, which alone has the front matter.
//!
//! In: the files of a shelf. Out: which of them are originals, and the translations of each; every translation that nothing would
//! show is reported.

use super::readers::Readers;
use super::source::Source;
use super::{characters, source_of};
use crate::diagnostic::{Diagnostics, Problem};
use crate::fields::{LANGUAGES, Label, label};
use crate::load::{Shelf, SourceFile, Sources};

/// The id and the language in the name of a translation's file; nothing of an original.
pub(crate) fn name_of(file: &SourceFile) -> Option<(&str, &'static str)> {
    let (id, tag) = file.stem().rsplit_once('.')?;
    let language = LANGUAGES.iter().find(|language| language.value == tag)?;
    Some((id, language.value))
}

/// The files of a shelf that are no translations.
pub(super) fn originals(sources: &Sources, shelf: Shelf) -> impl Iterator<Item = &SourceFile> {
    sources.shelf(shelf).filter(|file| name_of(file).is_none())
}

/// The translation of an original into each language but the first, where there is one.
pub(super) fn of<'s>(
    original: &SourceFile,
    sources: &'s Sources,
    shelf: Shelf,
    readers: &Readers,
) -> Vec<Option<Source<'s>>> {
    let into = |language: &&'static str| {
        let mut files = sources.shelf(shelf);
        files.find(|file| name_of(file) == Some((original.stem(), language))).map(source_of)
    };
    readers.languages[1..].iter().map(into).collect()
}

/// Looks at the translations of a shelf as files: each has an original, a language of the site, and text alone.
pub(super) fn check(sources: &Sources, shelf: Shelf, readers: &Readers, problems: &mut Diagnostics) {
    for file in sources.shelf(shelf) {
        let Some((id, language)) = name_of(file) else { continue };
        let source = source_of(file);
        characters::check(&source, problems);
        let mut stray =
            |reason: Label, end: usize| source.report(Problem::StrayTranslation { reason }, 0..end, problems);
        let is_there = |stem: &str| stem == id;
        if !originals(sources, shelf).any(|own| is_there(own.stem()))
            && !sources.unread(shelf).any(|own| is_there(&own))
        {
            stray(label("没有它的原文文件", "there is no file that it translates"), 0);
        } else if readers.languages[0] == language {
            stray(label("原文就是这种语言", "the original is in this language"), 0);
        } else if !readers.languages.contains(&language) {
            stray(label("站点不以这种语言发布", "the site is not published in this language"), 0);
        }
        let first = file.text.lines().next().unwrap_or("").trim_end();
        if first == "---" {
            stray(label("信息栏只写在原文里", "front matter stands in the original alone"), first.len());
        }
    }
}
