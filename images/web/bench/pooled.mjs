import { execFile, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

const run = promisify(execFile);
const NODE = "/opt/isekai/bin/node";
const MAIN = "/opt/isekai/builder/main.mjs";
const SETTINGS = [
  ["--network", "none"],
  ["--read-only"],
  ["--user", "10001:10001"],
  ["--cap-drop", "ALL"],
  ["--security-opt", "no-new-privileges"],
  ["--memory", "640m"],
  ["--memory-swap", "640m"],
  ["--pids-limit", "128"],
  ["--tmpfs", "/workspace:rw,exec,nosuid,nodev,size=128m,mode=1777"],
  ["--tmpfs", "/tmp:rw,noexec,nosuid,nodev,size=64m,mode=1777"],
  ["--ulimit", "nofile=4096"],
  ["--ulimit", "core=0"],
  ["--log-driver", "none"],
  ["--label", "isekai.bench=1"],
].flat();

/** A container with the settings of a pooled sandbox whose main process is the builder, spoken to over its stdio. */
export class Pooled {
  #child;
  #lines;
  #name;

  static async start({ name, image, cpus, shares, nodeFlags }) {
    const sandbox = new Pooled();
    sandbox.#name = name;
    const startedMs = performance.now();
    sandbox.#child = spawn(
      "docker",
      [
        "run",
        "--interactive",
        "--name",
        name,
        ...SETTINGS,
        "--cpus",
        cpus,
        "--cpu-shares",
        shares,
        "--entrypoint",
        NODE,
        image,
        ...nodeFlags,
        MAIN,
      ],
      { stdio: ["pipe", "pipe", "inherit"] },
    );
    sandbox.#lines = createInterface({ input: sandbox.#child.stdout })[Symbol.asyncIterator]();
    const { ready } = await sandbox.#next();
    if (!ready) throw new Error("the builder did not get ready");
    sandbox.readyMs = performance.now() - startedMs;
    return sandbox;
  }

  async ask(request) {
    const startedMs = performance.now();
    this.#child.stdin.write(`${JSON.stringify({ id: 1, ...request })}\n`);
    const answer = await this.#next();
    return { ...answer, elapsedMs: performance.now() - startedMs };
  }

  async write(files) {
    const script = Object.entries(files)
      .map(([path, text]) => `mkdir -p "$(dirname ${path})"; printf %s ${Buffer.from(text).toString("base64")} | base64 -d > ${path}`)
      .join("\n");
    const child = execFile("docker", ["exec", "-i", "--workdir", "/workspace", this.#name, "/bin/sh"]);
    child.stdin.end(script);
    await new Promise((resolve, reject) =>
      child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`write failed: ${code}`)))),
    );
  }

  /** Memory of all processes of the container that is theirs alone or their share of what they share (PSS). */
  async memoryMb() {
    const { stdout } = await run("docker", ["exec", this.#name, "/bin/sh", "-c", "cat /proc/[0-9]*/smaps_rollup 2>/dev/null"]);
    return [...stdout.matchAll(/^Pss:\s+(\d+) kB/gm)].reduce((sum, [, kb]) => sum + Number(kb), 0) / 1024;
  }

  /** CPU time the container has used, from its control group (v1 or v2). */
  async cpuMs() {
    const files = "/sys/fs/cgroup/cpuacct/cpuacct.usage /sys/fs/cgroup/cpu.stat";
    const { stdout } = await run("docker", ["exec", this.#name, "/bin/sh", "-c", `cat ${files} 2>/dev/null || true`]);
    const microseconds = /usage_usec (\d+)/.exec(stdout);
    return microseconds ? Number(microseconds[1]) / 1e3 : Number(/^\d+/.exec(stdout)[0]) / 1e6;
  }

  async remove() {
    await run("docker", ["rm", "--force", this.#name]);
  }

  async #next() {
    const { value, done } = await this.#lines.next();
    if (done) throw new Error("the builder ended");
    return JSON.parse(value);
  }
}
