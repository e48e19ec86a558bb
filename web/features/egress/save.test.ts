import { beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "@/lib/api/errors";
import { withRule } from "./model";
import { changeEgress } from "./save";

const calls = vi.hoisted(() => ({ egress: vi.fn(), setEgress: vi.fn() }));
vi.mock("@/lib/api/endpoints", () => ({ api: calls }));

const rule = (host: string) => ({ host, port: 443 });
const state = (version: number, ...hosts: string[]) => ({ rules: hosts.map(rule), presets: [], version });
const refused = (status: number) => new ApiError(status, "CODE", "no", "c");
const add = () => changeEgress("a", (open) => withRule(open, rule("new.example.com")));

beforeEach(() => {
  calls.egress.mockReset();
  calls.setEgress.mockReset();
});

describe("changeEgress", () => {
  it("builds on what somebody else changed meanwhile", async () => {
    calls.egress.mockResolvedValueOnce(state(1)).mockResolvedValueOnce(state(2, "theirs.example.com"));
    calls.setEgress.mockRejectedValueOnce(refused(409)).mockResolvedValueOnce(state(3));
    await expect(add()).resolves.toEqual(state(3));
    const both = { rules: [rule("theirs.example.com"), rule("new.example.com")], presets: [] };
    expect(calls.setEgress).toHaveBeenLastCalledWith("a", 2, both);
  });

  it("gives up on refusals, and when it is always too late", async () => {
    calls.egress.mockResolvedValue(state(1));
    calls.setEgress.mockRejectedValueOnce(refused(403));
    await expect(add()).rejects.toMatchObject({ status: 403 });
    calls.setEgress.mockRejectedValue(refused(409));
    await expect(add()).rejects.toMatchObject({ status: 409 });
    expect(calls.setEgress).toHaveBeenCalledTimes(4);
  });
});
