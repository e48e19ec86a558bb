//! Which containers are interchangeable before they are claimed.

use isekai_domain::ResourceLimits;
use serde::{Deserialize, Serialize};

/// A claim takes a pooled container only with the same key. What is not in the key can be changed on a running container.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PoolKey {
    /// Digest of the image.
    image: String,
    runtime: Option<String>,
    /// The size class: a tmpfs keeps the size it was mounted with.
    disk_bytes: u64,
}

impl PoolKey {
    pub fn new(image: String, runtime: Option<String>, limits: &ResourceLimits) -> Self {
        Self { image, runtime, disk_bytes: limits.disk_space }
    }

    pub fn image(&self) -> &str {
        &self.image
    }

    pub fn runtime(&self) -> Option<&str> {
        self.runtime.as_deref()
    }
}
