import type { Attempts } from './login/attempts.ts'
import type { Model } from './model.ts'
import type { Database } from './store/database.ts'

/** What the answers to requests are made from. */
export interface App {
  model: Model
  db: Database
  /** Folder of the built page. */
  dist: string
  attempts: Attempts
  /** Milliseconds since 1970. */
  now: () => number
}
