//! Ways into a preview: links that are shared, and one-time codes that hand a signed-in owner over.

pub mod codes;
pub mod links;

#[cfg(test)]
mod tests;
