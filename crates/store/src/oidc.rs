//! Sign-ins at OpenID Connect providers that are going on. Each of the two steps is taken once.

pub mod flows;
pub mod proofs;

#[cfg(test)]
mod tests;
