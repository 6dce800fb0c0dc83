//! What a user types and sees: help, exit codes, languages, formats, pipes, themes.

use std::fs;
use std::process::Stdio;

use crate::support::{Sandbox, names, program, run};

fn has_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
}

#[test]
fn help_is_said_in_the_language_of_the_reader() {
    let here = tempfile::tempdir().unwrap();
    for line in ["--help", "new --help", "check --help", "build --help", "publish --help", "help build", "-h"] {
        let arguments = |language| line.split(' ').chain(["--lang", language]).collect::<Vec<_>>();
        let zh = run(&arguments("zh"), here.path());
        assert_eq!(zh.code, 0, "{line}: {zh:?}");
        assert!(zh.stdout.contains("用法：tongbao") && zh.stdout.contains("示例："), "{line}: {}", zh.stdout);
        for remains in ["Usage", "Options", "Commands", "Arguments", "Print", "[default", "possible values", "Examples"]
        {
            assert!(!zh.stdout.contains(remains), "{line} still says {remains:?}: {}", zh.stdout);
        }
        let en = run(&arguments("en"), here.path());
        assert_eq!(en.code, 0, "{line}: {en:?}");
        assert!(en.stdout.contains("Usage: tongbao") && en.stdout.contains("Examples:"), "{line}: {}", en.stdout);
        assert!(!has_chinese(&en.stdout.replace("(通报)", "")), "{line}: {}", en.stdout);
        assert!(zh.stderr.is_empty() && en.stderr.is_empty());
    }
}

#[test]
fn the_locale_chooses_the_language_and_no_locale_is_chinese() {
    let here = tempfile::tempdir().unwrap();
    let help = |name: &str, value: &str| {
        let output = program(here.path()).env_remove("LANG").env(name, value).arg("--help").output().unwrap();
        has_chinese(&String::from_utf8(output.stdout).unwrap().replace("(通报)", ""))
    };
    assert!(help("LANG", "zh_CN.UTF-8"));
    assert!(help("LANG", ""));
    assert!(help("LC_ALL", "C"));
    assert!(!help("LANG", "en_GB.UTF-8"));
    assert!(!help("LC_ALL", "de_DE"));
}

#[test]
fn a_mistake_in_typing_ends_with_two_and_says_what_was_meant() {
    let here = tempfile::tempdir().unwrap();
    for (line, zh, en) in [
        ("biuld", "没有命令 `biuld`\n提示：是不是 `build`？", "no command `biuld`\nhint: did you mean `build`?"),
        (
            "check --them x",
            "没有选项 `--them`\n提示：是不是 `--theme`？",
            "no option `--them`\nhint: did you mean `--theme`?",
        ),
        ("build --format jsn", "`--format` 不接受 `jsn`\n提示：是不是 `json`？", "did you mean `json`?"),
        ("build --theme", "`--theme` 后面缺少值", "`--theme` needs a value"),
        ("check --lang fr", "不接受 `fr`\n提示：可选 zh, en", "does not take `fr`\nhint: one of zh, en"),
        ("new", "缺少 <文件夹>", "<FOLDER> is missing"),
        ("check here", "多出的参数 `here`", "unexpected argument `here`"),
        ("--root a --root b check", "`--root` 只能写一次", "`--root` can be given only once"),
    ] {
        let words: Vec<&str> = line.split(' ').collect();
        let zh_run = program(here.path()).env("LANG", "zh_CN.UTF-8").args(&words).output().unwrap();
        let said = String::from_utf8(zh_run.stderr).unwrap();
        assert_eq!(zh_run.status.code(), Some(2), "{line}");
        assert!(said.starts_with("错误：") && said.contains(zh), "{line}: {said}");
        let en_run = run(&words, here.path());
        assert_eq!(en_run.code, 2, "{line}");
        assert!(en_run.stderr.starts_with("error: ") && en_run.stderr.contains(en), "{line}: {}", en_run.stderr);
        assert_eq!(en_run.stdout, "", "{line}");
    }
}

#[test]
fn without_a_command_help_is_shown_as_a_mistake() {
    let here = tempfile::tempdir().unwrap();
    let run = run(&[], here.path());
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("Usage: tongbao"), "{}", run.stderr);
}

#[test]
fn what_new_makes_passes_and_builds() {
    let sandbox = Sandbox::new();
    let check = sandbox.expect(0, &["check", "--deny-warnings", "--format", "json"]).json();
    assert_eq!(check["problems"], serde_json::json!([]), "{check}");
    let build = sandbox.expect(0, &["build"]);
    assert!(build.stdout.contains("site built: "), "{}", build.stdout);
    assert!(build.stdout.contains("output/index.html"), "{}", build.stdout);
    assert!(sandbox.path("output/index.html").is_file());
}

#[test]
fn new_overwrites_nothing() {
    let sandbox = Sandbox::new();
    sandbox.write("content/site.yaml", "mine\n");
    let run = sandbox.expect(2, &["new", "."]);
    assert!(run.stderr.contains("is not empty"), "{}", run.stderr);
    assert_eq!(fs::read_to_string(sandbox.path("content/site.yaml")).unwrap(), "mine\n");
    sandbox.write("a-file", "");
    let run = sandbox.expect(2, &["new", "a-file"]);
    assert!(run.stderr.contains("is a file"), "{}", run.stderr);
    sandbox.write("fresh/.git/HEAD", "");
    sandbox.expect(0, &["new", "fresh"]);
}

#[test]
fn problems_end_with_one_and_are_all_said_with_their_places() {
    let sandbox = Sandbox::new();
    sandbox.edit("content/projects/city-water.yaml", "completed: 5600", "completed: 5,600");
    sandbox.edit("content/projects/bei-solar.yaml", "sector: energy", "sector: enery");
    let run = sandbox.expect(1, &["check"]);
    assert!(run.stdout.contains("content/projects/bei-solar.yaml:4:9: error[unknown-sector] "), "{}", run.stdout);
    assert!(run.stdout.contains("error[thousands-separator] "), "{}", run.stdout);
    assert!(run.stdout.contains("5,600\n   |                ^^^^^\n"), "{}", run.stdout);
    assert!(run.stdout.contains("  key: records[0].completed\n"), "{}", run.stdout);
    assert!(run.stdout.contains("  hint: "), "{}", run.stdout);
    assert!(run.stdout.ends_with("\n2 errors, 0 warnings\n"), "{}", run.stdout);
    let zh = sandbox.expect(1, &["check", "--lang", "zh"]);
    assert!(zh.stdout.contains("  提示：") && zh.stdout.ends_with("\n2 个错误，0 个警告\n"), "{}", zh.stdout);
    assert_eq!(run.stderr, "");
}

#[test]
fn json_is_one_object_with_stable_names() {
    let sandbox = Sandbox::new();
    sandbox.edit("content/projects/city-water.yaml", "completed: 5600", "completed: 5,600");
    for verb in ["check", "build"] {
        let object = sandbox.expect(1, &[verb, "--format", "json"]).json();
        assert_eq!(object["version"], 1);
        assert_eq!(object["summary"], serde_json::json!({ "errors": 1, "warnings": 0 }));
        let problem = &object["problems"][0];
        assert_eq!(problem["path"], "content/projects/city-water.yaml");
        assert_eq!(problem["code"], "thousands-separator");
        assert_eq!(problem["severity"], "error");
        assert_eq!(problem["key"], "records[0].completed");
        assert_eq!(problem["line"], problem["end_line"]);
        let width = problem["end_column"].as_u64().unwrap() - problem["column"].as_u64().unwrap();
        assert_eq!(width, 5);
        assert!(problem["message"].is_string() && problem["hint"].is_string() && problem["related"].is_null());
    }
    sandbox.edit("content/projects/city-water.yaml", "completed: 5,600", "completed: 5600");
    let object = sandbox.expect(0, &["build", "--format", "json"]).json();
    assert!(object["site"]["files"].as_u64().unwrap() > 10, "{object}");
    let object = sandbox.expect(2, &["build", "--format", "json", "--output", "content/site.yaml"]).json();
    assert!(object["failure"].is_string(), "{object}");
}

#[test]
fn warnings_let_a_site_through_unless_they_are_denied() {
    let sandbox = Sandbox::new();
    sandbox.edit("content/projects/city-water.yaml", "total_investment: 36000", "total_investment: 9000");
    let run = sandbox.expect(0, &["check"]);
    assert!(run.stdout.contains("warning[plan-above-total]"), "{}", run.stdout);
    assert!(run.stdout.ends_with("\n0 errors, 1 warning\n"), "{}", run.stdout);
    sandbox.expect(1, &["check", "--deny-warnings"]);
    sandbox.expect(1, &["build", "--deny-warnings"]);
    assert!(!sandbox.path("output/index.html").exists());
    sandbox.expect(0, &["build"]);
    assert!(sandbox.path("output/index.html").exists());
}

#[test]
fn the_wrong_folder_is_a_clear_failure() {
    let here = tempfile::tempdir().unwrap();
    for verb in [&["check"][..], &["build"], &["publish", "www"]] {
        let run = run(verb, here.path());
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains("--root"), "{}", run.stderr);
    }
    assert_eq!(names(here.path()), [""; 0]);
}

#[test]
fn a_pipe_gets_no_colours_and_no_moving_bars() {
    let sandbox = Sandbox::new();
    let built = sandbox.expect(0, &["build"]);
    assert_eq!(built.stderr, "");
    sandbox.edit("content/site.yaml", "publisher:", "publishr:");
    let checked = sandbox.expect(1, &["check"]);
    for text in [&built.stdout, &checked.stdout] {
        assert!(!text.contains(['\u{1b}', '\r']), "{text:?}");
        // Beside quoted texts, frames are plain ASCII.
        assert!(!text.contains(['│', '╭', '→']), "{text:?}");
    }
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let sandbox = Sandbox::new();
    sandbox.edit("content/site.yaml", "publisher:", "publishr:");
    let cases: [(&[&str], i32); 3] = [(&["check"], 1), (&["--help"], 0), (&["check", "--format", "json"], 1)];
    for (arguments, code) in cases {
        let command = &mut program(&sandbox.path(""));
        let mut child = command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
    }
}

#[test]
fn timings_name_every_stage() {
    let sandbox = Sandbox::new();
    let run = sandbox.expect(0, &["build", "--timings"]);
    for stage in
        ["load", "check", "compile the theme", "compute", "plan", "render and write", "in all", "threads", "files"]
    {
        assert!(run.stderr.lines().any(|line| line.ends_with(&format!(" {stage}"))), "{stage}: {}", run.stderr);
    }
}

#[test]
fn an_unknown_theme_is_a_problem() {
    let sandbox = Sandbox::new();
    for name in ["nowhere", "../content", ""] {
        let run = sandbox.expect(1, &["build", "--theme", name]);
        assert!(run.stdout.contains("error[theme-unknown]"), "{}", run.stdout);
    }
    assert!(!sandbox.path("output/index.html").exists());
}

#[test]
fn a_theme_overrides_single_files() {
    let sandbox = Sandbox::new();
    sandbox.write("themes/mine/assets/style.css", "body { color: #123456 }\n");
    sandbox.expect(0, &["build", "--theme", "mine"]);
    let read = |path: &str| fs::read_to_string(sandbox.path(path)).unwrap();
    assert_eq!(read("output/assets/style.css"), "body { color: #123456 }\n");
    assert!(read("output/index.html").contains("<!"), "other files are the built-in theme's");
}

#[test]
fn a_broken_template_is_a_problem_with_its_place() {
    let sandbox = Sandbox::new();
    let template = "themes/mine/templates/home.html";
    sandbox.write(template, "<p>标题\n  {{ page.title </p>\n");
    let run = sandbox.expect(1, &["check", "--theme", "mine"]);
    assert!(run.stdout.contains(&format!("{template}:2:17: error[template-error] ")), "{}", run.stdout);
    // A mistake that only shows while rendering.
    sandbox.write(template, "<p>标题 {{ page.titel.a }}</p>\n");
    let run = sandbox.expect(1, &["build", "--theme", "mine"]);
    assert!(run.stdout.contains(&format!("{template}:1:15: error[template-error] ")), "{}", run.stdout);
    assert!(run.stdout.contains("  key: index.html\n"), "{}", run.stdout);
    assert!(!sandbox.path("output/index.html").exists());
}
