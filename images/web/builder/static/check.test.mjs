import assert from "node:assert/strict";
import { test } from "node:test";
import { build, newHandler, project } from "../../test-help/project.mjs";

const handler = newHandler();
const page = (body) => `<!doctype html>\n<html><head><title>T</title></head><body>\n${body}\n</body></html>`;

test("accepts a project that parses and lists its files", async (t) => {
  const root = await project(t, {
    "index.html": page(
      '<link rel="stylesheet" href="style.css"><script src="classic.js"></script><script type="module" src="./js/app.js?v=1"></script><img src="data:,">',
    ),
    "style.css": ".a { color: red; .b & { color: blue } }",
    "classic.js": "var x = 1;",
    "js/app.js": 'import { two } from "./two.js"; await two();',
    "js/two.js": "export const two = async () => 2;",
  });
  const result = await build(handler, root, "static");
  assert.deepEqual({ ok: result.ok, errors: result.errors, warnings: result.warnings }, { ok: true, errors: [], warnings: [] });
  assert.deepEqual(
    result.outputs.map(({ path }) => path),
    ["classic.js", "index.html", "js/app.js", "js/two.js", "style.css"],
  );
});

for (const [what, files, expected] of [
  ["no page", { "app.js": "" }, { file: "index.html", message: /missing/ }],
  [
    "a script that does not parse",
    { "index.html": page('<script src="a.js"></script>'), "a.js": "let a = 1;\nlet = ;\n" },
    { file: "a.js", line: 2 },
  ],
  [
    "an inline script that does not parse",
    { "index.html": page("<script>\nlet b = (1;\n</script>") },
    { file: "index.html", line: 4, column: 11 },
  ],
  ["an inline style that does not parse", { "index.html": page("<script>let = </script>") }, { file: "index.html", line: 3 }],
  [
    "import in a classic script",
    { "index.html": page('<script src="a.js"></script>'), "a.js": 'import "./b.js";', "b.js": "" },
    { file: "a.js", line: 1, message: /type="module"/ },
  ],
  [
    "a package import",
    { "index.html": page('<script type="module" src="a.js"></script>'), "a.js": '\nimport React from "react";\nReact;' },
    { file: "a.js", line: 2, column: 20, message: /cannot import package "react"/ },
  ],
  [
    "a missing import",
    { "index.html": page('<script type="module" src="a.js"></script>'), "a.js": 'export { x } from "./gone.js";' },
    { file: "a.js", message: /cannot find "\.\/gone\.js"/ },
  ],
  [
    "a missing script",
    { "index.html": page('<script src="gone.js"></script>') },
    { file: "index.html", line: 3, column: 1, message: /script gone\.js does not exist/ },
  ],
  [
    "a missing style sheet",
    { "index.html": page('<link rel="stylesheet" href="/css/gone.css">') },
    { file: "index.html", message: /style sheet \/css\/gone\.css/ },
  ],
  ["an unclosed script", { "index.html": page("<script>let a = 1;") }, { file: "index.html", line: 3, message: /never closed/ }],
]) {
  test(`says where the fault is: ${what}`, async (t) => {
    const result = await build(handler, await project(t, files), "static");
    assert.equal(result.ok, false);
    const [error] = result.errors;
    for (const [key, value] of Object.entries(expected)) {
      if (value instanceof RegExp) assert.match(error[key], value);
      else assert.equal(error[key], value, `${key} of ${JSON.stringify(error)}`);
    }
  });
}

test("warns of what needs the internet and of missing pictures, and still passes", async (t) => {
  const root = await project(t, { "index.html": page('<script src="https://cdn.example/x.js"></script><img src="gone.png">') });
  const result = await build(handler, root, "static");
  assert.equal(result.ok, true);
  assert.deepEqual(
    result.warnings.map(({ message }) => message),
    [
      "script https://cdn.example/x.js comes from the internet, which the sandbox cannot reach",
      "image gone.png does not exist in the project",
    ],
  );
});

test("a broken style sheet is a warning with its place", async (t) => {
  const root = await project(t, { "index.html": page('<link rel="stylesheet" href="a.css">'), "a.css": ".a {\n  color: red;\n" });
  const result = await build(handler, root, "static");
  assert.equal(result.warnings[0].file, "a.css");
  assert.match(result.warnings[0].message, /Expected "}"/);
});
