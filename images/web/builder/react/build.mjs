import { join } from "node:path";
import { diagnostic } from "../diagnostics.mjs";
import { publish } from "../output.mjs";
import { listFiles } from "../paths.mjs";
import { bundle } from "./bundle.mjs";
import { readPage, renderPage } from "./page.mjs";

/** Builds a Vite-shaped React project: the same source `vite build` takes, without a configuration file being run. */
export async function buildReact({ root, outdir, kit }) {
  const page = await readPage(root);
  const { files, built, usesVendor, warnings } = await bundle({ root, outdir, kit, entries: page.entries });
  const html = renderPage(page, built, usesVendor ? [kit.vendor.url] : []);
  const publicDir = join(root, "public");
  const copies = (await listFiles(publicDir, { skip: new Set() })).map((path) => ({ path, copyFrom: join(publicDir, path) }));
  if (copies.some(({ path }) => path === "index.html"))
    warnings.push(diagnostic("public/index.html is hidden by the built page", { file: "public/index.html" }));
  const vendor = usesVendor ? [{ path: kit.vendor.path, copyFrom: kit.vendor.file }] : [];
  const outputs = await publish(outdir, [
    ...copies.filter(({ path }) => path !== "index.html"),
    ...vendor,
    ...files,
    { path: "index.html", contents: html },
  ]);
  return { warnings, outputs };
}
