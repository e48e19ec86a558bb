/** Writes lib/api/schema.ts from docs/openapi.json. `--check` fails instead when the committed file is stale. */
import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const document = JSON.parse(readFileSync(new URL("../../docs/openapi.json", import.meta.url), "utf8"));
const target = new URL("../lib/api/schema.ts", import.meta.url);

const text = `/** Generated from docs/openapi.json by \`npm run api\`. */\n\n${astToString(await openapiTS(document))}`;
if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== text) {
    console.error("lib/api/schema.ts is stale: run npm run api");
    process.exitCode = 1;
  }
} else {
  writeFileSync(target, text);
}
