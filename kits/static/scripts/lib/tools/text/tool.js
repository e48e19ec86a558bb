/** A tool that makes one text from another. */

/** What is typed and chosen, kept so that one finds it again. */

/** Longer texts are worked on, but not kept: the browser's storage is small. */
export const MAX_KEPT = 100_000

export function fitText(stored, tool, sample = tool.sample) {
  const { input, action } = stored ?? {}
  const known = tool.actions.some(({ value }) => value === action)
  return {
    input: typeof input === 'string' ? input : (sample ?? ''),
    action: known && action !== undefined ? action : (tool.actions[0]?.value ?? ''),
  }
}

export function describeProblem(outcome) {
  return outcome.line === undefined
    ? outcome.problem
    : `Line ${outcome.line}, column ${outcome.column ?? 1}: ${outcome.problem}`
}
