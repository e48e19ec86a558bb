// Measures the builder inside a container that is set up like a pooled one (docs/adr/0003).
// usage: node bench/bench.mjs [--image NAME] [--runs N] [--containers N] [--cpus N] [--shares N] [--node-flags="…"] [--idle-ms MS]
// On a busy machine `--shares 100000` lets the container run as if it were alone; CPU times do not depend on it.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { percentiles } from "./numbers.mjs";
import { Pooled } from "./pooled.mjs";

const { values: options } = parseArgs({
  options: {
    image: { type: "string", default: "isekai/web:latest" },
    runs: { type: "string", default: "20" },
    containers: { type: "string", default: "3" },
    cpus: { type: "string", default: "1" },
    shares: { type: "string", default: "1024" },
    "node-flags": { type: "string", default: "" },
    "idle-ms": { type: "string", default: "0" },
  },
});
const OUTDIR = "/workspace/.isekai/dist";
const BUILD = { op: "build", target: "react", root: "/workspace", outdir: OUTDIR };
const VERIFY = { op: "verify", dir: OUTDIR, path: "/" };

const app = await project(fileURLToPath(new URL("./app", import.meta.url)));
const seen = {
  readyMs: [],
  firstBuildMs: [],
  firstBuildCpuMs: [],
  firstVerifyMs: [],
  buildMs: [],
  verifyMs: [],
  pssWarmMb: [],
  pssAfterMb: [],
};
for (let index = 0; index < Number(options.containers); index += 1) await measure(`isekai-bench-${process.pid}-${index}`);
for (const [name, numbers] of Object.entries(seen)) console.log(name.padEnd(16), percentiles(numbers));

async function measure(name) {
  const sandbox = await Pooled.start({
    name,
    image: options.image,
    cpus: options.cpus,
    shares: options.shares,
    nodeFlags: options["node-flags"].split(" ").filter(Boolean),
  });
  try {
    seen.readyMs.push(sandbox.readyMs);
    await new Promise((resolve) => setTimeout(resolve, Number(options["idle-ms"])));
    seen.pssWarmMb.push(await sandbox.memoryMb());
    await sandbox.write(app);
    const cpuMs = await sandbox.cpuMs();
    for (let run = 0; run <= Number(options.runs); run += 1) {
      if (run > 0) await sandbox.write({ "src/App.tsx": `${app["src/App.tsx"]}\nexport const edit = "mt-[${run}px]";\n` });
      const built = await sandbox.ask(BUILD);
      if (run === 0) seen.firstBuildCpuMs.push((await sandbox.cpuMs()) - cpuMs);
      const verified = await sandbox.ask(VERIFY);
      if (!built.ok || !verified.ok) throw new Error(JSON.stringify({ built, verified }));
      seen[run === 0 ? "firstBuildMs" : "buildMs"].push(built.elapsedMs);
      seen[run === 0 ? "firstVerifyMs" : "verifyMs"].push(verified.elapsedMs);
    }
    seen.pssAfterMb.push(await sandbox.memoryMb());
  } finally {
    await sandbox.remove();
  }
}

async function project(dir) {
  const files = {};
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files[path.slice(dir.length + 1)] = await readFile(path, "utf8");
  }
  return files;
}
