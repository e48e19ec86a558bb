"""What goes to the log."""

import sqlite3
import sys
import traceback


def log_error(error: BaseException) -> None:
    """Writes an error that nobody expected. Messages may quote what somebody sent or stored; only
    those of the system and of SQLite do not."""
    told = f": {error}" if isinstance(error, OSError | sqlite3.Error) else ""
    frames = traceback.format_tb(error.__traceback__)
    print(f"error: {type(error).__name__}{told}\n{''.join(frames)}", end="", file=sys.stderr)
