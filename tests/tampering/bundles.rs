//! Tampering with a bundle that lies there as a folder.

use std::fs;
use std::os::unix::fs::symlink;

use super::Case;
use super::ground::{ISSUE, edit, reseal, sha256, tool};

const PAGE: &str = "data/site/bulletins/2025-07.html";
const PROJECT: &str = "data/inputs/content/projects/bei-solar.yaml";

/// A case on a fresh bundle.
macro_rules! bundle {
    ($name:literal, [$($code:literal),*], |$folder:ident| $how:expr) => {
        Case {
            name: $name,
            expected: &[$($code),*],
            how: |ground| {
                let $folder = ground.bundle();
                $how;
                vec![ground.name("bundle")]
            },
        }
    };
}

pub(super) const CASES: &[Case] = &[
    bundle!("a digit of a page is another", ["sha256-differs"], |folder| edit(&folder, PAGE, "1.91亿元", "2.91亿元")),
    bundle!("a page ends early", ["size-differs"], |folder| {
        let bytes = fs::read(folder.join(PAGE)).unwrap();
        fs::write(folder.join(PAGE), &bytes[..bytes.len() - 8]).unwrap();
    }),
    bundle!("two files have changed places", ["sha256-differs", "size-differs"], |folder| {
        // Of one length, so that only digests tell; of another, so that both do.
        let pairs = [("data/site/bulletins/2025-07/figures.csv", "data/site/bulletins/2025-07/targets.csv")];
        for (a, b) in pairs {
            let (a, b) = (folder.join(a), folder.join(b));
            let (one, two) = (fs::read(&a).unwrap(), fs::read(&b).unwrap());
            assert_ne!(one.len(), two.len());
            fs::write(&a, two).unwrap();
            fs::write(&b, one).unwrap();
        }
        edit(&folder, "data/program/LICENSE.txt", "MIT", "TIM");
    }),
    bundle!("a data file is gone", ["missing-file", "dead-link"], |folder| {
        fs::remove_file(folder.join("data/site/bulletins/2025-07/figures.csv")).unwrap();
    }),
    bundle!("the bulletin itself is gone", ["missing-file", "start-missing", "dead-link"], |folder| {
        fs::remove_file(folder.join(PAGE)).unwrap();
    }),
    bundle!("a whole folder of inputs is gone", ["missing-file", "inputs-refused"], |folder| {
        fs::remove_dir_all(folder.join("data/inputs/content/counties")).unwrap();
    }),
    bundle!("a file was added to the payload", ["unlisted-file"], |folder| {
        fs::write(folder.join("data/site/note.txt"), "x").unwrap();
    }),
    bundle!("a file was added at the top", ["unlisted-file"], |folder| {
        fs::write(folder.join("README.pdf"), "x").unwrap();
    }),
    bundle!("a list of files to fetch was added", ["unlisted-file"], |folder| {
        fs::write(folder.join("fetch.txt"), "https://a.example/x 1 data/x\n").unwrap();
    }),
    bundle!("a signature of nothing was added", ["unlisted-file"], |folder| {
        fs::write(folder.join("nothing.sig"), "x").unwrap();
    }),
    bundle!("an empty folder was added", ["empty-folder"], |folder| {
        fs::create_dir(folder.join("data/empty")).unwrap();
    }),
    bundle!("MANIFEST.json is gone", ["missing-file"], |folder| {
        fs::remove_file(folder.join("MANIFEST.json")).unwrap();
    }),
    bundle!("MANIFEST.json is no JSON", ["list-unreadable"], |folder| edit(&folder, "MANIFEST.json", "{", "[")),
    bundle!("MANIFEST.json has a field that nobody reads", ["list-unreadable"], |folder| {
        edit(&folder, "MANIFEST.json", "\"format\"", "\"comment\": \"x\", \"format\"");
    }),
    bundle!("MANIFEST.json is of another version", ["list-unreadable"], |folder| {
        edit(&folder, "MANIFEST.json", "\"version\": 1", "\"version\": 2");
    }),
    bundle!("MANIFEST.json lists a file twice", ["list-unreadable"], |folder| {
        edit(&folder, "MANIFEST.json", "\"path\": \"README.txt\"", "\"path\": \"MANIFEST.json\"");
        edit(&folder, "MANIFEST.json", "\"path\": \"bag-info.txt\"", "\"path\": \"MANIFEST.json\"");
    }),
    bundle!("MANIFEST.json lists a file outside", ["list-unreadable"], |folder| {
        edit(&folder, "MANIFEST.json", "\"path\": \"README.txt\"", "\"path\": \"../README.txt\"");
    }),
    bundle!("only the SM3 of a file was forged", ["sm3-differs"], |folder| {
        let text = fs::read_to_string(folder.join("MANIFEST.json")).unwrap();
        let at = text.find("\"sm3\": \"").unwrap() + 8;
        edit(&folder, "MANIFEST.json", &text[at..at + 64], &"0".repeat(64));
        forge_lists_of_contents(&folder);
    }),
    bundle!("SHA256SUMS is gone", ["missing-file"], |folder| fs::remove_file(folder.join("SHA256SUMS")).unwrap()),
    bundle!("SHA256SUMS has another digest", ["lists-disagree"], |folder| {
        let digest = sha256(&folder.join(PAGE));
        edit(&folder, "SHA256SUMS", &digest, &"0".repeat(64));
    }),
    bundle!("SHA256SUMS lost a line", ["lists-disagree"], |folder| {
        let text = fs::read_to_string(folder.join("SHA256SUMS")).unwrap();
        fs::write(folder.join("SHA256SUMS"), text.split_once('\n').unwrap().1).unwrap();
    }),
    bundle!("SM3SUMS names a file that is not there", ["lists-disagree"], |folder| {
        let text = fs::read_to_string(folder.join("SM3SUMS")).unwrap();
        fs::write(folder.join("SM3SUMS"), format!("{text}{}  data/x\n", "0".repeat(64))).unwrap();
    }),
    bundle!("SM3SUMS is not UTF-8", ["list-unreadable"], |folder| fs::write(folder.join("SM3SUMS"), [0xff]).unwrap()),
    bundle!(
        "BagIt's list and its tag list were both forged",
        ["size-differs", "sha256-differs", "lists-disagree"],
        |folder| {
            fs::remove_file(folder.join("data/program/LICENSE.txt")).unwrap();
            fs::write(folder.join("data/program/LICENSE.txt"), "mine\n").unwrap();
            let own = sha256(&folder.join("data/program/LICENSE.txt"));
            let text = fs::read_to_string(folder.join("manifest-sha256.txt")).unwrap();
            let old = text.lines().find(|line| line.ends_with("LICENSE.txt")).unwrap()[..64].to_owned();
            let before = sha256(&folder.join("manifest-sha256.txt"));
            edit(&folder, "manifest-sha256.txt", &old, &own);
            edit(&folder, "tagmanifest-sha256.txt", &before, &sha256(&folder.join("manifest-sha256.txt")));
        }
    ),
    bundle!(
        "a page was changed, BagIt's list too, its tag list removed",
        ["sha256-differs", "missing-file"],
        |folder| {
            let before = sha256(&folder.join(PAGE));
            edit(&folder, PAGE, "1.91亿元", "2.91亿元");
            edit(&folder, "manifest-sha256.txt", &before, &sha256(&folder.join(PAGE)));
            fs::remove_file(folder.join("tagmanifest-sha256.txt")).unwrap();
        }
    ),
    bundle!("the declaration of BagIt is another", ["bag-info", "description-differs"], |folder| {
        edit(&folder, "bagit.txt", "1.0", "0.97");
        reseal(&folder);
    }),
    bundle!("the count of bytes is another", ["bag-info", "lists-disagree"], |folder| {
        edit(&folder, "bag-info.txt", "Payload-Oxum: ", "Payload-Oxum: 1");
        let text = fs::read_to_string(folder.join("MANIFEST.json")).unwrap();
        let mut contents: serde_json::Value = serde_json::from_str(&text).unwrap();
        let bytes = fs::read(folder.join("bag-info.txt")).unwrap();
        let own = tongbao::digest::Digests::of(&bytes);
        let files = contents["files"].as_array_mut().unwrap();
        let entry = files.iter_mut().find(|file| file["path"] == "bag-info.txt").unwrap();
        entry["size"] = own.length.into();
        entry["sha256"] = own.sha256.to_string().into();
        entry["sm3"] = own.sm3.to_string().into();
        fs::write(folder.join("MANIFEST.json"), contents.to_string()).unwrap();
    }),
    bundle!("a figure was changed and every list with it", ["page-differs"], |folder| {
        edit(&folder, PAGE, "1.91亿元", "2.91亿元");
        reseal(&folder);
    }),
    bundle!("a data file was changed and every list with it", ["page-differs"], |folder| {
        edit(&folder, "data/site/bulletins/2025-07/projects.csv", "11900", "12900");
        reseal(&folder);
    }),
    bundle!("a page was added and listed everywhere", ["page-extra"], |folder| {
        fs::write(folder.join("data/site/pages/more.html"), "<!doctype html><title>x</title>").unwrap();
        reseal(&folder);
    }),
    bundle!("a page was taken out of every list", ["page-missing"], |folder| {
        fs::remove_file(folder.join("data/site/404.html")).unwrap();
        reseal(&folder);
    }),
    bundle!("an input was changed and every list with it", ["page-differs", "description-differs"], |folder| {
        edit(&folder, PROJECT, "completed: 11900", "completed: 12900");
        reseal(&folder);
    }),
    bundle!("an input was spoilt and every list with it", ["inputs-refused"], |folder| {
        edit(&folder, PROJECT, "completed: 11900", "completed: 1１900");
        reseal(&folder);
    }),
    bundle!("an input is larger than any can be", ["inputs-refused"], |folder| {
        fs::write(folder.join(PROJECT), "#".repeat((1 << 20) + 1)).unwrap();
        reseal(&folder);
    }),
    bundle!("the publisher was changed in the facts of the bag", ["description-differs"], |folder| {
        edit(&folder, "bag-info.txt", "Source-Organization: ", "Source-Organization: X");
        reseal(&folder);
    }),
    bundle!("the title was changed in the list of pages", ["description-differs"], |folder| {
        edit(&folder, "data/metadata/pages.csv", "404.html,", "404.html,X");
        reseal(&folder);
    }),
    bundle!("the title was changed in the WACZ", ["description-differs"], |folder| {
        let file = folder.join("data/web/pages.wacz");
        super::ground::patch(&file, b"\"wacz_version\": \"1.1.1\"", b"\"wacz_version\": \"1.1.0\"");
        reseal(&folder);
    }),
    bundle!("the WARC lost its end", ["description-differs"], |folder| {
        let file = folder.join("data/web/pages.warc.gz");
        let bytes = fs::read(&file).unwrap();
        fs::write(&file, &bytes[..bytes.len() - 40]).unwrap();
        reseal(&folder);
    }),
    bundle!("the date of publication was changed", ["subject-unknown", "description-differs"], |folder| {
        edit(&folder, "MANIFEST.json", "\"published\": \"2025-08-10\"", "\"published\": \"2025-08-09\"");
        reseal(&folder);
    }),
    bundle!("the bundle says it is of another issue", ["subject-unknown", "description-differs"], |folder| {
        edit(&folder, "MANIFEST.json", &format!("\"id\": \"{ISSUE}\""), "\"id\": \"2025-06\"");
        reseal(&folder);
    }),
    bundle!("the time of capture was changed", ["subject-unknown", "description-differs"], |folder| {
        edit(&folder, "MANIFEST.json", "\"captured\": \"2025-08-10T", "\"captured\": \"2025-08-11T");
        reseal(&folder);
    }),
    bundle!("it says that it is for nobody known", ["subject-unknown"], |folder| {
        edit(&folder, "MANIFEST.json", "\"audience\": \"public\"", "\"audience\": \"x\"");
        reseal(&folder);
    }),
    bundle!("it says that another version made it", ["other-program"], |folder| {
        edit(&folder, "MANIFEST.json", "\"program\": \"tongbao 0", "\"program\": \"tongbao 9");
        reseal(&folder);
    }),
    bundle!("a template of the built-in theme was changed", ["theme-differs"], |folder| {
        edit(&folder, "data/inputs/themes/default/templates/404.html", "{% endblock %}", "x{% endblock %}");
        reseal(&folder);
    }),
    bundle!("a script was put into a page", ["page-differs", "script"], |folder| {
        edit(&folder, PAGE, "</body>", "<script>f()</script></body>");
        reseal(&folder);
    }),
    bundle!("a page fetches from another host", ["page-differs", "outside-resource"], |folder| {
        edit(&folder, PAGE, "</body>", "<img src=\"https://a.example/x.png\" alt=\"\"></body>");
        reseal(&folder);
    }),
    bundle!("a link leads nowhere", ["page-differs", "dead-link"], |folder| {
        edit(&folder, PAGE, "</body>", "<a href=\"../nowhere.html\">x</a></body>");
        reseal(&folder);
    }),
    bundle!("a page is in another encoding", ["page-differs", "not-utf8"], |folder| {
        fs::write(folder.join("data/site/404.html"), b"<!doctype html><title>\xd6\xd0</title>").unwrap();
        reseal(&folder);
    }),
    bundle!("a link stands in the place of a file", ["symbolic-link", "missing-file"], |folder| {
        fs::remove_file(folder.join("data/program/LICENSE.txt")).unwrap();
        symlink("/etc/hostname", folder.join("data/program/LICENSE.txt")).unwrap();
    }),
    bundle!("a link to a folder was added", ["symbolic-link"], |folder| {
        symlink("/etc", folder.join("data/etc")).unwrap();
    }),
    bundle!("a pipe was added", ["special-file"], |folder| {
        tool(&folder, &["mkfifo", "data/pipe"]);
    }),
    bundle!("a name has a blank in it", ["bad-name"], |folder| fs::write(folder.join("data/a b"), "x").unwrap()),
    bundle!("a name turns the way of reading", ["bad-name"], |folder| {
        fs::write(folder.join("data/\u{202e}fdp.exe"), "x").unwrap();
    }),
    bundle!("a name that differs only in case was added", ["case-twin", "unlisted-file"], |folder| {
        fs::write(folder.join("readme.TXT"), "x").unwrap();
    }),
    bundle!("a file is larger than any can be", ["over-limit"], |folder| {
        let file = fs::File::create(folder.join("data/large")).unwrap();
        file.set_len(5 << 30).unwrap();
    }),
];

/// Makes the lists above `MANIFEST.json` agree with it.
fn forge_lists_of_contents(folder: &std::path::Path) {
    let own = tongbao::digest::Digests::of(&fs::read(folder.join("MANIFEST.json")).unwrap());
    let replace = |list: &str, name: &str, digest: String| {
        let text = fs::read_to_string(folder.join(list)).unwrap();
        let line = |line: &str| match line.ends_with(&format!("  {name}")) {
            true => format!("{digest}  {name}\n"),
            false => format!("{line}\n"),
        };
        fs::write(folder.join(list), text.lines().map(line).collect::<String>()).unwrap();
    };
    replace("tagmanifest-sha256.txt", "MANIFEST.json", own.sha256.to_string());
    let tags = tongbao::digest::Digests::of(&fs::read(folder.join("tagmanifest-sha256.txt")).unwrap());
    replace("SHA256SUMS", "MANIFEST.json", own.sha256.to_string());
    replace("SHA256SUMS", "tagmanifest-sha256.txt", tags.sha256.to_string());
    replace("SM3SUMS", "MANIFEST.json", own.sm3.to_string());
    replace("SM3SUMS", "tagmanifest-sha256.txt", tags.sm3.to_string());
}
