//! What this node must know after a restart: the secrets of its containers, who claimed them, their leases, where they may connect to.

mod ledger;
mod record;

use std::path::Path;

pub use self::ledger::Ledger;
pub use self::record::{Claim, Made, Record};
pub use crate::lines::FileError as JournalError;
use crate::lines::{self, LineFile};

#[derive(Debug)]
pub struct Journal {
    file: LineFile,
    ledger: Ledger,
}

impl Journal {
    /// Replays the file, then rewrites it compactly. The caller holds the state directory's lock. What damaged lines told of is swept
    /// as an orphan.
    pub fn open(path: &Path) -> Result<Self, JournalError> {
        let mut ledger = Ledger::default();
        lines::read(path)?.into_iter().for_each(|record| ledger.apply(record));
        let file = LineFile::create(path, ledger.records())?;
        Ok(Self { file, ledger })
    }

    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Writes one line, then lets it take effect.
    pub fn append(&mut self, record: Record) -> Result<(), JournalError> {
        self.file.append(&record)?;
        self.ledger.apply(record);
        if self.file.is_long() {
            self.file.compact(self.ledger.records());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
