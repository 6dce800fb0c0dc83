//! What the program itself says on pages: sentences, judgements, units and dates, in the language of the site.
//!
//! In: the phrase catalogue of a theme laid over the built-in one. Out: [`Phrases`], a method for every phrase: one without
//! placeholders is handed out as it is, one with placeholders takes as many arguments and is put together from parts that were
//! cut once. Promise: a catalogue that lacks a phrase, has one that nothing says, or has other placeholders than its method is
//! a problem with its place, so no phrase can fail while a page is made.

mod catalogue;
mod groups;
mod pattern;

pub(crate) use catalogue::Catalogue;

use groups::{
    Badges, Boards, Charts, Counties, DataWords, Dates, Duties, Follows, Funds, Headings, Headlines, Issues, Levels,
    Lists, Methods, Numbers, Pages, Pipelines, Projects, Sections, Sentences, Signs, Specials, Targets, Walls, Watches,
};

use crate::diagnostic::Diagnostics;
use crate::fields::Language;

/// All phrases of one language, group by group as in the catalogue.
#[derive(Debug)]
pub struct Phrases {
    /// The language they are in, for what is done and not said: the units of amounts, the group marks of numbers.
    pub(crate) language: Language,
    pub(crate) sign: Signs,
    pub(crate) number: Numbers,
    pub(crate) date: Dates,
    pub(crate) badge: Badges,
    pub(crate) sentence: Sentences,
    pub(crate) heading: Headings,
    pub(crate) section: Sections,
    pub(crate) chart: Charts,
    pub(crate) issue: Issues,
    pub(crate) method: Methods,
    pub(crate) special: Specials,
    pub(crate) duty: Duties,
    pub(crate) data: DataWords,
    pub(crate) fund: Funds,
    pub(crate) follow: Follows,
    pub(crate) pipeline: Pipelines,
    pub(crate) wall: Walls,
    pub(crate) board: Boards,
    pub(crate) level: Levels,
    pub(crate) headline: Headlines,
    pub(crate) target: Targets,
    pub(crate) project: Projects,
    pub(crate) county: Counties,
    pub(crate) list: Lists,
    pub(crate) watch: Watches,
    pub(crate) page: Pages,
}

impl Phrases {
    /// Reads the phrases out of a catalogue and reports what is missing, unknown or wrong.
    pub(crate) fn read(catalogue: Catalogue<'_>, language: Language, problems: &mut Diagnostics) -> Option<Self> {
        let mut catalogue = catalogue;
        let phrases = Self {
            language,
            sign: Signs::read("sign", &mut catalogue),
            number: Numbers::read("number", &mut catalogue),
            date: Dates::read("date", &mut catalogue),
            badge: Badges::read("badge", &mut catalogue),
            sentence: Sentences::read("sentence", &mut catalogue),
            heading: Headings::read("heading", &mut catalogue),
            section: Sections::read("section", &mut catalogue),
            chart: Charts::read("chart", &mut catalogue),
            issue: Issues::read("issue", &mut catalogue),
            method: Methods::read("method", &mut catalogue),
            special: Specials::read("special", &mut catalogue),
            duty: Duties::read("duty", &mut catalogue),
            data: DataWords::read("data", &mut catalogue),
            fund: Funds::read("fund", &mut catalogue),
            follow: Follows::read("follow", &mut catalogue),
            pipeline: Pipelines::read("pipeline", &mut catalogue),
            wall: Walls::read("wall", &mut catalogue),
            board: Boards::read("board", &mut catalogue),
            level: Levels::read("level", &mut catalogue),
            headline: Headlines::read("headline", &mut catalogue),
            target: Targets::read("target", &mut catalogue),
            project: Projects::read("project", &mut catalogue),
            county: Counties::read("county", &mut catalogue),
            list: Lists::read("list", &mut catalogue),
            watch: Watches::read("watch", &mut catalogue),
            page: Pages::read("page", &mut catalogue),
        };
        catalogue.finish(problems).then_some(phrases)
    }
}

/// The phrases of the built-in theme, for tests.
#[cfg(test)]
pub(crate) fn built_in(language: Language) -> Phrases {
    let (tag, text) = match language {
        Language::Zh => ("zh-CN", include_str!("../../themes/default/phrases/zh-CN.yaml")),
        Language::En => ("en", include_str!("../../themes/default/phrases/en.yaml")),
    };
    let mut catalogue = Catalogue::default();
    catalogue.lay(tag.to_owned(), text);
    let mut problems = Diagnostics::default();
    let phrases = Phrases::read(catalogue, language, &mut problems);
    let found: Vec<String> = problems.sorted().iter().map(|own| own.problem.message(Language::En)).collect();
    phrases.unwrap_or_else(|| panic!("{tag}: {}", found.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every phrase of the program, no other, and its placeholders: reading a catalogue asks for just that.
    #[test]
    fn both_catalogues_are_complete() {
        assert_eq!(built_in(Language::Zh).date.date(31, "7月", 2023), "2023年7月31日");
        assert_eq!(built_in(Language::En).badge.up(1), "Up 1 place");
    }

    #[test]
    fn what_is_missing_is_reported() {
        let mut catalogue = Catalogue::default();
        catalogue.lay("words".to_owned(), "badge:\n  green: 正常\n");
        let mut problems = Diagnostics::default();
        assert!(Phrases::read(catalogue, Language::Zh, &mut problems).is_none());
        let all = problems.sorted();
        let said = |text: &str| all.iter().any(|own| own.problem.message(Language::En) == text);
        assert!(said("the phrase `badge.red` is missing") && !said("the phrase `badge.green` is missing"));
    }
}
