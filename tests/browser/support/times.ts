import { relative } from "node:path";
import type { FullConfig, Reporter, TestCase, TestResult } from "@playwright/test/reporter";

/** How long each spec took, the longest first: where to look when the suite has become slow. */
export default class Times implements Reporter {
  private readonly spentMs = new Map<string, number>();
  private root = "";

  onBegin({ rootDir }: FullConfig): void {
    this.root = rootDir;
  }

  onTestEnd({ location }: TestCase, { duration }: TestResult): void {
    const file = relative(this.root, location.file);
    this.spentMs.set(file, (this.spentMs.get(file) ?? 0) + duration);
  }

  onEnd(): void {
    for (const [file, ms] of [...this.spentMs].sort((a, b) => b[1] - a[1])) console.log(`${(ms / 1000).toFixed(1).padStart(7)} s  ${file}`);
  }
}
