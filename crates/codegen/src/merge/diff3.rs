//! Line-based diff3 (Khanna, Kunal, Pierce: "A Formal Investigation of Diff3", 2007): stretches where all three agree
//! separate chunks; a chunk that only one side changed takes that side.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The merged text; `None` when both sides changed the same lines in different ways.
pub fn merge(base: &str, left: &str, right: &str) -> Option<String> {
    let (base, left, right) = (lines(base), lines(left), lines(right));
    let to_left = matches(&base, &left);
    let to_right = matches(&base, &right);
    let mut out = String::new();
    // Positions up to which the three texts are dealt with.
    let (mut b, mut l, mut r) = (0, 0, 0);
    while let Some((end_b, end_l, end_r)) = (b..base.len()).find_map(|at| Some((at, to_left[at]?, to_right[at]?))) {
        out.push_str(&chunk(&base[b..end_b], &left[l..end_l], &right[r..end_r])?);
        out.push_str(base[end_b]);
        (b, l, r) = (end_b + 1, end_l + 1, end_r + 1);
    }
    out.push_str(&chunk(&base[b..], &left[l..], &right[r..])?);
    Some(out)
}

fn chunk(base: &[&str], left: &[&str], right: &[&str]) -> Option<String> {
    if left == right || base == right {
        Some(left.concat())
    } else if base == left {
        Some(right.concat())
    } else {
        None
    }
}

/// Lines with their line endings, so that a missing last one is a difference like any other.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// For each line of `base` the line of `other` that it stayed.
fn matches(base: &[&str], other: &[&str]) -> Vec<Option<usize>> {
    let mut matches = vec![None; base.len()];
    for op in capture_diff_slices(Algorithm::Histogram, base, other) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            for at in 0..len {
                matches[old_index + at] = Some(new_index + at);
            }
        }
    }
    matches
}
