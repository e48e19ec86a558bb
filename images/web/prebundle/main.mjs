// Runs when the image is made, never inside a sandbox. Turns node_modules into the few files a warm builder loads:
//   dist/vendor/      React as one browser module, import shims for it, the icon set as one module
//   dist/tailwindcss/ the style sheets behind `@import "tailwindcss"`
//   dist/builder/     the builder and its libraries as single files (one happy-dom file instead of 900)
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { bundleBuilder } from "./builder.mjs";
import { copyStyles } from "./styles.mjs";
import { bundleVendor } from "./vendor.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = `${root}/dist`;

if (!(process.argv.includes("--if-missing") && existsSync(dist))) {
  const fresh = `${dist}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  await bundleVendor(root, `${fresh}/vendor`);
  await copyStyles(root, `${fresh}/tailwindcss`);
  await bundleBuilder(root, `${fresh}/builder`);
  await rm(dist, { recursive: true, force: true });
  await rename(fresh, dist);
}
