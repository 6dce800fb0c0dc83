//! Digests: what stands for bytes in a release, an archive and a chain.
//!
//! In: bytes, at once or from a reader. Out: SHA-256 and SM3 (GB/T 32905), and lists of files with their SHA-256 in the format of
//! `sha256sum`, which anybody can check without this program.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Read};

use sha2::Digest as _;

/// A digest of 256 bits. Which function made it is said by where it stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// SHA-256 of bytes.
    pub fn sha256(bytes: &[u8]) -> Self {
        Self(sha2::Sha256::digest(bytes).into())
    }

    /// SM3 of bytes.
    pub fn sm3(bytes: &[u8]) -> Self {
        Self(sm3::Sm3::digest(bytes).into())
    }

    /// Reads 64 hexadecimal digits in lower case; nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let is_plain = text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        let mut bytes = [0; 32];
        for (byte, at) in bytes.iter_mut().zip(0..).filter(|_| is_plain) {
            *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()?;
        }
        is_plain.then_some(Self(bytes))
    }

    /// Its bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The first twelve digits: what is printed on paper and read out on the telephone.
    pub fn short(self) -> String {
        self.to_string()[..12].to_owned()
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// Both digests and the length of the same bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digests {
    /// SHA-256.
    pub sha256: Digest,
    /// SM3.
    pub sm3: Digest,
    /// Bytes.
    pub length: u64,
}

impl Digests {
    /// Of bytes in memory.
    pub fn of(bytes: &[u8]) -> Self {
        Self { sha256: Digest::sha256(bytes), sm3: Digest::sm3(bytes), length: bytes.len() as u64 }
    }

    /// Of all that a reader gives, in one pass and without keeping it. Fails when the reader does.
    pub fn read(mut reader: impl Read) -> io::Result<Self> {
        let (mut sha256, mut sm3, mut length) = (sha2::Sha256::new(), sm3::Sm3::new(), 0);
        let mut piece = vec![0; 64 * 1024];
        loop {
            let read = match reader.read(&mut piece) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            sha256.update(&piece[..read]);
            sm3.update(&piece[..read]);
            length += read as u64;
        }
        Ok(Self { sha256: Digest(sha256.finalize().into()), sm3: Digest(sm3.finalize().into()), length })
    }
}

/// Files and their digests, in the order of paths. As text it is what `sha256sum` writes and `sha256sum -c` checks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing(BTreeMap<String, Digest>);

impl Listing {
    /// Reads a list; `Err` has the number, from 1, of the first line that is none, or that names a file again.
    pub fn parse(text: &str) -> Result<Self, usize> {
        let mut listing = Self::default();
        for (line, number) in text.lines().zip(1..) {
            let (digest, path) = read_line(line).ok_or(number)?;
            if listing.0.insert(path, digest).is_some() {
                return Err(number);
            }
        }
        Ok(listing)
    }

    /// Adds a file, or gives it another digest; says what it had.
    pub fn insert(&mut self, path: impl Into<String>, digest: Digest) -> Option<Digest> {
        self.0.insert(path.into(), digest)
    }

    /// The digest of a file.
    pub fn get(&self, path: &str) -> Option<Digest> {
        self.0.get(path).copied()
    }

    /// All files by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Digest)> {
        self.0.iter().map(|(path, digest)| (path.as_str(), *digest))
    }

    /// How many files.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True without a file.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// SHA-256 of the list as text: one digest for a whole tree.
    pub fn digest(&self) -> Digest {
        Digest::sha256(self.to_string().as_bytes())
    }
}

impl<P: Into<String>> FromIterator<(P, Digest)> for Listing {
    fn from_iter<I: IntoIterator<Item = (P, Digest)>>(files: I) -> Self {
        Self(files.into_iter().map(|(path, digest)| (path.into(), digest)).collect())
    }
}

/// A name that a line cannot hold as it is has its marks written out, and a backslash before the digest says so.
impl fmt::Display for Listing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (path, digest) in &self.0 {
            if path.contains(['\\', '\n', '\r']) {
                let escaped = path.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r");
                writeln!(f, "\\{digest}  {escaped}")?;
            } else {
                writeln!(f, "{digest}  {path}")?;
            }
        }
        Ok(())
    }
}

fn read_line(line: &str) -> Option<(Digest, String)> {
    let (is_escaped, line) = line.strip_prefix('\\').map_or((false, line), |rest| (true, rest));
    let (digest, path) = line.split_once(' ')?;
    // A space for a text, an asterisk for a binary file: the digest is the same.
    let path = path.strip_prefix([' ', '*']).filter(|path| !path.is_empty())?;
    let path = if is_escaped { unescape(path)? } else { path.to_owned() };
    Some((Digest::parse(digest)?, path))
}

fn unescape(path: &str) -> Option<String> {
    let mut plain = String::with_capacity(path.len());
    let mut characters = path.chars();
    while let Some(c) = characters.next() {
        plain.push(match c {
            '\\' => match characters.next()? {
                '\\' => '\\',
                'n' => '\n',
                'r' => '\r',
                _ => return None,
            },
            c => c,
        });
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Examples of FIPS 180-4 and GB/T 32905.
    #[test]
    fn digests_are_those_of_the_standards() {
        let both = Digests::of(b"abc");
        assert_eq!(both.sha256.to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(both.sm3.to_string(), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assert_eq!(both.sha256.short(), "ba7816bf8f01");
        let long = "abcd".repeat(16);
        let sm3 = "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732";
        assert_eq!(Digest::sm3(long.as_bytes()).to_string(), sm3);
    }

    /// Gives one byte at a time and is interrupted before each.
    struct Drip<'b>(&'b [u8], bool);

    impl Read for Drip<'_> {
        fn read(&mut self, piece: &mut [u8]) -> io::Result<usize> {
            self.1 = !self.1;
            if self.1 { Err(io::ErrorKind::Interrupted.into()) } else { (&mut self.0).take(1).read(piece) }
        }
    }

    #[test]
    fn a_reader_and_memory_give_the_same() {
        let bytes: Vec<u8> = (0..200_000_u32).map(|n| n.to_le_bytes()[0]).collect();
        assert_eq!(Digests::read(bytes.as_slice()).unwrap(), Digests::of(&bytes));
        assert_eq!(Digests::read(Drip(b"abc", false)).unwrap(), Digests::of(b"abc"));
    }

    #[test]
    fn a_digest_is_64_plain_digits() {
        let good = Digest::sha256(b"");
        assert_eq!(Digest::parse(&good.to_string()), Some(good));
        let bad = ["", "e3", &good.to_string().to_uppercase(), &good.to_string().replace('e', "+"), &"é".repeat(32)];
        bad.into_iter().for_each(|text| assert_eq!(Digest::parse(text), None, "{text}"));
    }

    /// The escapes are those that GNU `sha256sum` writes for such names.
    #[test]
    fn a_list_is_what_sha256sum_writes() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        let listing: Listing =
            ["b/项目.yaml", "a", "n\nl", "\\"].map(|path| (path, Digest::sha256(b""))).into_iter().collect();
        let text = format!("\\{empty}  \\\\\n{empty}  a\n{empty}  b/项目.yaml\n\\{empty}  n\\nl\n");
        assert_eq!(listing.to_string(), text);
        assert_eq!(Listing::parse(&text).as_ref(), Ok(&listing));
        assert_eq!(Listing::parse(&text.replace("  a", " *a")).as_ref(), Ok(&listing));
        assert_eq!(listing.digest(), Digest::sha256(text.as_bytes()));
        assert_eq!(Listing::parse(&format!("{empty}  a\n{empty}  a\n")), Err(2));
        for wrong in
            [format!("{empty} a"), empty.to_owned(), format!("{empty}  "), format!("\\{empty}  \\x"), "\n".into()]
        {
            assert_eq!(Listing::parse(&wrong), Err(1), "{wrong}");
        }
    }
}
