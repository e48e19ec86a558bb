import { beforeEach, describe, expect, it, vi } from "vitest";
import { clearDrafts, draftKeys, draftsAtRisk, keepDraftsOf, readDraft, writeDraft } from "./drafts";

/** Holds what is short. */
class SmallStorage extends Map<string, string> {
  get length(): number {
    return this.size;
  }
  key = (index: number): string | null => [...this.keys()][index] ?? null;
  getItem = (key: string): string | null => this.get(key) ?? null;
  removeItem = (key: string): void => void this.delete(key);
  setItem(key: string, text: string): void {
    if (text.length > 10) throw new DOMException("full", "QuotaExceededError");
    this.set(key, text);
  }
}

const LONG = "much too long for it";

beforeEach(() => {
  vi.stubGlobal("sessionStorage", new SmallStorage());
  clearDrafts();
});

it("keeps what the storage does not take, and says that a reload would lose it", () => {
  expect(writeDraft("file:a", "short")).toBe(true);
  expect(writeDraft("file:a", LONG)).toBe(false);
  expect(readDraft("file:a")).toBe(LONG);
  expect(draftsAtRisk()).toBe(true);
  expect(sessionStorage.getItem("isekai:draft:file:a")).toBeNull();
  expect(writeDraft("file:a", "short")).toBe(true);
  expect(draftsAtRisk()).toBe(false);
});

it("knows its keys, and forgets all of them", () => {
  writeDraft("file:a", "1");
  writeDraft("file:b", LONG);
  writeDraft("home", "1");
  sessionStorage.setItem("other", "1");
  expect(draftKeys("file:").sort()).toEqual(["file:a", "file:b"]);
  clearDrafts();
  expect(draftKeys("")).toEqual([]);
  expect(readDraft("file:b")).toBe("");
  expect(sessionStorage.getItem("other")).toBe("1");
});

it("lives without storage", () => {
  vi.stubGlobal("sessionStorage", undefined);
  expect(writeDraft("a", "text")).toBe(false);
  expect(readDraft("a")).toBe("text");
  expect(draftKeys("")).toEqual(["a"]);
});

describe("drafts of a person", () => {
  it("outlive a session of the same person", () => {
    keepDraftsOf("ada");
    writeDraft("home", "an app");
    keepDraftsOf("ada");
    expect(readDraft("home")).toBe("an app");
  });
  it("are not found by whoever signs in next, wherever they are kept", () => {
    keepDraftsOf("ada");
    writeDraft("home", "an app");
    writeDraft("app:1", LONG);
    keepDraftsOf("bob");
    expect([readDraft("home"), readDraft("app:1")]).toEqual(["", ""]);
    vi.stubGlobal("sessionStorage", undefined);
    writeDraft("home", "an app");
    keepDraftsOf("ada");
    expect(readDraft("home")).toBe("");
  });
});
