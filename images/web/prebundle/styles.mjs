import { copyFile, mkdir } from "node:fs/promises";

const SHEETS = ["index", "theme", "preflight", "utilities"];

/** Copies the style sheets of Tailwind, which the builder reads by name. */
export async function copyStyles(root, outdir) {
  await mkdir(outdir, { recursive: true });
  for (const sheet of SHEETS) {
    await copyFile(`${root}/node_modules/tailwindcss/${sheet}.css`, `${outdir}/${sheet}.css`);
  }
}
