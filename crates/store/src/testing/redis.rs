//! A Redis per test, on a Unix socket.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use isekai_platform::config::RedisConfig;

use super::Must;
use crate::cache::Cache;

/// Ended with its drop.
pub struct TestRedis {
    dir: PathBuf,
    server: Option<Child>,
}

const START_TIMEOUT: Duration = Duration::from_secs(10);

impl TestRedis {
    pub async fn start() -> Self {
        let dir = std::env::temp_dir().join(format!("isekai-redis-{}", uuid::Uuid::now_v7().simple()));
        std::fs::create_dir(&dir).must("making a folder for Redis");
        let mut redis = Self { dir, server: None };
        redis.restart().await;
        redis
    }

    pub fn config(&self) -> RedisConfig {
        RedisConfig { url: format!("redis+unix://{}", self.socket().display()), ca: None, allow_insecure: false }
    }

    /// Ends the server at once, as a crash would.
    pub fn kill(&mut self) {
        if let Some(mut server) = self.server.take() {
            let _ = server.kill();
            let _ = server.wait();
        }
    }

    /// Starts the server again after [`TestRedis::kill`], empty.
    pub async fn restart(&mut self) {
        self.kill();
        let server = Command::new("redis-server")
            .args(["--port", "0", "--save", "", "--appendonly", "no", "--unixsocket"])
            .arg(self.socket())
            .arg("--dir")
            .arg(&self.dir)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .must("starting redis-server (Debian: apt-get install redis-server)");
        self.server = Some(server);
        let start = Instant::now();
        // A handle of its own each time: one that failed waits before it tries again.
        while Cache::connect(Some(&self.config())).ping().await.is_err() {
            assert!(start.elapsed() < START_TIMEOUT, "redis-server does not answer");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    fn socket(&self) -> PathBuf {
        self.dir.join("redis.sock")
    }
}

impl Drop for TestRedis {
    fn drop(&mut self) {
        self.kill();
        let _ = std::fs::remove_dir_all(&self.dir);
    }
}
