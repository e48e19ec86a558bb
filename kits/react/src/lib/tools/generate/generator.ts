import type { Random } from '../random'
import type { Setting, SettingValues } from '../settings'

/** Something that makes texts by chance. */
export interface Generator {
  /** What its settings and history are stored under. */
  key: string
  /** What the button says. */
  button: string
  resultLabel: string
  settings: readonly Setting[]
  /** Why nothing can be made with these settings. */
  problem?: (values: SettingValues) => string | null
  generate: (values: SettingValues, random: Random) => string[]
  /** Results are long texts, not single lines. */
  long?: boolean
}

const MAX_PAST = 30

/** Past results, the latest first. */
export function addPast(past: readonly string[], results: readonly string[]): string[] {
  return [...results, ...past].slice(0, MAX_PAST)
}

export function readTexts(stored: unknown): string[] {
  return Array.isArray(stored) ? stored.filter((text) => typeof text === 'string') : []
}
