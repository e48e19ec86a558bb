import type { Entity } from '../model.ts'
import { member, type Json, type JsonObject } from '../parsing.ts'
import { checkRecord, type CheckedRecord } from '../rules/checks.ts'
import type { Database } from '../store/database.ts'
import { recordsAfter } from '../store/records.ts'

/** Longer ones are no running numbers: the next might not be exact. */
const MAX_DIGITS = 15

/** Sees to it that no two records get the same running number. Knows what has become of the records during one request. */
export class Numbers {
  readonly #db: Database
  /** By entity: the series of its fields, and the ids of the records that the request has added. */
  readonly #books = new Map<string, { series: Series[]; added: Set<string> }>()
  #hasGiven = false

  constructor(db: Database) {
    this.#db = db
  }

  /** Whether a record has got another number than it came with. */
  get hasGiven(): boolean {
    return this.#hasGiven
  }

  /** The record as it is to be stored. `before` is null for a new one; one that the same request has added is as good as new. */
  fit(entity: Entity, given: CheckedRecord, before: JsonObject | null): CheckedRecord {
    if (before && !this.#books.get(entity.name)?.added.has(given.id)) return given
    const { series, added } = this.#bookOf(entity)
    added.add(given.id)
    const numbers = series.flatMap((one): [string, Json][] => {
      const number = one.fit(member(given.record, one.field), before && member(before, one.field))
      return number === null ? [] : [[one.field, number]]
    })
    if (numbers.length === 0) return given
    this.#hasGiven = true
    return checkRecord({ ...given.record, ...Object.fromEntries(numbers) })
  }

  /** To be told of every change; null stands for a record that is not there. */
  changed(key: string, before: JsonObject | null, after: JsonObject | null): void {
    for (const one of this.#books.get(key)?.series ?? []) {
      if (before) one.count(member(before, one.field), -1)
      if (after) one.count(member(after, one.field), 1)
    }
  }

  #bookOf({ name, fields }: Entity) {
    const known = this.#books.get(name)
    if (known) return known
    const series = [...fields].flatMap(([field, { numbered }]) =>
      numbered === null ? [] : [new Series(field, numbered)],
    )
    const book = { series, added: new Set<string>() }
    this.#books.set(name, book)
    if (series.length > 0)
      for (const record of recordsAfter(this.#db, name, null)) this.changed(name, null, record)
    return book
  }
}

/** The running numbers in a field. */
class Series {
  readonly field: string
  readonly #prefix: string
  /** How many records have a value. */
  readonly #used = new Map<string, number>()
  /** Those that are running numbers, the largest last; also some that no record has any longer. Null until it is needed. */
  #rising: Running[] | null = null

  constructor(field: string, prefix: string) {
    this.field = field
    this.#prefix = prefix
  }

  count(value: Json | undefined, by: 1 | -1): void {
    if (typeof value !== 'string') return
    const count = (this.#used.get(value) ?? 0) + by
    if (count > 0) this.#used.set(value, count)
    else this.#used.delete(value)
    const running = by > 0 && this.#rising ? this.#parse(value) : null
    if (running && this.#rising) insert(this.#rising, running)
  }

  /** What a new record is to have instead of its value; null when that may stay. `own` is what it has already. */
  fit(given: Json | undefined, own: Json | undefined): string | null {
    const isText = typeof given === 'string'
    // Whether it has the right type is for others to say.
    if (!isText && given !== undefined && given !== null) return null
    if (isText && given.trim() !== '' && (given === own || !this.#used.has(given))) return null
    return typeof own === 'string' ? own : this.#next(given ?? '')
  }

  #next(given: string): string {
    const largest = this.#largest()
    const digits = Math.max(largest?.digits ?? 0, this.#parse(given)?.digits ?? 0)
    for (let number = (largest?.number ?? 0) + 1; ; number += 1) {
      const text = this.#prefix + String(number).padStart(digits, '0')
      if (!this.#used.has(text)) return text
    }
  }

  #largest(): Running | undefined {
    this.#rising ??= [...this.#used.keys()].flatMap((one) => this.#parse(one) ?? []).sort(compare)
    let last = this.#rising.at(-1)
    while (last && !this.#used.has(last.value)) {
      this.#rising.pop()
      last = this.#rising.at(-1)
    }
    return last
  }

  #parse(value: string): Running | null {
    if (!value.startsWith(this.#prefix)) return null
    const digits = value.slice(this.#prefix.length)
    const isNumber = digits.length <= MAX_DIGITS && /^\d+$/.test(digits)
    return isNumber ? { value, number: Number(digits), digits: digits.length } : null
  }
}

interface Running {
  value: string
  number: number
  digits: number
}

function compare(a: Running, b: Running): number {
  return a.number - b.number || a.digits - b.digits
}

/** Mostly at the end. */
function insert(rising: Running[], running: Running): void {
  const before = rising.findLastIndex((one) => compare(one, running) <= 0)
  rising.splice(before + 1, 0, running)
}
