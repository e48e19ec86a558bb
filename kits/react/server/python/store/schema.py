"""The tables of a new database. The server in TypeScript makes the same."""


def schema(format_number: int) -> str:
    return f"""
    -- "version" counts changes; "accounts" is the version of the last change of an account.
    CREATE TABLE meta (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      version INTEGER NOT NULL,
      accounts INTEGER NOT NULL,
      format INTEGER NOT NULL
    ) STRICT;
    INSERT INTO meta VALUES (1, 0, 0, {format_number});

    -- Keys that hold lists of records. "entity": was made for an entity, so that its grants guard it.
    CREATE TABLE collections (
      name TEXT PRIMARY KEY,
      version INTEGER NOT NULL,
      entity INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE records (
      collection TEXT NOT NULL REFERENCES collections (name) ON DELETE CASCADE,
      id TEXT NOT NULL,
      position REAL NOT NULL,
      data TEXT NOT NULL,
      PRIMARY KEY (collection, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX records_in_order ON records (collection, position);

    -- Keys that hold anything else. Those that were removed stay with a value of NULL.
    CREATE TABLE "values" (
      key TEXT PRIMARY KEY,
      value TEXT,
      version INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- "address": the e-mail address in lower case. "password": NULL for a demo account that has none of its own.
    CREATE TABLE accounts (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      email TEXT NOT NULL,
      address TEXT NOT NULL UNIQUE,
      role TEXT NOT NULL,
      picture TEXT,
      active INTEGER NOT NULL,
      password TEXT,
      since TEXT
    ) STRICT;

    -- "expires": milliseconds since 1970.
    CREATE TABLE sessions (
      token_hash TEXT PRIMARY KEY,
      account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
      expires INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sessions_of_account ON sessions (account, expires);
    """
