//! Pages and their blocks.

use std::collections::HashSet;

use super::{Errors, count};
use crate::blocks::{self, BlockCx};
use crate::names::is_kebab;
use crate::spec::AppSpec;

const MAX_TITLE_CHARS: usize = 60;
const MAX_BLOCKS: usize = 20;

pub fn check_all(spec: &AppSpec, errors: &mut Errors) {
    let mut ids = HashSet::new();
    for (at, page) in spec.pages.iter().enumerate() {
        let path = format!("pages[{at}]");
        if !is_kebab(&page.id) || !page.id.starts_with(|c: char| c.is_ascii_lowercase()) {
            errors.push(format!("{path}.id"), format!("`{}` is not a kebab-case identifier", page.id));
        }
        // Pages become components: `a-b` and `ab` must not get the same name.
        if !ids.insert(crate::names::pascal(&page.id).to_ascii_lowercase()) {
            errors.push(format!("{path}.id"), format!("`{}` is used twice", page.id));
        }
        errors.line(format!("{path}.title"), &page.title, MAX_TITLE_CHARS);
        super::sign_in::check_page(spec, page, &path, errors);
        count(&format!("{path}.blocks"), page.blocks.len(), 1, MAX_BLOCKS, errors);
        for (at, block) in page.blocks.iter().enumerate() {
            blocks::check(&BlockCx { spec, page, block }, &format!("{path}.blocks[{at}]"), errors);
        }
    }
}
