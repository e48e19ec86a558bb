//! Progressive backoff after failed sign-ins: the fifth failure in a row shuts the account for a minute, each further
//! one for twice as long, up to an hour. A success starts over.

use chrono::{DateTime, TimeDelta, Utc};

/// Failures in a row that have no consequence.
pub const FREE_ATTEMPTS: u32 = 4;
const FIRST_LOCK: TimeDelta = TimeDelta::minutes(1);
const LONGEST_LOCK: TimeDelta = TimeDelta::hours(1);

/// Until when the account is shut after `failures` in a row, the last one at `now`.
pub fn locked_until(failures: u32, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let doublings = failures.checked_sub(FREE_ATTEMPTS + 1)?;
    // Six doublings of a minute are more than an hour.
    let lock = FIRST_LOCK * 2_i32.pow(doublings.min(6));
    now.checked_add_signed(lock.min(LONGEST_LOCK))
}

/// How long it stays shut; `None` when it is open.
pub fn remaining(locked_until: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Option<TimeDelta> {
    locked_until.map(|until| until - now).filter(|rest| *rest > TimeDelta::zero())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locks_grow_from_a_minute_to_an_hour() {
        let now = DateTime::<Utc>::UNIX_EPOCH;
        let minutes = |failures| locked_until(failures, now).map(|until| (until - now).num_minutes());
        let locks: Vec<_> = (0..=12).map(minutes).collect();
        let some = |minutes: [i64; 8]| minutes.map(Some);
        assert_eq!(locks[..5], [None; 5]);
        assert_eq!(locks[5..], some([1, 2, 4, 8, 16, 32, 60, 60]));
        assert_eq!(minutes(u32::MAX), Some(60));
    }

    #[test]
    fn a_lock_ends_at_its_time() {
        let now = DateTime::<Utc>::UNIX_EPOCH;
        let second = TimeDelta::seconds(1);
        assert_eq!(remaining(Some(now + second), now), Some(second));
        assert_eq!(remaining(Some(now), now), None);
        assert_eq!(remaining(None, now), None);
    }
}
