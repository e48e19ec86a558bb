import type { FoundFault } from "@/lib/api/types";
import { auditProblems, auditVerify as words } from "@/messages/audit-verify";

export interface Problem {
  problem: string;
  title: string;
  means: string;
  act: string;
  faults: FoundFault[];
}

/** What was found, by problem, in the order in which the chain has the first of each. */
export function problemsOf(findings: FoundFault[]): Problem[] {
  const problems = new Map<string, Problem>();
  for (const fault of findings) {
    const { problem } = fault;
    const known = problems.get(problem);
    if (known) known.faults.push(fault);
    else problems.set(problem, { problem, ...(Object.hasOwn(auditProblems, problem) ? auditProblems[problem] : undefined) ?? words.unknown(problem), faults: [fault] });
  }
  return [...problems.values()];
}

/** The log may go on behind its end when that was cut off; the command names the end that is known from outside. */
export const acceptable = (findings: FoundFault[], anchorSeq: number | null): number | null =>
  findings.some((fault) => fault.problem === "TRUNCATED") ? anchorSeq : null;
