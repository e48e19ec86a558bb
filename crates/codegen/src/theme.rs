//! Colours of an app: from the few a spec names to all that the styles use, with readable text on each.

mod color;
mod css;
mod palette;

pub use color::Rgb;
pub use css::{PLAIN, TAILWIND, favicon, notes, stylesheet};
pub use palette::{initial, is_chosen};
