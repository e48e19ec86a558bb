//! The durable executor (knows no product) and our workflows, one per file.
