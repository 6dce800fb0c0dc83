//! `tongbao release`: its options, and what they ask for.

use std::path::PathBuf;

use clap::{Arg, ArgGroup, ArgMatches, Command, value_parser};
use tongbao::fields::Label;
use tongbao::model::{RevisionKind, StepKind};
use tongbao::units::{Date, Id, parse_date};

use super::{text_of, words};

/// What `release` was asked for.
#[derive(Debug)]
pub(crate) struct ReleaseOptions {
    /// The bulletin.
    pub(crate) bulletin: Id,
    /// A theme of `themes/`; else the built-in one.
    pub(crate) theme: Option<String>,
    /// A folder with the site as it is published now.
    pub(crate) online: Option<PathBuf>,
    /// The organisation's own list of words.
    pub(crate) words: Option<PathBuf>,
    /// What to record; nothing to look only.
    pub(crate) act: Option<Asked>,
}

/// Something to be recorded.
#[derive(Debug)]
pub(crate) struct Asked {
    pub(crate) what: What,
    pub(crate) office: String,
    pub(crate) on: Date,
}

/// What is to be recorded.
#[derive(Debug)]
pub(crate) enum What {
    Step(StepKind),
    Secrecy { conclusion: String, number: Option<String> },
    Waive { check: String, reason: String },
    Revise { kind: RevisionKind, reason: String },
}

const ACTS: [&str; 4] = ["step", "secrecy", "waive", "revise"];

/// Adds the options to the command.
pub(super) fn grammar(
    command: Command,
    say: impl Fn(Label) -> &'static str,
    option: impl Fn(&'static str) -> Arg,
) -> Command {
    let text = |name: &'static str, value: Label, help: Label| option(name).value_name(say(value)).help(say(help));
    let choice = |name: &'static str, ids: &'static str, help: Label| option(name).value_name(ids).help(say(help));
    command
        .arg(
            Arg::new("bulletin")
                .value_name(say(words::BULLETIN))
                .help_heading(say(words::ARGUMENTS))
                .help(say(words::RELEASE_BULLETIN))
                .value_parser(|text: &str| Id::parse(text).ok_or("id"))
                .required(true),
        )
        .arg(
            choice("step", "compiled|reviewed|issued", words::RELEASE_STEP)
                .value_parser(["compiled", "reviewed", "issued"])
                .hide_possible_values(true),
        )
        .arg(text("secrecy", words::TEXT, words::RELEASE_SECRECY))
        .arg(text("number", words::TEXT, words::RELEASE_NUMBER).requires("secrecy"))
        .arg(
            text("waive", words::CODE, words::RELEASE_WAIVE)
                .requires("reason")
                .value_parser(|text: &str| Id::parse(text).map(|id| id.to_string()).ok_or("id")),
        )
        .arg(
            choice("revise", "correction|revision|method", words::RELEASE_REVISE)
                .value_parser(["correction", "revision", "method"])
                .hide_possible_values(true)
                .requires("reason"),
        )
        .arg(text("reason", words::TEXT, words::RELEASE_REASON))
        .arg(text("office", words::TEXT, words::RELEASE_OFFICE))
        .arg(text("on", words::DATE, words::RELEASE_ON).value_parser(|text: &str| parse_date(text).ok_or("date")))
        .arg(text("online", words::FOLDER, words::RELEASE_ONLINE).value_parser(value_parser!(PathBuf)))
        .arg(text("words", words::FILE, words::RELEASE_WORDS).value_parser(value_parser!(PathBuf)))
        // One thing at a time, and nothing without an office and a day: the program never invents a date.
        .group(ArgGroup::new("act").args(ACTS).requires_all(["office", "on"]))
}

/// What was typed.
pub(super) fn options(own: &ArgMatches) -> ReleaseOptions {
    let text = |name| text_of(own, name);
    let reason = || text("reason").unwrap_or_default();
    let step = text("step").and_then(|id| StepKind::from_id(&id)).map(What::Step);
    let secrecy = text("secrecy").map(|conclusion| What::Secrecy { conclusion, number: text("number") });
    let waive = text("waive").map(|check| What::Waive { check, reason: reason() });
    let revise = text("revise").and_then(|id| RevisionKind::from_id(&id));
    let revise = revise.map(|kind| What::Revise { kind, reason: reason() });
    let what = step.or(secrecy).or(waive).or(revise);
    let act = what.zip(text("office")).zip(own.get_one::<Date>("on").copied());
    ReleaseOptions {
        bulletin: own.get_one::<Id>("bulletin").cloned().expect("clap requires it"),
        theme: text("theme"),
        online: own.get_one("online").cloned(),
        words: own.get_one("words").cloned(),
        act: act.map(|((what, office), on)| Asked { what, office, on }),
    }
}
