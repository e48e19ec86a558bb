//! Progressive backoff after failed sign-ins: after the third failure in a row the account takes no attempt for a second, after the
//! fourth for two; the fifth locks it for a minute, each further one for twice as long, up to an hour. A success starts over.

use chrono::{DateTime, TimeDelta, Utc};

/// Failures in a row that have no consequence.
pub const FREE_ATTEMPTS: u32 = 2;
/// From so many on the account is locked, and not just asked to wait.
pub const LOCKS_FROM: u32 = 5;
const FIRST_DELAY: TimeDelta = TimeDelta::seconds(1);
const FIRST_LOCK: TimeDelta = TimeDelta::minutes(1);
const LONGEST_LOCK: TimeDelta = TimeDelta::hours(1);

/// Until when the account takes no attempt after `failures` in a row, the last one at `now`.
pub fn locked_until(failures: u32, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let wait = match (failures.checked_sub(LOCKS_FROM), failures.checked_sub(FREE_ATTEMPTS + 1)) {
        // Six doublings of a minute are more than an hour.
        (Some(doublings), _) => (FIRST_LOCK * 2_i32.pow(doublings.min(6))).min(LONGEST_LOCK),
        (None, Some(doublings)) => FIRST_DELAY * 2_i32.pow(doublings),
        (None, None) => return None,
    };
    now.checked_add_signed(wait)
}

/// How long it goes on; `None` when the account takes attempts.
pub fn remaining(locked_until: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Option<TimeDelta> {
    locked_until.map(|until| until - now).filter(|rest| *rest > TimeDelta::zero())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_from_a_second_and_locks_from_a_minute_to_an_hour() {
        let now = DateTime::<Utc>::UNIX_EPOCH;
        let seconds = |failures| locked_until(failures, now).map(|until| (until - now).num_seconds());
        let waits: Vec<_> = (0..=12).map(seconds).collect();
        let minutes = [1, 2, 4, 8, 16, 32, 60, 60].map(|minutes| Some(minutes * 60));
        assert_eq!(waits[..5], [None, None, None, Some(1), Some(2)]);
        assert_eq!(waits[5..], minutes);
        assert_eq!(seconds(u32::MAX), Some(3600));
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
