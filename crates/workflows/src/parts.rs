//! What several workflows share.

pub mod alive;
pub mod draft;
pub mod sandbox;
pub mod show;
