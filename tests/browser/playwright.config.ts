import { defineConfig } from "@playwright/test";
import { artifacts, url } from "./support/environment";

/** One measures how long the page is kept busy, the other kills parts of the system that all share. */
const ALONE = ["isolation.spec.ts", "restarts.spec.ts"];

/** Runs against a system that is up already; see README.md. */
export default defineConfig({
  testDir: "specs",
  outputDir: `${artifacts}/results`,
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["./support/times.ts"]],
  projects: [
    { name: "pages", testIgnore: ALONE },
    { name: "alone", testMatch: ALONE, dependencies: ["pages"], workers: 1 },
  ],
  use: {
    baseURL: url,
    viewport: { width: 1360, height: 860 },
    locale: "en-GB",
    contextOptions: { reducedMotion: "reduce" },
    // A trace of each test would take a fifth of the time: `--trace on` makes one where it is wanted.
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.ISEKAI_CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox"],
    },
  },
});
