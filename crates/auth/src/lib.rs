//! Passwords, tokens, permissions.
