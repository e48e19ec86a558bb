//! Follows a change by words.

use anyhow::Context as _;
use http::Method;
use serde_json::Value;

use super::{if_lost, show};
use crate::client::api::{Api, ClientError, PageOf};
use crate::client::sse::Stream;

/// Until the change is made, which is answered as the API shows it; an error when it is not made.
pub async fn until_applied(api: &Api, app: &str, iteration: &str, show: bool) -> anyhow::Result<Value> {
    // From the app's first event: where the change's own begin is not known before they are seen.
    let mut events = Stream::resume(api, &format!("/api/apps/{app}/events"), 0);
    // Changes of one app are made one after the other, so what happens belongs to the first of those that are open.
    let mut open: Vec<String> = Vec::new();
    loop {
        let next = events.next().await;
        let event = next.map_err(|error| if_lost(error, "the change may still be made; look at the app"))?;
        let data = &event.data;
        match (event.kind.as_str(), data["id"].as_str(), data["status"].as_str()) {
            ("iteration", Some(id), Some("pending")) => open.push(id.to_owned()),
            ("iteration", Some(id), Some("applied")) if id == iteration => return read(api, app, iteration).await,
            ("iteration", Some(id), Some("failed")) if id == iteration => {
                let reason = data["error"].as_str().unwrap_or("no reason was given");
                return Err(ClientError::ChangeFailed(reason.to_owned()).into());
            }
            ("iteration", Some(id), _) => open.retain(|other| other != id),
            ("deleted", ..) => return Err(ClientError::ChangeFailed("the app was deleted".to_owned()).into()),
            (kind, ..) if show && open.first().is_some_and(|first| first == iteration) => show::print(kind, data),
            _ => {}
        }
    }
}

async fn read(api: &Api, app: &str, iteration: &str) -> anyhow::Result<Value> {
    let path = format!("/api/apps/{app}/iterations?limit=100");
    // Newest first, and far fewer than a hundred may wait, so it is on the first page.
    let page: PageOf<Value> = api.json(Method::GET, &path, None).await?;
    page.items.into_iter().find(|item| item["id"] == iteration).context("the change is not in the app's history")
}

#[cfg(test)]
mod tests {
    use isekai_domain::ErrorCode;
    use serde_json::json;

    use super::*;
    use crate::client::api::testing::{Server, events, json as answer, refusal};
    use crate::output;

    fn event(seq: u64, id: &str, status: &str) -> String {
        format!("id: {seq}\nevent: iteration\ndata: {}\n\n", json!({ "id": id, "status": status, "error": "why" }))
    }

    #[tokio::test]
    async fn only_the_end_of_this_change_counts() {
        let history = [
            event(1, "old", "pending"),
            event(2, "old", "failed"),
            event(3, "before", "pending"),
            event(4, "this", "pending"),
            event(5, "before", "applied"),
        ];
        let list = json!({ "items": [{ "id": "this", "status": "applied" }, { "id": "before" }], "next": null });
        let answers = vec![events(&history.concat()), events(&event(6, "this", "applied")), answer(200, &list)];
        let server = Server::start(answers).await;
        let made = until_applied(&Api::anonymous(&server.url), "a", "this", false).await.unwrap();
        assert_eq!(made["status"], "applied");
    }

    #[tokio::test]
    async fn a_change_that_fails_says_why() {
        let history = [event(1, "this", "pending"), event(2, "this", "failed")];
        let server = Server::start(vec![events(&history.concat()), refusal(ErrorCode::NotFound)]).await;
        let api = Api::anonymous(&server.url);
        let error = until_applied(&api, "a", "this", false).await.unwrap_err();
        assert_eq!(error.to_string(), "the change was not made: why");
        assert_eq!(error.downcast_ref::<ClientError>().map(ClientError::exit_code), Some(output::APP_FAILED));
        let error = until_applied(&api, "a", "this", false).await.unwrap_err();
        assert_eq!(ClientError::code_in(&error), Some(ErrorCode::NotFound));
    }
}
