"""Runs the app: `python3 -u server/main.py`. PROTOCOL.md says what it answers."""

import os
import re
import signal
import sqlite3
import sys
import threading
from pathlib import Path

from app import App
from login.attempts import Attempts
from model import BrokenModel, read_model
from store.database import Database, NewerDatabase
from store.samples import store_samples
from web.listener import Listener, Timeouts


class CannotStart(Exception):
    """Says why, in one line."""


def main() -> None:
    here = Path(__file__).resolve().parent
    # What the app knows is nobody else's on this computer.
    os.umask(0o077)
    port = setting("PORT", 3000, 65_535)
    host = os.environ.get("HOST") or "127.0.0.1"
    timeouts = Timeouts(
        headers_ms=setting("ISEKAI_HEADERS_TIMEOUT_MS", 10_000),
        body_ms=setting("ISEKAI_BODY_TIMEOUT_MS", 60_000),
    )
    model = read_model(here / "model.json")
    folder = Path(os.environ.get("ISEKAI_DATA_DIR") or here.parent / "data")
    db = open_database(folder, setting("ISEKAI_BUSY_TIMEOUT_MS", 5_000))
    store_samples(db, model)

    app = App(model, db, here.parent / "dist", Attempts())
    # No thread takes these, so that the wait below gets them: one that another thread took would not end a wait for an event.
    ends = (signal.SIGTERM, signal.SIGINT)
    signal.pthread_sigmask(signal.SIG_BLOCK, ends)
    try:
        listener = Listener(app, host, port, timeouts)
    except (OSError, OverflowError) as cause:
        raise CannotStart(f"cannot listen on {host}:{port}: {cause}") from cause
    threading.Thread(target=listener.serve_forever, args=(0.1,), daemon=True).start()
    print(f"listening on {listener.url()}", flush=True)
    signal.sigwait(ends)
    listener.stop()
    db.close()


def setting(name: str, fallback: int, highest: int = 600_000) -> int:
    """A setting that is a number, from the environment."""
    text = os.environ.get(name, "")
    if text == "":
        return fallback
    if not re.fullmatch("[0-9]{1,6}", text) or int(text) > highest:
        raise CannotStart(f"{name} has to be a number from 0 to {highest}")
    return int(text)


def open_database(folder: Path, busy_timeout_ms: int) -> Database:
    path = folder / "app.db"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return Database(path, busy_timeout_ms)
    except (OSError, sqlite3.Error) as cause:
        raise CannotStart(f"cannot open {path}: {cause}") from cause


if __name__ == "__main__":
    try:
        main()
    except (CannotStart, BrokenModel, NewerDatabase) as problem:
        sys.exit(str(problem))
    except sqlite3.Error as problem:
        sys.exit(f"the database is broken: {problem}")
