//! Supervision lists: the index with sums by county and the most urgent rows, and the whole list of a county.

use crate::compute::{ClassList, ExemptProject, Supervised, SupervisedProject, standing};
use crate::model::{Class, ExemptFrom, Supervision};
use crate::plan::PROJECTS_PER_PAGE;
use crate::render::pages::listing::Purpose;
use crate::render::pages::watch::{self, ROWS_ON_INDEX, counted};
use crate::render::pages::{Scene, badge, listing};
use crate::render::text::Say;
use crate::render::view::{
    ExemptionRow, Headline, Html, ReasonRow, SupervisedRow, SupervisionCell, SupervisionClass, SupervisionCounty,
    SupervisionCountyView, SupervisionView,
};
use crate::render::{sentence, text};
use crate::route::Watch;
use crate::units::Date;

/// Exemptions and stopped projects shown on the index.
const ROWS: usize = 50;

/// Every state, from urgent to calm.
const STATES: [Supervised; 9] = [
    Supervised::Stopped,
    Supervised::StartMissed,
    Supervised::NoProgress,
    Supervised::Lagging,
    Supervised::FinishMissed,
    Supervised::Exempt,
    Supervised::UnderWay,
    Supervised::NotDue,
    Supervised::Preparing,
];

/// The list that an exemption takes a project off, in short.
pub(super) fn exempt_from<'a>(from: ExemptFrom, say: Say<'a>) -> &'a str {
    match from {
        ExemptFrom::Lagging => say.words.watch.lagging(),
        ExemptFrom::Start => say.words.watch.start(),
        ExemptFrom::Report => say.words.watch.report(),
    }
}

/// The index.
pub(crate) fn supervisions(scene: &Scene<'_>) -> SupervisionView {
    let facts = scene.facts;
    let lists = &scene.figures.supervision;
    let issue = scene.issue();
    let whole: Vec<(usize, &Class, &ClassList)> =
        supervised_classes(scene).map(|(class, own)| (class, own, &lists.classes[class])).collect();
    let exempt = |county: Option<usize>| {
        let mine = |own: &&ExemptProject| county.is_none_or(|county| facts.projects[own.project].county == county);
        issue.lists.exempt.iter().filter(|own| own.applies).filter(mine).count()
    };
    let stopped_link = scene.link(scene.say.words.list.whole_list(), "latest/lists.html#stopped");
    SupervisionView {
        cutoff: text::date(issue.cutoff, scene.say),
        bulletin: watch::issue_link(scene),
        lead: lead(scene, &whole, exempt(None)),
        headlines: whole.iter().map(|(_, own, list)| headline(scene, own, list)).collect(),
        columns: whole.iter().map(|(_, own, _)| own.name.to_string()).collect(),
        counties: (0..facts.counties.len())
            .map(|county| SupervisionCounty {
                county: watch::county_link(scene, Watch::Supervision, county),
                cells: whole.iter().map(|(class, ..)| cell(&lists.counties[county][*class])).collect(),
                exempt: exempt(Some(county)),
            })
            .collect(),
        total: SupervisionCounty {
            county: crate::render::view::Link { text: facts.whole.name.to_string(), href: None },
            cells: whole.iter().map(|(.., list)| cell(list)).collect(),
            exempt: exempt(None),
        },
        classes: whole
            .iter()
            .map(|(_, own, list)| {
                let urgent = list.urgent();
                let shown = urgent.min(ROWS_ON_INDEX);
                SupervisionClass { hidden: urgent - shown, ..class_view(scene, own, list, &list.listed[..shown]) }
            })
            .collect(),
        reasons: reasons(scene),
        reasons_total: lists.reasons.iter().fold(reason(scene.say.words.watch.all(), (0, 0)), |sum, (due, later)| {
            ReasonRow { due: sum.due + due, later: sum.later + later, all: sum.all + due + later, ..sum }
        }),
        stopped: listing::list(
            scene,
            "stopped",
            scene.say.words.list.stopped(),
            &issue.lists.stopped,
            Purpose::Stopped,
            Some((ROWS, stopped_link)),
        ),
        exemptions: issue.lists.exempt.iter().take(ROWS).map(|own| exemption(scene, own)).collect(),
        exemptions_hidden: issue.lists.exempt.len().saturating_sub(ROWS),
    }
}

/// A page of a county's list, from 0: the classes one after the other.
pub(crate) fn supervision(scene: &Scene<'_>, county: usize, page: usize) -> SupervisionCountyView {
    let facts = scene.facts;
    let own = &scene.figures.supervision.counties[county];
    let (first, end) = (page * PROJECTS_PER_PAGE, (page + 1) * PROJECTS_PER_PAGE);
    let mut before = 0;
    let mut classes = Vec::new();
    for (class, definition) in supervised_classes(scene) {
        let list = &own[class];
        let length = list.listed.len();
        let here = first.clamp(before, before + length) - before..end.clamp(before, before + length) - before;
        before += length;
        let is_empty_class = length == 0 && list.finished > 0 && page == 0;
        if !here.is_empty() || is_empty_class {
            classes.push(class_view(scene, definition, list, &list.listed[here]));
        }
    }
    let mine = |own: &&ExemptProject| page == 0 && facts.projects[own.project].county == county;
    SupervisionCountyView {
        cutoff: text::date(scene.issue().cutoff, scene.say),
        bulletin: watch::issue_link(scene),
        county: scene.county_link(county),
        classes,
        exemptions: scene.issue().lists.exempt.iter().filter(mine).map(|own| exemption(scene, own)).collect(),
        pager: watch::pager(scene, Watch::Supervision, county, page),
        continued: page > 0,
    }
}

fn supervised_classes<'a>(scene: &Scene<'a>) -> impl Iterator<Item = (usize, &'a Class)> {
    scene.facts.campaign.classes.iter().enumerate().filter(|(_, own)| own.supervision.is_some())
}

fn cell(list: &ClassList) -> SupervisionCell {
    SupervisionCell { listed: list.listed.len(), urgent: list.urgent() }
}

fn headline(scene: &Scene<'_>, class: &Class, list: &ClassList) -> Headline {
    let urgent = list.urgent();
    Headline {
        label: class.name.to_string(),
        number: text::number(&counted(list.listed.len()), scene.say),
        note: if urgent > 0 {
            scene.say.words.watch.urgent(urgent)
        } else {
            scene.say.words.watch.none_urgent().to_owned()
        },
        tone: if urgent > 0 { "warn" } else { "ok" },
        href: format!("#{}", class.id),
        why: None,
    }
}

/// `续建项目在列23个，其中停工1个、滞后4个；…`
fn lead(scene: &Scene<'_>, whole: &[(usize, &Class, &ClassList)], exempt: usize) -> Html {
    let parts = whole.iter().filter(|(.., list)| !list.listed.is_empty()).map(|(_, own, list)| {
        let urgent = STATES.iter().filter(|state| **state < Supervised::Exempt).filter_map(|state| {
            let count = list.count(*state);
            (count > 0)
                .then(|| scene.say.words.watch.state_count(badge::supervised(*state, scene.say.words).name, count))
        });
        let urgent = urgent.collect::<Vec<_>>().join(scene.say.words.sign.list());
        let urgent = if urgent.is_empty() {
            scene.say.words.watch.nothing_urgent().to_owned()
        } else {
            scene.say.words.watch.of_them(&urgent)
        };
        scene.say.words.watch.class(&own.name, list.listed.len(), &urgent)
    });
    let mut said = scene.say.words.watch.by_day(
        text::day(scene.issue().cutoff, scene.say),
        parts.collect::<Vec<_>>().join(scene.say.words.sign.semicolon()),
    );
    if exempt > 0 {
        said.push_str(&scene.say.words.watch.kept_off_n(exempt));
    }
    sentence::emphasise(&said, scene.say)
}

fn class_view(scene: &Scene<'_>, class: &Class, list: &ClassList, rows: &[SupervisedProject]) -> SupervisionClass {
    let counts = STATES.iter().map(|state| (badge::supervised(*state, scene.say.words), list.count(*state)));
    SupervisionClass {
        id: class.id.to_string(),
        name: class.name.to_string(),
        kind: match class.supervision {
            Some(Supervision::Continuing) => "continuing",
            Some(Supervision::New) => "new",
            Some(Supervision::Proposed) | None => "proposed",
        },
        supervise: class.supervise.as_deref().unwrap_or("").to_owned(),
        listed: list.listed.len(),
        finished: list.finished,
        counts: counts.filter(|(_, count)| *count > 0).collect(),
        rows: rows.iter().map(|listed| row(scene, *listed)).collect(),
        hidden: 0,
    }
}

fn row(scene: &Scene<'_>, listed: SupervisedProject) -> SupervisedRow {
    let facts = scene.facts;
    let project = &facts.projects[listed.project];
    let cutoff = scene.issue().cutoff;
    let standing = standing(project, &facts.campaign, cutoff);
    let is_unstarted = !standing.is_started;
    let reason = match (listed.state, standing.stop) {
        (Supervised::Exempt, _) => running(scene, listed.project),
        (_, Some(stop)) => stop.reason.to_string(),
        _ if is_unstarted => project.unstarted_reason.as_deref().unwrap_or("").to_owned(),
        _ => String::new(),
    };
    let class = project.unstarted_class.filter(|_| is_unstarted);
    let approvals = standing.approvals;
    SupervisedRow {
        row: listing::project_row(scene, listed.project, Purpose::All),
        state: badge::supervised(listed.state, scene.say.words),
        detail: detail(scene, listed, standing.stop.map(|stop| stop.from)),
        start: start(project.start.planned, project.start.actual, cutoff, scene.say),
        finish: text::iso(project.finish.planned),
        approvals: if approvals.needed() > 0 {
            format!("{}/{}", approvals.done, approvals.needed())
        } else {
            String::new()
        },
        reason,
        reason_class: class.map(|class| facts.campaign.unstarted_reasons[class].name.to_string()).unwrap_or_default(),
    }
}

/// The reason of the exemption that keeps a project off a list.
fn running(scene: &Scene<'_>, project: usize) -> String {
    let own = scene.issue().lists.exempt.iter().find(|own| own.applies && own.project == project);
    own.map(|own| scene.facts.projects[project].exemptions[own.exemption].reason.to_string()).unwrap_or_default()
}

fn detail(scene: &Scene<'_>, listed: SupervisedProject, stopped: Option<Date>) -> String {
    let project = &scene.facts.projects[listed.project];
    let cutoff = scene.issue().cutoff;
    let since = |day: Option<Date>, word: &str| {
        day.map(|day| scene.say.words.watch.days_of(word, (cutoff - day).get_days())).unwrap_or_default()
    };
    match listed.state {
        Supervised::Stopped => since(stopped, scene.say.words.watch.stopped_for()),
        Supervised::StartMissed => since(project.start.planned, scene.say.words.watch.overdue_for()),
        Supervised::FinishMissed => since(project.finish.planned, scene.say.words.watch.overdue_for()),
        Supervised::NoProgress => since(project.start.actual, scene.say.words.watch.started_for()),
        Supervised::NotDue => project
            .start
            .planned
            .map(|day| scene.say.words.wall.days_left((day - cutoff).get_days()))
            .unwrap_or_default(),
        Supervised::Lagging
        | Supervised::Exempt
        | Supervised::UnderWay
        | Supervised::Preparing
        | Supervised::Finished => String::new(),
    }
}

/// How a start was against its plan.
fn start(planned: Option<Date>, actual: Option<Date>, cutoff: Date, say: Say<'_>) -> String {
    let (Some(planned), Some(actual)) = (planned, actual.filter(|actual| *actual <= cutoff)) else {
        return String::new();
    };
    match (actual - planned).get_days() {
        0 => say.words.wall.in_time().to_owned(),
        days if days > 0 => say.words.wall.late(days),
        days => say.words.wall.early(-days),
    }
}

fn reason(name: &str, (due, later): (usize, usize)) -> ReasonRow {
    ReasonRow { name: name.to_owned(), due, later, all: due + later }
}

/// Classes with projects, most first; what has no class comes last.
fn reasons(scene: &Scene<'_>) -> Vec<ReasonRow> {
    let classes = &scene.facts.campaign.unstarted_reasons;
    if classes.is_empty() {
        return Vec::new();
    }
    let counts = &scene.figures.supervision.reasons;
    let mut rows: Vec<ReasonRow> =
        classes.iter().zip(counts).map(|(class, counts)| reason(&class.name, *counts)).collect();
    rows.retain(|row| row.all > 0);
    rows.sort_by_key(|row| std::cmp::Reverse((row.due, row.all)));
    rows.extend(
        counts
            .last()
            .filter(|(due, later)| due + later > 0)
            .map(|counts| reason(scene.say.words.watch.unclassed(), *counts)),
    );
    rows
}

/// A project's exemptions that run.
pub(super) fn of_project(scene: &Scene<'_>, position: usize) -> Vec<ExemptionRow> {
    let project = &scene.facts.projects[position];
    if project.exemptions.is_empty() {
        return Vec::new();
    }
    let running = scene.issue().lists.exempt.iter().filter(|own| own.project == position);
    running.map(|own| exemption(scene, own)).collect()
}

/// An exemption that runs, as a row.
pub(super) fn exemption(scene: &Scene<'_>, exempt: &ExemptProject) -> ExemptionRow {
    let project = &scene.facts.projects[exempt.project];
    let own = &project.exemptions[exempt.exemption];
    ExemptionRow {
        project: scene.project_link(exempt.project),
        county: scene.county_link(project.county),
        from: scene.say.words.watch.list_of(exempt_from(exempt.from, scene.say)),
        reason: own.reason.to_string(),
        on: own.on.to_string(),
        until: own.until.to_string(),
        days_left: i64::from((own.until - scene.issue().cutoff).get_days()),
        state: badge::exemption(exempt.applies, scene.say.words),
    }
}
