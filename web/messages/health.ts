import { plural } from "./plural";

interface Dependency {
  name: string;
  purpose: string;
  /** What people notice while it is away. */
  without: string;
  act: string;
}

/** What Isekai depends on, by the names of `/health/ready`. */
const dependencies: Record<string, Dependency> = {
  postgresql: {
    name: "PostgreSQL",
    purpose: "Accounts, apps and the work that is under way.",
    without: "Nothing works: nobody can sign in, and nothing can be made or changed.",
    act: "See whether PostgreSQL runs and what its log says. Isekai connects again by itself.",
  },
  redis: {
    name: "Redis",
    purpose: "Text of files while they are being written.",
    without: "Apps are made as before. Files appear when they are finished, not letter by letter.",
    act: "See whether Redis runs. Isekai connects again by itself.",
  },
  planner: {
    name: "Planner",
    purpose: "Makes plans and files out of what people ask for.",
    without: "New apps and changes wait. Apps that run go on.",
    act: "See whether the planner runs: DATA/log/planner.log.",
  },
  sandboxd: {
    name: "Sandboxes",
    purpose: "Runs the apps, each in a container of its own.",
    without: "Apps cannot be started or built.",
    act: "See whether sandboxd and the container engine run: DATA/log/sandboxd.log, isekai doctor.",
  },
  vault: {
    name: "Vault",
    purpose: "Keeps the keys that protect what people enter.",
    without: "People who were active within the last hour go on. Others cannot sign in, and their work waits.",
    act: "Unseal Vault, or look at the network between. Nothing has to be restarted.",
  },
};

/** What sandboxd finds wrong with its engine. */
const findings: Record<string, string> = {
  ENGINE_DOWN: "The container engine does not answer. Start it.",
  IMAGE_MISSING: "The image of the sandboxes is not there. Build it with images/web/build.sh.",
  POOL_EMPTY: "No sandbox is ready, so the next start takes longer.",
  RUNTIME_MISSING: "The engine does not know the runtime that is set. Install it, or change sandbox.runtime.",
  NO_SECCOMP: "The engine runs without seccomp. Use a kernel and an engine that have it.",
  NO_MEMORY_LIMIT: "The kernel does not limit memory. Turn on the memory cgroup.",
  NO_PIDS_LIMIT: "The kernel does not limit processes. Turn on the pids cgroup.",
  NO_CPU_LIMIT: "The kernel does not limit CPU time. Turn on CFS bandwidth control.",
  NO_SWAP_LIMIT: "The kernel does not account for swap. Turn swap off on this machine.",
  OLD_RUNC: "runc is older than 1.2.8 or 1.3.3 and may be vulnerable. Update it.",
  NO_LIVE_RESTORE: "A restart of the engine ends all sandboxes. Set \"live-restore\": true in its daemon.json.",
  CGROUP_V1: "The engine uses cgroup version 1. Version 2 isolates and counts better.",
  NO_APPARMOR: "The kernel has no AppArmor. Seccomp and capabilities stand alone.",
  NO_USERNS: "Users in containers are those of the machine. Set \"userns-remap\": \"default\" in daemon.json.",
};

export const health = {
  title: "Health",
  text: "Isekai and everything it depends on, asked again every few seconds.",
  dependencies,
  findings,
  unknown: { purpose: "This page does not know it.", without: "", act: "Look at DATA/log." },
  status: { ok: "Works", degraded: "Degraded", down: "Down" } as Record<string, string>,
  whole: {
    ok: { title: "Everything works", text: "All that Isekai depends on answers." },
    degraded: { title: "Isekai works with less", text: "Something it can do without for a while does not work. What people notice stands below." },
    down: { title: "Isekai is down", text: "Something it cannot do without does not work." },
    unknown: { title: "Isekai gives a state that this page does not know", text: "What it says of each part stands below." },
  },
  away: {
    title: "Isekai does not answer",
    text: "This page goes on asking. On its machine, see whether it runs and what DATA/log/serve.log says.",
    last: (time: string) => `Below stands what it said last, at ${time}.`,
  },
  loading: "Asking Isekai",
  asked: (time: string) => `Last answer ${time}`,
  paused: "Asked only while this page is visible.",
  latency: "Answered in",
  message: "It says",
  notice: "What people notice",
  act: "What to do",
  sparkline: {
    none: "No answers yet.",
    text: (least: string, most: string, last: string, count: number, failed: number) =>
      `Time to answer over ${plural(count, "check")}: ${least === most ? least : `${least} to ${most}`}, last ${last}.` +
      (failed > 0 ? ` It did not work in ${failed} of them.` : ""),
    caption: (count: number, most: string) => `${plural(count, "check")}, at most ${most}`,
  },
  about: {
    title: "This Isekai",
    version: "Version",
    address: "Address",
    registration: "Making an account for oneself",
    open: "Allowed",
    closed: "Not allowed",
    failed: "The version could not be read",
    docs: "API documentation",
    openapi: "OpenAPI document",
    raw: "/health/ready",
  },
};
