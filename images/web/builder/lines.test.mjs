import assert from "node:assert/strict";
import { test } from "node:test";
import { readLines } from "./lines.mjs";

async function* chunks(...texts) {
  for (const text of texts) yield Buffer.from(text);
}

async function collect(stream, maxBytes) {
  const lines = [];
  for await (const line of readLines(stream, maxBytes)) lines.push(line);
  return lines;
}

test("joins lines split anywhere and skips empty ones", async () => {
  assert.deepEqual(await collect(chunks('{"a"', ":1}\n\n{", '"b":2}\n{"c":3}\nrest')), ['{"a":1}', '{"b":2}', '{"c":3}']);
});

test("does not tear characters that arrive in two pieces", async () => {
  const bytes = Buffer.from("ü\n");
  assert.deepEqual(
    await collect(
      (async function* () {
        yield bytes.subarray(0, 1);
        yield bytes.subarray(1);
      })(),
    ),
    ["ü"],
  );
});

test("refuses a line without end", async () => {
  await assert.rejects(collect(chunks("x".repeat(11)), 10), /longer than 10 bytes/);
});
