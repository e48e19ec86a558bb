import { describe, expect, it } from "vitest";
import { ApiError } from "./errors";
import { fieldErrors } from "./field-errors";

const withDetails = (details: unknown): ApiError => new ApiError(400, "VALIDATION_ERROR", "No.", null, details);

describe("what a failure says besides its words", () => {
  it("names fields, in sentences", () => {
    const fields = [{ field: "name", message: "a name has 1 to 100 characters" }, { field: "expiresAt", message: "a token expires within a year from now" }];
    expect(fieldErrors(withDetails({ fields }))).toEqual({ name: "A name has 1 to 100 characters.", expiresAt: "A token expires within a year from now." });
    expect([undefined, null, {}, { fields: "no list" }].map((details) => fieldErrors(withDetails(details)))).toEqual([{}, {}, {}, {}]);
  });
  it("says how long to wait", () => {
    expect([{ retryAfterSeconds: 12 }, { retryAfterSeconds: 0 }, { retryAfterSeconds: "12" }, {}, null].map((details) => withDetails(details).retryAfterSeconds))
      .toEqual([12, null, null, null, null]);
  });
});
