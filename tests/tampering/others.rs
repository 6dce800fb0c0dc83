//! Tampering with ZIP files, with sites, and with what vouches for a bundle: signatures, time stamps, printed codes.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::symlink;
use std::path::Path;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::Case;
use super::ground::{Ground, ISSUE, edit, patch, reseal, tool, write_manifest};
use crate::support::tree;

/// A case on a ZIP file of a fresh bundle, made as other programs make it.
macro_rules! zip {
    ($name:literal, [$($code:literal),*], |$file:ident| $how:expr) => {
        Case {
            name: $name,
            expected: &[$($code),*],
            how: |ground| {
                let bundle = ground.bundle();
                let file = ground.path("bundle.zip");
                let mut zip = ZipWriter::new(fs::File::create(&file).unwrap());
                for (path, bytes) in tree(&bundle) {
                    zip.start_file(format!("b/{path}"), stored()).unwrap();
                    zip.write_all(&bytes).unwrap();
                }
                let $file = Packed { zip, path: file };
                $how;
                vec![ground.name("bundle.zip")]
            },
        }
    };
}

fn stored() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored)
}

/// A ZIP file in the making.
struct Packed {
    zip: ZipWriter<fs::File>,
    path: std::path::PathBuf,
}

impl Packed {
    fn add(mut self, name: &str, bytes: &[u8]) -> Self {
        self.zip.start_file(name, stored()).unwrap();
        self.zip.write_all(bytes).unwrap();
        self
    }

    fn finish(self) -> std::path::PathBuf {
        self.zip.finish().unwrap();
        self.path
    }
}

pub(super) const ZIPS: &[Case] = &[
    zip!("a name leads out of the ZIP file", ["bad-name"], |file| {
        let file = file.add("b/data/escape", b"x").finish();
        patch(&file, b"b/data/escape", b"b/../../esc/x");
    }),
    zip!("a name is absolute", ["bad-name"], |file| {
        let file = file.add("b/data/escape", b"x").finish();
        patch(&file, b"b/data/escape", b"/etc/cron.d/x");
    }),
    zip!("a name has a way back for another system", ["bad-name"], |file| {
        let file = file.add("b/data/escape", b"x").finish();
        patch(&file, b"b/data/escape", b"b\\..\\escaped1");
    }),
    zip!("a name stands twice, and programs will read different texts", ["duplicate-name", "size-differs"], |file| {
        let file = file.add("b/README.tyt", b"another text").finish();
        patch(&file, b"b/README.tyt", b"b/README.txt");
    }),
    zip!("a link is packed", ["symbolic-link"], |file| {
        let mut file = file;
        file.zip.add_symlink("b/data/link", "/etc/passwd", stored()).unwrap();
        file.finish();
    }),
    zip!("a file lies beside the bundle", ["unlisted-file"], |file| {
        file.add("install.exe", b"x").finish();
    }),
    zip!("a file is encrypted", ["unreadable", "missing-file"], |file| {
        let file = file.finish();
        set_encrypted(&file, b"b/data/program/LICENSE.txt");
    }),
    zip!("a file is damaged", ["unreadable", "missing-file"], |file| {
        patch(&file.finish(), b"MIT License", b"MIT Licence");
    }),
    zip!("it unpacks to far more than it is", ["over-limit"], |file| {
        let mut file = file;
        let options = stored().compression_method(zip::CompressionMethod::Deflated);
        let piece = vec![0; 1 << 20];
        for number in 0..20 {
            file.zip.start_file(format!("b/data/{number}"), options.large_file(true)).unwrap();
            (0..128).for_each(|_| file.zip.write_all(&piece).unwrap());
        }
        file.finish();
    }),
    zip!("it says that it holds more files than any can", ["over-limit"], |file| {
        let file = file.finish();
        let mut bytes = fs::read(&file).unwrap();
        let mut end = b"PK\x06\x06".to_vec();
        end.extend([0; 28]);
        end.extend(u64::MAX.to_le_bytes());
        let at = bytes.len() - 22;
        bytes[at + 8..at + 12].fill(0xff);
        bytes.splice(at..at, end);
        fs::write(&file, bytes).unwrap();
    }),
];

/// Says of a packed file that it is encrypted, in both places where that is said.
fn set_encrypted(file: &Path, name: &[u8]) {
    let mut bytes = fs::read(file).unwrap();
    let mut count = 0;
    for at in 0..bytes.len() {
        if bytes[at..].starts_with(name) {
            // The flags lie 6 bytes into a local head of 30 bytes, 8 into one of 46 bytes in the list.
            for (head, mark, flags) in [(30, b"PK\x03\x04", 6), (46, b"PK\x01\x02", 8)] {
                if at >= head && bytes[at - head..].starts_with(mark) {
                    bytes[at - head + flags] |= 1;
                    count += 1;
                }
            }
        }
    }
    assert_eq!(count, 2);
    fs::write(file, bytes).unwrap();
}

/// A case on a site with its manifest.
macro_rules! site {
    ($name:literal, [$($code:literal),*], |$folder:ident| $how:expr) => {
        Case {
            name: $name,
            expected: &[$($code),*],
            how: |ground| {
                let $folder = ground.site();
                $how;
                vec![ground.name("site")]
            },
        }
    };
}

/// A case on a published folder.
macro_rules! published {
    ($name:literal, [$($code:literal),*], |$folder:ident| $how:expr) => {
        Case {
            name: $name,
            expected: &[$($code),*],
            how: |ground| {
                let $folder = ground.published();
                $how;
                vec![ground.name("published")]
            },
        }
    };
}

/// The content that the site was built from.
pub(super) fn from_content(ground: &Ground<'_>, name: &str) -> Vec<String> {
    let content = ground.stand.sandbox.path("");
    vec![ground.name(name), "--inputs".to_owned(), content.to_str().unwrap().to_owned()]
}

pub(super) const SITES: &[Case] = &[
    site!("a page of a site was changed", ["sha256-differs"], |folder| {
        edit(&folder, "bulletins/2025-07.html", "1.91亿元", "2.91亿元");
    }),
    site!("a page of a site is gone", ["missing-file"], |folder| {
        fs::remove_file(folder.join("404.html")).unwrap();
    }),
    site!("a page was added to a site", ["unlisted-file"], |folder| {
        fs::write(folder.join("more.html"), "<!doctype html><title>x</title>").unwrap();
    }),
    site!("a page of a site grew", ["size-differs"], |folder| {
        let text = fs::read_to_string(folder.join("404.html")).unwrap();
        fs::write(folder.join("404.html"), text + "<!-- -->").unwrap();
    }),
    site!("a rule for the server was added", ["hidden-file"], |folder| {
        fs::write(folder.join(".htaccess"), "Redirect / https://a.example/\n").unwrap();
    }),
    site!("the manifest of a site is cut", ["list-unreadable"], |folder| {
        let bytes = fs::read(folder.join("manifest.json")).unwrap();
        fs::write(folder.join("manifest.json"), &bytes[..bytes.len() / 2]).unwrap();
    }),
    site!("a digest in the manifest is another", ["list-unreadable"], |folder| {
        let text = fs::read_to_string(folder.join("manifest.json")).unwrap();
        let at = text.find("\"sha256\": \"").unwrap() + 11;
        edit(&folder, "manifest.json", &text[at..at + 64], &"0".repeat(64));
    }),
    site!("a publish to a store was cut short", ["unsettled"], |folder| write_manifest(&folder, &["new.html"])),
    Case {
        name: "a site was changed, and its manifest with it",
        expected: &["page-differs"],
        how: |ground| {
            let folder = ground.site();
            edit(&folder, "bulletins/2025-07.html", "1.91亿元", "2.91亿元");
            write_manifest(&folder, &[]);
            from_content(ground, "site")
        },
    },
    Case {
        name: "a built site lists names only",
        expected: &["no-digests"],
        how: |ground| {
            ground.built();
            from_content(ground, "site")
        },
    },
    Case {
        name: "a page of a built site was changed",
        expected: &["no-digests", "page-differs"],
        how: |ground| {
            edit(&ground.built(), "bulletins/2025-07.html", "1.91亿元", "2.91亿元");
            from_content(ground, "site")
        },
    },
    Case {
        name: "a built site lost one page and got another",
        expected: &["no-digests", "missing-file", "unlisted-file"],
        how: |ground| {
            let folder = ground.built();
            fs::rename(folder.join("404.html"), folder.join("405.html")).unwrap();
            vec![ground.name("site")]
        },
    },
    published!("the published page was changed", ["sha256-differs"], |folder| {
        edit(&folder.join("current"), "bulletins/2025-07.html", "1.91亿元", "2.91亿元");
    }),
    published!("a release was renamed", ["lists-disagree"], |folder| {
        let name = fs::read_link(folder.join("current")).unwrap();
        fs::rename(folder.join(&name), folder.join("releases/2025-07-000000000000")).unwrap();
        fs::remove_file(folder.join("current")).unwrap();
        symlink("releases/2025-07-000000000000", folder.join("current")).unwrap();
    }),
    published!("nothing is served", ["not-served"], |folder| fs::remove_file(folder.join("current")).unwrap()),
    published!("something else is served", ["symbolic-link", "not-served"], |folder| {
        fs::remove_file(folder.join("current")).unwrap();
        symlink("/etc", folder.join("current")).unwrap();
    }),
    published!("a publish was cut short", ["leftover"], |folder| {
        fs::create_dir(folder.join("releases/.incoming")).unwrap();
    }),
    published!("a file was put beside the releases", ["unlisted-file"], |folder| {
        fs::write(folder.join("index.html"), "x").unwrap();
    }),
];

/// A key of SSH, and a bundle signed with it; the name of the public key.
fn signed_with_ssh(ground: &Ground<'_>) -> String {
    ground.bundle();
    sign_with_ssh(ground)
}

/// Signs the bundle that is there.
pub(super) fn sign_with_ssh(ground: &Ground<'_>) -> String {
    key(ground, "key");
    tool(&ground.path("bundle"), &["ssh-keygen", "-q", "-Y", "sign", "-n", "file", "-f", "../key", "SHA256SUMS"]);
    ground.name("key.pub")
}

pub(super) fn key(ground: &Ground<'_>, name: &str) -> String {
    tool(&ground.path(""), &["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "archivist", "-f", name]);
    ground.name(&format!("{name}.pub"))
}

/// The same with minisign.
pub(super) fn signed_with_minisign(ground: &Ground<'_>) -> String {
    let bundle = ground.bundle();
    minisign_key(ground, "key");
    tool(&bundle, &["minisign", "-S", "-W", "-s", "../key", "-m", "SHA256SUMS"]);
    ground.name("key.pub")
}

fn minisign_key(ground: &Ground<'_>, name: &str) -> String {
    let public = format!("{name}.pub");
    tool(&ground.path(""), &["minisign", "-G", "-W", "-s", name, "-p", &public]);
    ground.name(&public)
}

/// A bundle stamped by an authority of our own.
pub(super) fn stamped(ground: &Ground<'_>) {
    let bundle = ground.bundle();
    let config = "[tsa]\ndefault_tsa = own\n[own]\nserial = serial\ncrypto_device = builtin\nsigner_digest = sha256\n\
                  default_policy = 1.2.3.4\ndigests = sha256\ness_cert_id_chain = no\n[req]\ndistinguished_name = name\n\
                  x509_extensions = own_use\n[name]\n[own_use]\nextendedKeyUsage = critical,timeStamping\n";
    fs::write(ground.path("tsa.cnf"), config).unwrap();
    fs::write(ground.path("serial"), "01\n").unwrap();
    let ground = ground.path("");
    let line =
        "openssl req -x509 -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.pem -subj /CN=tsa -days 9 -config tsa.cnf";
    tool(&ground, &line.split(' ').collect::<Vec<_>>());
    tool(&bundle, &["openssl", "ts", "-query", "-data", "SHA256SUMS", "-sha256", "-out", "../query"]);
    let line =
        "openssl ts -reply -config tsa.cnf -queryfile query -signer tsa.pem -inkey tsa.key -out bundle/SHA256SUMS.tsr";
    tool(&ground, &line.split(' ').collect::<Vec<_>>());
}

/// `verify` with a key.
fn with_key(ground: &Ground<'_>, key: String) -> Vec<String> {
    vec![ground.name("bundle"), "--key".to_owned(), key]
}

/// A forger who changes a figure and makes everything anew from it: nothing in the bundle disagrees.
fn remade(ground: &Ground<'_>) {
    let own = ground.path("forged");
    crate::support::copy(&ground.stand.sandbox.path("content"), &own.join("content"));
    edit(&own, "content/projects/bei-solar.yaml", "completed: 11900", "completed: 12900");
    let run = crate::support::run(&["archive", ISSUE, "--to", "made"], &own);
    assert_eq!(run.code, 0, "{run:?}");
    for (path, bytes) in tree(&own.join("made").join(ISSUE)) {
        fs::write(ground.path("bundle").join(path), bytes).unwrap();
    }
}

pub(super) const WITNESSES: &[Case] = &[
    Case {
        name: "everything was made anew with another figure, and there is no witness: nothing can show it",
        expected: &[],
        how: |ground| {
            ground.bundle();
            remade(ground);
            vec![ground.name("bundle")]
        },
    },
    Case {
        name: "everything was made anew with another figure under the old signature of ssh",
        expected: &["signature-invalid"],
        how: |ground| {
            let key = signed_with_ssh(ground);
            remade(ground);
            with_key(ground, key)
        },
    },
    Case {
        name: "the same under the old signature of minisign",
        expected: &["signature-invalid"],
        how: |ground| {
            let key = signed_with_minisign(ground);
            remade(ground);
            with_key(ground, key)
        },
    },
    Case {
        name: "the same under the old time stamp",
        expected: &["timestamp-differs"],
        how: |ground| {
            stamped(ground);
            remade(ground);
            vec![ground.name("bundle")]
        },
    },
    Case {
        name: "the same, and the code on paper is the old one",
        expected: &["head-unknown"],
        how: |ground| {
            let code = super::ground::sha256(&ground.bundle().join("SHA256SUMS"))[..12].to_owned();
            remade(ground);
            vec![ground.name("bundle"), "--head".to_owned(), code]
        },
    },
    Case {
        name: "the code on paper is in the chain of seals, but the chain does not hold",
        expected: &["inputs-refused"],
        how: |ground| {
            chained(ground);
            vec![ground.name("bundle"), "--head".to_owned(), "a".repeat(12)]
        },
    },
    Case {
        name: "the code on paper is not in the chain of seals either",
        expected: &["inputs-refused", "head-unknown"],
        how: |ground| {
            chained(ground);
            vec![ground.name("bundle"), "--head".to_owned(), "b".repeat(12)]
        },
    },
    Case {
        name: "a code on paper for a site whose content has no such seal",
        expected: &["head-unknown"],
        how: |ground| {
            ground.site();
            let mut line = from_content(ground, "site");
            line.extend(["--head".to_owned(), "a".repeat(12)]);
            line
        },
    },
    Case {
        name: "signed by a key that nobody knows",
        expected: &["signature-unknown-key"],
        how: |ground| {
            signed_with_ssh(ground);
            let other = key(ground, "other");
            with_key(ground, other)
        },
    },
    Case {
        name: "signed by a key of minisign that nobody knows",
        expected: &["signature-unknown-key"],
        how: |ground| {
            signed_with_minisign(ground);
            let other = minisign_key(ground, "other");
            with_key(ground, other)
        },
    },
    Case {
        name: "signed for another purpose",
        expected: &["signature-unreadable"],
        how: |ground| {
            let bundle = ground.bundle();
            let key = key(ground, "key");
            tool(&bundle, &["ssh-keygen", "-q", "-Y", "sign", "-n", "mail", "-f", "../key", "SHA256SUMS"]);
            with_key(ground, key)
        },
    },
    Case {
        name: "a signature is spoilt",
        expected: &["signature-unreadable"],
        how: |ground| {
            let key = signed_with_minisign(ground);
            fs::write(ground.path("bundle/SHA256SUMS.minisig"), "untrusted comment: x\nx\n").unwrap();
            with_key(ground, key)
        },
    },
    Case {
        name: "the signature was taken away",
        expected: &["signature-missing"],
        how: |ground| {
            let key = signed_with_ssh(ground);
            fs::remove_file(ground.path("bundle/SHA256SUMS.sig")).unwrap();
            with_key(ground, key)
        },
    },
    Case {
        name: "a time stamp is spoilt",
        expected: &["timestamp-unreadable"],
        how: |ground| {
            stamped(ground);
            let bytes = fs::read(ground.path("bundle/SHA256SUMS.tsr")).unwrap();
            fs::write(ground.path("bundle/SHA256SUMS.tsr"), &bytes[..bytes.len() / 2]).unwrap();
            vec![ground.name("bundle")]
        },
    },
    Case {
        name: "a public bundle's page was changed and every list with it",
        expected: &["description-differs"],
        how: |ground| {
            let folder = ground.public();
            edit(&folder, "data/site/bulletins/2025-07.html", "1.91亿元", "2.91亿元");
            reseal(&folder);
            vec![ground.name("bundle")]
        },
    },
    Case {
        name: "the same, held against the content",
        expected: &["page-differs"],
        how: |ground| {
            let folder = ground.public();
            edit(&folder, "data/site/bulletins/2025-07.html", "1.91亿元", "2.91亿元");
            reseal(&folder);
            from_content(ground, "bundle")
        },
    },
    Case {
        name: "a bundle has a theme of its own",
        expected: &["foreign-theme"],
        how: |ground| {
            themed(ground);
            vec![ground.name(&format!("made/{ISSUE}"))]
        },
    },
    Case {
        name: "a template in it was changed",
        expected: &["page-differs", "description-differs"],
        how: |ground| {
            themed(ground);
            let folder = ground.path("made").join(ISSUE);
            edit(&folder, "data/inputs/themes/mine/templates/404.html", "mine", "none");
            reseal(&folder);
            vec![ground.name(&format!("made/{ISSUE}")), "--run-theme".to_owned()]
        },
    },
];

/// A bundle with a chain of seals that has a seal nobody made.
fn chained(ground: &Ground<'_>) {
    let folder = ground.bundle();
    fs::create_dir(folder.join("data/inputs/content/releases")).unwrap();
    let line = format!("{}  {ISSUE}/v1\n", "a".repeat(64));
    fs::write(folder.join("data/inputs/content/releases/chain.txt"), line).unwrap();
    reseal(&folder);
}

/// A bundle whose theme changes one template.
pub(super) fn themed(ground: &Ground<'_>) {
    let own = ground.path("");
    crate::support::copy(&ground.stand.sandbox.path("content"), &own.join("content"));
    let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/templates/404.html");
    let text = fs::read_to_string(theme).unwrap();
    fs::create_dir_all(own.join("themes/mine/templates")).unwrap();
    fs::write(
        own.join("themes/mine/templates/404.html"),
        text.replacen("{% endblock %}", "<!-- mine -->{% endblock %}", 1),
    )
    .unwrap();
    let run = crate::support::run(&["archive", ISSUE, "--to", "made", "--theme", "mine"], &own);
    assert_eq!(run.code, 0, "{run:?}");
}
