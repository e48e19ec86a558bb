mod tls;

use isekai_domain::AppId;

use super::*;
use crate::testing::TestRedis;

fn config(url: &str) -> RedisConfig {
    RedisConfig { url: url.to_owned(), ca: None, allow_insecure: false }
}

fn chunk(offset: u64, text: &str) -> ChunkEvent {
    ChunkEvent { path: "src/App.tsx".to_owned(), offset, text: text.to_owned(), turn: 1 }
}

#[tokio::test]
async fn chunks_come_in_order_and_reading_resumes() {
    let redis = TestRedis::start().await;
    let cache = Cache::connect(Some(&redis.config()));
    let app = AppId::new();
    assert!(cache.chunks_read(app, "0", 0).await.unwrap().is_empty());
    cache.chunks_publish(app, &chunk(0, "a")).await.unwrap();
    cache.chunks_publish(app, &chunk(1, "\0é")).await.unwrap();
    let all = cache.chunks_read(app, "0", 0).await.unwrap();
    let events: Vec<_> = all.iter().map(|chunk| chunk.event.clone()).collect();
    assert_eq!(events, [chunk(0, "a"), chunk(1, "\0é")]);
    assert_eq!(cache.chunks_read(app, &all[0].id, 0).await.unwrap(), all[1..]);
    assert!(cache.chunks_read(AppId::new(), "0", 0).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_reader_waits_for_what_is_published_later() {
    let redis = TestRedis::start().await;
    let cache = Cache::connect(Some(&redis.config()));
    let app = AppId::new();
    let reading = tokio::spawn({
        let cache = cache.clone();
        async move { cache.chunks_read(app, "0", 10_000).await }
    });
    cache.chunks_publish(app, &chunk(0, "a")).await.unwrap();
    assert_eq!(reading.await.unwrap().unwrap().len(), 1);
}

#[tokio::test]
async fn the_stream_is_bounded_and_ends_by_itself() {
    let redis = TestRedis::start().await;
    let cache = Cache::connect(Some(&redis.config()));
    let app = AppId::new();
    for offset in 0..2500 {
        cache.chunks_publish(app, &chunk(offset, "x")).await.unwrap();
    }
    let mut lengths = redis::pipe();
    lengths.cmd("XLEN").arg(format!("isekai:{app}:chunks")).cmd("TTL").arg(format!("isekai:{app}:chunks"));
    let (length, seconds): (u32, i32) = cache.call(&lengths).await.unwrap();
    assert!((2000..2200).contains(&length), "{length}");
    assert!((590..=600).contains(&seconds), "{seconds}");
}

#[tokio::test]
async fn without_redis_calls_say_so_at_once() {
    for cache in [Cache::connect(None), Cache::connect(Some(&config("")))] {
        assert!(!cache.is_configured());
        assert!(matches!(cache.ping().await, Err(CacheError::Absent)));
        assert!(matches!(cache.chunks_read(AppId::new(), "0", 60_000).await, Err(CacheError::Absent)));
    }
    let nowhere = config("redis+unix:///nowhere/redis.sock");
    assert!(Cache::connect(Some(&nowhere)).ping().await.is_err());
}

#[tokio::test]
async fn calls_fail_while_redis_is_down_and_work_when_it_is_back() {
    let mut redis = TestRedis::start().await;
    let cache = Cache::connect(Some(&redis.config()));
    cache.ping().await.unwrap();
    redis.kill();
    for _ in 0..3 {
        assert!(cache.chunks_publish(AppId::new(), &chunk(0, "a")).await.is_err());
    }
    redis.restart().await;
    let start = Instant::now();
    while cache.ping().await.is_err() {
        assert!(start.elapsed() < Duration::from_secs(10), "it does not reconnect");
    }
}
