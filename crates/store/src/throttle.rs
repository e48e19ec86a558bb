//! Shares of attempts: at most `burst` at once and one more each `every`, for each key (the generic cell rate algorithm, GCRA). One
//! small row a key, however many attempts there are, and the same for all replicas.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{Result, Store, check};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    pub burst: i32,
    pub every: TimeDelta,
}

/// Takes one from the share of `key`. `Some` when nothing is left: for how long. Then nothing is taken, so that whoever goes on asking
/// does not wait longer for it.
pub async fn take(store: &Store, key: &str, limit: Limit, now: DateTime<Utc>) -> Result<Option<TimeDelta>> {
    check::name("key", key, check::NAME_BYTES)?;
    let spread = limit.every * (limit.burst - 1).max(0);
    let sql = "INSERT INTO throttles AS t (key, full_at) VALUES ($1, $2::timestamptz + $3::interval)
               ON CONFLICT (key) DO UPDATE SET full_at = greatest(t.full_at, $2) + $3 WHERE t.full_at <= $4
               RETURNING true";
    let taken: Option<bool> = sqlx::query_scalar(sql)
        .bind(key)
        .bind(now)
        .bind(limit.every)
        .bind(now + spread)
        .fetch_optional(store.pool())
        .await?;
    if taken.is_some() {
        return Ok(None);
    }
    let full_at: Option<DateTime<Utc>> = sqlx::query_scalar("SELECT full_at FROM throttles WHERE key = $1")
        .bind(key)
        .fetch_optional(store.pool())
        .await?;
    let wait = full_at.map_or(TimeDelta::zero(), |full_at| full_at - now - spread);
    Ok(Some(wait.max(TimeDelta::milliseconds(1))))
}

/// For an attempt that turned out not to count.
pub async fn give_back(store: &Store, key: &str, limit: Limit) -> Result<()> {
    let sql = "UPDATE throttles SET full_at = full_at - $2::interval WHERE key = $1";
    sqlx::query(sql).bind(key).bind(limit.every).execute(store.pool()).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use isekai_domain::{Clock, SystemClock};

    use super::*;
    use crate::testing;

    const LIMIT: Limit = Limit { burst: 3, every: TimeDelta::seconds(10) };

    #[tokio::test]
    async fn a_share_is_used_up_and_comes_back_by_and_by() {
        let db = testing::database().await;
        let now = DateTime::from_timestamp(2_000_000_000, 0).unwrap();
        let at = async |seconds| take(&db.store, "a", LIMIT, now + TimeDelta::seconds(seconds)).await.unwrap();
        for _ in 0..3 {
            assert_eq!(at(0).await, None);
        }
        for _ in 0..5 {
            assert_eq!(at(0).await.map(|wait| wait.num_milliseconds()), Some(10_000), "asking costs nothing");
        }
        assert_eq!(at(4).await.map(|wait| wait.num_milliseconds()), Some(6_000));
        assert_eq!(at(10).await, None);
        assert!(at(10).await.is_some());
        assert_eq!(take(&db.store, "b", LIMIT, now).await.unwrap(), None, "others have their own");
        give_back(&db.store, "a", LIMIT).await.unwrap();
        assert_eq!(at(10).await, None);
        for _ in 0..3 {
            assert_eq!(at(1000).await, None, "after a while all of it is free again, and no more");
        }
        assert!(at(1000).await.is_some());
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn callers_at_the_same_time_do_not_get_more() {
        let db = testing::database().await;
        let now = SystemClock.now();
        let all = futures::future::join_all((0..20).map(|_| take(&db.store, "a", LIMIT, now))).await;
        assert_eq!(all.into_iter().filter(|taken| matches!(taken, Ok(None))).count(), 3);
    }
}
