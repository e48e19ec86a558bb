//! Drivers, pool, limits, egress, preview, REST service; binary isekai-sandboxd.
