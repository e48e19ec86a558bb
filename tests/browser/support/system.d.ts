/** What is used of the helpers that the other suites have, which are plain JavaScript. */
declare module "*/lib/system.mjs" {
  export function pids(role: string): number[];
  export function hold(held: number[]): Promise<() => void>;
  export function status(pid: number): Record<string, string | undefined>;
  export function startedAgain(role: string, before: number): Promise<unknown>;
  export function until<T>(what: string, probe: () => Promise<T>, timeoutMs?: number): Promise<T>;
}
