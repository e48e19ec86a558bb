import { isSqliteError } from './store/database.ts'

/**
 * Writes an error that nobody expected. Messages may quote what somebody sent or stored; only those of the system and of SQLite
 * do not.
 */
export function logError(error: unknown): void {
  if (!(error instanceof Error)) return console.error('error: something that is no error')
  const told = isSqliteError(error) || 'syscall' in error ? `: ${error.message}` : ''
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? []
  console.error([`error: ${error.name}${told}`, ...frames].join('\n'))
}
