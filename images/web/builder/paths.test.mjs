import assert from "node:assert/strict";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { project } from "../test-help/project.mjs";
import { inside, isFile, listFiles } from "./paths.mjs";

test("paths cannot leave their folder", () => {
  assert.equal(inside("/a/b", "c/../d"), "/a/b/d");
  for (const path of ["../b2/x", "/etc/passwd", "c/../../x"]) assert.equal(inside("/a/b", path), undefined, path);
});

test("lists regular files only, without hidden and generated folders", async (t) => {
  const root = await project(t, { "b.txt": "", "src/a.ts": "", ".isekai/dist/x.js": "", "node_modules/m/i.js": "", "dist/y.js": "" });
  await symlink("/etc", join(root, "src/link"));
  assert.deepEqual(await listFiles(root), ["b.txt", "src/a.ts"]);
  assert.deepEqual(await listFiles(join(root, "absent")), []);
});

test("a symbolic link is no file", async (t) => {
  const root = await project(t, {});
  await symlink("/etc/passwd", join(root, "link"));
  assert.equal(await isFile(join(root, "link")), false);
});
