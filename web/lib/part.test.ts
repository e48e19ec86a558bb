import { describe, expect, it } from "vitest";
import { fetched } from "./part";

const failure = Object.assign(new Error("Failed to load chunk /_next/static/chunks/x.js"), { name: "ChunkLoadError" });

/** A server whose answers are given beforehand; `done` after so many attempts. */
function world(failures: number, there: boolean[]) {
  const seen = { loads: 0, waits: [] as number[] };
  const load = (): Promise<string> => (seen.loads++ < failures ? Promise.reject(failure) : Promise.resolve("done"));
  const isThere = (): Promise<boolean> => Promise.resolve(there.shift() ?? true);
  const wait = (ms: number): Promise<void> => (seen.waits.push(ms), Promise.resolve());
  return { seen, run: () => fetched(load, isThere, wait) };
}

describe("a part of the page", () => {
  it("comes at once where it can", async () => {
    const { seen, run } = world(0, []);
    expect(await run()).toBe("done");
    expect(seen).toEqual({ loads: 1, waits: [] });
  });

  it("is waited for while the server is away, more and more patiently", async () => {
    const { seen, run } = world(6, Array<boolean>(6).fill(false));
    expect(await run()).toBe("done");
    expect(seen.waits).toEqual([400, 800, 1_600, 3_200, 4_000, 4_000]);
  });

  it("is tried once more when the server has come back in between", async () => {
    const { seen, run } = world(2, [false, true]);
    expect(await run()).toBe("done");
    expect(seen).toEqual({ loads: 3, waits: [400] });
  });

  it("belongs to another version when the server is there and has none", async () => {
    const { seen, run } = world(99, [true]);
    await expect(run()).rejects.toBe(failure);
    expect(seen).toEqual({ loads: 2, waits: [] });
  });

  it("is not asked for again when it was fetched and is broken", async () => {
    const broken = new TypeError("x is not a function");
    await expect(fetched(() => Promise.reject(broken), () => Promise.resolve(false))).rejects.toBe(broken);
  });
});
