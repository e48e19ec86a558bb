//! SplitMix64 (Steele, Lea and Flood, 2014): small, quick, and the same on every machine.

#[derive(Debug, Clone)]
pub struct Rng(u64);

impl Rng {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub const fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Below `end`; 0 when that is 0.
    #[expect(clippy::cast_possible_truncation, reason = "the remainder is below a usize")]
    pub const fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { (self.word() % end as u64) as usize }
    }

    #[expect(clippy::cast_possible_truncation, reason = "one byte is wanted")]
    pub const fn byte(&mut self) -> u8 {
        self.word() as u8
    }

    /// One of them, unless there is none.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_the_published_sequence() {
        let mut rng = Rng::new(1_234_567);
        assert_eq!([rng.word(), rng.word()], [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]);
        assert_eq!((rng.below(0), rng.below(1), rng.pick::<u8>(&[])), (0, 0, None));
    }
}
