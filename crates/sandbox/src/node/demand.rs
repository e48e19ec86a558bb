//! How many containers the pool should hold: as many as were claimed, at the busiest moment of the last minutes, within the time that
//! making their successors takes. So a burst that comes again finds a container for each claim, and a quiet machine holds few.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

/// What lies longer back does not count.
const MEMORY: Duration = Duration::from_secs(600);
/// Claims that are remembered: far more than a pool can hold.
const MAX_CLAIMS: usize = 1_000;
/// Weight of the newest measurement among those of how long a refill takes.
const WEIGHT: f64 = 0.25;
/// Before the first measurement.
const GUESS: Duration = Duration::from_secs(5);

#[derive(Debug, Default)]
pub struct Demand {
    /// Oldest first.
    claims: VecDeque<Instant>,
    /// How long one container takes until it is ready, on average.
    refill: Option<Duration>,
}

impl Demand {
    pub fn claimed(&mut self, at: Instant) {
        if self.claims.len() == MAX_CLAIMS {
            self.claims.pop_front();
        }
        self.claims.push_back(at);
    }

    pub fn refilled(&mut self, took: Duration) {
        let before = self.refill.unwrap_or(took);
        self.refill = Some(before.mul_f64(1.0 - WEIGHT) + took.mul_f64(WEIGHT));
    }

    pub fn refill(&self) -> Option<Duration> {
        self.refill
    }

    /// Between `least` and `most`, when `at_once` containers are made at a time.
    pub fn target(&mut self, now: Instant, at_once: usize, least: usize, most: usize) -> usize {
        while self.claims.front().is_some_and(|at| now.duration_since(*at) > MEMORY) {
            self.claims.pop_front();
        }
        let one = self.refill.unwrap_or(GUESS);
        let (mut busiest, mut first) = (0_usize, 0);
        for (last, at) in self.claims.iter().enumerate() {
            // The window in which a pool of the size found so far would be whole again.
            let rounds = u32::try_from((busiest + 1).div_ceil(at_once.max(1))).unwrap_or(u32::MAX);
            let window = one.saturating_mul(rounds);
            while at.duration_since(self.claims[first]) > window {
                first += 1;
            }
            busiest = busiest.max(last - first + 1);
        }
        busiest.clamp(least, most.max(least))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn demand(claims: impl IntoIterator<Item = u64>, start: Instant) -> Demand {
        let mut demand = Demand::default();
        demand.refilled(Duration::from_secs(4));
        for second in claims {
            demand.claimed(start + Duration::from_secs(second));
        }
        demand
    }

    #[tokio::test(start_paused = true)]
    async fn a_burst_makes_the_pool_larger_for_a_while() {
        let start = Instant::now();
        let mut burst = demand([0; 9], start);
        assert_eq!(burst.target(start, 1, 2, 16), 9);
        assert_eq!(burst.target(start, 1, 2, 6), 6);
        assert_eq!(burst.target(start + MEMORY, 1, 2, 16), 9);
        assert_eq!(burst.target(start + MEMORY + Duration::from_secs(1), 1, 2, 16), 2);
    }

    #[tokio::test(start_paused = true)]
    async fn claims_that_come_slower_than_refills_need_no_more_than_the_least() {
        let start = Instant::now();
        let mut slow = demand((0..20).map(|n| n * 30), start);
        assert_eq!(slow.target(start + Duration::from_secs(599), 1, 2, 16), 2);
        // Every two seconds, where one takes four: more and more are missing.
        let mut fast = demand((0..20).map(|n| n * 2), start);
        assert!(fast.target(start + Duration::from_secs(40), 1, 2, 16) > 8);
    }

    #[tokio::test(start_paused = true)]
    async fn refills_are_averaged() {
        let mut demand = Demand::default();
        demand.refilled(Duration::from_secs(4));
        demand.refilled(Duration::from_secs(8));
        assert_eq!(demand.refill(), Some(Duration::from_secs(5)));
    }

    proptest! {
        #[test]
        fn it_stays_within_its_bounds_and_grows_with_claims(
            mut seconds in prop::collection::vec(0_u64..900, 0..60), at_once in 0_usize..4, least in 0_usize..8, more in 0_usize..16,
        ) {
            seconds.sort_unstable();
            let start = Instant::now();
            let now = start + Duration::from_secs(900);
            let mut whole = demand(seconds.iter().copied(), start);
            let found = whole.target(now, at_once, least, least + more);
            prop_assert!((least..=least + more).contains(&found));
            let mut fewer = demand(seconds.iter().skip(1).copied(), start);
            prop_assert!(fewer.target(now, at_once, least, least + more) <= found);
        }
    }
}
