// Each thing that the system depends on is absent: at the start, and, for the engine, in the middle of a generation. What is
// there says what is missing, nothing is left half done, and all goes on when it comes.
import { after, before, beforeEach, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bringUp, end, kill, makeSystem, start, takenPort, up } from '../lib/parts.mjs';

const system = await makeSystem();
const { createUser, generate, getApp, opsPort, request, until, waitForAppStatus } = await import('../lib/system.mjs');
const { openPreview } = await import('../lib/preview.mjs');
const { nothingIsLeft } = await import('../lib/left.mjs');

let user;

before(async () => {
  await system.engine.restore();
  start(system, 'redis', 'planner', 'sandboxd', 'worker', 'serve');
});

// A case that failed does not fail the next.
beforeEach(async () => {
  if (user) await bringUp(system);
});

after(async () => {
  await end(system);
});

async function health(role = 'serve') {
  const answer = await fetch(`http://127.0.0.1:${opsPort(role)}/health/ready`);
  const { status, checks } = await answer.json();
  return { code: answer.status, status, checks: Object.fromEntries(checks.map((check) => [check.name, check])) };
}

/** Waits until a role's health names `name` with this status, and no other that is not well. */
const healthSays = (name, status, role = 'serve') =>
  until(`${role} says that ${name} is ${status}`, async () => {
    const said = await health(role);
    const ill = Object.values(said.checks).filter((check) => check.status !== 'ok').map((check) => check.name);
    return said.checks[name]?.status === status && ill.every((other) => other === name) && said;
  }, 15_000);

const allWell = () =>
  until('all is well', async () => {
    const roles = await Promise.all(['serve', 'worker', 'planner', 'sandboxd'].map((role) => health(role)));
    return roles.every((role) => role.code === 200 && role.status === 'ok');
  }, 20_000);

/** An app can be made and seen. */
async function makes(prompt) {
  const made = await generate(user.token, prompt);
  assert.equal(made.status, 201, made.text);
  return works(made.body.id);
}

async function works(id) {
  const app = await waitForAppStatus(user.token, id, 'running');
  const preview = await openPreview(user.token, app);
  assert.equal((await preview.get('/')).status, 200);
  return { id, preview };
}

async function remove(id) {
  const gone = await request('DELETE', `/api/apps/${id}`, user);
  assert.equal(gone.status, 202, gone.text);
  await until('the app is deleted', async () => (await request('GET', `/api/apps/${id}`, user)).status === 404);
}

async function givesUp(id, reason) {
  const app = await waitForAppStatus(user.token, id, 'error', 45_000);
  assert.match(app.statusReason, reason);
  assert.match(app.statusReason, /try again later, and see \/health\/ready/);
  assert.equal(app.containerId, null);
  return app;
}

const versions = async (id) => (await request('GET', `/api/apps/${id}/versions`, user)).body.items.length;

describe('absent at the start', () => {
  it('PostgreSQL', async () => {
    const answer = await until('serve answers', () => request('POST', '/api/auth/login', { body: { username: 'admin', password: 'x' } }).catch(() => undefined));
    assert.equal(answer.status, 503, answer.text);
    assert.equal(answer.body.error, 'SERVICE_UNAVAILABLE');
    assert.match(answer.body.message, /the database cannot be reached at the moment; try again shortly/);
    assert.ok(answer.headers.get('retry-after'));
    assert.equal((await request('GET', '/health/live')).status, 200);
    for (const role of ['serve', 'worker']) {
      const said = await healthSays('postgresql', 'down', role);
      assert.equal(said.code, 503);
      assert.ok(said.checks.postgresql.message);
    }

    start(system, 'postgres');
    await allWell();
    user = await createUser({ maxConcurrentApps: 1 });
    const { id } = await makes('a todo list made when PostgreSQL came');
    await remove(id);
    await nothingIsLeft(0);
  });

  it('Redis', async () => {
    await kill(system, 'serve', 'worker', 'redis');
    start(system, 'worker', 'serve');
    const said = await healthSays('redis', 'degraded');
    assert.equal(said.code, 200);
    assert.match(said.checks.redis.message, /Redis/);
    const { id } = await makes('a notes app made without Redis');
    start(system, 'redis');
    await allWell();
    await remove(id);
    await nothingIsLeft(0);
  });

  it('the planner', async () => {
    await kill(system, 'serve', 'worker', 'planner');
    start(system, 'worker', 'serve');
    const said = await healthSays('planner', 'degraded');
    assert.match(said.checks.planner.message, /cannot be reached/);
    const made = await generate(user.token, 'a kanban board that nobody plans');
    assert.equal(made.status, 201, made.text);
    const refused = await generate(user.token, 'one too many');
    assert.deepEqual([refused.status, refused.body.error], [429, 'QUOTA_EXCEEDED']);
    const failed = await givesUp(made.body.id, /the planner cannot be reached/);
    assert.equal(await versions(failed.id), 0);
    await nothingIsLeft(0);

    const waits = await generate(user.token, 'a kanban board that waits for its planner');
    assert.equal(waits.status, 201, waits.text);
    start(system, 'planner');
    await works(waits.body.id);
    await allWell();
    await remove(failed.id);
    await remove(waits.body.id);
    await nothingIsLeft(0);
  });

  it('sandboxd', async () => {
    await kill(system, 'serve', 'worker', 'sandboxd');
    start(system, 'worker', 'serve');
    const said = await healthSays('sandboxd', 'degraded');
    assert.match(said.checks.sandboxd.message, /cannot be reached/);
    const waits = await generate(user.token, 'a bookmark manager that waits for its sandbox');
    assert.equal(waits.status, 201, waits.text);
    await until('its code is there', async () => (await versions(waits.body.id)) === 1);
    start(system, 'sandboxd');
    await works(waits.body.id);
    await allWell();
    await remove(waits.body.id);
    await nothingIsLeft(0);
  });

  it('Docker', async () => {
    await kill(system, 'sandboxd');
    await system.engine.cut();
    start(system, 'sandboxd');
    await until('serve names the engine', async () => /ENGINE_DOWN/.test((await health()).checks.sandboxd.message), 15_000);
    assert.match((await health('sandboxd')).checks.engine.message, /the container engine does not answer; start it/);
    const made = await generate(user.token, 'an expense tracker without Docker');
    assert.equal(made.status, 201, made.text);
    await givesUp(made.body.id, /the container engine is not available/);

    await system.engine.restore();
    await allWell();
    await nothingIsLeft(0);
    assert.equal((await request('POST', `/api/apps/${made.body.id}/start`, user)).status, 202);
    await works(made.body.id);
    await remove(made.body.id);
    await nothingIsLeft(0);
  });
});

describe('Docker goes in the middle', () => {
  const building = async (prompt) => {
    const made = await generate(user.token, prompt);
    assert.equal(made.status, 201, made.text);
    await until('it is being built', async () => (await getApp(user.token, made.body.id)).activity === 'building');
    return made.body.id;
  };

  it('and comes back: the app is made, and one that is open answers again', async () => {
    const id = await building('a poll app while Docker is restarted');
    await system.engine.cut();
    await healthSays('sandboxd', 'degraded');
    await system.engine.restore();
    const { preview } = await works(id);

    await system.engine.cut();
    const shown = preview.get('/');
    await system.engine.restore();
    assert.equal((await shown).status, 200, 'a visitor waits for the moment that it takes');
    await allWell();
    await remove(id);
    await nothingIsLeft(0);
  });

  it('and stays away: what is cancelled ends, and its container goes when Docker is back', async () => {
    const id = await building('a recipe box while Docker is gone');
    await system.engine.cut();
    const cancelled = await request('POST', `/api/apps/${id}/cancel`, user);
    assert.equal(cancelled.status, 202, cancelled.text);
    const app = await waitForAppStatus(user.token, id, 'stopped', 40_000);
    assert.equal(app.statusReason, 'cancelled');
    assert.equal(app.containerId, null);
    assert.equal(await versions(id), 1);
    const next = await generate(user.token, 'a shopping list that needs the free place');
    assert.equal(next.status, 201, next.text);
    await system.engine.restore();
    await works(next.body.id);
    await allWell();
    await nothingIsLeft(1);
    await remove(next.body.id);
    await remove(id);
    await nothingIsLeft(0);
  });
});

describe('a port that is in use', () => {
  it('is named, and nothing is begun', async () => {
    const taken = await takenPort();
    const data = `${system.data}-never`;
    const { code, text } = await up(['--data', data, '--port', `${taken.port}`, '--port-offset', '13000']);
    await taken.free();
    assert.equal(code, 1, text);
    assert.match(text, new RegExp(`port ${taken.port} \\(web page and API\\) is in use by another program; stop it, or choose other ports with --port`));
    assert.equal(existsSync(data), false, 'no data directory was made');
  });

  it('of an internal service is named too', async () => {
    const { code, text } = await up(['--data', join(system.data, 'never'), '--port', '28081', '--port-offset', `${system.offset}`]);
    assert.equal(code, 1, text);
    assert.match(text, /port \d+ \(planner\) is in use by another program.*--port-offset/);
    assert.equal(existsSync(join(system.data, 'never')), false);
  });
});
