import {
  DatabaseSync,
  type SQLInputValue,
  type SQLOutputValue,
  type StatementSync,
} from 'node:sqlite'
import { schema } from './schema.ts'

type Row = Record<string, SQLOutputValue>

/** Raised when older servers cannot work with the tables any longer. */
const FORMAT = 1

const DISK_CODES = [10, 13] // SQLITE_IOERR, SQLITE_FULL
const BUSY_CODES = [5, 6] // SQLITE_BUSY, SQLITE_LOCKED

/** The app's SQLite database. One request at a time uses it: nothing here waits for anything. */
export class Database {
  readonly #db: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  constructor(path: string, busyTimeoutMs: number) {
    this.#db = new DatabaseSync(path, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true })
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
    this.#prepareTables(path)
  }

  #prepareTables(path: string): void {
    this.#transaction('BEGIN IMMEDIATE', () => {
      const known = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'meta'"
      if (!this.get(known)) this.#db.exec(schema(FORMAT))
      const format = Number(this.get('SELECT format FROM meta')?.['format'])
      if (format > FORMAT) throw new NewerDatabase(path, format)
    })
  }

  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#statement(sql).get(...values)
  }

  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#statement(sql).all(...values)
  }

  /** Rows one after another, without having all of them in memory. */
  each(sql: string, ...values: SQLInputValue[]): Iterable<Row> {
    return this.#statement(sql).iterate(...values)
  }

  /** Returns how many rows were touched. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#statement(sql).run(...values).changes)
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known) return known
    const made = this.#db.prepare(sql)
    this.#statements.set(sql, made)
    return made
  }

  /** Reads of one moment, also when another process writes meanwhile. */
  read<T>(work: () => T): T {
    return this.#transaction('BEGIN', work)
  }

  /**
   * Changes all or nothing. `touch` gives the version of this change to what it touches; a change that touches nothing
   * leaves the database's version as it is.
   */
  change<T>(work: (touch: () => number) => T): T {
    return this.#transaction('BEGIN IMMEDIATE', () => {
      let version: number | null = null
      return work(() => {
        version ??= this.raiseVersion()
        return version
      })
    })
  }

  /** Within a change, to more than the one that it makes. */
  raiseVersion(): number {
    const sql = 'UPDATE meta SET version = version + 1 RETURNING version'
    return Number(this.get(sql)?.['version'])
  }

  #transaction<T>(begin: string, work: () => T): T {
    this.#db.exec(begin)
    try {
      const result = work()
      this.#db.exec('COMMIT')
      return result
    } catch (problem) {
      // SQLite has rolled back by itself when the disk was full.
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK')
      throw problem
    }
  }

  version(): number {
    return Number(this.get('SELECT version FROM meta')?.['version'])
  }

  close(): void {
    this.#db.close()
  }
}

export class NewerDatabase extends Error {
  constructor(path: string, format: number) {
    super(
      `${path} was made by a newer version of this server ` +
        `(format ${format}; this one knows ${FORMAT}). It was left as it is.`,
    )
  }
}

export interface SqliteError extends Error {
  errcode: number
}

export function isSqliteError(error: unknown): error is SqliteError {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
}

export function isDiskFull(error: unknown): boolean {
  return isSqliteError(error) && DISK_CODES.includes(error.errcode & 0xff)
}

export function isBusy(error: unknown): boolean {
  return isSqliteError(error) && BUSY_CODES.includes(error.errcode & 0xff)
}
