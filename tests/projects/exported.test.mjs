// Every kind of app, made from words, exported over the API, unzipped, and treated as its owner would on a laptop:
// `npm install`, `npm run build`, types, lint, and `npm start` where it has a server. PROJECTS chooses kinds by name (default: all), each is a test of its own.
import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createUser, generate, request, url, waitForAppStatus } from '../lib/system.mjs';
import { run } from './run.mjs';

const KINDS = [
  ['tracker', 'habit tracker with name, streak, colour and a due date'],
  ['csv-viewer', 'Create a CSV viewer application'],
  ['todo', 'a todo list with priorities'],
  ['notes', 'notes app with tags'],
  ['board', 'kanban board for my team'],
  ['landing', 'landing page for my bakery'],
  ['calculator', 'a calculator'],
  ['tic-tac-toe', 'tic tac toe against the computer'],
];
const TARGETS = ['react', 'static'];
/** Whatever the kind, these differ from `react` by their server alone. */
const SERVERS = ['fullstack', 'python'];
const wanted = process.env.PROJECTS?.split(/[ ,]+/).filter(Boolean);
const [TRACKER] = KINDS;
const chosen = TARGETS.flatMap((framework) => KINDS.map((kind) => [framework, kind]))
  .concat(SERVERS.map((framework) => [framework, TRACKER]))
  .map(([framework, [kind, prompt]]) => ({ name: `${framework}-${kind}`, framework, prompt }))
  .filter(({ name }) => !wanted || wanted.includes(name));

const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name));

/** Folders with the Node.js that servers in TypeScript need, which may be newer than the system's. */
const packages = join(import.meta.dirname, '../../images/web/node_modules');
const newerNode = readdirSync(packages)
  .filter((name) => name.startsWith('node-linux-'))
  .map((name) => join(packages, name, 'bin'));

async function answersWhenStarted(project) {
  await run(project, 'npm', 'run', '--silent', 'typecheck');
  const env = { ...process.env, PATH: [...newerNode, process.env.PATH].join(':'), PORT: '0', ISEKAI_DATA_DIR: join(project, 'kept') };
  const server = spawn('npm', ['start', '--silent'], { cwd: project, env, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(server, 'exit');
  try {
    let said = '';
    for await (const text of server.stdout.iterator({ destroyOnReturn: false })) {
      said += text;
      if (/listening on \S+/.test(said)) break;
    }
    const [, address] = /listening on (\S+)/.exec(said) ?? assert.fail(`the server ended: ${said}`);
    const page = await fetch(address);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /<div id="root">/);
    const answer = await fetch(`${address}/api/data`);
    assert.equal(answer.status, 200);
    assert.equal(typeof (await answer.json()).version, 'number');
  } finally {
    process.kill(-server.pid, 'SIGTERM');
    await ended;
  }
  assert.ok(existsSync(join(project, 'kept', 'app.db')));
}

describe('exported projects', { concurrency: 1 }, () => {
  let user, folder;

  before(async () => {
    if (wanted) assert.equal(chosen.length, wanted.length, `PROJECTS names kinds that there are not: ${wanted}`);
    user = await createUser({ maxApps: 50, maxConcurrentApps: 50 });
    folder = mkdtempSync(join(tmpdir(), 'isekai-exported.'));
  });

  after(async () => {
    await user.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A project of an app made from `prompt`, as its owner has it after unzipping. */
  async function unzipped({ name, framework, prompt }) {
    const made = await generate(user.token, prompt, { framework });
    assert.equal(made.status, 201, made.text);
    const app = await waitForAppStatus(user.token, made.body.id, 'running');
    const answer = await fetch(`${url}/api/apps/${app.id}/export`, { headers: { authorization: `Bearer ${user.token}` } });
    assert.equal(answer.status, 200);
    const archive = join(folder, `${name}.zip`);
    writeFileSync(archive, Buffer.from(await answer.arrayBuffer()));
    mkdirSync(join(folder, name));
    await run(folder, 'unzip', '-q', archive, '-d', name);
    const removed = await request('DELETE', `/api/apps/${app.id}`, { token: user.token });
    assert.ok(removed.status < 300, removed.text);
    // One folder in the archive is the project itself.
    const inside = readdirSync(join(folder, name));
    return inside.length === 1 ? join(folder, name, inside[0]) : join(folder, name);
  }

  for (const kind of chosen.filter(({ framework }) => framework !== 'static')) {
    it(`${kind.name} installs, builds, and is clean`, async () => {
      const project = await unzipped(kind);
      assert.equal(JSON.parse(readFileSync(join(project, 'tsconfig.json'), 'utf8')).compilerOptions.strict, true);
      await run(project, 'npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error');
      await run(project, 'npm', 'run', '--silent', 'build');
      assert.ok(existsSync(join(project, 'dist', 'index.html')));
      await run(project, 'npx', 'tsc', '--strict', '--noEmit');
      await run(project, 'npx', 'eslint', '.', '--max-warnings', '0');
      if (SERVERS.includes(kind.framework)) await answersWhenStarted(project);
    });
  }

  for (const kind of chosen.filter(({ framework }) => framework === 'static')) {
    it(`${kind.name} needs no build, and its scripts are sound`, async () => {
      const project = await unzipped(kind);
      const files = filesBelow(project);
      assert.ok(files.includes(join(project, 'index.html')));
      assert.ok(!files.some((file) => file.endsWith('package.json')), 'there is nothing to install');
      for (const file of files.filter((name) => name.endsWith('.js'))) await run(project, 'node', '--check', file);
    });
  }
});
