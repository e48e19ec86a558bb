import { defineConfig } from "@playwright/test";
import { artifacts, url } from "./support/environment";

/** Runs against a system that is up already; see README.md. One worker: the tests share one account and its quota. */
export default defineConfig({
  testDir: "specs",
  outputDir: `${artifacts}/results`,
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    baseURL: url,
    viewport: { width: 1360, height: 860 },
    locale: "en-GB",
    contextOptions: { reducedMotion: "reduce" },
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.ISEKAI_CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox"],
    },
  },
});
