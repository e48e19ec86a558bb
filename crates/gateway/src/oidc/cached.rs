//! What a provider said, kept for a while. One asks at a time, whoever else waits for the same; after a failure nobody asks for a
//! moment, so that a provider that is away is not asked by everybody, and everybody learns it at once.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::Mutex;

/// Between a failure and the next question.
const PAUSE: TimeDelta = TimeDelta::seconds(3);

pub struct Cached<T>(Mutex<State<T>>);

struct State<T> {
    found: Option<(DateTime<Utc>, Arc<T>)>,
    failed: Option<DateTime<Utc>>,
}

/// It failed just now.
pub struct Recently;

impl<T> Default for Cached<T> {
    fn default() -> Self {
        Self(Mutex::new(State { found: None, failed: None }))
    }
}

impl<T> Cached<T> {
    /// Not older than `max_age`. What was found before a failure stays for who asks for less.
    pub async fn get<E: From<Recently>>(
        &self,
        now: DateTime<Utc>,
        max_age: TimeDelta,
        ask: impl Future<Output = Result<T, E>>,
    ) -> Result<Arc<T>, E> {
        let mut state = self.0.lock().await;
        if let Some((at, found)) = &state.found
            && now < *at + max_age
        {
            return Ok(Arc::clone(found));
        }
        if state.failed.is_some_and(|at| now < at + PAUSE) {
            return Err(Recently.into());
        }
        match ask.await {
            Ok(found) => {
                let found = Arc::new(found);
                *state = State { found: Some((now, Arc::clone(&found))), failed: None };
                Ok(found)
            }
            Err(error) => {
                state.failed = Some(now);
                Err(error)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Eq)]
    enum Failure {
        Now,
        Before,
    }

    impl From<Recently> for Failure {
        fn from(Recently: Recently) -> Self {
            Self::Before
        }
    }

    #[tokio::test]
    async fn one_question_serves_all_and_a_failure_is_not_repeated_at_once() {
        let start = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let cached = Cached::default();
        let get = async |seconds: i64, max_age: i64, answer: Result<i32, Failure>| {
            let (now, max_age) = (start + TimeDelta::seconds(seconds), TimeDelta::seconds(max_age));
            cached.get(now, max_age, std::future::ready(answer)).await.map(|found| *found)
        };
        assert_eq!(get(0, 60, Err(Failure::Now)).await, Err(Failure::Now));
        assert_eq!(get(2, 60, Ok(1)).await, Err(Failure::Before));
        assert_eq!(get(3, 60, Ok(2)).await, Ok(2));
        assert_eq!(get(62, 60, Ok(3)).await, Ok(2));
        assert_eq!(get(62, 10, Err(Failure::Now)).await, Err(Failure::Now), "too old for who asks for more");
        assert_eq!(get(62, 60, Ok(4)).await, Ok(2), "and still there for who does not");
        assert_eq!(get(63, 60, Ok(5)).await, Err(Failure::Before));
        assert_eq!(get(65, 60, Ok(6)).await, Ok(6));
    }
}
