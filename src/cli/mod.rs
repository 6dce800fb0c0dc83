//! What may be typed, and what the commands work with.
//!
//! In: the arguments and the language of the locale. Out: [`Arguments`], or a [`Stop`] with a text: help that was asked for, or
//! what was typed wrongly. Promise: a reader of Chinese sees Chinese, also in usage lines and mistakes.

mod archive;
mod mistake;
mod publish;
mod release;
mod words;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use tongbao::diagnostic::Language;
use tongbao::fields::Label;
use tongbao::model::Audience;

pub(crate) use archive::{Archive, Verify};
pub(crate) use publish::{Addressing, Place, Publish};
pub(crate) use release::{Asked, ReleaseOptions, What};

/// Everything that was typed.
#[derive(Debug)]
pub(crate) struct Arguments {
    /// What counts for every command.
    pub(crate) common: Common,
    /// What to do.
    pub(crate) verb: Verb,
}

/// Options of every command.
#[derive(Debug)]
pub(crate) struct Common {
    /// The folder that holds `content/`.
    pub(crate) root: PathBuf,
    /// Language of messages.
    pub(crate) language: Language,
    /// For people or for tools.
    pub(crate) format: Format,
    /// Whether a warning counts as an error.
    pub(crate) deny_warnings: bool,
}

/// How results are said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// One JSON object.
    Json,
}

/// A command with its own options.
#[derive(Debug)]
pub(crate) enum Verb {
    /// Makes a small campaign to start from.
    New {
        /// Where.
        folder: PathBuf,
    },
    /// Checks content and theme.
    Check {
        /// A theme of `themes/`; else the built-in one.
        theme: Option<String>,
        /// Whom the site would be for.
        audience: Audience,
    },
    /// Builds the site.
    Build {
        /// A theme of `themes/`; else the built-in one.
        theme: Option<String>,
        /// Where the site goes.
        output: PathBuf,
        /// Whom the site is for.
        audience: Audience,
        /// Whether to say how long each stage took.
        timings: bool,
    },
    /// Publishes the site.
    Publish(Publish),
    /// Makes a bundle.
    Archive(Archive),
    /// Checks a bundle or a site.
    Verify(Verify),
    /// Checks a bulletin, and records how it comes out.
    Release(ReleaseOptions),
}

/// Nothing to run, only to say.
#[derive(Debug)]
pub(crate) struct Stop {
    /// What to say.
    pub(crate) text: String,
    /// Whether it was asked for (help, version) rather than a mistake.
    pub(crate) is_asked: bool,
}

/// The text in a language.
pub(crate) fn pick(label: Label, language: Language) -> &'static str {
    match language {
        Language::Zh => label.zh,
        Language::En => label.en,
    }
}

/// The language of the machine: Chinese unless its locale names another.
#[expect(
    clippy::disallowed_methods,
    reason = "the shell asks the environment for the language, the library never does"
)]
pub(crate) fn locale() -> Language {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    locale.map_or(Language::Zh, |locale| language_of(&locale))
}

fn language_of(locale: &str) -> Language {
    let name = locale.split(['.', '_', '@', '-']).next().unwrap_or("").to_ascii_lowercase();
    if matches!(name.as_str(), "zh" | "c" | "posix") { Language::Zh } else { Language::En }
}

/// Reads the arguments; the first is the name of the program.
pub(crate) fn parse(arguments: Vec<OsString>, locale: Language) -> Result<Arguments, Stop> {
    let language = asked_language(&arguments).unwrap_or(locale);
    let matches = match command(language).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => {
            let text = match error.kind() {
                ErrorKind::DisplayHelp
                | ErrorKind::DisplayVersion
                | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => error.render().to_string(),
                _ => mistake::explain(&error, language),
            };
            let is_asked = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
            return Err(Stop { text, is_asked });
        }
    };
    let common = Common {
        root: matches.get_one::<PathBuf>("root").cloned().unwrap_or_else(|| PathBuf::from(".")),
        language,
        format: if text_of(&matches, "format").as_deref() == Some("json") { Format::Json } else { Format::Text },
        deny_warnings: matches.get_flag("deny-warnings"),
    };
    let verb = match matches.subcommand() {
        Some(("new", own)) => Verb::New { folder: own.get_one("folder").cloned().expect("clap requires it") },
        Some(("check", own)) => Verb::Check { theme: text_of(own, "theme"), audience: audience_of(own) },
        Some(("build", own)) => Verb::Build {
            theme: text_of(own, "theme"),
            output: own.get_one("output").cloned().unwrap_or_else(|| output_of(&common.root, audience_of(own))),
            audience: audience_of(own),
            timings: own.get_flag("timings"),
        },
        Some(("publish", own)) => Verb::Publish(publish::parse(own, language)?),
        Some(("archive", own)) => Verb::Archive(archive::parse(own)),
        Some(("verify", own)) => Verb::Verify(archive::parse_verify(own)),
        Some(("release", own)) => Verb::Release(release::options(own)),
        Some(("help", own)) => return Err(help(text_of(own, "verb"), language)),
        _ => return Err(help(None, language)),
    };
    Ok(Arguments { common, verb })
}

/// Where a site goes unless told otherwise, in the shortest words. Sites for different readers never share a folder.
fn output_of(root: &Path, audience: Audience) -> PathBuf {
    let name = match audience {
        Audience::Public => "output",
        Audience::Offices => "output-offices",
    };
    if root == Path::new(".") { PathBuf::from(name) } else { root.join(name) }
}

fn audience_of(matches: &ArgMatches) -> Audience {
    text_of(matches, "audience").as_deref().and_then(Audience::from_id).unwrap_or_default()
}

/// The help of a command, or of the whole program.
fn help(verb: Option<String>, language: Language) -> Stop {
    let mut command = command(language);
    command.build();
    let own = verb.and_then(|verb| command.find_subcommand(verb).cloned());
    let text = own.unwrap_or(command).render_help().to_string();
    Stop { text, is_asked: true }
}

fn text_of(matches: &ArgMatches, name: &str) -> Option<String> {
    matches.get_one::<String>(name).cloned()
}

/// The language that `--lang` names. It is needed before anything is parsed, because help and mistakes are said in it.
fn asked_language(arguments: &[OsString]) -> Option<Language> {
    let mut texts = arguments.iter().skip(1).map(|argument| argument.to_string_lossy());
    while let Some(text) = texts.next() {
        let value = match text.strip_prefix("--lang") {
            Some("") => texts.next()?.into_owned(),
            Some(rest) => rest.strip_prefix('=').unwrap_or("").to_owned(),
            None => continue,
        };
        match value.as_str() {
            "zh" => return Some(Language::Zh),
            "en" => return Some(Language::En),
            _ => {}
        }
    }
    None
}

/// The grammar, with its texts in one language.
fn command(language: Language) -> Command {
    let say = |label: Label| pick(label, language);
    let option = |name: &'static str| Arg::new(name).long(name).help_heading(say(words::OPTIONS));
    let common = |name: &'static str| Arg::new(name).long(name).help_heading(say(words::COMMON)).global(true);
    let flag = |argument: Arg| argument.action(ArgAction::SetTrue);
    let theme = || option("theme").value_name(say(words::NAME)).help(say(words::THEME));
    let verb = |name: &'static str, about: Label, usage: &'static str, examples: Label| {
        Command::new(name)
            .about(say(about))
            .override_usage(usage)
            .after_help(say(examples))
            .help_template(template(language))
            .disable_help_flag(true)
    };
    let audience = || {
        option("audience")
            .value_name("public|offices")
            .help(say(words::AUDIENCE))
            .value_parser(["public", "offices"])
            .hide_possible_values(true)
    };
    let new = verb("new", words::NEW, say(words::NEW_USAGE), words::NEW_EXAMPLES).arg(
        Arg::new("folder")
            .value_name(say(words::FOLDER))
            .help_heading(say(words::ARGUMENTS))
            .help(say(words::NEW_FOLDER))
            .value_parser(value_parser!(PathBuf))
            .required(true),
    );
    let check =
        verb("check", words::CHECK, say(words::CHECK_USAGE), words::CHECK_EXAMPLES).arg(theme()).arg(audience());
    let build = verb("build", words::BUILD, say(words::BUILD_USAGE), words::BUILD_EXAMPLES)
        .arg(
            option("output")
                .value_name(say(words::FOLDER))
                .help(say(words::OUTPUT))
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(theme())
        .arg(audience())
        .arg(flag(option("timings").help(say(words::TIMINGS))));
    let (name, about, usage, examples) = publish::texts(language);
    let publish = verb(name, about, usage, examples).args(publish::arguments(language)).arg(theme()).arg(audience());
    let (name, about, usage, examples) = archive::texts(language);
    let archive = verb(name, about, usage, examples).args(archive::arguments(language)).arg(theme()).arg(audience());
    let (name, about, usage, examples) = archive::verify_texts(language);
    let verify = verb(name, about, usage, examples).args(archive::verify_arguments(language));
    let release = verb("release", words::RELEASE, say(words::RELEASE_USAGE), words::RELEASE_EXAMPLES);
    let release = release::grammar(release, say, option).arg(theme());
    Command::new("tongbao")
        .version(env!("CARGO_PKG_VERSION"))
        .about(say(words::ABOUT))
        .override_usage(say(words::USAGE))
        .after_help(say(words::EXAMPLES))
        .help_template(template(language))
        .subcommand_help_heading(say(words::COMMANDS))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg_required_else_help(true)
        .subcommand_required(true)
        .subcommands([new, check, build, release, publish, archive, verify])
        .subcommand(
            Command::new("help").hide(true).disable_help_flag(true).arg(
                Arg::new("verb").value_parser(["new", "check", "build", "release", "publish", "archive", "verify"]),
            ),
        )
        .arg(common("root").value_name(say(words::FOLDER)).help(say(words::ROOT)).value_parser(value_parser!(PathBuf)))
        .arg(
            common("lang")
                .value_name("zh|en")
                .help(say(words::LANG))
                .value_parser(["zh", "en"])
                .hide_possible_values(true),
        )
        .arg(
            common("format")
                .value_name("text|json")
                .help(say(words::FORMAT))
                .value_parser(["text", "json"])
                .hide_possible_values(true),
        )
        .arg(flag(common("deny-warnings").help(say(words::DENY_WARNINGS))))
        .arg(common("help").short('h').help(say(words::HELP)).action(ArgAction::Help))
        .arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .help_heading(say(words::COMMON))
                .help(say(words::VERSION))
                .action(ArgAction::Version),
        )
}

fn template(language: Language) -> &'static str {
    pick(words::TEMPLATE, language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grammar_is_sound_in_both_languages() {
        command(Language::Zh).debug_assert();
        command(Language::En).debug_assert();
    }

    #[test]
    fn chinese_unless_the_locale_names_another_language() {
        for (locale, expected) in [
            ("zh_CN.UTF-8", Language::Zh),
            ("zh", Language::Zh),
            ("C", Language::Zh),
            ("C.UTF-8", Language::Zh),
            ("POSIX", Language::Zh),
            ("en_US.UTF-8", Language::En),
            ("de_DE", Language::En),
        ] {
            assert_eq!(language_of(locale), expected, "{locale}");
        }
    }

    #[test]
    fn the_last_word_on_language_is_the_option() {
        let parse = |line: &str| {
            let arguments = std::iter::once("tongbao").chain(line.split(' ')).map(OsString::from).collect();
            parse(arguments, Language::En).map(|arguments| arguments.common.language)
        };
        assert_eq!(parse("check").unwrap(), Language::En);
        assert_eq!(parse("check --lang zh").unwrap(), Language::Zh);
        assert_eq!(parse("--lang=zh check").unwrap(), Language::Zh);
        assert!(parse("check --lang fr").is_err());
    }
}
