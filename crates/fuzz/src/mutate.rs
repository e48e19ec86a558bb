//! New inputs from old ones: bytes flipped, numbers and lengths bent, words of the format put in, parts cut, doubled, moved and mixed.

use crate::rng::Rng;

/// Changes on top of each other.
const MOST_CHANGES: usize = 6;
const ODD_BYTES: &[u8] = b"\x00\x01\x7f\x80\xff\n\r\t \"'\\/.:;,=<>{}[]()%&?*$`@+-0";
const ODD_NUMBERS: [u32; 12] = [0, 1, 7, 8, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0xffff, 0x7fff_ffff, 0xffff_ffff];
const ODD_DIGITS: [&[u8]; 7] =
    [b"0", b"-1", b"255", b"4294967296", b"9223372036854775807", b"18446744073709551615", b"1e999"];

pub struct Mutator<'a> {
    pub rng: Rng,
    pub tokens: &'a [Vec<u8>],
    pub max_bytes: usize,
}

impl Mutator<'_> {
    /// `other` is what parts are taken from.
    pub fn change(&mut self, base: &[u8], other: &[u8]) -> Vec<u8> {
        let mut bytes = base.to_vec();
        for _ in 0..=self.rng.below(MOST_CHANGES) {
            self.change_once(&mut bytes, other);
        }
        bytes.truncate(self.max_bytes);
        bytes
    }

    fn change_once(&mut self, bytes: &mut Vec<u8>, other: &[u8]) {
        let at = self.rng.below(bytes.len() + 1);
        match self.rng.below(16) {
            0 => self.at_byte(bytes, |rng, byte| byte ^ (1 << rng.below(8))),
            1 => self.at_byte(bytes, |rng, _| rng.byte()),
            2 => self.at_byte(bytes, |rng, byte| rng.pick(ODD_BYTES).copied().unwrap_or(byte)),
            3 => self.at_byte(bytes, |rng, byte| byte.wrapping_add(rng.byte() % 35).wrapping_sub(17)),
            4 => {
                let (start, end) = self.part(bytes.len(), 64);
                bytes.drain(start..end);
            }
            5 => {
                let (start, end) = self.part(bytes.len(), 64);
                let part = bytes[start..end].to_vec();
                insert(bytes, at, &part);
            }
            6 => {
                let noise: Vec<u8> = (0..=self.rng.below(8)).map(|_| self.rng.byte()).collect();
                insert(bytes, at, &noise);
            }
            7 => bytes.truncate(at),
            8 | 9 => {
                if let Some(token) = self.rng.pick(self.tokens).cloned() {
                    self.put(bytes, at, &token);
                }
            }
            10 => {
                let (start, end) = self.part(other.len(), 256);
                self.put(bytes, at, &other[start..end]);
            }
            11 => {
                bytes.truncate(at);
                let (start, _) = self.part(other.len(), 1);
                bytes.extend_from_slice(&other[start..]);
            }
            12 => self.number(bytes, at),
            13 => self.digits(bytes),
            14 => self.repeat(bytes, at),
            _ => {
                let (start, end) = self.part(bytes.len(), 32);
                let part: Vec<u8> = bytes.drain(start..end).collect();
                let at = self.rng.below(bytes.len() + 1);
                insert(bytes, at, &part);
            }
        }
    }

    fn at_byte(&mut self, bytes: &mut [u8], change: impl FnOnce(&mut Rng, u8) -> u8) {
        let at = self.rng.below(bytes.len());
        if let Some(byte) = bytes.get_mut(at) {
            *byte = change(&mut self.rng, *byte);
        }
    }

    /// Start and end within `length`, `longest` at most apart.
    fn part(&mut self, length: usize, longest: usize) -> (usize, usize) {
        let start = self.rng.below(length);
        (start, (start + 1 + self.rng.below(longest)).min(length))
    }

    /// Between what is there, or over it.
    fn put(&mut self, bytes: &mut Vec<u8>, at: usize, part: &[u8]) {
        if self.rng.below(2) == 0 {
            insert(bytes, at, part);
        } else {
            let end = (at + part.len()).min(bytes.len());
            bytes.splice(at..end, part.iter().copied());
        }
    }

    /// A length or count in binary: an odd one, or nearly what follows.
    fn number(&mut self, bytes: &mut [u8], at: usize) {
        let number = match self.rng.below(3) {
            0 => u32::try_from(bytes.len() - at)
                .unwrap_or(u32::MAX)
                .wrapping_sub(4)
                .wrapping_add(u32::from(self.rng.byte() % 3)),
            _ => self.rng.pick(&ODD_NUMBERS).copied().unwrap_or_default(),
        };
        let width = 1 + self.rng.below(4);
        let mut number = number.to_be_bytes();
        if self.rng.below(4) == 0 {
            number.reverse();
        }
        for (byte, new) in bytes[at..].iter_mut().zip(&number[4 - width..]) {
            *byte = *new;
        }
    }

    /// A number in digits.
    fn digits(&mut self, bytes: &mut Vec<u8>) {
        let from = self.rng.below(bytes.len());
        let Some(start) = bytes[from..].iter().position(u8::is_ascii_digit).map(|found| from + found) else { return };
        let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if let Some(digits) = self.rng.pick(&ODD_DIGITS) {
            bytes.splice(start..start + length, digits.iter().copied());
        }
    }

    /// Many of the same: deep nesting, long lines, floods of frames.
    fn repeat(&mut self, bytes: &mut Vec<u8>, at: usize) {
        let (start, end) = self.part(bytes.len(), 24);
        let times = 1 << self.rng.below(10);
        let part = bytes[start..end].repeat(times);
        let room = self.max_bytes.saturating_sub(bytes.len());
        insert(bytes, at, &part[..part.len().min(room)]);
    }
}

fn insert(bytes: &mut Vec<u8>, at: usize, part: &[u8]) {
    bytes.splice(at..at, part.iter().copied());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_bounded_the_same_every_time_and_of_every_kind() {
        let tokens = [b"token".to_vec()];
        let all = || {
            let mut mutator = Mutator { rng: Rng::new(1), tokens: &tokens, max_bytes: 200 };
            (0..20_000).map(|_| mutator.change(b"begin 17 {end}", b"other")).collect::<Vec<_>>()
        };
        let inputs = all();
        assert_eq!(inputs, all());
        assert!(inputs.iter().all(|input| input.len() <= 200));
        for wanted in ["", "token", "other", "18446744073709551615", "{e{e{e{e"] {
            let found = inputs.iter().any(|input| String::from_utf8_lossy(input).contains(wanted));
            assert!(found, "{wanted:?} never came");
        }
        let mut empty = Mutator { rng: Rng::new(1), tokens: &[], max_bytes: 10 };
        for _ in 0..2_000 {
            empty.change(b"", b"");
        }
    }
}
