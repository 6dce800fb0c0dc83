//! The sections of a bulletin, with the sentences that are generated from figures.

use crate::compute::{GroupRanking, Measured, Ranked};
use crate::model::{Board, BulletinKind, ExemptFrom, Heading, Indicator, Ledger, Prose, Scope};
use crate::render::pages::{Scene, assessment, duty_words, follow, fund, physical, pipeline, set, wall, watch};
use crate::render::prose::{self, Setting};
use crate::render::view::{Html, Link, SectionView};
use crate::render::{sentence, text};
use crate::units::Known;

/// Sections with anything to say, numbered in order.
pub(super) fn sections(scene: &Scene<'_>) -> Vec<SectionView> {
    let written = |heading| scene.bulletin().sections.iter().find(|section| section.heading == heading);
    let mut sections: Vec<SectionView> = Vec::new();
    for &heading in Heading::of(BulletinKind::Monthly) {
        let own = written(heading);
        let empty = Prose::default();
        let prefix = format!("{}-", heading.id());
        let body = prose::html(own.map_or(&empty, |section| &section.body), &setting(scene, &prefix));
        if !has_data(scene, heading) && body.is_empty() {
            continue;
        }
        let title = own.and_then(|section| section.title.as_deref()).unwrap_or(usual_title(heading));
        sections.push(SectionView {
            id: heading.id(),
            numeral: text::numeral(sections.len() + 1),
            title: title.to_owned(),
            sentences: sentences(scene, heading),
            prose: body,
        });
    }
    sections
}

pub(super) fn usual_title(heading: Heading) -> &'static str {
    match heading {
        Heading::Statistics => "固定资产投资",
        Heading::Projects => "重点项目",
        Heading::Attraction => "招商引资和其他任务",
        Heading::Rankings => "排名与亮灯",
        Heading::Lists => "未开工与滞后项目",
        Heading::Problems => "存在问题",
        Heading::Next => "下一步工作",
        Heading::Moved => "两周进展",
        Heading::Reports => "报送情况",
        Heading::Red => "红灯和逾期",
        Heading::Asks => "提请事项",
    }
}

fn has_data(scene: &Scene<'_>, heading: Heading) -> bool {
    let campaign = &scene.facts.campaign;
    match heading {
        Heading::Statistics => !campaign.series.is_empty(),
        Heading::Projects => !scene.facts.projects.is_empty(),
        Heading::Attraction => !campaign.measures.is_empty(),
        Heading::Rankings => !scene.issue().boards.is_empty(),
        Heading::Lists => true,
        Heading::Problems => {
            let issue = scene.issue();
            let followed = [&issue.decisions, &issue.findings];
            !issue.lists.problems.is_empty() || followed.iter().any(|follow_up| !follow_up.rows.is_empty())
        }
        Heading::Next | Heading::Moved | Heading::Reports | Heading::Red | Heading::Asks => false,
    }
}

/// Generated paragraphs of a section, one for each matter, in the order of a bulletin.
fn sentences(scene: &Scene<'_>, heading: Heading) -> Vec<Html> {
    let said = match heading {
        Heading::Statistics => vec![text::escape(&statistics_sentences(scene))],
        Heading::Projects => vec![
            project_sentences(scene) + &set::sentences(scene),
            fund::sentences(scene),
            watch::sentences(scene, heading),
        ],
        Heading::Attraction => {
            let measures = measure_sentences(scene) + &physical::sentences(scene);
            let [deals, reserve] = pipeline::sentences(scene);
            vec![text::escape(&measures), deals, reserve, duty_words::finance(scene)]
        }
        Heading::Rankings => vec![standing_words(scene, text::escape), assessment::sentences(scene)],
        Heading::Lists => vec![
            text::escape(&list_sentences(scene)) + &watch::sentences(scene, heading),
            wall::sentences(scene) + &duty_words::lagging_by_leader(scene),
        ],
        Heading::Problems => {
            let [decisions, findings] = follow::sentences(scene);
            vec![
                text::escape(&problem_sentences(scene)) + &watch::sentences(scene, heading),
                duty_words::actions_behind(scene),
                decisions,
                findings,
                duty_words::tasks(scene) + &duty_words::reports(scene),
            ]
        }
        Heading::Next | Heading::Moved | Heading::Reports | Heading::Red | Heading::Asks => Vec::new(),
    };
    said.into_iter().filter(|paragraph| !paragraph.is_empty()).collect()
}

/// One sentence: the whole is named once, then each series with its change.
fn statistics_sentences(scene: &Scene<'_>) -> String {
    let facts = scene.facts;
    let issue = scene.issue();
    let name = sentence::scope_name(facts, Scope::Whole);
    let (mut said, mut unreported) = (Vec::new(), Vec::new());
    for series in 0..facts.campaign.series.len() {
        let indicator = Indicator::Series(series);
        let value = issue.figure(facts, indicator, Scope::Whole).value;
        if value.value().is_none() {
            unreported.push(sentence::indicator_name(facts, indicator));
            continue;
        }
        let whole = sentence::sentence(facts, issue, indicator, Scope::Whole);
        let clause = whole.trim_end_matches('。').trim_start_matches(name.as_str());
        let change = sentence::change(facts, issue, scene.before(), indicator, Scope::Whole);
        let change = if change.is_empty() { change } else { format!("，{change}") };
        said.push(format!("{clause}{change}"));
    }
    let mut text = if said.is_empty() { String::new() } else { format!("{name}{}。", said.join("；")) };
    if !unreported.is_empty() {
        text.push_str(&format!("{}本期未报送。", unreported.join("、")));
    }
    text
}

/// The whole, then the sets that are not complete, the lowest rate first; the table carries the rest.
fn project_sentences(scene: &Scene<'_>) -> Html {
    let facts = scene.facts;
    let issue = scene.issue();
    let whole = sentence::sentence(facts, issue, Indicator::Ledger(Ledger::StartRate), Scope::Whole);
    if issue.tally(Scope::Whole).startable == 0 {
        return Html::new();
    }
    let (mut full, mut open) = (Vec::new(), Vec::new());
    for set in 0..facts.campaign.sets.len() {
        let rate = issue.ledger(facts, Ledger::StartRate, Scope::Set(set, None));
        let (Known::Value(Measured::Percent(percent)), Some(part), Some(base)) = (&rate.value, &rate.part, &rate.whole)
        else {
            continue;
        };
        if part == base {
            full.push(linked(&scene.set_link(set)));
        } else {
            open.push((percent.clone(), linked(&scene.set_link(set))));
        }
    }
    open.sort_by(|one, other| one.0.number().cmp(other.0.number()));
    let mut said = text::escape(&whole);
    if !full.is_empty() {
        said.push_str(&format!("{}全部开工", full.join("、")));
        said.push(if open.is_empty() { '。' } else { '；' });
    }
    if !open.is_empty() {
        let numbers = &facts.site.numbers;
        let open = open.iter().map(|(percent, name)| format!("{name}开工率{}", text::percent(percent, numbers)));
        said.push_str(&format!("{}。", open.collect::<Vec<_>>().join("，")));
    }
    said
}

/// The measures and ratios that the plan sets targets for; the table has the others.
fn measure_sentences(scene: &Scene<'_>) -> String {
    let facts = scene.facts;
    let issue = scene.issue();
    let measures = (0..facts.campaign.measures.len()).map(Indicator::Measure);
    let all = measures.chain((0..facts.campaign.ratios.len()).map(Indicator::Ratio));
    let is_target = |indicator: &Indicator| facts.campaign.targets.iter().any(|target| target.indicator == *indicator);
    let numbers = &facts.site.numbers;
    let parts = all.filter(is_target).filter_map(|indicator| {
        let value = issue.figure(facts, indicator, Scope::Whole).value;
        value.value()?;
        Some(format!("{}{}", sentence::indicator_name(facts, indicator), text::number(&value, numbers).text))
    });
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { String::new() } else { format!("{}{}。", facts.whole.name, parts.join("，")) }
}

fn list_sentences(scene: &Scene<'_>) -> String {
    let lists = &scene.issue().lists;
    let (due, later) = (lists.unstarted_due.len(), lists.unstarted_later.len());
    let exempt = lists.exempt_from(ExemptFrom::Start).count();
    let mut said = match (due, later) {
        _ if exempt > 0 => {
            let all = due + later + exempt;
            let parts = [("应开未开", due), ("经同意豁免", exempt), ("未到开工时间", later)];
            let parts = parts.iter().filter(|(_, count)| *count > 0).map(|(name, count)| format!("{name}{count}个"));
            format!("未开工项目{all}个，其中{}。", parts.collect::<Vec<_>>().join("，"))
        }
        (0, 0) => "没有未开工项目。".to_owned(),
        (due, 0) => format!("未开工项目{due}个，均已到开工时间。"),
        (0, later) => format!("未开工项目{later}个，均未到开工时间。"),
        (due, later) => format!("未开工项目{}个，其中应开未开{due}个，未到开工时间{later}个。", due + later),
    };
    if !lists.stopped.is_empty() {
        said.push_str(&format!("停工项目{}个。", lists.stopped.len()));
    }
    if !lists.lagging.is_empty() {
        said.push_str(&format!("滞后项目（已开工、亮红灯）{}个。", lists.lagging.len()));
    }
    if !lists.late.is_empty() {
        said.push_str(&format!("未按期报送项目{}个。", lists.late.len()));
    }
    said
}

fn problem_sentences(scene: &Scene<'_>) -> String {
    let tally = scene.issue().tally(Scope::Whole);
    if tally.open_problems == 0 {
        return if tally.solved_problems == 0 {
            "没有需要协调解决的问题。".to_owned()
        } else {
            format!("各项目提出的{}个问题全部解决。", tally.solved_problems)
        };
    }
    let overdue = if tally.overdue_problems > 0 {
        format!("，其中逾期{}个", tally.overdue_problems)
    } else {
        String::new()
    };
    let solved = if tally.solved_problems > 0 {
        format!("；另有{}个已经解决", tally.solved_problems)
    } else {
        String::new()
    };
    format!("各项目尚未解决的问题{}个{overdue}{solved}。", tally.open_problems)
}

/// Where a bulletin's prose stands.
pub(super) fn setting<'a>(scene: &Scene<'a>, prefix: &'a str) -> Setting<'a> {
    Setting {
        facts: scene.facts,
        issue: scene.issue(),
        before: scene.before(),
        root: scene.root,
        base: scene.base,
        prefix,
        top: 3,
    }
}

/// The news in one paragraph: where the whole stands, who leads, who trails, what is stuck.
pub(super) fn lead(scene: &Scene<'_>) -> Html {
    let facts = scene.facts;
    let issue = scene.issue();
    let numbers = &facts.site.numbers;
    let of = |ledger| issue.ledger(facts, ledger, Scope::Whole);
    let rate = of(Ledger::CompletionRate);
    let mut said = format!("截至{}，{}", text::day(issue.cutoff), facts.whole.name);
    match (&rate.value, &of(Ledger::Gap).value) {
        (Known::Value(_), Known::Value(Measured::Points(gap))) => {
            said.push_str(&format!(
                "重点项目累计完成投资{}，投资完成率{}，{}；",
                text::number(&of(Ledger::Completed).value, numbers).text,
                text::number(&rate.value, numbers).text,
                sentence::gap(facts, gap)
            ));
        }
        _ => said.push_str("投资完成情况暂未报送；"),
    }
    let starts = of(Ledger::StartRate);
    if let (Known::Value(_), Some(part), Some(whole)) = (&starts.value, &starts.part, &starts.whole) {
        let (part_text, whole_text) = (text::print(part, numbers), text::print(whole, numbers));
        if part == whole {
            said.push_str(&format!("计划开工项目{whole_text}个，全部开工。"));
        } else {
            let rate = text::number(&starts.value, numbers).text;
            said.push_str(&format!("计划开工项目{whole_text}个，已开工{part_text}个，开工率{rate}。"));
        }
    }
    let mut html = sentence::emphasise(&said);
    html.push_str(&standing_words(scene, sentence::emphasise));
    html
}

/// First and last place of the first board, linked; `figure` marks the figures.
fn standing_words(scene: &Scene<'_>, figure: fn(&str) -> String) -> Html {
    let facts = scene.facts;
    let Some(ranking) = scene.issue().boards.first() else { return Html::new() };
    let board = &facts.campaign.boards[ranking.board];
    let groups: Vec<String> = ranking
        .groups
        .iter()
        .filter(|group| group.ranked > 1)
        .map(|group| group_words(scene, board, group, figure))
        .collect();
    if groups.is_empty() {
        Html::new()
    } else {
        format!("按{}排名，{}。", text::escape(&board.name), groups.join("；"))
    }
}

/// A name with its page, where it has one.
pub(super) fn linked(link: &Link) -> Html {
    let name = text::escape(&link.text);
    link.href.as_ref().map_or_else(|| name.clone(), |href| format!("<a href=\"{href}\">{name}</a>"))
}

/// `五个板块中，辛壬县升至首位，己庚县仍居末位，慢于时序进度4.0个百分点`.
fn group_words(scene: &Scene<'_>, board: &Board, group: &GroupRanking, figure: fn(&str) -> String) -> Html {
    let ranked = &group.rows[..group.ranked];
    let (first, last) = (&ranked[0], &ranked[group.ranked - 1]);
    let of = if group.name.is_empty() { String::new() } else { format!("{}中，", text::escape(&group.name)) };
    if first.place == last.place {
        return format!("{of}各方并列");
    }
    // `way` is the sign of a movement towards this end: who rose to the last place has not fallen back to it.
    let end = |end: &Ranked, way: i64, moved: &str, stays: &str, stands: &str| {
        let rows: Vec<_> = ranked.iter().filter(|row| row.place == end.place).collect();
        let names = rows.iter().map(|row| linked(&scene.scope_link(row.who)));
        let names = names.collect::<Vec<_>>().join("、");
        match (rows.len(), end.movement()) {
            (1, Some(0)) => format!("{names}{stays}"),
            (1, Some(movement)) if movement.signum() == way => format!("{names}{moved}"),
            (1, _) => format!("{names}{stands}"),
            _ => format!("{names}并列{}", stands.trim_start_matches('居')),
        }
    };
    let gap = scene.issue().ledger(scene.facts, Ledger::Gap, last.who);
    let gap = match &gap.value {
        Known::Value(Measured::Points(points))
            if board.items[0].indicator == Indicator::Ledger(Ledger::CompletionRate) =>
        {
            format!("，{}", figure(&sentence::gap(scene.facts, points)))
        }
        _ => String::new(),
    };
    format!(
        "{of}{}，{}{gap}",
        end(first, 1, "升至首位", "保持首位", "居首位"),
        end(last, -1, "退至末位", "仍居末位", "居末位")
    )
}
