/** What the measuring programs share: a browser that is signed in, and an app to look at. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";

export const url = needed("ISEKAI_URL").replace(/\/$/, "");
const username = process.env.ISEKAI_ADMIN_USERNAME ?? "admin";
const password = needed("ISEKAI_ADMIN_PASSWORD");
const APP_READY_MS = 180_000;

/** Runs `measure` with a signed-in page and an app: one that runs already, else a new one, which goes away afterwards. */
export async function withApp(args, measure) {
  const profile = mkdtempSync(join(tmpdir(), "isekai-measure-"));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.ISEKAI_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", ...args],
  });
  try {
    const page = browser.pages()[0] ?? (await browser.newPage());
    await signIn(page);
    const call = await caller(browser);
    const app = await runningApp(call);
    try {
      return await measure({ browser, page, app });
    } finally {
      if (app.made) await call("DELETE", `/api/apps/${app.id}`);
    }
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function signIn(page) {
  await page.goto(url);
  await page.getByLabel("User name").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("What should the app do?").waitFor();
}

async function runningApp(call) {
  const { items } = await call("GET", "/api/apps?limit=100");
  const running = items.find((app) => app.status === "running" && app.activity === "ready");
  if (running) return { id: running.id, made: false };
  const { id } = await call("POST", "/api/apps/generate", { prompt: "Create a CSV viewer application" });
  for (const end = Date.now() + APP_READY_MS; Date.now() < end; ) {
    const app = await call("GET", `/api/apps/${id}`);
    if (app.status === "running" && app.activity === "ready") return { id, made: true };
    if (app.status === "error") fail(`the app failed: ${app.statusReason}`);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  fail("the app is not running in time");
}

async function caller(browser) {
  const { accessToken } = await (await browser.request.post(`${url}/api/auth/login`, { data: { username, password } })).json();
  return async (method, path, data) => {
    const answer = await browser.request.fetch(url + path, { method, data, headers: { authorization: `Bearer ${accessToken}` } });
    if (!answer.ok()) fail(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return method === "DELETE" ? null : answer.json();
  };
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

export const ms = (value) => `${Math.round(value)} ms`;

export function fail(message) {
  throw new Error(message);
}

function needed(name) {
  return process.env[name] ?? fail(`${name} is not set; see README.md`);
}
