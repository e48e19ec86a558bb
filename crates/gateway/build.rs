//! Builds the crate anew when the web page was built anew.

use std::path::Path;

fn main() {
    let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/out");
    // A path that does not exist counts as changed at each build, so an empty folder stands for a page that is not built.
    if std::fs::create_dir_all(&out).is_ok() {
        println!("cargo:rerun-if-changed={}", out.display());
    }
    println!("cargo:rerun-if-changed=build.rs");
}
