import type { Tone } from '../../records/fields'

/** A unit that may be chosen beside a number: `factor` makes it one of the first. */
export interface Unit {
  label: string
  factor: number
}

export interface FormulaInput {
  /** How expressions call it. */
  id: string
  label: string
  /** In expressions 5 % is 0.05, a choice is the number of the chosen option, a date counts days. */
  type: 'number' | 'money' | 'percent' | 'choice' | 'date' | 'text'
  /** Shown behind the number. */
  unit?: string
  units?: readonly Unit[]
  /** What stands there at first; for a date, days from today. */
  default?: number
  min?: number
  max?: number
  options?: readonly { label: string; value: number }[]
  /** May stay empty and then counts as 0. */
  optional?: boolean
  help?: string
}

export type Format = 'number' | 'money' | 'percent' | 'text' | 'date' | 'time'

export interface FormulaOutput {
  /** How later expressions call it. */
  id?: string
  label: string
  expression: string
  /** `number` by default; `time` takes seconds. */
  format?: Format
  unit?: string
  decimals?: number
}

/** A value that outputs share; it is not shown. */
export interface FormulaValue {
  id: string
  expression: string
}

/** A verdict on the first output: that of the first band whose `upTo` is above it. */
export interface FormulaBand {
  /** Up to, but without it; the last band has none. */
  upTo?: number
  label: string
  tone?: Tone
  /** What it means. */
  text?: string
}

/** Inputs that repeat, such as the courses of a term. Outputs go over them with `sum`, `average` and `count`. */
export interface FormulaList {
  singular: string
  /** Rows at first. */
  count?: number
  inputs: readonly FormulaInput[]
}

export interface Formula {
  inputs: readonly FormulaInput[]
  outputs: readonly FormulaOutput[]
  values?: readonly FormulaValue[]
  bands?: readonly FormulaBand[]
  list?: FormulaList
  /** ISO 4217. */
  currency?: string
}

/** A table computed row by row. */
export interface FormulaTable {
  heading?: string
  /** How many rows. */
  rows: string
  /** What a row is called: Month. */
  row: string
  /**
   * Computed from left to right. A column that is not computed yet still has its value of the row before, at first `start`.
   */
  columns: readonly FormulaColumn[]
}

export interface FormulaColumn {
  id: string
  label: string
  expression: string
  start?: string
  format?: Format
  decimals?: number
}

export interface FormulaChart {
  heading: string
  form?: 'bar' | 'line'
  /** Id of the column of the table that is drawn. */
  column?: string
  /** Draws only every so many rows. */
  every?: number
  /** Ids of outputs that are drawn beside each other instead. */
  outputs?: readonly string[]
}
