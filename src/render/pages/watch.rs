//! What supervision, approvals and the statistics register share: names, addresses, pages of a county's list, and their
//! sentences in the bulletin.

use crate::compute::Measured;
use crate::model::{ExemptFrom, Heading, Ledger, Scope};
use crate::plan::PROJECTS_PER_PAGE;
use crate::render::pages::section::linked;
use crate::render::pages::{Scene, supervision};
use crate::render::text::{self, Say};
use crate::render::view::{Html, Link, PagerView};
use crate::route::{IssuePart, Watch};
use crate::units::Known;

/// Rows of a list on an index; the whole list stands on the counties' pages.
pub(super) const ROWS_ON_INDEX: usize = 10;

/// Its name as a title.
pub(super) fn name<'a>(watch: Watch, say: Say<'a>) -> &'a str {
    match watch {
        Watch::Supervision => say.words.page.supervision(),
        Watch::Approvals => say.words.page.approvals(),
        Watch::Entry => say.words.page.entry(),
    }
}

/// Template, title and description of a page.
pub(super) fn frame(
    scene: &Scene<'_>,
    watch: Watch,
    county: Option<usize>,
    page: usize,
) -> (&'static str, String, String) {
    let kind = match (watch, county.is_some()) {
        (Watch::Supervision, false) => "supervisions",
        (Watch::Supervision, true) => "supervision",
        (Watch::Approvals, false) => "approvals",
        (Watch::Approvals, true) => "approval",
        (Watch::Entry, false) => "entries",
        (Watch::Entry, true) => "entry",
    };
    let what = match watch {
        Watch::Supervision => scene.say.words.page.supervision_about(),
        Watch::Approvals => scene.say.words.page.approvals_about(),
        Watch::Entry => scene.say.words.page.entry_about(),
    };
    let title = match county {
        None => name(watch, scene.say).to_owned(),
        Some(county) => {
            let part = if page == 0 { String::new() } else { scene.say.words.page.more_page(page + 1) };
            scene.say.words.page.watch_of(&scene.facts.counties[county].name, name(watch, scene.say), &part)
        }
    };
    let cutoff = text::date(scene.issue().cutoff, scene.say);
    (kind, title.clone(), scene.say.words.page.about(&title, what, &cutoff))
}

/// A county with its list, where it has one.
pub(super) fn county_link(scene: &Scene<'_>, watch: Watch, county: usize) -> Link {
    let own = &scene.facts.counties[county];
    let has_list = scene.figures.watched(watch, county) > 0;
    let href = has_list.then(|| scene.href(&watch.county_path(own.id.as_str(), 0)));
    Link { text: own.name.to_string(), href }
}

/// Links to the pages of a county's list; nothing when there is only one.
pub(super) fn pager(scene: &Scene<'_>, watch: Watch, county: usize, current: usize) -> Option<PagerView> {
    let pages = scene.figures.watched(watch, county).div_ceil(PROJECTS_PER_PAGE);
    let id = scene.facts.counties[county].id.as_str();
    let link = |page: usize| Link {
        text: (page + 1).to_string(),
        href: (page != current).then(|| scene.href(&watch.county_path(id, page))),
    };
    (pages > 1).then(|| PagerView { current: current + 1, pages: (0..pages).map(link).collect() })
}

/// The part of a list that stands on a page.
pub(super) fn on_page<T>(list: &[T], page: usize) -> &[T] {
    let first = (page * PROJECTS_PER_PAGE).min(list.len());
    &list[first..list.len().min(first + PROJECTS_PER_PAGE)]
}

/// Link to the newest issue, where the figures are from.
pub(super) fn issue_link(scene: &Scene<'_>) -> Link {
    scene.link(&scene.say.words.issue.number(scene.bulletin().number), &scene.issue_path(IssuePart::Bulletin))
}

/// What the bulletin says of it in one of its sections; empty without data.
pub(super) fn sentences(scene: &Scene<'_>, heading: Heading) -> Html {
    match heading {
        Heading::Projects => entry_sentence(scene),
        Heading::Lists => exemption_sentence(scene),
        Heading::Problems => approval_sentence(scene),
        _ => Html::new(),
    }
}

fn index_link(scene: &Scene<'_>, watch: Watch) -> Html {
    linked(&scene.link(name(watch, scene.say), watch.index()))
}

/// `项目入库率94.0%，应入库未入库9个（见统计入库）。`
fn entry_sentence(scene: &Scene<'_>) -> Html {
    let facts = scene.facts;
    let rate = scene.issue().ledger(facts, Ledger::EntryRate, Scope::Whole);
    let (Known::Value(_), true) = (&rate.value, scene.figures.is_watched(facts, Watch::Entry)) else {
        return Html::new();
    };
    let unentered = scene.issue().tally(Scope::Whole).unentered;
    let link = index_link(scene, Watch::Entry);
    if unentered == 0 {
        return scene.say.words.watch.all_entered(&link);
    }
    let rate = text::number(&rate.value, scene.say).text;
    scene.say.words.watch.unentered(&rate, unentered, &link)
}

/// `经同意暂不列入名单的项目3个，其中滞后2个、应开未开1个（见豁免项目）。`
fn exemption_sentence(scene: &Scene<'_>) -> Html {
    let lists = &scene.issue().lists;
    let kinds = [ExemptFrom::Lagging, ExemptFrom::Start, ExemptFrom::Report];
    let counts = kinds.map(|from| (supervision::exempt_from(from, scene.say), lists.exempt_from(from).count()));
    let all: usize = counts.iter().map(|(_, count)| count).sum();
    let lists = if scene.figures.is_watched(scene.facts, Watch::Supervision) {
        scene.say.words.watch.lists(index_link(scene, Watch::Supervision))
    } else {
        Html::new()
    };
    if all == 0 {
        return lists;
    }
    let parts =
        counts.iter().filter(|(_, count)| *count > 0).map(|(name, count)| scene.say.words.watch.counted(name, count));
    let parts = parts.collect::<Vec<_>>().join(scene.say.words.sign.list());
    let link = linked(
        &scene.link(scene.say.words.watch.exempt_projects(), &format!("{}#exempt", scene.issue_path(IssuePart::Lists))),
    );
    scene.say.words.watch.kept_off(all, &parts, &link, &lists)
}

/// `前期手续需办520项，办结490项，办结率94.2%；在办12项，受阻5项，受阻最多的是用地（市自然资源局）3项（见审批手续）。`
fn approval_sentence(scene: &Scene<'_>) -> Html {
    let facts = scene.facts;
    let approvals = &scene.issue().approvals;
    let total = approvals.total();
    if total.needed() == 0 {
        return Html::new();
    }
    let rate = scene.issue().ledger(facts, Ledger::ApprovalRate, Scope::Whole).value;
    let rate = text::number(&rate, scene.say).text;
    let mut said = scene.say.words.watch.approved(total.needed(), total.done, &rate);
    if total.waiting() > 0 {
        said.push_str(&scene.say.words.watch.waiting(total.in_hand, total.stuck));
    }
    let (names, most) = most_stuck(scene);
    if most > 0 {
        said.push_str(&scene.say.words.watch.most_stuck(&names, most));
    }
    scene.say.words.watch.see(text::escape(&said), index_link(scene, Watch::Approvals))
}

/// `用地（市自然资源局）`, or several that are stuck alike, and how often: `各`.
pub(super) fn most_stuck(scene: &Scene<'_>) -> (String, i64) {
    let campaign = &scene.facts.campaign;
    let (approvals, most) = scene.issue().approvals.most_stuck();
    let each = if approvals.len() > 1 { scene.say.words.watch.each() } else { "" };
    let names = approvals.iter().map(|&approval| {
        let own = &campaign.approvals[approval];
        scene.say.words.watch.by(&own.name, &campaign.units[own.authority].name)
    });
    (format!("{}{each}", names.collect::<Vec<_>>().join(scene.say.words.sign.list())), most)
}

/// What of a county is watched: links to its lists.
pub(super) fn of_county(scene: &Scene<'_>, county: usize) -> Vec<Link> {
    let has_list =
        |watch: &Watch| scene.figures.is_watched(scene.facts, *watch) && scene.figures.watched(*watch, county) > 0;
    let lists = Watch::ALL.into_iter().filter(has_list);
    let id = scene.facts.counties[county].id.as_str();
    lists.map(|watch| scene.link(name(watch, scene.say), &watch.county_path(id, 0))).collect()
}

/// A count as a measured figure of a headline.
pub(super) fn counted(count: usize) -> Known<Measured> {
    Known::Value(Measured::Count(i64::try_from(count).expect("lists fit")))
}
