//! Publishing to a real S3-compatible server, through a proxy that lets so many requests pass and then has the program killed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Read, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::faults::{all, figure};
use super::needs::{missing, with_own_sheet};
use crate::support::{Run, Sandbox, program, tree};

const BUCKET: &str = "bulletins";

/// The server, and the proxy before it.
struct Server {
    child: Child,
    port: u16,
    proxy: u16,
    /// How many requests may still pass.
    left: Arc<AtomicUsize>,
    /// Whether one came that could not.
    is_cut: Arc<AtomicBool>,
    /// What was asked, as `METHOD path`.
    asked: Arc<Mutex<Vec<String>>>,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    fn start() -> Self {
        let tool = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/python/bin/moto_server");
        assert!(tool.is_file(), "{} is missing; `tests/all` sets it up", tool.display());
        // A port that was free a moment ago.
        let port = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
        let mut command = Command::new(tool);
        let command =
            command.args(["-H", "127.0.0.1", "-p", &port.to_string()]).stdout(Stdio::null()).stderr(Stdio::null());
        let child = command.spawn().unwrap();
        let mut server = Self {
            child,
            port,
            proxy: 0,
            left: Arc::new(AtomicUsize::new(usize::MAX)),
            is_cut: Arc::default(),
            asked: Arc::default(),
        };
        for _ in 0..600 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                assert!(server.get("PUT", "").0.starts_with("HTTP/1.1 200"));
                server.open_proxy();
                return server;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("moto_server does not answer");
    }

    fn open_proxy(&mut self) {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        self.proxy = listener.local_addr().unwrap().port();
        let (port, left, is_cut, asked) = (self.port, self.left.clone(), self.is_cut.clone(), self.asked.clone());
        std::thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let (left, is_cut, asked) = (left.clone(), is_cut.clone(), asked.clone());
                std::thread::spawn(move || {
                    // Who was killed hangs up in the middle.
                    let _ = pass(client, port, &left, &is_cut, &asked);
                });
            }
        });
    }

    /// Asks the server itself: head and body of the answer.
    fn get(&self, method: &str, path: &str) -> (String, Vec<u8>) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        // The server wants to know who asks, and does not mind the signature.
        let who = "AWS4-HMAC-SHA256 Credential=key/20300101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0";
        let first = format!("{method} /{BUCKET}{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: {who}");
        let head = format!("{first}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 4;
        let body = answer.split_off(end);
        (String::from_utf8(answer).unwrap(), body)
    }

    /// Every object.
    fn objects(&self) -> BTreeMap<String, Vec<u8>> {
        let list = String::from_utf8(self.get("GET", "?list-type=2").1).unwrap();
        assert!(!list.contains("<IsTruncated>true"));
        let keys = list.split("<Key>").skip(1).map(|rest| rest.split("</Key>").next().unwrap());
        keys.map(|key| (key.strip_prefix("2030/").unwrap().to_owned(), self.get("GET", &format!("/{key}")).1)).collect()
    }

    fn program(&self, sandbox: &Sandbox, theme: Option<&str>) -> Command {
        let mut command = program(&sandbox.path(""));
        command.args(["publish", "s3://bulletins/2030", "--format", "json"]);
        command.args(theme.iter().flat_map(|theme| ["--theme", theme]));
        command.env("AWS_ACCESS_KEY_ID", "key").env("AWS_SECRET_ACCESS_KEY", "secret").env("NO_PROXY", "*");
        command.env("AWS_ENDPOINT_URL", format!("http://127.0.0.1:{}", self.proxy)).stdout(Stdio::piped());
        command
    }
}

/// One request and its answer, or nothing.
fn pass(
    mut client: TcpStream,
    port: u16,
    left: &AtomicUsize,
    is_cut: &AtomicBool,
    asked: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    let (mut request, mut piece) = (Vec::new(), [0; 16 * 1024]);
    let (head, length) = loop {
        let read = client.read(&mut piece)?;
        request.extend_from_slice(&piece[..read]);
        if let Some(end) = request.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&request[..end]).to_lowercase();
            let length =
                head.split("content-length: ").nth(1).map_or(0, |rest| rest.lines().next().unwrap().parse().unwrap());
            break (end, end + 4 + length);
        }
        if read == 0 {
            return Ok(());
        }
    };
    while request.len() < length {
        let read = client.read(&mut piece)?;
        request.extend_from_slice(&piece[..read]);
    }
    if left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_err() {
        is_cut.store(true, Ordering::SeqCst);
        return Ok(());
    }
    let first = String::from_utf8_lossy(&request[..head]).lines().next().unwrap_or("").to_owned();
    let what = first.split(['?', ' ']).take(2).collect::<Vec<_>>().join(" ");
    asked.lock().unwrap().push(what);
    let mut server = TcpStream::connect(("127.0.0.1", port))?;
    server.write_all(&request[..head])?;
    server.write_all(b"\r\nConnection: close")?;
    server.write_all(&request[head..])?;
    let mut answer = Vec::new();
    server.read_to_end(&mut answer)?;
    client.write_all(&answer)
}

fn ended(mut command: Command) -> Run {
    let output = command.stderr(Stdio::piped()).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code().unwrap_or(-1), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// Paths at which two sets of files differ.
fn differing(a: &BTreeMap<String, Vec<u8>>, b: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    a.keys().chain(b.keys()).filter(|path| a.get(*path) != b.get(*path)).cloned().collect()
}

#[test]
fn cut_after_each_request_to_a_real_server_no_page_lacks_what_it_needs() {
    let server = Server::start();
    let (first, second) = (with_own_sheet(), Sandbox::new());
    std::fs::remove_file(second.path("content/pages/about.md")).unwrap();
    second.edit("content/projects/bei-solar.yaml", "completed: 11900", "completed: 12900");
    let sites = [(&first, Some("mine")), (&second, None)];
    // Expected is what a publish to a folder makes.
    let expected = sites.map(|(sandbox, theme)| {
        let theme = theme.map_or(vec![], |theme| vec!["--theme", theme]);
        sandbox.expect(0, &[vec!["publish", "www"], theme].concat());
        tree(&std::fs::canonicalize(sandbox.path("www/current")).unwrap())
    });
    let publish = |site: usize| ended(server.program(sites[site].0, sites[site].1));
    let sent = |run: &Run| run.json()["published"]["written"].as_u64().unwrap();

    let run = publish(0);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(sent(&run) + 1, expected[0].len() as u64);
    assert_eq!(differing(&server.objects(), &expected[0]), [""; 0]);
    let (head, _) = server.get("GET", "/2030/index.html");
    let head = head.to_lowercase();
    assert!(
        head.contains("content-type: text/html; charset=utf-8") && head.contains("cache-control: no-cache"),
        "{head}"
    );
    server.asked.lock().unwrap().clear();
    let again = publish(0);
    assert_eq!((again.code, sent(&again)), (0, 0), "{again:?}");
    let asked = server.asked.lock().unwrap().join("\n");
    assert!(!asked.contains("PUT") && asked.lines().count() == 2, "one list, one manifest:\n{asked}");

    // To and fro, cut one request later each time, until both ways pass without a cut.
    let (mut shown, mut uncut, mut cuts) = (0, 0, 0);
    for requests in (0..).step_by(if all() { 1 } else { 16 }) {
        if uncut == 2 {
            break;
        }
        let next = 1 - shown;
        server.is_cut.store(false, Ordering::SeqCst);
        server.left.store(requests, Ordering::SeqCst);
        let mut child = server.program(sites[next].0, sites[next].1).stderr(Stdio::null()).spawn().unwrap();
        let code = loop {
            if server.is_cut.load(Ordering::SeqCst) {
                child.kill().unwrap();
            }
            match child.try_wait().unwrap() {
                Some(status) => break status.code(),
                None => std::thread::sleep(Duration::from_millis(5)),
            }
        };
        server.left.store(usize::MAX, Ordering::SeqCst);
        let objects = server.objects();
        assert_eq!(missing(&objects), [""; 0], "after {requests} requests");
        assert_eq!(code == Some(0), objects == expected[next], "after {requests} requests: {code:?}");
        uncut = if code == Some(0) { uncut + 1 } else { 0 };
        cuts += usize::from(code != Some(0));
        let run = publish(next);
        assert_eq!(run.code, 0, "{run:?}");
        assert!(server.objects() == expected[next], "after {requests} requests and a further run");
        shown = next;
    }
    let mut line = format!("moto: {cuts} cuts, each after one request more: 0 pages without what they need; ");
    write!(line, "a second run sent 0 objects").unwrap();
    figure(&line);
    assert!(cuts > 3);
}

#[test]
fn what_the_environment_must_say_is_asked_for() {
    let sandbox = Sandbox::new();
    let run = |address: &str, secret: &str| {
        let mut command = program(&sandbox.path(""));
        command.args(["publish", "s3://bulletins", "--dry-run"]).env("AWS_ACCESS_KEY_ID", "key");
        ended({
            command.env("AWS_SECRET_ACCESS_KEY", secret).env("AWS_ENDPOINT_URL", address);
            command
        })
    };
    for address in ["http://store.example", "ftp://127.0.0.1", "nowhere"] {
        let said = run(address, "secret");
        assert!(said.code == 2 && said.stderr.contains(&format!("cannot be {address}")), "{said:?}");
    }
    let said = run("https://store.example", "");
    assert!(said.code == 2 && said.stderr.contains("AWS_SECRET_ACCESS_KEY"), "{said:?}");
    let mut silent = program(&sandbox.path(""));
    // Nobody listens on this port, and the program does not wait for ever.
    silent.args(["publish", "s3://bulletins"]).env("AWS_ACCESS_KEY_ID", "key").env("AWS_SECRET_ACCESS_KEY", "secret");
    let said = ended({
        silent.env("AWS_ENDPOINT_URL", "http://127.0.0.1:9").env("NO_PROXY", "*");
        silent
    });
    assert!(said.code == 2 && said.stderr.starts_with("error: cannot list s3://bulletins/: "), "{said:?}");
}
