import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import rule from "./no-literal-text.mjs";

const linter = new Linter();
const config = [
  {
    files: ["**/*.jsx"],
    languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: { isekai: { rules: { "no-literal-text": rule } } },
    rules: { "isekai/no-literal-text": "error" },
  },
];
const found = (code) => linter.verify(code, config, { filename: "a.jsx" }).length;

describe("no-literal-text", () => {
  it("finds words that people would read, each once", () => {
    for (const code of [
      "const a = <p>Hello</p>",
      "const a = <p>{yes ? 'hello' : m.no}</p>",
      "const a = <p>{count && `${count} files`}</p>",
      "const a = <input aria-label='name' />",
      "const a = <Field label={wide ? m.long : 'Short'} />",
      "toast('saved')",
      "toast(`${name} is saved`)",
      "const steps = { build: 'Building the app' }",
      "const text = `Restored ${name}.` + `Shorten it to ${n} bytes`",
    ]) expect(found(code), code).toBe(1);
  });
  it("lets names, classes, addresses and what is thrown be", () => {
    for (const code of [
      "const a = <p className='flex gap-2 Font x'>{m.hello} · {count}</p>",
      "const a = <p className={wide ? 'a b' : 'c d'}>{name === 'x' ? m.a : m.b}</p>",
      "throw new Error('No session provider above')",
      "const kind = 'GET'; const header = `Bearer ${token}`; const path = '/api/apps/generate'",
      "import 'Some thing'",
      "const a = <a href='/app/'>{'→'}</a>",
    ]) expect(found(code), code).toBe(0);
  });
});
