import { expect, it } from "vitest";
import { ApiError } from "@/lib/api/errors";
import { retryDelayMs, waitMs } from "./retry";

const error = (status: number, code: string, seconds: number | null = null) => new ApiError(status, code, "", null, undefined, seconds);

it("tries again by itself where the failure passes, in growing breaks, not before the server wants it", () => {
  expect([1, 2, 3, 9].map((tries) => retryDelayMs(error(0, "UNREACHABLE"), tries))).toEqual([2_000, 4_000, 8_000, 30_000]);
  expect(retryDelayMs(error(503, "MAINTENANCE", 60), 1)).toBe(60_000);
  expect(retryDelayMs(error(503, "SERVICE_UNAVAILABLE", 2), 3)).toBe(8_000);
});

it("leaves refusals to people", () => {
  for (const refused of [error(400, "VALIDATION_ERROR"), error(429, "QUOTA_EXCEEDED"), error(429, "RATE_LIMITED", 3), error(500, "INTERNAL_SERVER_ERROR")]) {
    expect(retryDelayMs(refused, 1)).toBeNull();
  }
  expect(waitMs(error(429, "RATE_LIMITED", 3))).toBe(3_000);
  expect(waitMs(error(429, "QUOTA_EXCEEDED"))).toBeNull();
});
