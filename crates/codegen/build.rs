//! The kits are compiled in: a new file in them must rebuild the crate.

fn main() {
    for folder in ["react/src", "react/package.json", "static/scripts", "static/styles"] {
        println!("cargo::rerun-if-changed=../../kits/{folder}");
    }
}
