const MAX_DIAGNOSTICS = 50;
const MAX_MESSAGE_CHARS = 2000;

/** The project cannot be built; `errors` are diagnostics for its author. */
export class BuildFailure extends Error {
  constructor(errors, warnings = []) {
    super(errors[0]?.message ?? "build failed");
    this.errors = bounded(errors);
    this.warnings = bounded(warnings);
  }
}

/** A finding about the project. `line` and `column` count from 1. */
export function diagnostic(message, { file, line, column } = {}) {
  return { ...(file && { file }), ...(line && { line }), ...(column && { column }), message: String(message).slice(0, MAX_MESSAGE_CHARS) };
}

/** At most 50 findings: the first ones are the causes, the rest usually follow from them. */
export function bounded(diagnostics) {
  return diagnostics.slice(0, MAX_DIAGNOSTICS);
}

/** Line and column (both from 1) of an offset in a text. */
export function position(text, offset) {
  const before = text.slice(0, Math.max(0, offset));
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: before.length - lineStart + 1 };
}
