import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

/**
 * Where the pre-bundled parts are. `alias` maps importable packages to files, `vendor` is the shared browser module with React,
 * `allowed` names what an app may import.
 */
export async function loadKit(folder) {
  const dir = resolve(folder);
  const { vendor, modules } = JSON.parse(await readFile(`${dir}/vendor/manifest.json`, "utf8"));
  const alias = Object.fromEntries(Object.entries(modules).map(([name, file]) => [name, `${dir}/vendor/${file}`]));
  return {
    dir,
    alias,
    vendor: {
      url: vendor.url,
      path: vendor.url.slice(1),
      file: `${dir}/vendor/${vendor.file}`,
      scriptFile: `${dir}/vendor/vendor-script.js`,
    },
    stylesDir: `${dir}/tailwindcss`,
    iconsFile: `${dir}/vendor/icons.json`,
    iconCoreFile: `${dir}/vendor/icon-core.mjs`,
    allowed: ["react", "react-dom", "lucide-react", "tailwindcss (in CSS)"],
  };
}
