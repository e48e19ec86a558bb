//! `POST /v1/validate-path`: whether a path may be used, as the files are at this moment.

use hyper::body::Incoming;
use isekai_channel::verdict::{PathReason, PathVerdict, ValidatePath};
use nix::errno::Errno;

use crate::agent::Agent;
use crate::failure::Failure;
use crate::http::{Reply, json, read_json};
use crate::workspace::Workspace;

pub async fn validate(agent: &Agent, body: Incoming) -> Result<Reply, Failure> {
    let request: ValidatePath = read_json(body).await?;
    json(&verdict(&agent.workspace, &request)?)
}

fn verdict(workspace: &Workspace, request: &ValidatePath) -> Result<PathVerdict, Failure> {
    let verdict = PathVerdict::of(request);
    let Some(path) = &verdict.normalized else { return Ok(verdict) };
    let link = || {
        let message = format!("`{path}` leads through a symbolic link");
        Ok(PathVerdict::refuse(PathReason::SymbolicLink, message))
    };
    match workspace.is_link(path) {
        // Writing puts a file in the place of the link; reading would follow it.
        Ok(is_link) if is_link && !request.allow_write => link(),
        Ok(_) => Ok(verdict),
        Err(error) => match error.raw_os_error().map(Errno::from_raw) {
            Some(Errno::ELOOP | Errno::EXDEV) => link(),
            Some(Errno::ENOTDIR) => {
                let message = format!("on the way to `{path}` there is a file where a folder is needed");
                Ok(PathVerdict::refuse(PathReason::NotAFolder, message))
            }
            _ => Err(Failure::file("look at", path.as_str(), error)),
        },
    }
}
