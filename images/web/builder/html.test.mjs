import assert from "node:assert/strict";
import { test } from "node:test";
import { replaceRanges, scanTags } from "./html.mjs";

test("finds start tags with attributes in every quoting style", () => {
  const [tag] = scanTags(`<Script TYPE=module src='/a"b.js' data-x="1 > 0" async></script>`);
  assert.equal(tag.name, "script");
  assert.deepEqual(tag.attrs, { type: "module", src: '/a"b.js', "data-x": "1 > 0", async: "" });
});

test("ignores tags inside comments, scripts and styles", () => {
  const html = `<!-- <script src="no.js"></script> --><style>a::after { content: "<b>" }</style><script>const s = "<img>";</script><p>`;
  assert.deepEqual(
    scanTags(html).map(({ name }) => name),
    ["style", "script", "p"],
  );
});

test("gives the content of a script and where it is", () => {
  const html = "<p></p><script>\nlet x = 1;\n</script>";
  const script = scanTags(html).find(({ name }) => name === "script");
  assert.equal(script.content.text, "\nlet x = 1;\n");
  assert.equal(html.slice(script.content.start, script.content.end), script.content.text);
  assert.equal(html.slice(script.start, script.end), "<script>\nlet x = 1;\n</script>");
});

test("marks a script that is never closed", () => {
  const [script] = scanTags("<script>let x = 1;");
  assert.equal(script.unclosed, true);
  assert.equal(script.content, undefined);
});

test("replaces ranges whatever order they come in", () => {
  assert.equal(
    replaceRanges("abcdef", [
      { start: 4, end: 5, text: "E" },
      { start: 1, end: 3, text: "-" },
    ]),
    "a-dEf",
  );
});
