import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const REEXPORT = /^export \{(?<names>[^}]*)\} from '\.\/icons\/(?<file>[\w-]+)\.mjs';$/;

/**
 * Writes `icons.json`: every icon's drawing once (as JSON text, which a build copies unread), and every name it may be imported by. A build copies only the icons an app
 * names; bundling the package itself would parse 1 700 files for each build.
 */
export async function writeIcons(root, outfile) {
  const dist = `${root}/node_modules/lucide-react/dist/esm`;
  const names = {};
  const icons = {};
  for (const line of (await readFile(`${dist}/lucide-react.mjs`, "utf8")).split("\n")) {
    const groups = REEXPORT.exec(line)?.groups;
    if (!groups) continue;
    const { __iconData: data } = await import(pathToFileURL(`${dist}/icons/${groups.file}.mjs`));
    icons[data.name] = JSON.stringify(data);
    for (const [, name] of groups.names.matchAll(/default as (\w+)/g)) names[name] = data.name;
  }
  if (Object.keys(icons).length < 1000) throw new Error("lucide-react has another layout than this script knows");
  await writeFile(outfile, JSON.stringify({ names, icons }));
}
