import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { kit } from "../test-help/project.mjs";

// The packages choose their build when they are loaded.
process.env.NODE_ENV = "production";
const require = createRequire(import.meta.url);

test("the shims offer every name of the React packages", async () => {
  const vendor = await import(pathToFileURL(kit.vendor.file));
  for (const module of ["react", "react-dom", "react-dom/client", "react/jsx-runtime"]) {
    const shim = await readFile(kit.alias[module], "utf8");
    for (const name of Object.keys(require(module))) {
      if (name !== "default") assert.match(shim, new RegExp(`\\$${name} as ${name}[ ,]`), `${module}.${name}`);
    }
    for (const [, exported] of shim.matchAll(/([rjdc]\$\w+) as/g)) assert.ok(exported in vendor, exported);
  }
});

test("React is the production build", async () => {
  const text = await readFile(kit.vendor.file, "utf8");
  assert.match(text, /react\.dev\/errors/);
  assert.doesNotMatch(text, /You should not have called|process\.env/);
});

test("every icon name leads to a drawing", async () => {
  const { names, icons } = JSON.parse(await readFile(kit.iconsFile, "utf8"));
  for (const [name, icon] of Object.entries(names)) assert.ok(JSON.parse(icons[icon]).node.length > 0, name);
  assert.ok(names.Plus && names.PlusIcon && names.LucidePlus);
});
