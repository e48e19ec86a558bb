//! When the system stops, its sandboxes go too. sandboxd does it: nothing else touches Docker.

use super::layout::Layout;
use super::process;
use crate::output;

pub async fn containers(layout: &Layout) {
    let config = layout.config.join("sandboxd.toml");
    if !config.exists() {
        return;
    }
    let arguments = ["purge", "--config", &config.to_string_lossy()];
    if let Err(error) = process::run(&layout.bin.join("isekai-sandboxd"), &arguments, None).await {
        output::note(format!("some sandboxes may be left: {error:#}"));
    }
}
