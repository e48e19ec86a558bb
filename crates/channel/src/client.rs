//! The client of sandboxd's REST service.
