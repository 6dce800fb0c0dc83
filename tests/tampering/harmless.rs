//! What may happen to a bundle on its way through the years without anything having been done to it.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use super::Case;
use super::ground::{Ground, ISSUE, tool};
use crate::support::tree;

/// A case on a fresh bundle, by tools whose lines run beside it.
macro_rules! lines {
    ($name:literal, $result:literal, [$($line:literal),+]) => {
        Case {
            name: $name,
            expected: &[],
            how: |ground| {
                ground.bundle();
                for line in [$($line),+] {
                    tool(&ground.path(""), &["sh", "-ec", line]);
                }
                vec![ground.name($result)]
            },
        }
    };
}

fn modes(folder: &Path, mode: u32) {
    for path in tree(folder).keys() {
        fs::set_permissions(folder.join(path), fs::Permissions::from_mode(mode)).unwrap();
    }
}

fn packed(ground: &Ground<'_>) -> String {
    let own = ground.stand.sandbox.path(&format!("archive/{ISSUE}.zip"));
    fs::copy(own, ground.path("own.zip")).unwrap();
    ground.name("own.zip")
}

pub(super) const CASES: &[Case] = &[
    lines!("nothing", "bundle", ["true"]),
    lines!("touched", "bundle", ["find bundle -exec touch {} +"]),
    lines!("dated back", "bundle", ["find bundle -exec touch -d 1999-12-31 {} +"]),
    lines!("dated ahead", "bundle", ["find bundle -exec touch -d 2099-01-01 {} +"]),
    Case {
        name: "made read-only",
        expected: &[],
        how: |ground| {
            modes(&ground.bundle(), 0o444);
            vec![ground.name("bundle")]
        },
    },
    Case {
        name: "open to all",
        expected: &[],
        how: |ground| {
            modes(&ground.bundle(), 0o777);
            vec![ground.name("bundle")]
        },
    },
    lines!("copied", "copy", ["cp -r bundle copy"]),
    lines!("copied with hard links", "copy", ["cp -al bundle copy"]),
    lines!(
        "moved to a name with blanks and Chinese",
        "档案 室/第 7 期",
        ["mkdir '档案 室'", "mv bundle '档案 室/第 7 期'"]
    ),
    lines!("reached by a link", "link", ["ln -s bundle link"]),
    lines!("through tar", "out/bundle", ["tar cf b.tar bundle", "mkdir out", "tar xf b.tar -C out"]),
    lines!(
        "through tar, ustar, sorted backwards",
        "out/bundle",
        [
            "find bundle -type f | sort -r > list",
            "tar cf b.tar --format=ustar -T list",
            "mkdir out",
            "tar xf b.tar -C out"
        ]
    ),
    lines!("through tar and gzip", "out/bundle", ["tar czf b.tgz bundle", "mkdir out", "tar xzf b.tgz -C out"]),
    lines!("packed by zip", "b.zip", ["zip -qr b.zip bundle"]),
    lines!("packed by zip without compression", "b.zip", ["zip -q0r b.zip bundle"]),
    lines!("packed by zip without a folder around it", "b.zip", ["cd bundle && zip -qr ../b.zip ."]),
    lines!("packed by zip without entries for folders", "b.zip", ["zip -qrD b.zip bundle"]),
    lines!("packed by zip and unpacked by unzip", "out/bundle", ["zip -qr b.zip bundle", "unzip -q b.zip -d out"]),
    lines!(
        "packed by Python",
        "b.zip",
        ["python3 -c \"import shutil; shutil.make_archive('b', 'zip', '.', 'bundle')\""]
    ),
    lines!(
        "packed and unpacked by Python",
        "out/bundle",
        ["python3 -m zipfile -c b.zip bundle", "python3 -m zipfile -e b.zip out"]
    ),
    Case { name: "our own ZIP file", expected: &[], how: |ground| vec![packed(ground)] },
    Case {
        name: "our own ZIP file, unpacked by unzip",
        expected: &[],
        how: |ground| {
            packed(ground);
            tool(&ground.path(""), &["unzip", "-q", "own.zip"]);
            vec![ground.name(ISSUE)]
        },
    },
    Case {
        name: "our own ZIP file, unpacked by Python",
        expected: &[],
        how: |ground| {
            packed(ground);
            tool(&ground.path(""), &["python3", "-m", "zipfile", "-e", "own.zip", "."]);
            vec![ground.name(ISSUE)]
        },
    },
    Case {
        name: "signed and stamped, the key given",
        expected: &[],
        how: |ground| {
            super::others::stamped(ground);
            let key = super::others::sign_with_ssh(ground);
            vec![ground.name("bundle"), "--key".to_owned(), key]
        },
    },
    Case {
        name: "signed by minisign, and packed again",
        expected: &[],
        how: |ground| {
            let key = super::others::signed_with_minisign(ground);
            tool(&ground.path(""), &["zip", "-qr", "b.zip", "bundle"]);
            vec![ground.name("b.zip"), "--key".to_owned(), key]
        },
    },
    Case {
        name: "a ZIP file with its signature beside it",
        expected: &[],
        how: |ground| {
            let zip = packed(ground);
            let key = super::others::key(ground, "key");
            tool(&ground.path(""), &["ssh-keygen", "-q", "-Y", "sign", "-n", "file", "-f", "key", "own.zip"]);
            vec![zip, "--key".to_owned(), key]
        },
    },
    Case {
        name: "the right code from paper",
        expected: &[],
        how: |ground| {
            let code = super::ground::sha256(&ground.bundle().join("SHA256SUMS"))[..12].to_owned();
            vec![ground.name("bundle"), "--head".to_owned(), code]
        },
    },
    Case {
        name: "a public bundle",
        expected: &[],
        how: |ground| {
            ground.public();
            super::others::from_content(ground, "bundle")
        },
    },
    Case {
        name: "a bundle with a theme of its own, trusted",
        expected: &[],
        how: |ground| {
            super::others::themed(ground);
            vec![ground.name(&format!("made/{ISSUE}")), "--run-theme".to_owned()]
        },
    },
    Case {
        name: "a site with its manifest, touched and made read-only",
        expected: &[],
        how: |ground| {
            let site = ground.site();
            modes(&site, 0o444);
            super::others::from_content(ground, "site")
        },
    },
    Case {
        name: "what publish made, twice",
        expected: &[],
        how: |ground| {
            let folder = ground.name("published");
            ground.stand.sandbox.expect(0, &["publish", &folder]);
            ground.stand.sandbox.expect(0, &["publish", &folder]);
            super::others::from_content(ground, "published")
        },
    },
    Case {
        name: "what publish made by exchange",
        expected: &[],
        how: |ground| {
            let folder = ground.name("www");
            ground.stand.sandbox.expect(0, &["publish", &folder, "--exchange"]);
            super::others::from_content(ground, "www")
        },
    },
    Case {
        name: "a published folder",
        expected: &[],
        how: |ground| {
            ground.published();
            super::others::from_content(ground, "published")
        },
    },
];
