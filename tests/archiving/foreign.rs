//! Programs of others on a bundle of the sample: BagIt, WARC and WACZ validators, coreutils, OpenSSL, and a player that serves it.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::time::Duration;

use tempfile::TempDir;

use crate::support::{run, tree};

/// The sample's campaign as a bundle.
static BUNDLE: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let root = env!("CARGO_MANIFEST_DIR");
    let run = run(&["archive", "campaign", "--root", root, "--to", "."], folder.path());
    assert_eq!(run.code, 0, "{run:?}");
    folder
});

fn bundle() -> PathBuf {
    BUNDLE.path().join("campaign")
}

/// A Python program of the tests.
fn python(name: &str) -> Command {
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/venv/bin");
    assert!(tools.join(name).exists(), "{name} is not in {}: run tests/all once", tools.display());
    let mut command = Command::new(tools.join("python"));
    command.arg(tools.join(name)).current_dir(bundle());
    command
}

#[track_caller]
fn said(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{command:?}\n{text}");
    text
}

#[test]
fn the_sample_holds_what_it_says() {
    let run = run(&["verify", "campaign", "--deny-warnings"], BUNDLE.path());
    assert_eq!(run.code, 0, "{}", run.stdout);
}

#[test]
fn bagit_accepts_it() {
    let text = said(python("bagit.py").args(["--validate", "."]));
    assert!(text.contains("is valid"), "{text}");
}

#[test]
fn warcio_finds_every_digest_right() {
    let file = "data/web/pages.warc.gz";
    let text = said(python("warcio").args(["check", "-v", file]));
    let (passed, others) =
        text.lines().filter(|line| line.contains("digest")).partition::<Vec<_>, _>(|line| line.contains("digest pass"));
    assert!(others.is_empty(), "{others:?}");
    // One record says what the file is; each page has one, and one more for each folder's address.
    let site = tree(&bundle().join("data/site"));
    let folders = site.keys().filter(|path| path.ends_with("index.html")).count();
    assert_eq!(passed.len(), 1 + site.len() + folders, "{text}");
    let text = said(python("warcio").args(["index", file]));
    assert_eq!(text.lines().count(), 1 + site.len() + folders);
}

#[test]
fn wacz_accepts_it() {
    let text = said(python("wacz").args(["validate", "-f", "data/web/pages.wacz"]));
    assert!(text.contains("valid") && !text.contains("invalid"), "{text}");
    // What that program does not look at, though the format asks for it.
    let zip = fs::File::open(bundle().join("data/web/pages.wacz")).unwrap();
    let zip = zip::ZipArchive::new(zip).unwrap();
    for part in ["pages/pages.jsonl", "indexes/index.idx", "datapackage-digest.json"] {
        assert!(zip.index_for_name(part).is_some(), "{part}");
    }
}

/// The index that another program makes of the same records names the same places.
#[test]
fn the_index_is_what_cdxj_indexer_makes() {
    let text = said(python("cdxj-indexer").args(["--sort", "data/web/pages.warc.gz"]));
    let mut zip = zip::ZipArchive::new(fs::File::open(bundle().join("data/web/pages.wacz")).unwrap()).unwrap();
    let mut packed = Vec::new();
    zip.by_name("indexes/index.cdx.gz").unwrap().read_to_end(&mut packed).unwrap();
    let mut own = String::new();
    flate2::read::MultiGzDecoder::new(packed.as_slice()).read_to_string(&mut own).unwrap();
    let places = |text: &str| -> Vec<(String, String, String, String)> {
        let place = |line: &str| {
            let (key, rest) = line.split_once(" {").unwrap();
            let value: serde_json::Value = serde_json::from_str(&format!("{{{rest}")).unwrap();
            let field = |name: &str| value[name].as_str().unwrap().to_owned();
            (key.to_owned(), field("url"), field("offset"), field("length"))
        };
        text.lines().map(place).collect()
    };
    assert_eq!(places(&own), places(&text));
}

#[test]
fn coreutils_and_openssl_alone_check_it() {
    let bundle = bundle();
    let text = said(Command::new("sha256sum").args(["-c", "SHA256SUMS"]).current_dir(&bundle));
    let files = tree(&bundle);
    assert_eq!(text.lines().count(), files.len() - 2, "every file but the two lists");
    assert!(text.lines().all(|line| line.ends_with(": OK")));
    let sums = fs::read_to_string(bundle.join("SM3SUMS")).unwrap();
    let paths: Vec<&str> = sums.lines().map(|line| line.split_once("  ").unwrap().1).collect();
    assert_eq!(paths.len(), files.len() - 2);
    let text = said(Command::new("openssl").args(["dgst", "-sm3", "-r"]).args(&paths).current_dir(&bundle));
    let own: Vec<String> = text.lines().map(|line| line.replacen(" *", "  ", 1)).collect();
    assert_eq!(own, sums.lines().collect::<Vec<_>>());
}

/// A server of others that is ended with the test.
struct Player {
    child: Child,
    port: u16,
    _room: TempDir,
}

impl Drop for Player {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Player {
    fn start(add: &[&str]) -> Self {
        let room = tempfile::tempdir().unwrap();
        said(python("wb-manager").args(["init", "c"]).current_dir(room.path()));
        said(python("wb-manager").args(["add"]).args(add).current_dir(room.path()));
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
        let mut command = python("wayback");
        command.args(["-b", "127.0.0.1", "-p", &port.to_string()]).current_dir(room.path());
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let player = Self { child, port, _room: room };
        for _ in 0..600 {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return player;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("pywb does not answer");
    }

    /// The state and the bytes of a page as they were captured.
    fn get(&self, page: &str) -> (u16, Vec<u8>) {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        let address = format!("/c/20231231000000id_/https://bulletin.invalid/{page}");
        write!(stream, "GET {address} HTTP/1.0\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        let state = head.split(' ').nth(1).unwrap().parse().unwrap();
        (state, answer[end + 4..].to_vec())
    }
}

#[test]
fn pages_are_replayed_as_they_were() {
    let web = bundle().join("data/web");
    let (warc, wacz) = (web.join("pages.warc.gz"), web.join("pages.wacz"));
    let site = tree(&bundle().join("data/site"));
    for add in [vec!["c", warc.to_str().unwrap()], vec!["--unpack-wacz", "c", wacz.to_str().unwrap()]] {
        let player = Player::start(&add);
        for page in [
            "index.html",
            "bulletins/2023-08.html",
            "assets/style.css",
            "bulletins/2023-10/figures.csv",
            "bulletins/2023-10/tables.xlsx",
            "search/index.js",
        ] {
            assert_eq!(player.get(page), (200, site[page].clone()), "{page}");
        }
        assert_eq!(player.get(""), (200, site["index.html"].clone()), "the address of the site itself");
        assert_eq!(player.get("nowhere.html").0, 404);
    }
}
