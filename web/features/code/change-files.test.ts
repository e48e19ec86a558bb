import { beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "@/lib/api/errors";
import { ChangedMeanwhile, createFile, deleteFile, renameFile } from "./change-files";

const stale = () => new ApiError(409, "CONCURRENT_MODIFICATION", "changed", "c");
const calls = vi.hoisted(() => ({ writeFile: vi.fn(), deleteFile: vi.fn(), readFile: vi.fn(), files: vi.fn() }));
vi.mock("@/lib/api/endpoints", () => ({ api: calls }));

beforeEach(() => {
  for (const call of Object.values(calls)) call.mockReset();
});

describe("createFile", () => {
  it("goes on top of a newer version", async () => {
    calls.writeFile.mockRejectedValueOnce(stale()).mockResolvedValueOnce({ version: 6 });
    calls.files.mockResolvedValueOnce({ version: 5, files: [{ path: "b" }] });
    await expect(createFile("app", "a", 4)).resolves.toBe(6);
    expect(calls.writeFile).toHaveBeenLastCalledWith("app", "a", "", 5);
  });

  it("leaves a file alone that somebody else has just made", async () => {
    calls.writeFile.mockRejectedValueOnce(stale());
    calls.files.mockResolvedValueOnce({ version: 5, files: [{ path: "a" }] });
    await expect(createFile("app", "a", 4)).resolves.toBeNull();
  });
});

describe("deleteFile", () => {
  it("goes on top of a version that left the file alone, and of no other", async () => {
    calls.deleteFile.mockRejectedValueOnce(stale()).mockResolvedValueOnce({ version: 6 });
    calls.readFile.mockResolvedValueOnce({ text: "x", version: 4 }).mockResolvedValueOnce({ text: "x", version: 5 });
    await expect(deleteFile("app", "a", 4)).resolves.toBe(6);
    expect(calls.deleteFile).toHaveBeenLastCalledWith("app", "a", 5);

    calls.deleteFile.mockRejectedValueOnce(stale());
    calls.readFile.mockResolvedValueOnce({ text: "x", version: 4 }).mockResolvedValueOnce({ text: "y", version: 5 });
    await expect(deleteFile("app", "a", 4)).rejects.toBeInstanceOf(ChangedMeanwhile);
  });
});

describe("renameFile", () => {
  beforeEach(() => {
    calls.readFile.mockResolvedValue({ text: "x", version: 4 });
    calls.writeFile.mockResolvedValue({ version: 5 });
  });

  const nothing = () => Promise.resolve();

  it("writes first and deletes then", async () => {
    const onWritten = vi.fn(nothing);
    calls.deleteFile.mockImplementationOnce(() => {
      expect(onWritten).toHaveBeenCalledOnce();
      return Promise.resolve({ version: 6 });
    });
    await expect(renameFile("app", "a", "b", onWritten)).resolves.toEqual({ kept: undefined });
    expect(calls.writeFile).toHaveBeenCalledWith("app", "b", "x", 4);
    expect(calls.deleteFile).toHaveBeenCalledWith("app", "a", 5);
  });

  it("says when both are there", async () => {
    const error = new ApiError(503, "SERVICE_UNAVAILABLE", "no", "c");
    calls.deleteFile.mockRejectedValueOnce(error);
    await expect(renameFile("app", "a", "b", nothing)).resolves.toEqual({ kept: error });
  });
});
