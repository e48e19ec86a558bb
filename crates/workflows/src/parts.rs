//! What several workflows share.

pub mod draft;
pub mod sandbox;
pub mod show;
