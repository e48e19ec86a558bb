//! The marker that begins each attachment of the pipe. A new attachment may land in the middle of an HTTP/2 frame of the old one,
//! in both directions; each side discards what comes before the other's marker and starts a fresh connection after it.
//!
//! `MAGIC (8 bytes) ‖ secret (32 bytes) ‖ generation (u64, big endian)`. The host chooses the generation and sends first
//! ([`Side::Host`]); the agent answers with its own magic and the same generation ([`Side::Agent`]).

use std::fmt;

use bytes::{Buf, BytesMut};
use thiserror::Error;

pub const MARKER_BYTES: usize = MAGIC_BYTES + SECRET_BYTES + GENERATION_BYTES;

const MAGIC_BYTES: usize = 8;
const SECRET_BYTES: usize = 32;
const GENERATION_BYTES: usize = 8;

/// Who sends the marker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Host,
    Agent,
}

impl Side {
    /// The first byte occurs only once in each magic: a failed partial match can then hide no other beginning.
    const fn magic(self) -> &'static [u8; MAGIC_BYTES] {
        match self {
            Self::Host => b"\xf1Isekai\x01",
            Self::Agent => b"\xf2Isekai\x02",
        }
    }
}

/// Known to sandboxd and to the agent of one container; the code of the app never sees it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; SECRET_BYTES]);

#[derive(Debug, Error, PartialEq, Eq)]
#[error("the marker's secret must be 64 hexadecimal characters")]
pub struct SecretError;

impl Secret {
    pub const fn new(bytes: [u8; SECRET_BYTES]) -> Self {
        Self(bytes)
    }

    pub fn from_hex(text: &str) -> Result<Self, SecretError> {
        let digits = text.as_bytes();
        if digits.len() != 2 * SECRET_BYTES {
            return Err(SecretError);
        }
        let mut bytes = [0; SECRET_BYTES];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = nibble(pair[0]).ok_or(SecretError)? << 4 | nibble(pair[1]).ok_or(SecretError)?;
        }
        Ok(Self(bytes))
    }

    pub fn to_hex(&self) -> String {
        use fmt::Write as _;
        self.0.iter().fold(String::with_capacity(2 * SECRET_BYTES), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    }

    /// Takes the same time wherever the first difference is.
    fn matches(&self, other: &[u8]) -> bool {
        other.len() == SECRET_BYTES && self.0.iter().zip(other).fold(0, |diff, (a, b)| diff | (a ^ b)) == 0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

pub fn encode(side: Side, secret: &Secret, generation: u64) -> [u8; MARKER_BYTES] {
    let mut marker = [0; MARKER_BYTES];
    let (magic, rest) = marker.split_at_mut(MAGIC_BYTES);
    let (key, number) = rest.split_at_mut(SECRET_BYTES);
    magic.copy_from_slice(side.magic());
    key.copy_from_slice(&secret.0);
    number.copy_from_slice(&generation.to_be_bytes());
    marker
}

/// What stands next in the stream.
#[derive(Debug, PartialEq, Eq)]
pub enum Step {
    /// Bytes of the present connection, or garbage when there is none.
    Pass(BytesMut),
    /// A whole marker, with its generation.
    Marker(u64),
}

/// Finds markers of the other side in a byte stream that may be cut anywhere. A torn marker may show as one with a generation that
/// nobody sent, but the whole one behind it is found, too.
///
/// Bytes pass at once, up to and including a magic; the 40 bytes after a magic are held back until it is known whether they are a
/// marker, so that no byte of the secret ever reaches the old connection, which may be delivering a request body to the app.
/// What is held depends on the magic alone: holding until the first wrong byte of the secret would tell it byte by byte.
#[derive(Debug)]
pub struct Scanner {
    side: Side,
    secret: Secret,
    /// How many bytes of the magic the passed bytes end with.
    matched: usize,
}

impl Scanner {
    /// `side`: whose markers to find.
    pub const fn new(side: Side, secret: Secret) -> Self {
        Self { side, secret, matched: 0 }
    }

    /// Takes the next step off the front of `input`; `None` when more bytes are needed. What it leaves in `input` (at most 39 bytes
    /// after `None`) must stay there, new bytes are appended.
    pub fn next(&mut self, input: &mut BytesMut) -> Option<Step> {
        if self.matched == MAGIC_BYTES {
            if input.len() < SECRET_BYTES + GENERATION_BYTES {
                return None;
            }
            self.matched = 0;
            if self.secret.matches(&input[..SECRET_BYTES]) {
                input.advance(SECRET_BYTES);
                // A host that died within its generation left a torn marker, which ends in the beginning of the next one.
                self.matched = self.magic_at_end_of(&input[..GENERATION_BYTES], MAGIC_BYTES);
                return Some(Step::Marker(input.get_u64()));
            }
        }
        if input.is_empty() {
            return None;
        }
        let end = self.pass_up_to_magic(input);
        Some(Step::Pass(input.split_to(end)))
    }

    /// The length of what may pass; sets `matched` to what that ends with.
    fn pass_up_to_magic(&mut self, input: &[u8]) -> usize {
        let magic = self.side.magic();
        let wanted = &magic[self.matched..];
        let common = wanted.len().min(input.len());
        if self.matched > 0 && input[..common] == wanted[..common] {
            self.matched += common;
            return common;
        }
        if let Some(start) = memchr::memmem::find(input, magic) {
            self.matched = MAGIC_BYTES;
            return start + MAGIC_BYTES;
        }
        self.matched = self.magic_at_end_of(input, MAGIC_BYTES - 1);
        input.len()
    }

    /// How many bytes of the magic, `longest` at most, `bytes` end with.
    fn magic_at_end_of(&self, bytes: &[u8], longest: usize) -> usize {
        let magic = self.side.magic();
        (1..=longest.min(bytes.len())).rev().find(|&n| bytes.ends_with(&magic[..n])).unwrap_or(0)
    }
}

const fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    fn secret() -> Secret {
        Secret::new(std::array::from_fn(|i| (i * 7) as u8))
    }

    /// Everything that passes, joined, and the generations found, when the stream arrives in pieces of `sizes`.
    fn scan(stream: &[u8], sizes: &[usize]) -> (Vec<u8>, Vec<u64>, usize) {
        let mut scanner = Scanner::new(Side::Host, secret());
        let (mut input, mut passed, mut found) = (BytesMut::new(), Vec::new(), Vec::new());
        let mut rest = stream;
        let mut sizes = sizes.iter().copied().cycle();
        while !rest.is_empty() {
            let (piece, later) = rest.split_at(sizes.next().unwrap_or(1).clamp(1, rest.len()));
            rest = later;
            input.extend_from_slice(piece);
            while let Some(step) = scanner.next(&mut input) {
                match step {
                    Step::Pass(bytes) => passed.extend_from_slice(&bytes),
                    Step::Marker(generation) => found.push(generation),
                }
            }
        }
        (passed, found, input.len())
    }

    /// Pieces that a hostile or unlucky stream is made of.
    fn noise() -> impl Strategy<Value = Vec<u8>> {
        let magic = Side::Host.magic();
        let near_secret = {
            let mut marker = encode(Side::Host, &secret(), 1).to_vec();
            marker[MAGIC_BYTES + SECRET_BYTES - 1] ^= 1;
            marker
        };
        let piece = prop_oneof![
            vec(any::<u8>(), 0..60),
            (0..MAGIC_BYTES).prop_map(|n| magic[..n].to_vec()),
            Just(magic.to_vec()),
            Just(near_secret),
            Just(encode(Side::Agent, &secret(), 9).to_vec()),
        ];
        vec(piece, 0..6).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn finds_every_marker_however_the_stream_is_cut(
            parts in vec((noise(), any::<u64>()), 1..5),
            tail in noise(),
            sizes in vec(1_usize..70, 1..8),
        ) {
            let mut stream = Vec::new();
            for (before, generation) in &parts {
                stream.extend_from_slice(before);
                stream.extend_from_slice(&encode(Side::Host, &secret(), *generation));
            }
            stream.extend_from_slice(&tail);
            let (_, found, _) = scan(&stream, &sizes);
            prop_assert_eq!(found, parts.iter().map(|part| part.1).collect::<Vec<_>>());
        }

        #[test]
        fn a_torn_marker_hides_no_later_one(
            before in noise(),
            torn in 0..MARKER_BYTES,
            generations in any::<(u64, u64)>(),
            sizes in vec(1_usize..70, 1..8),
        ) {
            let mut stream = before;
            stream.extend_from_slice(&encode(Side::Host, &secret(), generations.0)[..torn]);
            stream.extend_from_slice(&encode(Side::Host, &secret(), generations.1));
            let (_, found, _) = scan(&stream, &sizes);
            prop_assert_eq!(found.last(), Some(&generations.1));
        }

        #[test]
        fn passes_all_but_the_secret(before in noise(), after in noise(), sizes in vec(1_usize..70, 1..8)) {
            let stream = [before.as_slice(), &encode(Side::Host, &secret(), 3), &after].concat();
            let expected = [before.as_slice(), Side::Host.magic(), &after].concat();
            let (passed, _, held) = scan(&stream, &sizes);
            prop_assert!(held < SECRET_BYTES + GENERATION_BYTES);
            prop_assert_eq!(&passed[..], &expected[..expected.len() - held]);
        }
    }

    #[test]
    fn fuzz_marker_scanner() {
        let marker = |side, generation| encode(side, &secret(), generation).to_vec();
        let seeds = [
            [&b"\x00before "[..], &marker(Side::Host, 7), b" after"].concat(),
            [&b"\x03"[..], &marker(Side::Host, 1)[..30], &marker(Side::Host, u64::MAX)].concat(),
            [&b"\x07"[..], &marker(Side::Agent, 7), &marker(Side::Host, 2)].concat(),
        ];
        let tokens =
            [Side::Host.magic().to_vec(), secret().0.to_vec(), marker(Side::Host, 3), Side::Agent.magic().to_vec()];
        isekai_fuzz::Target::new("marker-scanner").seeds(seeds).tokens(tokens).cases(700).run(|input| {
            let stream = input.get(1..).unwrap_or_default();
            let size = input.first().map_or(1, |size| usize::from(*size));
            let (passed, found, held) = scan(stream, &[size]);
            assert_eq!(
                scan(stream, &[usize::MAX]),
                (passed.clone(), found.clone(), held),
                "cut elsewhere, found elsewhere"
            );
            assert!(held < SECRET_BYTES + GENERATION_BYTES);
            assert_eq!(passed.len() + found.len() * (SECRET_BYTES + GENERATION_BYTES) + held, stream.len());
            (found.len(), held > 0)
        });
    }

    #[test]
    fn fuzz_marker_secret() {
        isekai_fuzz::Target::new("marker-secret").seeds([secret().to_hex()]).run(|input| {
            let read = Secret::from_hex(&String::from_utf8_lossy(input));
            read.map(|secret| assert_eq!(secret.to_hex().as_bytes(), input.to_ascii_lowercase())).is_ok()
        });
    }

    #[test]
    fn holds_nothing_back_without_a_whole_magic() {
        let magic = Side::Host.magic();
        let (passed, found, held) = scan(&magic[..7], &[3]);
        assert_eq!((passed.as_slice(), found.len(), held), (&magic[..7], 0, 0));
    }

    #[test]
    fn holds_a_wrong_secret_exactly_as_long_as_the_right_one() {
        for first in [secret().0[0], !secret().0[0]] {
            let mut stream = Side::Host.magic().to_vec();
            stream.push(first);
            assert_eq!(scan(&stream, &[64]).2, 1);
        }
    }

    #[test]
    fn a_secret_survives_hex_and_never_shows_in_debug() {
        let hex = secret().to_hex();
        assert_eq!(Secret::from_hex(&hex), Ok(secret()));
        assert_eq!(Secret::from_hex(&hex.to_uppercase()), Ok(secret()));
        assert_eq!(Secret::from_hex(&hex[1..]), Err(SecretError));
        assert_eq!(Secret::from_hex(&hex.replace('0', "g")), Err(SecretError));
        assert_eq!(format!("{:?}", secret()), "Secret(..)");
    }
}
