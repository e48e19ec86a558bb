import { describe, expect, it } from "vitest";
import { ApiError } from "@/lib/api/errors";
import { withToast, type Toast } from "./toasts";

let id = 0;
const said = (text: string, error: unknown = null): Toast => ({ id: ++id, text, error, count: 1 });
const failure = (message: string, correlationId = "a") => new ApiError(500, "INTERNAL_SERVER_ERROR", message, correlationId);
const all = (...toasts: Toast[]): Toast[] => toasts.reduce(withToast, []);

describe("withToast", () => {
  it("counts what is said again and keeps the newest correlation id", () => {
    const list = all(said("It was not saved", failure("No.", "first")), said("Copied"), said("It was not saved", failure("No.", "second")), said("Copied"));
    expect(list.map((entry) => [entry.text, entry.count])).toEqual([["It was not saved", 2], ["Copied", 2]]);
    expect((list[0]?.error as ApiError).correlationId).toBe("second");
  });
  it("takes different failures for different", () => {
    expect(all(said("It was not saved", failure("No.")), said("It was not saved", failure("Never.")), said("It was not saved"))).toHaveLength(3);
  });
  it("shows three at most and keeps failures longer than confirmations", () => {
    expect(all(said("a", failure("a")), said("b"), said("c"), said("d")).map((entry) => entry.text)).toEqual(["a", "c", "d"]);
    const failures = ["a", "b", "c", "d"].map((text) => said(text, failure(text)));
    expect(all(...failures).map((entry) => entry.text)).toEqual(["b", "c", "d"]);
  });
});
