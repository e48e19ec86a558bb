//! Connections of apps to the outside: what owners opened, which sandbox knows of it, and what was decided about connections.

pub mod decisions;
pub mod pushes;
pub mod rules;

#[cfg(test)]
mod tests;
