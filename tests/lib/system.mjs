// The running system that the tests talk to. ./test starts it and sets ISEKAI_URL and ISEKAI_DATA.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

const required = (name) => {
  const value = process.env[name];
  assert.ok(value, `${name} is not set; run these tests through ./test`);
  return value;
};

export const url = required('ISEKAI_URL');
export const data = required('ISEKAI_DATA');
export const adminPassword = readFileSync(join(data, 'admin-password'), 'utf8').trim();

/** Role → its port for operators. */
export const opsPort = (role) => {
  const text = readFileSync(join(data, 'config', 'operator.toml'), 'utf8');
  const section = text.split(new RegExp(`^\\[${role === 'sandboxd' ? 'sandbox' : role}\\]$`, 'm'))[1];
  return Number(/^ops_listen = ".*:(\d+)"$/m.exec(section)[1]);
};

/** Polls until `probe` returns something true, and returns that. */
export async function until(what, probe, timeoutMs = 30_000) {
  const end = Date.now() + timeoutMs;
  let last;
  for (;;) {
    try {
      const value = await probe();
      if (value) return value;
      last = value;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`waited ${timeoutMs} ms for: ${what}`, { cause: last });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** One API request. `body` is sent as JSON unless it is a string. */
export async function request(method, path, { token, body, headers = {}, signal } = {}) {
  const init = { method, headers: { ...headers }, signal };
  if (token) init.headers.authorization = `Bearer ${token}`;
  if (body !== undefined) {
    init.headers['content-type'] ??= 'application/json';
    init.body = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  }
  const response = await fetch(url + path, init);
  const text = await response.text();
  let json;
  try {
    json = text ? JSON.parse(text) : undefined;
  } catch {
    json = undefined;
  }
  return { status: response.status, headers: response.headers, text, body: json };
}

export async function signIn(username, password) {
  const answer = await request('POST', '/api/auth/login', { body: { username, password } });
  assert.equal(answer.status, 200, answer.text);
  return answer.body.accessToken;
}

export const adminToken = () => signIn('admin', adminPassword);

/** A fresh user with its token; what it made is deleted with `remove`. */
export async function createUser(quota = {}) {
  const username = `u${randomBytes(6).toString('hex')}`;
  const password = `pw-${randomBytes(9).toString('hex')}`;
  const admin = await adminToken();
  const made = await request('POST', '/api/admin/users', {
    token: admin,
    body: { username, email: `${username}@example.org`, password, roles: ['user'], mustChangePassword: false },
  });
  assert.equal(made.status, 201, made.text);
  if (Object.keys(quota).length > 0) {
    const path = `/api/admin/users/${made.body.id}/quota`;
    const present = await request('GET', path, { token: admin });
    const set = await request('PUT', path, { token: admin, body: { ...present.body, ...quota } });
    assert.equal(set.status, 200, set.text);
  }
  const user = { id: made.body.id, username, password, token: await signIn(username, password) };
  user.remove = async () => {
    for (const app of (await request('GET', '/api/apps?limit=100', user)).body.items) {
      await request('DELETE', `/api/apps/${app.id}`, user);
    }
    await until('the apps are deleted', async () => (await request('GET', '/api/apps?limit=100', user)).body.items.length === 0, 60_000);
  };
  return user;
}

export const generate = (token, prompt, context = {}, headers = {}) =>
  request('POST', '/api/apps/generate', { token, body: { prompt, context }, headers });

export const getApp = async (token, id) => (await request('GET', `/api/apps/${id}`, { token })).body;

/** Waits until the app has the status, and fails early when it ends in another one. */
export async function waitForAppStatus(token, id, status, timeoutMs = 30_000) {
  return until(`app ${id} is ${status}`, async () => {
    const app = await getApp(token, id);
    if (app?.status === status && app.activity !== 'queued') return app;
    if (status !== 'error' && app?.status === 'error') throw new Error(`the app failed: ${app.statusReason}`);
    return undefined;
  }, timeoutMs);
}

/** Process ids of a role, of a service (postgres, redis), or of `up` itself, of this system. */
export function pids(role) {
  const bin = join(data, 'bin');
  const wanted = {
    up: (argv) => argv[0].endsWith('isekai') && argv[1] === 'up' && argv.includes(data),
    sandboxd: (argv) => argv[0] === join(bin, 'isekai-sandboxd'),
    postgres: (argv) => argv.includes(join(data, 'postgres', 'data')),
    redis: (argv) => argv[0].includes('redis-server') && argv.some((part) => part.includes(data)),
  }[role] ?? ((argv) => argv[0] === join(bin, 'isekai') && argv[1] === role);
  return processes().filter(({ argv }) => wanted(argv)).map(({ pid }) => pid);
}

export function processes() {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const argv = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0').filter(Boolean);
      return argv.length > 0 ? [{ pid: Number(name), argv }] : [];
    } catch {
      return [];
    }
  });
}

export const status = (pid) =>
  Object.fromEntries(readFileSync(`/proc/${pid}/status`, 'utf8').split('\n').map((line) => line.split(/:\s*/, 2)));

export const exe = (pid) => readlinkSync(`/proc/${pid}/exe`);

/** Lets processes stand still, so that a moment lasts as long as a test needs it. Returns what lets them go on. */
export async function hold(held) {
  assert.ok(held.length > 0, 'there is nothing to hold');
  const send = (signal) => held.forEach((pid) => {
    try {
      process.kill(pid, signal);
    } catch (error) {
      // It was killed while it stood still.
      if (error.code !== 'ESRCH') throw error;
    }
  });
  const goOn = () => send('SIGCONT');
  send('SIGSTOP');
  await until('they stand still', () => held.every(standsStill), 5_000).catch((error) => {
    goOn();
    throw error;
  });
  return goOn;
}

/** Each thread stops by itself. */
const standsStill = (pid) =>
  readdirSync(`/proc/${pid}/task`).every((thread) => /^State:\tT/m.test(readFileSync(`/proc/${pid}/task/${thread}/status`, 'utf8')));

/** kill -9, and waits until it is gone. The kill fell between `from` and `to`, in ms of the clock that PostgreSQL has too. */
export async function killNow(role) {
  const [pid] = pids(role);
  assert.ok(pid, `${role} does not run`);
  const from = Date.now();
  process.kill(pid, 'SIGKILL');
  const to = Date.now();
  await until(`${role} is gone`, () => !existsSync(`/proc/${pid}`), 10_000);
  return { pid, from, to };
}

export const startedAgain = (role, before) =>
  until(`${role} is started again`, () => pids(role).some((pid) => pid !== before), 20_000);

export async function ready(role) {
  const answer = await fetch(`http://127.0.0.1:${opsPort(role)}/health/ready`);
  return answer.status === 200;
}

export const allReady = () =>
  until('all roles are ready', async () => (await Promise.all(['serve', 'planner', 'worker', 'sandboxd'].map(ready))).every(Boolean), 60_000);

const toml = (file, key) => new RegExp(`^${key} = "(.*)"$`, 'm').exec(readFileSync(join(data, 'config', file), 'utf8'))[1];

export const dockerHost = () => toml('sandboxd.toml', 'docker_host');

export function docker(...args) {
  return execFileSync('docker', args, { env: { ...process.env, DOCKER_HOST: dockerHost() }, encoding: 'utf8' });
}

/** Ids of this system's containers. */
export function containers() {
  const filter = `label=isekai.installation=${toml('sandboxd.toml', 'installation')}`;
  return docker('ps', '-aq', '--no-trunc', '--filter', filter).split('\n').filter(Boolean);
}

export const metric = async (role, name) => {
  const text = await (await fetch(`http://127.0.0.1:${opsPort(role)}/metrics`)).text();
  return text.split('\n').filter((line) => line.startsWith(name)).reduce((sum, line) => sum + Number(line.split(' ').pop()), 0);
};
