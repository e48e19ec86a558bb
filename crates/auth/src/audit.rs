//! What makes the audit log provable: a MAC over each row, a chain of keyed links over all rows, and signed checkpoints of the
//! chain. Who has the database but neither the keyring nor the signing key can change nothing without [`verify`] naming it.
//!
//! A row gets its MAC where it is written; the sealer puts it into the chain within a second, and signs the chain's end
//! with a key that only it has. The end is also kept outside of the database (the anchor), or else a database that was put back
//! to yesterday would look like yesterday's.

mod row;
mod sign;
mod verify;

pub use row::{GENESIS, Link, Row, link, mac};
pub use sign::{Anchor, Checkpoint, SealKey, SealKeys};
pub use verify::{Finding, Problem, Sealed, Verified, Verifier};
