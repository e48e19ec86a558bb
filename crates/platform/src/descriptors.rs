//! How many descriptors a process may have.

use nix::sys::resource::{Resource, getrlimit, setrlimit};

/// As many as it may ask for: every connection is one. The usual soft limit of 1024 is there for programs that call `select(2)`;
/// children inherit what is set here.
pub fn raise_limit() {
    if let Ok((soft, hard)) = getrlimit(Resource::RLIMIT_NOFILE)
        && soft < hard
    {
        // Where it is refused, fewer connections are open at a time.
        let _ = setrlimit(Resource::RLIMIT_NOFILE, hard, hard);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_is_all_that_may_be_had() {
        raise_limit();
        let (soft, hard) = getrlimit(Resource::RLIMIT_NOFILE).unwrap();
        assert_eq!(soft, hard);
    }
}
