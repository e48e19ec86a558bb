import { newId } from '../../id'

export interface Counter {
  id: string
  name: string
  value: number
  /** What it is to reach; null for none. */
  goal: number | null
}

export interface Counters {
  list: readonly Counter[]
  /** What one press adds or takes. */
  step: number
  /** What new counters are to reach, and the players of a scoreboard play to. */
  goal: number | null
}

/** What an app says of its counters. Names, step and goal are those of the first visit. */
export interface CounterRules {
  names: readonly string[]
  step: number
  goal: number | null
  /** Where counters begin, and go back to. */
  start: number
  /** Whether they may go below zero. */
  negative: boolean
}

export const MAX_COUNTERS = 60
export const MAX_VALUE = 1_000_000_000
export const MAX_STEP = 1000
export const MAX_NAME = 40

export function fitCounters(stored: unknown, rules: CounterRules): Counters {
  const { list, step, goal } = (stored ?? {}) as Partial<Counters>
  if (!Array.isArray(list)) {
    const first = rules.names.map((name, at) => newCounter(name, rules.goal, rules, `first-${at}`))
    return { list: first, step: rules.step, goal: rules.goal }
  }
  return {
    list: list.filter(isCounter).map((one) => ({ ...one, goal: fitGoal(one.goal) })),
    step: fitStep(step, rules.step),
    goal: fitGoal(goal),
  }
}

/** Adds to one of them; takes away where `by` is below zero. */
export function addTo(counters: Counters, id: string, by: number, rules: CounterRules): Counters {
  return changed(counters, id, (one) => ({ ...one, value: within(one.value + by, rules) }))
}

/** What one can say of a counter; an empty name changes nothing. */
export function editCounter(
  counters: Counters,
  id: string,
  { name, value, goal }: Omit<Counter, 'id'>,
  rules: CounterRules,
): Counters {
  return changed(counters, id, (one) => ({
    ...one,
    name: cleanName(name) || one.name,
    value: Number.isFinite(value) ? within(Math.round(value), rules) : one.value,
    goal: fitGoal(goal),
  }))
}

export function addCounter(
  counters: Counters,
  name: string,
  rules: CounterRules,
  id = newId(),
): Counters {
  const text = cleanName(name)
  if (text === '' || counters.list.length >= MAX_COUNTERS) return counters
  return { ...counters, list: [...counters.list, newCounter(text, counters.goal, rules, id)] }
}

export function removeCounter(counters: Counters, id: string): Counters {
  return { ...counters, list: counters.list.filter((one) => one.id !== id) }
}

/** All of them back to where they begin. */
export function resetCounters(counters: Counters, { start }: CounterRules): Counters {
  return { ...counters, list: counters.list.map((one) => ({ ...one, value: start })) }
}

export function setStep(counters: Counters, step: number): Counters {
  return { ...counters, step: fitStep(step, counters.step) }
}

export function setGoal(counters: Counters, goal: number | null): Counters {
  return { ...counters, goal: fitGoal(goal) }
}

export function totalOf({ list }: Counters): number {
  return list.reduce((sum, one) => sum + one.value, 0)
}

/** Whether there is something to take back. */
export function isUntouched({ list }: Counters, { start }: CounterRules): boolean {
  return list.every((one) => one.value === start)
}

/** Whether nothing more can be taken away. */
export function isAtBottom({ value }: Counter, { negative }: CounterRules): boolean {
  return !negative && value <= 0
}

/** A goal below the start is counted down to, as from 501 in darts. */
export function isDown(goal: number | null, start: number): boolean {
  return goal !== null && goal < start
}

export function hasReached(value: number, goal: number | null, start: number): boolean {
  if (goal === null) return false
  return isDown(goal, start) ? value <= goal : value >= goal
}

/** How far a counter has come on the way to its goal. */
export function progressOf({ value, goal }: Counter, start: number) {
  if (goal === null) return null
  const of = Math.abs(goal - start)
  const down = isDown(goal, start)
  const way = down ? start - value : value - start
  const done = hasReached(value, goal, start) ? of : Math.min(of, Math.max(0, way))
  return { done, of, text: down ? `${value - goal} to go` : `${value} of ${goal}` }
}

export function addLabel(name: string, by: number): string {
  return `Add ${amount(by)} to ${name}`
}

export function takeLabel(name: string, by: number): string {
  return `Take ${amount(by)} from ${name}`
}

function amount(by: number): string {
  return by === 1 ? 'one' : String(by)
}

function newCounter(
  name: string,
  goal: number | null,
  { start }: CounterRules,
  id: string,
): Counter {
  return { id, name, value: start, goal }
}

function changed(counters: Counters, id: string, change: (one: Counter) => Counter): Counters {
  return { ...counters, list: counters.list.map((one) => (one.id === id ? change(one) : one)) }
}

function within(value: number, { negative }: CounterRules): number {
  return Math.min(MAX_VALUE, Math.max(negative ? -MAX_VALUE : 0, value))
}

function cleanName(name: string): string {
  return name.trim().slice(0, MAX_NAME)
}

function fitStep(step: unknown, other: number): number {
  const sound = typeof step === 'number' && Number.isFinite(step)
  return sound ? Math.min(MAX_STEP, Math.max(1, Math.round(step))) : other
}

function fitGoal(goal: unknown): number | null {
  if (typeof goal !== 'number' || !Number.isFinite(goal)) return null
  return Math.min(MAX_VALUE, Math.max(-MAX_VALUE, Math.round(goal)))
}

function isCounter(value: unknown): value is Counter {
  if (typeof value !== 'object' || value === null) return false
  const { id, name, value: count } = value as Partial<Counter>
  return typeof id === 'string' && typeof name === 'string' && Number.isFinite(count)
}
