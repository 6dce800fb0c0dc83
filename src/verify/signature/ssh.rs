//! Signatures of `ssh-keygen -Y sign -n file` with Ed25519 keys, as PROTOCOL.sshsig of OpenSSH describes them.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use ed25519_compact::{PublicKey, Signature as Ed25519};
use sha2::{Digest as _, Sha256, Sha512};

/// What a file is signed for; a signature for another purpose counts for nothing.
const NAMESPACE: &[u8] = b"file";
const MAGIC: &[u8] = b"SSHSIG";
const KIND: &[u8] = b"ssh-ed25519";
const BEGIN: &str = "-----BEGIN SSH SIGNATURE-----";
const END: &str = "-----END SSH SIGNATURE-----";

/// A public key as it travels: its kind and 32 bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key(Vec<u8>);

impl Key {
    /// Reads a line of a `.pub` file or of `allowed_signers`.
    pub(super) fn of_line(line: &str) -> Option<Self> {
        let mut words = line.split_ascii_whitespace().skip_while(|word| *word != "ssh-ed25519").skip(1);
        let key = Self(STANDARD.decode(words.next()?).ok()?);
        key.public().map(|_| key)
    }

    fn public(&self) -> Option<PublicKey> {
        let (kind, rest) = string(&self.0)?;
        let (bytes, rest) = string(rest)?;
        let is_whole = kind == KIND && rest.is_empty();
        PublicKey::from_slice(bytes).ok().filter(|_| is_whole)
    }

    /// As `ssh-keygen -l` prints it.
    pub(super) fn fingerprint(&self) -> String {
        format!("SHA256:{}", STANDARD_NO_PAD.encode(Sha256::digest(&self.0)))
    }
}

/// A signature.
#[derive(Debug)]
pub(super) struct Signature {
    /// The key it says it was made with.
    pub(super) key: Key,
    hash: Hash,
    bytes: Ed25519,
}

#[derive(Clone, Copy, Debug)]
enum Hash {
    Sha256,
    Sha512,
}

impl Signature {
    /// Reads a signature for the purpose `file`.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let inside = text.trim().strip_prefix(BEGIN)?.strip_suffix(END)?;
        let letters: String = inside.split_ascii_whitespace().collect();
        let blob = STANDARD.decode(letters).ok()?;
        let rest = blob.strip_prefix(MAGIC)?.strip_prefix(&1_u32.to_be_bytes())?;
        let (key, rest) = string(rest)?;
        let (namespace, rest) = string(rest)?;
        let (_reserved, rest) = string(rest)?;
        let (hash, rest) = string(rest)?;
        let (signature, rest) = string(rest)?;
        let (kind, own) = string(signature)?;
        let (bytes, end) = string(own)?;
        if namespace != NAMESPACE || kind != KIND || !rest.is_empty() || !end.is_empty() {
            return None;
        }
        let hash = match hash {
            b"sha256" => Hash::Sha256,
            b"sha512" => Hash::Sha512,
            _ => return None,
        };
        let key = Key(key.to_vec());
        key.public()?;
        Some(Self { key, hash, bytes: Ed25519::from_slice(bytes).ok()? })
    }

    /// Whether it is of these bytes, made with the key that it carries.
    pub(super) fn is_of(&self, message: &[u8]) -> bool {
        let (name, digest): (&[u8], Vec<u8>) = match self.hash {
            Hash::Sha256 => (b"sha256", Sha256::digest(message).to_vec()),
            Hash::Sha512 => (b"sha512", Sha512::digest(message).to_vec()),
        };
        let mut signed = MAGIC.to_vec();
        for part in [NAMESPACE, b"", name, &digest] {
            signed.extend(u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes());
            signed.extend(part);
        }
        self.key.public().is_some_and(|key| key.verify(&signed, &self.bytes).is_ok())
    }
}

/// A string as SSH writes it: four bytes of length, then the bytes.
fn string(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    rest.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)
}
