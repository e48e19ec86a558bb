//! Sign-in at an OpenID Connect provider (OpenID Connect Core 1.0: the authorization code flow, with PKCE), as far as it needs no
//! network: what a browser carries, what a provider says of itself, and whether an ID token holds.

mod flow;
mod id_token;
mod keys;
mod metadata;
mod secret;

pub use flow::{Flow, challenge, nonce, verifier};
pub use id_token::{Expected, IdTokenError, Identity, verify};
pub use keys::{KeySet, KeySetError};
pub use metadata::{Metadata, MetadataError, discovery_url};
pub use secret::ClientSecret;

#[cfg(test)]
mod tests;
