import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  test: { include: ["{lib,features,ui,messages}/**/*.test.ts", "lint/*.test.mjs"], environment: "node" },
});
