import { describe, expect, it } from "vitest";
import { previewPath, sessionAt } from "./address";

describe("previewPath", () => {
  it("keeps paths, queries and fragments", () => {
    expect(["", " / ", "about", "/a b?x=1#y", "a/../b"].map(previewPath)).toEqual(["/", "/", "/about", "/a%20b?x=1#y", "/b"]);
  });
  it("drops the site of a full address", () => {
    expect(["http://evil.example/x?y", "//evil.example/x", "javascript:alert(1)"].map(previewPath)).toEqual(["/x?y", "/evil.example/x", "/javascript:alert(1)"]);
  });
});

it("puts the path into the session's address", () => {
  expect(sessionAt("http://a.localhost:42000/.isekai/session?code=c&next=/", "/x?y=1")).toBe("http://a.localhost:42000/.isekai/session?code=c&next=%2Fx%3Fy%3D1");
});
