import type { ApiError } from "./api/errors";

const MOST = 4;

/** What a refusal proposes instead: what it lists as `suggestions`, else what its words quote after "for example". */
export function suggestionsOf(error: Pick<ApiError, "message" | "details">): string[] {
  const listed = (error.details as { suggestions?: unknown } | undefined)?.suggestions;
  if (Array.isArray(listed)) return listed.filter((entry) => typeof entry === "string").slice(0, MOST);
  return quotedExamples(error.message);
}

/** The quoted parts that follow "for example" in a text of the planner. */
export function quotedExamples(text: string): string[] {
  const start = /for example|such as/i.exec(text);
  if (!start) return [];
  const quoted = text.slice(start.index).matchAll(/"([^"]{3,200})"|“([^”]{3,200})”/g);
  return [...quoted].map((match) => match[1] ?? match[2] ?? "").slice(0, MOST);
}
