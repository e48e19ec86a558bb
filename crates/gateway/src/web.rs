//! The web page: the files of `web/out`, compiled into the program.

mod assets;
mod csp;
mod respond;

pub use respond::{WebFiles, serve};
