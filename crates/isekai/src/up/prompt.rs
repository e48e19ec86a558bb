//! `isekai up "PROMPT"`: makes the app as a user would, over the API, and prints the preview link.

use tokio_util::sync::CancellationToken;

use crate::client::{Api, follow};
use crate::output;

pub async fn create(url: &str, password: &str, prompt: &str, shutdown: &CancellationToken) -> anyhow::Result<()> {
    let make = async {
        let api = Api::sign_in(url, "admin", password).await?;
        let outcome = follow::create(&api, prompt, None).await?;
        outcome.print();
        anyhow::Ok(())
    };
    let made = tokio::select! {
        made = make => made,
        () = shutdown.cancelled() => return Ok(()),
    };
    // The system goes on: the page shows what went wrong, and the next prompt may work.
    if let Err(error) = made {
        output::note(format!("error: {error:#}"));
    }
    Ok(())
}
