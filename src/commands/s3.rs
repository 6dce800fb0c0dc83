//! An S3-compatible store over HTTP. In: bucket, prefix and the usual environment variables. Out: [`Objects`].
//!
//! Every request carries its signature in the address, so any server that understands S3 takes it. What may pass by itself (a lost
//! connection, a busy server) is tried again a few times.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Error, Result, bail};
use rusty_s3::actions::ListObjectsV2;
use rusty_s3::{Bucket, Credentials, S3Action, UrlStyle};
use tongbao::fields::{Label, label};
use tongbao::publish::store::{Condition, Object, Objects, Served, Version};
use tongbao::trouble::{PublishTrouble, Trouble};
use ureq::http::Response;
use ureq::tls::{PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::{Agent, Body};

use crate::cli::Addressing;

const READ: Label = label("读取", "read");
const LIST: Label = label("列出", "list");
const WRITE: Label = label("写入", "write");
const REMOVE: Label = label("删除", "remove");

/// How long a signature counts; a request is made at once.
const SIGNED_FOR: Duration = Duration::from_secs(15 * 60);
/// How long the server may be silent.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often a request is made before it counts as failed, and how long to wait before the second time; each next wait is twice as long.
const TRIES: u32 = 4;
const WAIT: Duration = Duration::from_millis(250);
/// No file of a site is larger.
const LARGEST: u64 = 1 << 32;

/// What lies below one prefix of a bucket.
pub(crate) struct S3 {
    agent: Agent,
    bucket: Bucket,
    credentials: Credentials,
    /// Empty, or with `/` at its end.
    prefix: String,
}

#[expect(clippy::disallowed_methods, reason = "the shell asks the environment for credentials, the library never does")]
fn variable(names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
}

impl S3 {
    /// A store as the environment has it. Fails without credentials, and with an address that is not encrypted.
    pub(crate) fn open(bucket: &str, prefix: &str, addressing: Option<Addressing>) -> Result<Self> {
        let key = variable(&["AWS_ACCESS_KEY_ID"]).zip(variable(&["AWS_SECRET_ACCESS_KEY"]));
        let (key, secret) = key.ok_or(Trouble::Publish(PublishTrouble::NoCredentials))?;
        let credentials = match variable(&["AWS_SESSION_TOKEN"]) {
            Some(token) => Credentials::new_with_token(key, secret, token),
            None => Credentials::new(key, secret),
        };
        let region = variable(&["AWS_REGION", "AWS_DEFAULT_REGION"]).unwrap_or_else(|| "us-east-1".to_owned());
        let own = variable(&["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"]);
        // Servers of one's own are seldom known by a name for each bucket.
        let usual = if own.is_some() { Addressing::Path } else { Addressing::Host };
        let style = match addressing.unwrap_or(usual) {
            Addressing::Path => UrlStyle::Path,
            Addressing::Host => UrlStyle::VirtualHost,
        };
        let endpoint = own.unwrap_or_else(|| format!("https://s3.{region}.amazonaws.com"));
        let refused = || Trouble::Publish(PublishTrouble::Endpoint(endpoint.clone()));
        let address = endpoint.parse().map_err(|_| refused())?;
        let bucket = Bucket::new(address, style, bucket.to_owned(), region).map_err(|_| refused())?;
        let url = bucket.base_url();
        let is_here = matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
        if url.scheme() != "https" && !is_here {
            bail!(refused());
        }
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_connect(Some(PATIENCE))
            .timeout_recv_response(Some(PATIENCE))
            .tls_config(TlsConfig::builder().root_certs(roots()?).build());
        Ok(Self { agent: config.build().new_agent(), bucket, credentials, prefix: prefix.to_owned() })
    }

    fn key(&self, path: &str) -> String {
        format!("{}{path}", self.prefix)
    }

    /// Makes a request until it is answered, and gives the answer where its status is one of those that are expected.
    fn ask(
        &self,
        (act, path): (Label, &str),
        expected: &[u16],
        request: impl Fn() -> Result<Response<Body>, ureq::Error>,
    ) -> Result<Response<Body>> {
        let mut wait = WAIT;
        for number in 1.. {
            let why = match request() {
                Ok(answer) if expected.contains(&answer.status().as_u16()) => return Ok(answer),
                Ok(mut answer) => {
                    let status = answer.status();
                    let may_pass = status.is_server_error() && status != 501 || matches!(status.as_u16(), 408 | 429);
                    let said = answer.body_mut().read_to_string().unwrap_or_default();
                    let code = said.split_once("<Code>").and_then(|(_, rest)| rest.split_once("</Code>"));
                    let why = format!("HTTP {status} {}", code.map_or("", |(code, _)| code));
                    if !may_pass {
                        return Err(self.failure(act, path, &why));
                    }
                    why
                }
                Err(error) => error.to_string(),
            };
            if number == TRIES {
                return Err(self.failure(act, path, &why));
            }
            std::thread::sleep(wait);
            wait *= 2;
        }
        unreachable!("the last try returns")
    }

    fn failure(&self, act: Label, path: &str, why: &str) -> Error {
        let path = PathBuf::from(format!("{}{path}", self.name()));
        Error::new(io::Error::other(why.trim().to_owned())).context(Trouble::Cannot { act, path })
    }

    fn put_once(&self, path: &str, bytes: &[u8], served: Served, condition: &Condition) -> Result<Response<Body>> {
        let key = self.key(path);
        self.ask((WRITE, path), &[200, 409, 412, 501], || {
            let mut action = self.bucket.put_object(Some(&self.credentials), &key);
            action.headers_mut().insert("content-type", served.content_type);
            action.headers_mut().insert("cache-control", served.cache_control);
            let request = self.agent.put(action.sign(SIGNED_FOR).as_str());
            let request =
                request.header("content-type", served.content_type).header("cache-control", served.cache_control);
            let request = match condition {
                Condition::Always => request,
                Condition::Absent => request.header("if-none-match", "*"),
                Condition::Is(version) => request.header("if-match", version),
            };
            request.send(bytes)
        })
    }
}

impl Objects for S3 {
    fn name(&self) -> String {
        format!("s3://{}/{}", self.bucket.name(), self.prefix)
    }

    fn list(&self) -> Result<BTreeMap<String, u64>> {
        let mut objects = BTreeMap::new();
        let mut next: Option<String> = None;
        loop {
            let mut answer = self.ask((LIST, ""), &[200], || {
                let mut action = self.bucket.list_objects_v2(Some(&self.credentials));
                action.with_prefix(self.prefix.as_str());
                if let Some(next) = &next {
                    action.with_continuation_token(next.as_str());
                }
                self.agent.get(action.sign(SIGNED_FOR).as_str()).call()
            })?;
            let said =
                answer.body_mut().read_to_string().map_err(|error| self.failure(LIST, "", &error.to_string()))?;
            let page =
                ListObjectsV2::parse_response(&said).map_err(|error| self.failure(LIST, "", &error.to_string()))?;
            for object in page.contents {
                if let Some(path) = object.key.strip_prefix(&self.prefix).filter(|path| !path.is_empty()) {
                    objects.insert(path.to_owned(), object.size.unwrap_or(0));
                }
            }
            match page.next_continuation_token {
                Some(token) => next = Some(token),
                None => return Ok(objects),
            }
        }
    }

    fn get(&self, path: &str) -> Result<Option<Object>> {
        let key = self.key(path);
        let mut answer = self.ask((READ, path), &[200, 404], || {
            self.agent.get(self.bucket.get_object(Some(&self.credentials), &key).sign(SIGNED_FOR).as_str()).call()
        })?;
        if answer.status() == 404 {
            return Ok(None);
        }
        let version = version(&answer);
        let bytes = answer.body_mut().with_config().limit(LARGEST).read_to_vec();
        let bytes = bytes.map_err(|error| self.failure(READ, path, &error.to_string()))?;
        Ok(Some(Object { bytes, version }))
    }

    fn put(&self, path: &str, bytes: &[u8], served: Served, condition: &Condition) -> Result<Option<Version>> {
        let mut answer = self.put_once(path, bytes, served, condition)?;
        if answer.status() == 501 && *condition != Condition::Always {
            // Some servers know no conditions and say so; others pass over them.
            answer = self.put_once(path, bytes, served, &Condition::Always)?;
        }
        match answer.status().as_u16() {
            200 => Ok(Some(version(&answer))),
            409 | 412 if *condition != Condition::Always => Ok(None),
            status => Err(self.failure(WRITE, path, &format!("HTTP {status}"))),
        }
    }

    fn delete(&self, path: &str) -> Result<()> {
        let key = self.key(path);
        let request = || {
            self.agent.delete(self.bucket.delete_object(Some(&self.credentials), &key).sign(SIGNED_FOR).as_str()).call()
        };
        self.ask((REMOVE, path), &[200, 204, 404], request).map(drop)
    }
}

fn version(answer: &Response<Body>) -> Version {
    answer.headers().get("etag").and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}

/// Whom to believe that a server is who it says: the file named by `AWS_CA_BUNDLE`, else the usual authorities.
fn roots() -> Result<RootCerts> {
    let Some(path) = variable(&["AWS_CA_BUNDLE"]) else { return Ok(RootCerts::WebPki) };
    let cannot = || Trouble::Cannot { act: READ, path: PathBuf::from(&path) };
    let pem = std::fs::read(&path).with_context(cannot)?;
    let certificates: Vec<_> = parse_pem(&pem)
        .filter_map(|item| match item {
            Ok(PemItem::Certificate(certificate)) => Some(Ok(certificate)),
            Ok(_) => None,
            Err(error) => Some(Err(error)),
        })
        .collect::<Result<_, _>>()
        .with_context(cannot)?;
    Ok(RootCerts::new_with_certs(&certificates))
}
