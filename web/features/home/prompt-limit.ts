import { home as words } from "@/messages/home";

/** The server's limit, so that one hears of it before sending. */
export const MAX_PROMPT_BYTES = 16_384;

export type PromptProblem = { kind: "too-long"; bytes: number } | { kind: "control"; position: number };

export function promptProblem(text: string): PromptProblem | null {
  const trimmed = text.trim();
  const bytes = new TextEncoder().encode(trimmed).length;
  if (bytes > MAX_PROMPT_BYTES) return { kind: "too-long", bytes };
  const position = [...trimmed].findIndex((char) => /\p{Cc}/u.test(char) && !"\n\r\t".includes(char));
  return position < 0 ? null : { kind: "control", position: position + 1 };
}

export function problemText(problem: PromptProblem): string {
  return problem.kind === "too-long" ? words.problem.tooLong(problem.bytes, MAX_PROMPT_BYTES) : words.problem.control(problem.position);
}
