import { beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "@/lib/api/errors";
import { saveFile } from "./save";

const stale = () => new ApiError(409, "CONCURRENT_MODIFICATION", "changed", "c");
const calls = vi.hoisted(() => ({ writeFile: vi.fn(), readFile: vi.fn() }));
vi.mock("@/lib/api/endpoints", () => ({ api: calls }));

const draft = { version: 3, base: "old", text: "mine" };

beforeEach(() => {
  calls.writeFile.mockReset();
  calls.readFile.mockReset();
});

describe("saveFile", () => {
  it("saves against the version the edit started from", async () => {
    calls.writeFile.mockResolvedValueOnce({ version: 4 });
    await expect(saveFile("a", "x.ts", draft)).resolves.toEqual({ kind: "saved", version: 4 });
    expect(calls.writeFile).toHaveBeenCalledWith("a", "x.ts", "mine", 3);
  });

  it("moves on top of a newer version that left this file alone", async () => {
    calls.writeFile.mockRejectedValueOnce(stale()).mockResolvedValueOnce({ version: 6 });
    calls.readFile.mockResolvedValueOnce({ text: "old", version: 5 });
    await expect(saveFile("a", "x.ts", draft)).resolves.toEqual({ kind: "saved", version: 6 });
    expect(calls.writeFile).toHaveBeenLastCalledWith("a", "x.ts", "mine", 5);
  });

  it("hands back both sides when the file itself changed", async () => {
    calls.writeFile.mockRejectedValueOnce(stale());
    calls.readFile.mockResolvedValueOnce({ text: "theirs", version: 5 });
    await expect(saveFile("a", "x.ts", draft)).resolves.toEqual({ kind: "conflict", theirs: "theirs", version: 5 });
  });

  it("gives up on a conflict that is not about versions, and on other failures", async () => {
    calls.writeFile.mockRejectedValueOnce(stale());
    calls.readFile.mockResolvedValueOnce({ text: "old", version: 3 });
    await expect(saveFile("a", "x.ts", draft)).rejects.toMatchObject({ status: 409 });
    calls.writeFile.mockRejectedValueOnce(new ApiError(403, "SECURITY_ERROR", "no", "c"));
    await expect(saveFile("a", "x.ts", draft)).rejects.toMatchObject({ status: 403 });
  });
});
