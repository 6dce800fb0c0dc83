//! One step, review, waiver or revision: whether it may be done, and the texts that record it.
//!
//! In: a settled plan, the items of the checklist, an order. Out: files to write, or why nothing may be written. Promise: whoever
//! reads the written files again finds nothing against them.

use crate::check::release::{is_same_office, step_label};
use crate::digest::{Digest, Listing};
use crate::fields::{Label, label};
use crate::load::Sources;
use crate::model::{
    OUTPUT, PAGE, Release, ReleaseState, ReleaseStep, Revision, RevisionKind, Seal, Secrecy, StepKind, Waiver,
};
use crate::plan::Plan;
use crate::release::checklist::{Item, SECRECY, Said, Verdict, said};
use crate::release::{Current, PROGRAM, record, record_path, sealed_path};
use crate::render::Renderer;
use crate::units::{Date, Id};

/// What is to be done.
#[derive(Clone, Copy, Debug)]
pub enum Act<'a> {
    /// A step on the way out.
    Step(StepKind),
    /// 保密审查.
    Secrecy {
        /// What it concludes.
        conclusion: &'a str,
        /// Number of the written record.
        number: Option<&'a str>,
    },
    /// A check that is let pass.
    Waive {
        /// Its code.
        check: &'a str,
        /// Why.
        reason: &'a str,
    },
    /// A change of what was issued; what changes is found out.
    Revise {
        /// Why it changes.
        kind: RevisionKind,
        /// The same in words, which are published.
        reason: &'a str,
    },
}

/// Something to be done to a bulletin.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// The bulletin's id.
    pub bulletin: &'a Id,
    /// What.
    pub act: Act<'a>,
    /// By which office.
    pub office: &'a str,
    /// When.
    pub on: Date,
}

/// Files to write: their paths from the project's root, and their texts.
#[derive(Clone, Debug, Default)]
pub struct Recorded {
    /// The record itself comes last: what it speaks of is there before it.
    pub files: Vec<(String, String)>,
}

/// Does it, or says why it may not be done.
pub fn perform(sources: &Sources, mut plan: Plan, items: &[Item], order: &Order<'_>) -> Result<Recorded, Vec<Said>> {
    let id = order.bulletin;
    let release = plan.facts.releases.of.get(id).cloned().unwrap_or_default();
    let Some(current) = Current::of(sources, &plan, id) else {
        return refuse(label("公开版里没有这期通报", "the public site has no such bulletin"));
    };
    let path = record_path(id);
    let text = sources.text_of(&path).unwrap_or(record::HEAD);
    let seal = release.next_seal();
    let (office, on) = (Box::from(order.office), order.on);
    let mut recorded = Recorded::default();
    let text = match order.act {
        Act::Waive { check, reason } => {
            let own = Waiver { seal, check: check.into(), reason: reason.into(), office, on };
            record::add(text, "waivers", &record::waiver(&own))
        }
        Act::Secrecy { conclusion, number } => {
            let digest = current.seen(id, &release);
            let own = Secrecy { office, on, conclusion: conclusion.into(), number: number.map(Into::into), digest };
            record::add(text, "secrecy", &record::secrecy(&own))
        }
        Act::Revise { kind, reason } => {
            let Some(sealed) = release.sealed() else {
                return refuse(label("还没有印发，直接改就行", "it was not issued yet: just change it"));
            };
            if release.revision(seal).is_some() {
                return refuse(label(
                    "已有一条还没有印发的更正；要重列就先删去它",
                    "there is a revision that was not issued; remove it to list the changes again",
                ));
            }
            let changes: Vec<_> = current.since(sealed).into_iter().map(|own| own.change).collect();
            if changes.is_empty() {
                return refuse(label("与封存的没有不同", "nothing differs from what was sealed"));
            }
            let own = Revision { seal, kind, reason: reason.into(), office, on, changes };
            record::add(text, "revisions", &record::revision(&own))
        }
        Act::Step(kind) => {
            let step = ReleaseStep { kind, office, on, digest: current.seen(id, &release) };
            allowed(&plan, &release, items, order, &step)?;
            let text = record::add(text, "steps", &record::step(&step));
            if kind == StepKind::Issued {
                let sealed = issue(&mut plan, id, release, current, step)?;
                for (name, text) in &sealed.files {
                    recorded.files.push((sealed_path(id, seal, name), text.to_string()));
                }
                let chain = crate::check::release::CHAIN;
                let before = sources.text_of(chain).unwrap_or("");
                recorded.files.push((chain.to_owned(), format!("{before}{}  {id}/v{seal}\n", sealed.head)));
                text.and_then(|text| record::add(&text, "seals", &record::seal(&sealed)))
            } else {
                text
            }
        }
    };
    let Some(text) = text else {
        return refuse(label(
            "release.yaml 里的列表须一项一行（以 - 开头）才能续写",
            "the lists in release.yaml must have an entry a line, with a dash, to be added to",
        ));
    };
    recorded.files.push((path, text));
    Ok(recorded)
}

fn refuse<T>(why: Label) -> Result<T, Vec<Said>> {
    Err(vec![said(why.zh, why.en)])
}

/// Whether a step may be taken now.
fn allowed(
    plan: &Plan,
    release: &Release,
    items: &[Item],
    order: &Order<'_>,
    step: &ReleaseStep,
) -> Result<(), Vec<Said>> {
    if release.sealed().is_some() && release.revision(release.next_seal()).is_none() {
        return refuse(label(
            "已经印发并封存；要改动先用 --revise 写明更正",
            "it is issued and sealed; to change it record a revision with --revise first",
        ));
    }
    let open = release.rounds().1;
    let needed: &[StepKind] = match step.kind {
        StepKind::Compiled => &[],
        StepKind::Reviewed => &[StepKind::Compiled],
        StepKind::Issued => &[StepKind::Compiled, StepKind::Reviewed],
    };
    if step.kind != StepKind::Compiled {
        if !open.iter().map(|own| own.kind).eq(needed.iter().copied()) {
            let before = step_label(needed[needed.len() - 1]);
            return Err(vec![said(
                &format!("这一步之前应先{}，且只{}一次", before.zh, before.zh),
                &format!("it must be {} before, and only once", before.en),
            )]);
        }
        if open.iter().any(|own| own.digest != step.digest) {
            return refuse(label(
                "上一步之后内容有改动，须从编制起重做",
                "something changed after the step before; begin again with compiled",
            ));
        }
    }
    if step.kind == StepKind::Reviewed && is_same_office(&open[0].office, &step.office) {
        return Err(vec![said(
            &format!("编制的“{}”和审核的“{}”像是同一家，须由另一家审核", open[0].office, step.office),
            &format!(
                "“{}”, which compiled, and “{}” look like the same office; another one must review",
                open[0].office, step.office
            ),
        )]);
    }
    if let Some(before) = release.steps.last().filter(|before| step.on < before.on) {
        return Err(vec![said(
            &format!("日期不能早于上一步的 {}", before.on),
            &format!("the day cannot be before that of the last step, {}", before.on),
        )]);
    }
    let mut bulletins = plan.facts.bulletins.iter().chain(&plan.facts.specials);
    let issued = bulletins.find(|own| own.id == *order.bulletin).map(|own| own.issued);
    if let Some(issued) = issued.filter(|issued| step.kind == StepKind::Issued && step.on < *issued) {
        return Err(vec![said(
            &format!("印发不能早于通报的成文日期 {issued}"),
            &format!("it cannot be issued before the bulletin's date, {issued}"),
        )]);
    }
    let blocks = |item: &&Item| item.verdict == Verdict::Block && (item.id != SECRECY || step.kind == StepKind::Issued);
    let blocked: Vec<Said> = items.iter().filter(blocks).map(|item| said(item.name.zh, item.name.en)).collect();
    if blocked.is_empty() { Ok(()) } else { Err(blocked) }
}

/// Makes the seal, and with it the page as it is issued.
fn issue(
    plan: &mut Plan,
    id: &Id,
    mut release: Release,
    current: Current,
    step: ReleaseStep,
) -> Result<Seal, Vec<Said>> {
    let number = release.next_seal();
    release.steps.push(step);
    let rounds = release.rounds().0;
    let round = rounds.last().expect("a round was just ended");
    let approvals = Digest::sha256(release.approvals_text(round, number).as_bytes());
    let nothing = Digest::sha256(b"");
    let mut seal = Seal {
        number,
        inputs: current.inputs,
        theme: current.theme,
        figures: current.figures,
        figures_sm3: current.figures_sm3,
        output: nothing,
        approvals,
        previous: plan.facts.releases.head(),
        head: nothing,
        program: PROGRAM.into(),
        files: current.files,
    };
    seal.head = Digest::sha256(seal.head_text(id.as_str()).as_bytes());
    // The page shows the head, so it is made after it; what lists the page is not under the head.
    release.seals.push(seal.clone());
    release.state = if number == 1 { ReleaseState::Issued } else { ReleaseState::Corrected };
    plan.facts.releases.chain.push((id.clone(), number));
    plan.facts.releases.of.insert(id.clone(), release);
    let renderer = Renderer::new(plan);
    let (page, folder) = (format!("bulletins/{id}.html"), format!("bulletins/{id}/"));
    let mut output = Listing::default();
    for route in
        plan.routes.iter().filter(|route| route.path.as_str() == page || route.path.as_str().starts_with(&folder))
    {
        let bytes = renderer.render(route).map_err(|mistake| {
            let say = |language| mistake.problem.message(language);
            vec![said(&say(crate::diagnostic::Language::Zh), &say(crate::diagnostic::Language::En))]
        })?;
        output.insert(route.path.as_str(), Digest::sha256(&bytes));
        if route.path.as_str() == page {
            seal.files.insert(PAGE.into(), String::from_utf8_lossy(&bytes).into());
        }
    }
    seal.output = output.digest();
    seal.files.insert(OUTPUT.into(), output.to_string().into());
    Ok(seal)
}
