//! Prints the table of blocks and targets: `cargo run -p isekai-codegen --example blocks > docs/blocks.md`.

mod table;

use std::io::Write;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    write!(std::io::stdout(), "{}", table::page())?;
    Ok(())
}
