// `isekai up` itself: one system per data directory, a start over what a crash left, and a stop that leaves nothing but the data.
import { after, before, it } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { containersOf, launch, makeSystem, up } from '../lib/parts.mjs';

const system = await makeSystem({ name: 'stop', port: 28_180, offset: 12_100, previews: '44100-44199' });
const { allReady, createUser, generate, getApp, processes, until, waitForAppStatus } = await import('../lib/system.mjs');
const { openPreview } = await import('../lib/preview.mjs');

const pidFile = join(system.data, 'isekai.pid');
let running;
let user;
let app;

before(async () => {
  await begin();
  user = await createUser();
  const made = await generate(user.token, 'a recipe box');
  assert.equal(made.status, 201, made.text);
  app = await waitForAppStatus(user.token, made.body.id, 'running');
  await answers();
});

after(async () => {
  if (hasEnded()) return;
  running.child.kill('SIGTERM');
  await running.ended;
});

async function begin() {
  running = launch(system.arguments);
  system.running.set('up', running.child);
  await until('it is up, or has ended', () => hasEnded() || running.text().includes('Isekai is running'), 90_000);
  assert.ok(!hasEnded(), running.text());
}

const hasEnded = () => (running.child.exitCode ?? running.child.signalCode) !== null;

const answers = () =>
  until('the app answers', async () => {
    const preview = await openPreview(user.token, await getApp(user.token, app.id));
    return (await preview.get('/')).status === 200;
  });

/** What belongs to the data directory, by its arguments or where it stands: PostgreSQL's own children show no arguments. */
const itsProcesses = () =>
  processes().filter(({ pid, argv }) => argv.some((part) => part.includes(system.data)) || cwd(pid).startsWith(system.data));

function cwd(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return ''; // it has just ended
  }
}

it('a second one on the same data directory is refused, and the first goes on', async () => {
  const { pid } = running.child;
  const { code, text } = await up(system.arguments);
  assert.equal(code, 1, text);
  assert.ok(text.includes(`already running on ${system.data} (process ${pid}); stop it with ./run --stop, or choose another --data`), text);
  assert.equal(readFileSync(pidFile, 'utf8').trim(), `${pid}`);
  assert.ok(!hasEnded(), running.text());
  await allReady();
  await answers();
});

it('one that was killed takes its children along, and the next starts over what it left', async () => {
  running.child.kill('SIGKILL');
  await running.ended;
  await until('its children have ended', () => itsProcesses().length === 0, 60_000);
  assert.ok(existsSync(pidFile));
  // The number is somebody else's by now.
  writeFileSync(pidFile, `${process.pid}\n`);
  await begin();
  assert.equal(readFileSync(pidFile, 'utf8').trim(), `${running.child.pid}`);
  await answers();
});

it('SIGINT while an app runs leaves no process and no container', async () => {
  await waitForAppStatus(user.token, app.id, 'running');
  // serve, worker, planner, sandboxd, PostgreSQL, Redis and `up`: so what is looked for below is found when it is there.
  assert.ok(itsProcesses().length >= 7, JSON.stringify(itsProcesses()));
  assert.ok(containersOf(system).length >= 1);

  running.child.kill('SIGINT');
  await until('it has ended', hasEnded, 60_000);
  assert.equal(await running.ended, 0, running.text());
  assert.deepEqual(itsProcesses(), []);
  assert.deepEqual(containersOf(system), []);
  assert.equal(existsSync(join(system.data, 'ready')), false);
  assert.ok(existsSync(join(system.data, 'postgres/data/PG_VERSION')), 'the data stays');
});
