import { expect, it } from "vitest";
import { addressOf, projectFile, shortSource } from "./source";

const ORIGIN = "http://a.localhost:42000";
const files = new Set(["index.html", "app.js", "docs/index.html", "public/sw.js", "src/App.tsx"]);

it("finds the file of the project that is served as it is", () => {
  const file = (source: string) => projectFile(source, ORIGIN, files);
  expect([`${ORIGIN}/app.js?v=1`, `${ORIGIN}/`, ORIGIN, `${ORIGIN}/docs/`, `${ORIGIN}/docs`, `${ORIGIN}/sw.js`].map(file)).toEqual([
    "app.js", "index.html", "index.html", "docs/index.html", "docs/index.html", "public/sw.js",
  ]);
  expect([`${ORIGIN}/assets/main-x.js`, "http://b.localhost:1/app.js", `${ORIGIN}.evil/app.js`, "", `${ORIGIN}/%`].map(file)).toEqual([null, null, null, null, null]);
});

it("shows the app's own sources by their path", () => {
  expect(shortSource(`${ORIGIN}/assets/a.js?x`, ORIGIN)).toBe("assets/a.js");
  expect(shortSource("https://b.example/x.js", ORIGIN)).toBe("https://b.example/x.js");
});

it("keeps addresses on the app's site, whatever the app says of its path", () => {
  expect(addressOf("http://localhost:42000", "/x?y#z")).toBe("http://localhost:42000/x?y#z");
  expect(addressOf("http://localhost:42000", "//evil.example/x")).toBe("http://localhost:42000/evil.example/x");
});
