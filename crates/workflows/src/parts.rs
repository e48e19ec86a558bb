//! What several workflows share.

pub mod alive;
pub mod data;
pub mod draft;
pub mod framework;
pub mod sandbox;
pub mod show;
