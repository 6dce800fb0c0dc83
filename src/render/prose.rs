//! Prose to HTML: references become figures, raw HTML stays text, Chinese emphasis and line breaks come out right.

use pulldown_cmark::{CowStr, Event, Parser, Tag, TagEnd, html};

use crate::compute::Issue;
use crate::model::{ExemptFrom, Facts, Form, Indicator, ListName, Prose, Reference, Scope};
use crate::render::text::Say;
use crate::render::view::Html;
use crate::render::{sentence, text};
use crate::route::{is_outside, is_page};
use crate::units::Date;

/// Stands between an asterisk and Chinese punctuation, so that Markdown's rule for words holds; it is taken out again.
const JOINER: char = '\u{E002}';
/// Brackets of a reference, as written by `check`.
const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

/// What prose needs to know of where it stands.
pub(crate) struct Setting<'a> {
    pub(crate) facts: &'a Facts,
    pub(crate) issue: &'a Issue,
    pub(crate) before: Option<&'a Issue>,
    pub(crate) say: Say<'a>,
    /// The way to the root of the language.
    pub(crate) root: &'a str,
    /// The way to the site's root.
    pub(crate) base: &'a str,
    /// Put before footnote names, because several texts share a page.
    pub(crate) prefix: &'a str,
    /// The highest heading it may use: those above belong to the page.
    pub(crate) top: usize,
}

/// Renders a text.
pub(crate) fn html(prose: &Prose, setting: &Setting<'_>) -> Html {
    if prose.markdown.is_empty() {
        return Html::new();
    }
    let joined = join_punctuation(&prose.markdown);
    let events: Vec<Event<'_>> = Parser::new_ext(&joined, crate::check::prose::OPTIONS).collect();
    let mut out = Vec::with_capacity(events.len());
    let mut heading = setting.top - 1;
    let mut last = None;
    for (index, event) in events.iter().enumerate() {
        last = edge_text(event).and_then(|text| text.chars().next_back()).or(last);
        match event {
            Event::Text(text) => references(text, prose, setting, &mut out),
            // Raw HTML is shown, not obeyed.
            Event::Html(raw) | Event::InlineHtml(raw) => out.push(Event::Text(clean(raw))),
            Event::Code(code) => out.push(Event::Code(clean(code))),
            Event::SoftBreak if joins_without_blank(last, &events[index + 1..]) => {}
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => out.push(Event::Start(Tag::Link {
                link_type: *link_type,
                dest_url: address(dest_url, setting).into(),
                title: title.clone(),
                id: id.clone(),
            })),
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => out.push(Event::Start(Tag::Image {
                link_type: *link_type,
                dest_url: address(dest_url, setting).into(),
                title: title.clone(),
                id: id.clone(),
            })),
            // No level is skipped, whatever the text does.
            Event::Start(Tag::Heading { level, .. }) => {
                heading = (*level as usize).clamp(setting.top, heading + 1);
                out.push(Event::Html(format!("<h{heading}>").into()));
            }
            Event::End(TagEnd::Heading(_)) => out.push(Event::Html(format!("</h{heading}>\n").into())),
            Event::FootnoteReference(name) => {
                out.push(Event::FootnoteReference(format!("{}{name}", setting.prefix).into()));
            }
            Event::Start(Tag::FootnoteDefinition(name)) => {
                out.push(Event::Start(Tag::FootnoteDefinition(format!("{}{name}", setting.prefix).into())));
            }
            other => out.push(other.clone()),
        }
    }
    let mut markup = String::with_capacity(joined.len() * 2);
    html::push_html(&mut markup, out.into_iter());
    markup
}

/// Splits a text at its references and puts the figures in.
fn references<'e>(text: &str, prose: &Prose, setting: &Setting<'_>, out: &mut Vec<Event<'e>>) {
    let mut rest = text;
    while let Some(open) = rest.find(OPEN) {
        let after = &rest[open + OPEN.len_utf8()..];
        let number = after.split_once(CLOSE).and_then(|(number, _)| number.parse::<usize>().ok());
        // Only `check` writes these marks; one of any other origin means nothing and is not printed.
        let Some(reference) = number.and_then(|number| prose.references.get(number)) else {
            rest = after;
            continue;
        };
        out.push(Event::Text(clean(&rest[..open])));
        out.push(Event::Html(markup(reference, setting).into()));
        rest = after.split_once(CLOSE).map_or("", |(_, rest)| rest);
    }
    out.push(Event::Text(clean(rest)));
}

fn clean(text: &str) -> CowStr<'static> {
    text.replace(JOINER, "").into()
}

/// What a reference says, as safe markup.
fn markup(reference: &Reference, setting: &Setting<'_>) -> String {
    let (facts, issue) = (setting.facts, setting.issue);
    match reference {
        Reference::Figure { indicator, scope, form } => {
            let said = figure(setting, *indicator, *scope, *form);
            format!("<span class=\"figure\">{}</span>", text::escape(&said))
        }
        Reference::List { list, scope } => {
            let names = named(facts, issue, *list, *scope);
            if names.is_empty() {
                return setting.say.words.sentence.none().to_owned();
            }
            let links = names.iter().map(|&position| {
                let project = &facts.projects[position];
                link(setting.root, &format!("projects/{}.html", project.id), &project.name)
            });
            links.collect::<Vec<_>>().join(setting.say.words.sign.list())
        }
        Reference::County(county) => {
            let county = &facts.counties[*county];
            link(setting.root, &format!("counties/{}.html", county.id), &county.name)
        }
        Reference::Rank { board, county } => {
            let groups = issue.board(*board).map_or(&[][..], |ranking| &ranking.groups);
            let row = groups.iter().flat_map(|group| &group.rows).find(|row| row.who == Scope::County(*county));
            let place = row.and_then(|row| row.place);
            place.map_or_else(|| text::DASH.to_owned(), |place| place.to_string())
        }
    }
}

/// A figure in one of its forms.
pub(crate) fn figure(setting: &Setting<'_>, indicator: Indicator, scope: Scope, form: Form) -> String {
    let (facts, issue) = (setting.facts, setting.issue);
    let value = issue.figure(facts, indicator, scope).value;
    match form {
        Form::Text => text::number(&value, setting.say).text,
        Form::Number => text::number(&value, setting.say).number,
        Form::Words => sentence::words(facts, issue, indicator, scope, setting.say),
        Form::Sentence => sentence::sentence(facts, issue, indicator, scope, setting.say),
        Form::Change => {
            let said = sentence::change(facts, issue, setting.before, indicator, scope, setting.say);
            if said.is_empty() { setting.say.words.sentence.nothing_before().to_owned() } else { said }
        }
    }
}

/// Positions of the projects on a list that belong to a scope.
pub(crate) fn named(facts: &Facts, issue: &Issue, list: ListName, scope: Scope) -> Vec<usize> {
    let lists = &issue.lists;
    let positions: Vec<usize> = match list {
        // Who is exempt has not started either: the names are as many as the count says.
        ListName::Unstarted => {
            let due = lists.unstarted_due.iter().copied().chain(lists.exempt_from(ExemptFrom::Start));
            due.chain(lists.unstarted_later.iter().copied()).collect()
        }
        ListName::Lagging => lists.lagging.clone(),
        ListName::Stopped => lists.stopped.clone(),
    };
    positions.into_iter().filter(|&position| belongs(facts, position, scope, issue.cutoff)).collect()
}

/// Whether a project belongs to a scope on a day.
pub(crate) fn belongs(facts: &Facts, position: usize, scope: Scope, on: Date) -> bool {
    let project = &facts.projects[position];
    let in_county = |county: Option<usize>| county.is_none_or(|county| project.county == county);
    match scope {
        Scope::Whole => true,
        Scope::County(county) => project.county == county,
        Scope::Set(set, county) => project.is_in_set(set, on) && in_county(county),
        Scope::Fund(fund, county) => project.funds.iter().any(|own| own.fund == fund) && in_county(county),
        Scope::Unit(unit, county) => project.unit == unit && in_county(county),
    }
}

fn link(root: &str, path: &str, name: &str) -> String {
    format!("<a href=\"{root}{path}\">{}</a>", text::escape(name))
}

/// Addresses of pages are written from the root of the language, those of other files from the site's; others stay as they are.
fn address(target: &str, setting: &Setting<'_>) -> String {
    if is_outside(target) || target.starts_with('#') {
        return target.to_owned();
    }
    let root = if is_page(target) { setting.root } else { setting.base };
    format!("{root}{target}")
}

/// A line break between two Chinese lines is no blank. `before` is the last character seen.
fn joins_without_blank(before: Option<char>, after: &[Event<'_>]) -> bool {
    // What follows a break is text or a start of something with text; further off it no longer matters.
    const NEAR: usize = 4;
    let after = after.iter().take(NEAR).find_map(edge_text).and_then(|text| text.chars().next());
    let wide = |c: Option<char>| c.is_some_and(|c| is_wide(c) || c == OPEN || c == CLOSE || c == JOINER);
    wide(before) && wide(after)
}

fn edge_text<'a>(event: &'a Event<'_>) -> Option<&'a str> {
    match event {
        Event::Text(text) | Event::Code(text) => Some(text),
        _ => None,
    }
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FF60}' | '\u{20000}'..='\u{3FFFF}' | '“' | '”' | '‘' | '’' | '—' | '…')
}

/// Chinese has no blanks around words, so `中文**“强调”**后文` would not be emphasis: a joiner makes both sides count as letters.
fn join_punctuation(markdown: &str) -> String {
    let mut joined = String::with_capacity(markdown.len() + 16);
    let mut before: Option<char> = None;
    for c in markdown.chars() {
        let starts_run = matches!(c, '*' | '~') && before != Some(c);
        let ends_run = before.is_some_and(|before| matches!(before, '*' | '~') && c != before);
        if starts_run && before.is_some_and(is_wide_punctuation) || ends_run && is_wide_punctuation(c) {
            joined.push(JOINER);
        }
        joined.push(c);
        before = Some(c);
    }
    joined
}

fn is_wide_punctuation(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}
