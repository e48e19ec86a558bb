import { beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "@/lib/api/errors";
import type { FileDraft } from "./drafts";
import { saveFile } from "./save";

const stale = () => new ApiError(409, "CONCURRENT_MODIFICATION", "changed", "c");
const calls = vi.hoisted(() => ({ writeFile: vi.fn(), readFile: vi.fn(), files: vi.fn() }));
vi.mock("@/lib/api/endpoints", () => ({ api: calls }));

const draft: FileDraft = { version: 3, base: "old\nb\nc", text: "mine\nb\nc", ends: "lf", clashes: [] };

beforeEach(() => {
  for (const call of Object.values(calls)) call.mockReset();
});

describe("saveFile", () => {
  it("saves against the version the edit started from", async () => {
    calls.writeFile.mockResolvedValueOnce({ version: 4 });
    await expect(saveFile("a", "x.ts", draft)).resolves.toEqual({ kind: "saved", text: draft.text, ends: "lf", version: 4 });
    expect(calls.writeFile).toHaveBeenCalledWith("a", "x.ts", draft.text, 3);
  });

  it("keeps the line ends", async () => {
    calls.writeFile.mockResolvedValueOnce({ version: 4 });
    await saveFile("a", "x.ts", { ...draft, ends: "crlf" });
    expect(calls.writeFile).toHaveBeenCalledWith("a", "x.ts", "mine\r\nb\r\nc", 3);
  });

  it("moves on top of a newer version that left this file alone", async () => {
    calls.writeFile.mockRejectedValueOnce(stale()).mockResolvedValueOnce({ version: 6 });
    calls.readFile.mockResolvedValueOnce({ text: draft.base, version: 5 });
    await expect(saveFile("a", "x.ts", draft)).resolves.toMatchObject({ kind: "saved", text: draft.text, version: 6 });
    expect(calls.writeFile).toHaveBeenLastCalledWith("a", "x.ts", draft.text, 5);
  });

  it("merges what others changed in other lines, as often as they do", async () => {
    calls.writeFile.mockRejectedValueOnce(stale()).mockRejectedValueOnce(stale()).mockResolvedValueOnce({ version: 8 });
    calls.readFile.mockResolvedValueOnce({ text: "old\nb\nC", version: 5 }).mockResolvedValueOnce({ text: "old\nb\nC!", version: 7 });
    await expect(saveFile("a", "x.ts", draft)).resolves.toEqual({ kind: "saved", text: "mine\nb\nC!", ends: "lf", version: 8 });
    expect(calls.writeFile).toHaveBeenLastCalledWith("a", "x.ts", "mine\nb\nC!", 7);
  });

  it("takes what arrived already for saved", async () => {
    calls.writeFile.mockRejectedValueOnce(stale());
    calls.readFile.mockResolvedValueOnce({ text: draft.text, version: 4 });
    await expect(saveFile("a", "x.ts", draft)).resolves.toEqual({ kind: "saved", text: draft.text, ends: "lf", version: 4 });
    expect(calls.writeFile).toHaveBeenCalledTimes(1);
  });

  it("hands back theirs when the same lines changed", async () => {
    calls.writeFile.mockRejectedValueOnce(stale());
    calls.readFile.mockResolvedValueOnce({ text: "theirs\r\nb\r\nc", version: 5 });
    await expect(saveFile("a", "x.ts", draft)).resolves.toEqual({ kind: "clash", theirs: { text: "theirs\nb\nc", ends: "crlf", version: 5 } });
  });

  it("says when the file is gone", async () => {
    calls.writeFile.mockRejectedValueOnce(stale());
    calls.readFile.mockRejectedValueOnce(new ApiError(404, "NOT_FOUND", "no", "c"));
    calls.files.mockResolvedValueOnce({ version: 9, files: [] });
    await expect(saveFile("a", "x.ts", draft)).resolves.toEqual({ kind: "gone", version: 9 });
  });

  it("gives up on a conflict that is not about versions, and on other failures", async () => {
    calls.writeFile.mockRejectedValueOnce(stale());
    calls.readFile.mockResolvedValueOnce({ text: draft.base, version: 3 });
    await expect(saveFile("a", "x.ts", draft)).rejects.toMatchObject({ status: 409 });
    calls.writeFile.mockRejectedValueOnce(new ApiError(403, "SECURITY_ERROR", "no", "c"));
    await expect(saveFile("a", "x.ts", draft)).rejects.toMatchObject({ status: 403 });
  });
});
