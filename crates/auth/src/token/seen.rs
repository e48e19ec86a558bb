//! Tokens that were verified lately, by their hash: a client shows the same one for a quarter of an hour, and checking a signature takes
//! far longer than all else.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::Claims;

pub(super) type Hash = [u8; 32];

/// Two generations: when the young one is full it becomes the old one, and what nobody asked for meanwhile is forgotten.
#[derive(Default)]
pub(super) struct Seen {
    maps: Mutex<Generations>,
}

#[derive(Default)]
struct Generations {
    /// Of the keys that the tokens were verified with; see [`Seen::get`].
    of: usize,
    young: HashMap<Hash, Arc<Claims>>,
    old: HashMap<Hash, Arc<Claims>>,
}

/// Tokens of a generation.
const MAX: usize = 4096;

pub(super) fn hash(token: &str) -> Hash {
    Sha256::digest(token.as_bytes()).into()
}

impl Seen {
    /// `keys` says which set of keys is in use: with another one everything has to be verified anew.
    pub fn get(&self, hash: &Hash, keys: usize) -> Option<Arc<Claims>> {
        let mut maps = self.maps.lock().unwrap_or_else(PoisonError::into_inner);
        if maps.of != keys {
            return None;
        }
        if let Some(claims) = maps.young.get(hash) {
            return Some(Arc::clone(claims));
        }
        let claims = maps.old.remove(hash)?;
        maps.put(*hash, &claims);
        Some(claims)
    }

    pub fn put(&self, hash: Hash, keys: usize, claims: &Arc<Claims>) {
        let mut maps = self.maps.lock().unwrap_or_else(PoisonError::into_inner);
        if maps.of != keys {
            *maps = Generations { of: keys, ..Generations::default() };
        }
        maps.put(hash, claims);
    }
}

impl Generations {
    fn put(&mut self, hash: Hash, claims: &Arc<Claims>) {
        if self.young.len() >= MAX {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(hash, Arc::clone(claims));
    }
}

#[cfg(test)]
mod tests {
    use isekai_domain::{SessionId, UserId};
    use uuid::Uuid;

    use super::*;

    fn claims() -> Arc<Claims> {
        let (iss, aud) = (String::new(), String::new());
        Arc::new(Claims {
            sub: UserId::new(),
            sid: SessionId::new(),
            roles: vec![],
            iat: 0,
            exp: 0,
            iss,
            aud,
            jti: Uuid::nil(),
        })
    }

    fn key(n: usize) -> Hash {
        hash(&n.to_string())
    }

    #[test]
    fn memory_is_bounded_and_what_is_used_stays() {
        let (seen, claims) = (Seen::default(), claims());
        for n in 0..10 * MAX {
            seen.put(key(n), 1, &claims);
            assert!(seen.get(&key(0), 1).is_some(), "asked for all the time");
        }
        let maps = seen.maps.lock().unwrap();
        assert!(maps.young.len() <= MAX && maps.old.len() <= MAX);
        assert!(!maps.young.contains_key(&key(1)) && !maps.old.contains_key(&key(1)));
    }

    #[test]
    fn with_other_keys_nothing_is_known() {
        let (seen, claims) = (Seen::default(), claims());
        seen.put(key(1), 1, &claims);
        assert!(seen.get(&key(1), 2).is_none());
        seen.put(key(2), 2, &claims);
        assert!(seen.get(&key(1), 2).is_none() && seen.get(&key(2), 2).is_some());
        assert!(seen.get(&key(1), 1).is_none(), "the old ones are gone for good");
    }
}
