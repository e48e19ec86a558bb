//! `start_app`: a stopped or failed app, or one that lost its sandbox, runs again from its latest version that works.

use isekai_store::params;
use serde_json::Value;

use super::create_app::{build, claim, give_up, publish, release, verify};
use super::{BUILDING, CLAIMING};
use crate::executor::{Definition, Step};
use crate::services::Services;

pub fn definition() -> Definition<Services> {
    Definition {
        kind: params::START_APP,
        steps: vec![
            Step::new("begin", |_| Box::pin(async { Ok(Value::Null) })).undo(|ctx| Box::pin(give_up(ctx))),
            Step::new("claim", |ctx| Box::pin(claim(ctx))).undo(|ctx| Box::pin(release(ctx))).timeout(CLAIMING),
            Step::new("build", |ctx| Box::pin(build(ctx))).timeout(BUILDING),
            Step::new("verify", |ctx| Box::pin(verify(ctx))).timeout(BUILDING),
            Step::new("publish", |ctx| Box::pin(publish(ctx))),
        ],
    }
}
