//! Detached signatures and time stamps, made outside by `ssh-keygen -Y sign`, `minisign` or a time-stamping authority.
//!
//! In: a file's bytes, what stands beside it, public keys. Out: deviations, and notes of what was not checked: whose a key is, and
//! the chain of certificates of a time stamp, cannot be known here.

mod ssh;
mod timestamp;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use minisign_verify::{Error, PublicKey, Signature};

use super::finding::{Code, Findings, Property};
use super::store::{Names, Store};
use crate::disk::READ;
use crate::trouble::Trouble;

/// Largest file that is signed.
const LARGEST: u64 = 1 << 30;
/// Largest signature or time stamp.
const LARGEST_SIGNATURE: u64 = 1 << 20;

const SSH: &str = ".sig";
const MINISIGN: &str = ".minisig";
const TIMESTAMPS: [&str; 2] = [".tsr", ".tst"];

/// What a file at the top is a signature or time stamp of, by its name.
pub(super) fn signed(path: &str) -> Option<&str> {
    let ends = [SSH, MINISIGN].into_iter().chain(TIMESTAMPS);
    let of = ends.into_iter().find_map(|end| path.strip_suffix(end));
    of.filter(|of| !of.is_empty() && !of.contains('/'))
}

/// Public keys that the reader trusts.
#[derive(Default)]
pub(super) struct Keys {
    ssh: Vec<ssh::Key>,
    minisign: Vec<PublicKey>,
}

impl Keys {
    /// Reads key files: `ssh-ed25519` lines, alone or of `allowed_signers`, and keys of minisign.
    pub(super) fn read(paths: &[PathBuf]) -> Result<Self> {
        let mut keys = Self::default();
        for path in paths {
            let text = fs::read_to_string(path).with_context(|| Trouble::cannot(READ, path))?;
            let before = keys.ssh.len() + keys.minisign.len();
            keys.ssh.extend(text.lines().filter_map(ssh::Key::of_line));
            let last = text.lines().rev().map(str::trim).find(|line| !line.is_empty());
            keys.minisign.extend(last.and_then(|line| PublicKey::from_base64(line).ok()));
            if keys.ssh.len() + keys.minisign.len() == before {
                bail!(Trouble::NoKey(path.clone()));
            }
        }
        Ok(keys)
    }

    fn is_empty(&self) -> bool {
        self.ssh.is_empty() && self.minisign.is_empty()
    }
}

/// Checks every signature at the top of a bundle or site; gives how many there are.
pub(super) fn check(store: &mut Store, names: &Names, keys: &Keys, findings: &mut Findings) -> usize {
    let mut count = 0;
    for path in names.files.keys() {
        let Some(of) = signed(path).filter(|of| names.files.contains_key(*of)) else { continue };
        count += 1;
        match (store.bytes(names, of, LARGEST), store.bytes(names, path, LARGEST_SIGNATURE)) {
            (Ok(message), Ok(signature)) => one(path, of, &message, &signature, keys, findings),
            (Err(error), _) => findings.report(Code::Unreadable, of, error.to_string()),
            (_, Err(error)) => findings.report(Code::SignatureUnreadable, path, error.to_string()),
        }
    }
    count
}

/// Checks what stands beside a ZIP file.
pub(super) fn beside(path: &Path, keys: &Keys, findings: &mut Findings) -> Result<usize> {
    let mut count = 0;
    for end in [SSH, MINISIGN].into_iter().chain(TIMESTAMPS) {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        let own = PathBuf::from(name);
        if !own.is_file() {
            continue;
        }
        count += 1;
        let read = |path: &Path, limit: u64| {
            let length = fs::metadata(path).with_context(|| Trouble::cannot(READ, path))?.len();
            if length > limit {
                return Ok(None);
            }
            fs::read(path).map(Some).with_context(|| Trouble::cannot(READ, path))
        };
        let (shown, of) = (own.display().to_string(), path.display().to_string());
        match (read(path, LARGEST)?, read(&own, LARGEST_SIGNATURE)?) {
            (Some(message), Some(signature)) => one(&shown, &of, &message, &signature, keys, findings),
            _ => findings.report(Code::OverLimit, &shown, ""),
        }
    }
    Ok(count)
}

/// Says what follows when there was no signature at all.
pub(super) fn conclude(count: usize, keys: &Keys, findings: &mut Findings) {
    if count > 0 {
        return;
    }
    if keys.is_empty() {
        findings.skipped(
            Property::Authenticity,
            "没有签名和时间戳：校验值只能证明前后一致，不能证明出自谁手",
            "no signature and no time stamp: digests prove that all agrees, not who made it",
        );
    } else {
        findings.report(Code::SignatureMissing, "", "");
    }
}

fn one(path: &str, of: &str, message: &[u8], signature: &[u8], keys: &Keys, findings: &mut Findings) {
    if path.ends_with(SSH) {
        ssh(path, of, message, signature, keys, findings);
    } else if path.ends_with(MINISIGN) {
        minisign(path, of, message, signature, keys, findings);
    } else {
        stamp(path, of, message, signature, findings);
    }
}

fn ssh(path: &str, of: &str, message: &[u8], signature: &[u8], keys: &Keys, findings: &mut Findings) {
    let Some(signature) = ssh::Signature::read(signature) else {
        return findings.report(Code::SignatureUnreadable, path, "ssh-ed25519");
    };
    let print = signature.key.fingerprint();
    if !signature.is_of(message) {
        findings.report(Code::SignatureInvalid, path, of);
    } else if keys.ssh.contains(&signature.key) {
        good(of, &print, findings);
    } else if keys.is_empty() {
        unknown(path, &print, findings);
    } else {
        findings.report(Code::SignatureUnknownKey, path, print);
    }
}

fn minisign(path: &str, of: &str, message: &[u8], signature: &[u8], keys: &Keys, findings: &mut Findings) {
    let text = std::str::from_utf8(signature).ok();
    let Some(signature) = text.and_then(|text| Signature::decode(text).ok()) else {
        return findings.report(Code::SignatureUnreadable, path, "minisign");
    };
    if keys.is_empty() {
        return unknown(path, signature.untrusted_comment(), findings);
    }
    let mut is_known = false;
    for key in &keys.minisign {
        match key.verify(message, &signature, true) {
            Ok(()) => return good(of, signature.trusted_comment(), findings),
            Err(Error::UnexpectedKeyId) => {}
            Err(_) => is_known = true,
        }
    }
    let code = if is_known { Code::SignatureInvalid } else { Code::SignatureUnknownKey };
    findings.report(code, path, of);
}

fn good(of: &str, by: &str, findings: &mut Findings) {
    findings.done(
        Property::Authenticity,
        format!("{of} 的签名有效，用的是给出的公钥：{by}"),
        format!("the signature of {of} is good and made with a given key: {by}"),
    );
}

fn unknown(path: &str, by: &str, findings: &mut Findings) {
    findings.skipped(
        Property::Authenticity,
        format!("{path}：不知道公钥是谁的（{by}）；用 --key 给出另外得到的公钥"),
        format!("{path}: whose key it is cannot be known here ({by}); give one that came another way by --key"),
    );
}

fn stamp(path: &str, of: &str, message: &[u8], token: &[u8], findings: &mut Findings) {
    match timestamp::read(token) {
        None => findings.report(Code::TimestampUnreadable, path, ""),
        Some(stamp) if !stamp.is_of(message) => findings.report(Code::TimestampDiffers, path, of),
        Some(stamp) => {
            let time = stamp.time;
            findings.done(
                Property::Authenticity,
                format!("{path} 的时间戳是 {of} 的：{time}"),
                format!("the time stamp {path} is of {of}: {time}"),
            );
            findings.skipped(
                Property::Authenticity,
                format!("{path}：没有核对时间戳机构的签名和证书，可用 openssl ts -verify"),
                format!("{path}: the authority's signature and certificates were not checked; use openssl ts -verify"),
            );
        }
    }
}
