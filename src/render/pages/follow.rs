//! Meetings and inspections: pages, lists with what became of each matter, and the sentences of a bulletin.

use crate::compute::{FollowUp, Followed, MatterStatus};
use crate::model::{Matter, MatterState};
use crate::render::pages::section::linked;
use crate::render::pages::{Scene, badge, systems};
use crate::render::text;
use crate::render::view::{
    EventRow, EventView, EventsView, FollowRow, FollowView, Html, IndicatorMethod, Link, UpdateRow,
};

/// How many overdue matters a sentence names.
const NAMED: usize = 3;

/// Which of the two a matter belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    Meetings,
    Inspections,
}

impl Source {
    fn follow_up<'a>(self, scene: &Scene<'a>) -> &'a FollowUp {
        match self {
            Self::Meetings => &scene.issue().decisions,
            Self::Inspections => &scene.issue().findings,
        }
    }

    fn matter<'a>(self, scene: &Scene<'a>, followed: Followed) -> &'a Matter {
        match self {
            Self::Meetings => &scene.facts.meetings[followed.file].decisions[followed.item].matter,
            Self::Inspections => &scene.facts.inspections[followed.file].findings[followed.item].matter,
        }
    }

    /// The project a matter is about.
    fn project(self, scene: &Scene<'_>, followed: Followed) -> Option<usize> {
        match self {
            Self::Meetings => {
                let answers = scene.facts.meetings[followed.file].decisions[followed.item].answers;
                answers.map(|answers| answers.project)
            }
            Self::Inspections => scene.facts.inspections[followed.file].findings[followed.item].project,
        }
    }

    fn link(self, scene: &Scene<'_>, file: usize) -> Link {
        match self {
            Self::Meetings => meeting_link(scene, file),
            Self::Inspections => {
                let own = &scene.facts.inspections[file];
                scene.link(&own.title, &format!("inspections/{}.html", own.id))
            }
        }
    }
}

fn meeting_link(scene: &Scene<'_>, meeting: usize) -> Link {
    let own = &scene.facts.meetings[meeting];
    scene.link(&own.title, &format!("meetings/{}.html", own.id))
}

/// The decisions by the cut-off that answer a problem, each a link named by its meeting.
pub(super) fn decided(scene: &Scene<'_>, project: usize, problem: usize) -> Vec<Link> {
    let answers = |followed: &&Followed| {
        let decision = &scene.facts.meetings[followed.file].decisions[followed.item];
        decision.answers.is_some_and(|answers| answers.project == project && answers.problem == Some(problem))
    };
    let decisions = scene.issue().decisions.rows.iter().filter(answers);
    let link = |followed: &Followed| {
        let meeting = &scene.facts.meetings[followed.file];
        let id = &meeting.decisions[followed.item].matter.id;
        scene.link(&meeting.title, &format!("meetings/{}.html#{id}", meeting.id))
    };
    decisions.map(link).collect()
}

/// The county a matter is about: its project's, or the one given.
fn county_of(scene: &Scene<'_>, source: Source, followed: Followed) -> Option<usize> {
    match source {
        Source::Meetings => source.project(scene, followed).map(|project| scene.facts.projects[project].county),
        Source::Inspections => scene.facts.inspections[followed.file].findings[followed.item].county,
    }
}

/// Those about one county; the settled ones are only counted.
pub(super) fn of_county(scene: &Scene<'_>, source: Source, county: usize) -> FollowView {
    open_of(scene, source, |followed| county_of(scene, source, followed) == Some(county))
}

/// Those that a unit is to settle; the settled ones are only counted.
pub(super) fn of_unit(scene: &Scene<'_>, source: Source, unit: usize) -> FollowView {
    open_of(scene, source, |followed| source.matter(scene, followed).owner == unit)
}

/// The open ones of some, counted with the settled ones.
fn open_of(scene: &Scene<'_>, source: Source, is_one: impl Fn(Followed) -> bool) -> FollowView {
    let rows = source.follow_up(scene).rows.iter().copied();
    let some = FollowUp { rows: rows.filter(|followed| is_one(*followed)).collect() };
    view(scene, source, &FollowUp { rows: some.rows[..some.open()].to_vec() }).counted(&some)
}

/// All of one kind, shortened to `limit` open ones with a link to the whole list.
pub(super) fn list(scene: &Scene<'_>, source: Source, limit: Option<(usize, Link)>) -> FollowView {
    let all = source.follow_up(scene);
    let shown = match &limit {
        Some((limit, _)) => all.rows.iter().take(all.open().min(*limit)).copied().collect(),
        None => all.rows.clone(),
    };
    let hidden = all.rows.len() - shown.len();
    FollowView {
        hidden,
        more: limit.filter(|_| hidden > 0).map(|(_, link)| link),
        ..view(scene, source, &FollowUp { rows: shown })
    }
    .counted(all)
}

impl FollowView {
    /// With the counts of all rows, shown or not.
    fn counted(self, all: &FollowUp) -> Self {
        Self { count: all.rows.len(), open: all.open(), overdue: all.overdue(), settled: all.settled(), ..self }
    }
}

/// Those about one project.
pub(super) fn of_project(scene: &Scene<'_>, source: Source, project: usize) -> FollowView {
    let rows = source.follow_up(scene).rows.iter().copied();
    let mine = rows.filter(|followed| source.project(scene, *followed) == Some(project)).collect();
    view(scene, source, &FollowUp { rows: mine })
}

fn view(scene: &Scene<'_>, source: Source, all: &FollowUp) -> FollowView {
    let rows = all.rows.iter().map(|followed| row(scene, source, *followed)).collect();
    FollowView { rows, ..FollowView::default() }.counted(all)
}

fn row(scene: &Scene<'_>, source: Source, followed: Followed) -> FollowRow {
    let facts = scene.facts;
    let cutoff = scene.issue().cutoff;
    let matter = source.matter(scene, followed);
    let project = source.project(scene, followed);
    let (problem, grade) = match source {
        Source::Meetings => {
            let answers = facts.meetings[followed.file].decisions[followed.item].answers;
            let problem = answers.and_then(|answers| facts.projects[answers.project].problems.get(answers.problem?));
            (problem.map(|problem| problem.title.to_string()), None)
        }
        Source::Inspections => {
            let own = &facts.inspections[followed.file].findings[followed.item];
            (None, own.grade.map(|grade| facts.campaign.inspection_grades[grade].name.to_string()))
        }
    };
    let by_then: Vec<_> = matter.updates.iter().filter(|update| update.on <= cutoff).collect();
    FollowRow {
        id: matter.id.to_string(),
        title: matter.title.to_string(),
        from: source.link(scene, followed.file),
        project: project.map(|project| scene.project_link(project)),
        county: county_of(scene, source, followed).map(|county| scene.county_link(county)),
        problem: problem.unwrap_or_default(),
        grade: grade.unwrap_or_default(),
        owner: scene.unit_link(matter.owner),
        raised: matter.raised.to_string(),
        deadline: text::iso(matter.deadline),
        state: badge::followed(followed.status, scene.say.words),
        overdue_days: if let MatterStatus::Overdue { days } = followed.status { days } else { 0 },
        note: by_then.last().and_then(|update| update.note.as_deref()).unwrap_or("").to_owned(),
        updates: by_then
            .iter()
            .map(|update| UpdateRow {
                on: update.on.to_string(),
                state: badge::followed(
                    match update.state {
                        MatterState::Open => MatterStatus::Open,
                        MatterState::InHand => MatterStatus::InHand,
                        MatterState::Settled => MatterStatus::Settled,
                    },
                    scene.say.words,
                ),
                note: update.note.as_deref().unwrap_or("").to_owned(),
            })
            .collect(),
        offices: matter.audience == crate::model::Audience::Offices,
        office_note: matter.office_note.as_deref().map(str::to_owned),
    }
}

/// What became of the decisions and of the findings by the cut-off; nothing where there are none.
pub(super) fn sentences(scene: &Scene<'_>) -> [Html; 2] {
    [said(scene, Source::Meetings), said(scene, Source::Inspections)]
}

fn said(scene: &Scene<'_>, source: Source) -> Html {
    let all = source.follow_up(scene);
    if all.rows.is_empty() {
        return Html::new();
    }
    let (path, subject, settled, open, new) = match source {
        Source::Meetings => (
            "meetings/index.html",
            scene.say.words.follow.meetings_subject(),
            scene.say.words.follow.settled(),
            scene.say.words.follow.in_hand(),
            scene.say.words.follow.new_decisions(),
        ),
        Source::Inspections => (
            "inspections/index.html",
            scene.say.words.follow.inspections_subject(),
            scene.say.words.follow.put_right(),
            scene.say.words.follow.not_put_right(),
            scene.say.words.follow.new_findings(),
        ),
    };
    let mut text = format!("<a href=\"{}\">{subject}</a>{}项，", scene.href(path), all.rows.len());
    match (all.settled(), all.open()) {
        (_, 0) => text.push_str(&scene.say.words.follow.all_settled(settled)),
        (0, count) => text.push_str(&scene.say.words.follow.all_open(open, count)),
        (done, count) => text.push_str(&scene.say.words.follow.some(settled, done, open, count)),
    }
    if all.overdue() > 0 {
        text.push_str(&scene.say.words.follow.overdue(all.overdue()));
    }
    if scene.at > 0 && all.since_last() > 0 {
        text.push_str(&scene.say.words.follow.news(new, all.since_last()));
    }
    text.push('。');
    let overdue = all.rows.iter().filter_map(|followed| match followed.status {
        MatterStatus::Overdue { days } => Some((days, followed.file, source.matter(scene, *followed))),
        _ => None,
    });
    let named: Vec<String> = overdue
        .take(NAMED)
        .map(|(days, file, matter)| {
            let href = source.link(scene, file).href.map(|href| format!("{href}#{}", matter.id));
            let title = linked(&Link { text: matter.title.to_string(), href });
            scene.say.words.follow.overdue_one(&title, linked(&scene.unit_link(matter.owner)), days)
        })
        .collect();
    if !named.is_empty() {
        let most = if all.overdue() > NAMED {
            scene.say.words.follow.longest_overdue()
        } else {
            scene.say.words.follow.overdue_are()
        };
        text.push_str(&scene.say.words.follow.list_end(most, named.join(scene.say.words.sign.semicolon())));
    }
    text
}

fn event(scene: &Scene<'_>, source: Source, file: usize) -> EventRow {
    let facts = scene.facts;
    let own = source.follow_up(scene).of_file(file);
    let (on, who, kind) = match source {
        Source::Meetings => {
            let meeting = &facts.meetings[file];
            (meeting.held, meeting.chair.as_deref().unwrap_or("").to_owned(), String::new())
        }
        Source::Inspections => {
            let inspection = &facts.inspections[file];
            let kind = facts.campaign.inspection_kinds[inspection.kind].name.to_string();
            (inspection.on, facts.campaign.units[inspection.by].name.to_string(), kind)
        }
    };
    EventRow {
        link: source.link(scene, file),
        on: on.to_string(),
        who,
        kind,
        count: own.rows.len(),
        open: own.open(),
        overdue: own.overdue(),
        settled: own.settled(),
    }
}

/// The index of meetings.
pub(crate) fn meetings(scene: &Scene<'_>) -> EventsView {
    let cutoff = scene.issue().cutoff;
    let meetings = scene.facts.meetings.iter().enumerate().rev().filter(|(_, meeting)| meeting.held <= cutoff);
    let events = meetings.map(|(file, _)| event(scene, Source::Meetings, file)).collect();
    EventsView {
        cutoff: text::date(cutoff, scene.say),
        summary: said(scene, Source::Meetings),
        matters: open_of(scene, Source::Meetings, |_| true),
        events,
        systems: None,
    }
}

/// The index of inspections.
pub(crate) fn inspections(scene: &Scene<'_>) -> EventsView {
    let cutoff = scene.issue().cutoff;
    let inspections = scene.facts.inspections.iter().enumerate().rev().filter(|(_, own)| own.on <= cutoff);
    let events = inspections.map(|(file, _)| event(scene, Source::Inspections, file)).collect();
    EventsView {
        cutoff: text::date(cutoff, scene.say),
        summary: said(scene, Source::Inspections),
        matters: open_of(scene, Source::Inspections, |_| true),
        events,
        systems: systems::view(scene),
    }
}

/// One meeting.
pub(crate) fn meeting(scene: &Scene<'_>, file: usize) -> EventView {
    let own = &scene.facts.meetings[file];
    EventView {
        title: own.title.to_string(),
        on: text::date(own.held, scene.say),
        who: own.chair.as_deref().unwrap_or("").to_owned(),
        about: own.place.as_deref().unwrap_or("").to_owned(),
        kind: String::new(),
        cutoff: text::date(scene.issue().cutoff, scene.say),
        matters: view(scene, Source::Meetings, &scene.issue().decisions.of_file(file)),
    }
}

/// One inspection.
pub(crate) fn inspection(scene: &Scene<'_>, file: usize) -> EventView {
    let facts = scene.facts;
    let own = &facts.inspections[file];
    EventView {
        title: own.title.to_string(),
        on: text::date(own.on, scene.say),
        who: facts.campaign.units[own.by].name.to_string(),
        about: own.scope.as_deref().unwrap_or("").to_owned(),
        kind: facts.campaign.inspection_kinds[own.kind].name.to_string(),
        cutoff: text::date(scene.issue().cutoff, scene.say),
        matters: view(scene, Source::Inspections, &scene.issue().findings.of_file(file)),
    }
}

/// How the counts are made, for the method page; nothing of what there is none of.
pub(super) fn method(scene: &Scene<'_>) -> Vec<IndicatorMethod> {
    let one = |id: &str, name: &str, has: bool, what: &str| {
        has.then(|| IndicatorMethod {
            id: id.to_owned(),
            name: name.to_owned(),
            unit: scene.say.words.follow.unit().to_owned(),
            formula: scene.say.words.follow.formula(what),
            note: scene.say.words.follow.formula_note().to_owned(),
        })
    };
    let facts = scene.facts;
    let decisions = one(
        "decisions",
        scene.say.words.follow.decisions(),
        !facts.meetings.is_empty(),
        scene.say.words.follow.decisions_what(),
    );
    let findings = one(
        "findings",
        scene.say.words.follow.findings(),
        !facts.inspections.is_empty(),
        scene.say.words.follow.findings_what(),
    );
    decisions.into_iter().chain(findings).collect()
}
