//! The pages under `docs/` that are written from the registries say what those say.

#[path = "../examples/blocks/table.rs"]
mod table;

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use isekai_codegen::{BLOCKS, Target};

/// Compiles each block many times.
static PAGE: LazyLock<String> = LazyLock::new(table::page);

#[test]
fn the_table_of_blocks_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/blocks.md");
    let published = fs::read_to_string(&path).unwrap_or_default();
    assert!(published == *PAGE, "stale: run `cargo run -p isekai-codegen --example blocks > docs/blocks.md`");
}

/// A row per block whose marks are what the registry answers.
#[test]
fn every_block_has_a_row_with_its_targets() {
    for block in BLOCKS {
        let start = format!("| `{}` |", block.kind());
        let mut rows = PAGE.lines().filter(|line| line.starts_with(&start));
        let row = rows.next().unwrap();
        assert_eq!(rows.next(), None, "{}", block.kind());
        let cells: Vec<&str> = row.split(" | ").collect();
        assert_eq!(cells.len(), 8, "{row}");
        let says = |target| if block.supports(target) { "yes" } else { "–" };
        assert_eq!(cells[3..7], [Target::React, Target::Static, Target::Fullstack, Target::Python].map(says), "{row}");
    }
}
