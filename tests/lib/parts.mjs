// A system of the test's own, whose parts are started and ended one by one, with nobody who starts them again.
// `isekai up` makes its data directory; `system.mjs` must be imported after `makeSystem`, which says where it is.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import net from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { postgresBin } from './database.mjs';

const isRoot = process.getuid() === 0;
const programs = process.env.ISEKAI_BIN_DIR ?? join(process.env.CARGO_TARGET_DIR ?? join(homedir(), '.cache/isekai/target'), 'debug');
const engineSocket = (process.env.DOCKER_HOST ?? 'unix:///var/run/docker.sock').replace('unix://', '');

/** Starts `isekai up` with these arguments. `ended` becomes its exit code, `text()` is what it wrote; each piece calls `hear`. */
export function launch(args, hear = () => {}) {
  const child = spawn(join(programs, 'isekai'), ['up', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += chunk;
      hear(text);
    });
  }
  return { child, ended: once(child, 'close').then(([code]) => code), text: () => text };
}

/** `isekai up` with these arguments, to its end or until its output contains `enough`: exit code and what it wrote. */
export async function up(args, enough) {
  const { child, ended, text } = launch(args, (heard) => {
    if (!enough || !heard.includes(enough)) return;
    // A second signal would end it without order.
    enough = undefined;
    child.kill('SIGTERM');
  });
  // In order, so that it leaves nothing behind either.
  const timer = setTimeout(() => child.kill('SIGTERM'), 30_000);
  const code = await ended;
  clearTimeout(timer);
  return { code, text: text() };
}

/** `name` is that of its logs among the artifacts. Its ports are its own, also beside another system of the tests. */
export async function makeSystem({ name = 'parts', port = 28_080, offset = 12_000, previews = '44000-44099' } = {}) {
  const data = mkdtempSync(`/tmp/isekai-${name}.`);
  const numbers = ['--port', `${port}`, '--port-offset', `${offset}`, '--preview-ports', previews, '--pool', '1'];
  const system = { data, offset, url: `http://localhost:${port}`, arguments: ['--data', data, ...numbers], running: new Map() };
  // Whatever way this process ends, nothing is left.
  const clean = () => {
    for (const child of system.running.values()) child.kill('SIGKILL');
    const left = containersOf(system);
    if (left.length > 0) docker('rm', '-f', ...left);
    if (process.env.ISEKAI_ARTIFACTS) {
      cpSync(join(data, 'log'), join(process.env.ISEKAI_ARTIFACTS, `log-${name}`), { recursive: true, force: true });
    }
    rmSync(data, { recursive: true, force: true });
  };
  process.once('exit', clean);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

  chmodSync(data, 0o755);
  const made = await up(system.arguments, 'database is up to date');
  assert.match(made.text, /database is up to date/, made.text);
  assert.equal(made.code, 0, made.text);
  Object.assign(process.env, { ISEKAI_URL: system.url, ISEKAI_DATA: data });
  system.installation = /^installation = "(.*)"$/m.exec(readFileSync(join(data, 'config/sandboxd.toml'), 'utf8'))[1];
  system.engine = relay(join(data, 'run/engine.sock'), engineSocket);
  return system;
}

const PARTS = ['postgres', 'redis', 'planner', 'sandboxd', 'worker', 'serve'];
const COMMANDS = {
  postgres: ({ data }) => [join(postgresBin(), 'postgres'), '-D', join(data, 'postgres/data'), '-k', join(data, 'run/postgres'), '-c', 'listen_addresses='],
  redis: ({ data }) => ['redis-server', join(data, 'redis/redis.conf')],
  sandboxd: ({ data }) => [join(data, 'bin/isekai-sandboxd'), '--config', join(data, 'config/sandboxd.toml')],
};
const roleCommand = (role, { data }) => [join(data, 'bin/isekai'), role, '--config', join(data, `config/${role}.toml`)];

/** Starts a part as the user that it has under `isekai up`. It ends with this process. */
export function start(system, ...names) {
  for (const name of names) {
    assert.ok(!system.running.has(name), `${name} runs already`);
    const command = COMMANDS[name]?.(system) ?? roleCommand(name, system);
    const user = isRoot ? ['--reuid', `isekai-${name}`, '--regid', `isekai-${name}`, '--clear-groups', '--no-new-privs'] : [];
    const log = openSync(join(system.data, `log/${name}.log`), 'a');
    const child = spawn('setpriv', ['--pdeathsig', 'KILL', ...user, '--', ...command], {
      cwd: '/',
      env: { PATH: process.env.PATH, LANG: 'C.UTF-8', ...SETTINGS(system) },
      stdio: ['ignore', log, log],
    });
    system.running.set(name, child);
  }
}

/** The engine is reached through the relay; a sandbox that nobody renews is gone soon. */
const SETTINGS = ({ data }) => ({
  ISEKAI_SANDBOX__DOCKER_HOST: `unix://${join(data, 'run/engine.sock')}`,
  ISEKAI_WORKER__SANDBOX_LEASE_SECONDS: '12',
  ISEKAI_SERVE__DRAIN_SECONDS: '1',
});

/** Starts all that is not running. */
export async function bringUp(system) {
  await system.engine.restore();
  start(system, ...PARTS.filter((name) => !system.running.has(name)));
}

/** Ends parts as a crash does. */
export async function kill(system, ...names) {
  await Promise.all(names.map(async (name) => {
    const child = system.running.get(name);
    assert.ok(child, `${name} does not run`);
    const early = child.exitCode ?? child.signalCode;
    assert.equal(early, null, `${name} ended by itself: ${readFileSync(join(system.data, `log/${name}.log`), 'utf8').slice(-600)}`);
    const ended = once(child, 'exit');
    child.kill(name === 'postgres' ? 'SIGQUIT' : 'SIGKILL');
    await ended;
    system.running.delete(name);
  }));
}

export async function end(system) {
  const children = [...system.running].map(([name, child]) => ({ name, child, early: child.exitCode ?? child.signalCode }));
  for (const { child } of children) child.kill('SIGKILL');
  await system.engine.cut();
  for (const { name, early } of children.filter((part) => part.early !== null)) {
    assert.fail(`${name} ended by itself (${early}): ${readFileSync(join(system.data, `log/${name}.log`), 'utf8').slice(-600)}`);
  }
}

export function docker(...args) {
  return execFileSync('docker', args, { env: { ...process.env, DOCKER_HOST: `unix://${engineSocket}` }, encoding: 'utf8' });
}

/** Asked at the engine itself, also while the relay is cut. */
export function containersOf({ installation }) {
  if (!installation) return [];
  return docker('ps', '-aq', '--no-trunc', '--filter', `label=isekai.installation=${installation}`).split('\n').filter(Boolean);
}

/** Stands between sandboxd and the engine and can be cut, so that the engine of the machine need not be stopped. */
function relay(path, target) {
  const open = new Set();
  let server;
  const join_ = (near) => {
    const far = net.connect({ path: target, allowHalfOpen: true });
    for (const [socket, other] of [[near, far], [far, near]]) {
      open.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
    }
    near.pipe(far);
    far.pipe(near);
  };
  return {
    async restore() {
      if (server?.listening) return;
      assert.ok(statSync(target).isSocket(), `${target} is not the engine's socket`);
      server = net.createServer({ allowHalfOpen: true }, join_).listen(path);
      await once(server, 'listening');
      chmodSync(path, 0o666);
    },
    async cut() {
      if (!server?.listening) return;
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
      rmSync(path, { force: true });
    },
  };
}

/** A port of this machine, taken until `free`. */
export async function takenPort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: server.address().port, free: () => new Promise((resolve) => server.close(resolve)) };
}
