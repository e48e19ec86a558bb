//! Children, their trees, and the duties of process 1.

mod cgroup;
mod children;
mod descriptors;
mod environment;
mod signals;
mod stat;
mod tree;

pub use cgroup::Pressure;
pub use children::{Child, Children, Exit, Role, Task};
pub use descriptors::close_inherited;
pub use signals::{Signals, block_signals, end_everything};
