/** A tool that makes one text from another. */
export interface TextTool {
  /** What its text is stored under. */
  key: string
  inputLabel: string
  outputLabel: string
  placeholder: string
  /** Stands there at first, to try it with. */
  sample?: string
  /** What it can do with the text; the first at first. */
  actions: readonly { value: string; label: string }[]
  /** File name of a download. */
  file: string
  run: (input: string, action: string) => Outcome
}

export type Outcome = { output: string } | { problem: string; line?: number; column?: number }

/** What is typed and chosen, kept so that one finds it again. */
export interface TextState {
  input: string
  action: string
}

/** Longer texts are worked on, but not kept: the browser's storage is small. */
export const MAX_KEPT = 100_000

export function fitText(stored: unknown, tool: TextTool, sample = tool.sample): TextState {
  const { input, action } = (stored ?? {}) as Partial<TextState>
  const known = tool.actions.some(({ value }) => value === action)
  return {
    input: typeof input === 'string' ? input : (sample ?? ''),
    action: known && action !== undefined ? action : (tool.actions[0]?.value ?? ''),
  }
}

export function describeProblem(outcome: { problem: string; line?: number; column?: number }) {
  return outcome.line === undefined
    ? outcome.problem
    : `Line ${outcome.line}, column ${outcome.column ?? 1}: ${outcome.problem}`
}
