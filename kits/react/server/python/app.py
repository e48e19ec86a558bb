"""What the answers to requests are made from."""

import time
from dataclasses import dataclass
from pathlib import Path

from login.attempts import Attempts
from model import Model
from store.database import Database


@dataclass(frozen=True)
class App:
    model: Model
    db: Database
    dist: Path
    """Folder of the built page."""
    attempts: Attempts

    def now(self) -> int:
        """Milliseconds since 1970."""
        return time.time_ns() // 1_000_000
