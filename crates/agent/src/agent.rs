//! What the handlers share. One thread: no locks but those that order work across awaits.

use std::io;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Instant;

use tokio::sync::{Mutex, Semaphore};

use crate::{
    app::App, builder::Builder, config::Config, egress::Egress, logs::Logs, process::Children, workspace::Workspace,
};

/// Commands that run at the same time.
const MAX_EXECS: usize = 16;
/// Readers of changes at the same time.
const MAX_WATCHES: usize = 4;

#[derive(Debug)]
pub struct Agent {
    pub started: Instant,
    pub workspace: Rc<Workspace>,
    pub logs: Rc<Logs>,
    pub children: Rc<Children>,
    pub builder: Rc<Builder>,
    pub app: Rc<App>,
    pub egress: Rc<Egress>,
    pub execs: Arc<Semaphore>,
    pub watches: Arc<Semaphore>,
    /// Held while a body of files is read and written: one such body in memory at a time.
    pub writing: Mutex<()>,
}

impl Agent {
    pub fn new(config: Config) -> io::Result<Self> {
        let logs = Rc::new(Logs::default());
        let egress = Egress::start(config.egress_port, Rc::clone(&logs));
        let children = Rc::new(Children::new(egress.proxy()));
        let workspace = Rc::new(Workspace::open(&config.workspace)?);
        Ok(Self {
            started: Instant::now(),
            builder: Builder::new(config.builder, Rc::clone(&workspace), Rc::clone(&children), Rc::clone(&logs)),
            app: App::new(Rc::clone(&workspace), Rc::clone(&children), Rc::clone(&logs)),
            workspace,
            logs,
            children,
            egress,
            execs: Arc::new(Semaphore::new(MAX_EXECS)),
            watches: Arc::new(Semaphore::new(MAX_WATCHES)),
            writing: Mutex::new(()),
        })
    }
}
