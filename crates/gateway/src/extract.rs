//! Reading requests. Each extractor refuses with our own errors, so that every refusal has the public error shape.

pub mod body;
pub mod client;
pub mod file_path;
pub mod if_match;
pub mod json;
pub mod page;
pub mod path;
pub mod query;

pub use client::ClientInfo;
pub use file_path::FilePath;
pub use if_match::IfMatch;
pub use json::Json;
pub use page::PageQuery;
pub use path::Path;
pub use query::Query;
