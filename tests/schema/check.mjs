// Runs schemathesis as an administrator, for whom half of the ids are those of things that exist; with each operation by which an
// administrator may end its own session, since ids are also learnt from answers; and without a token. See check.sh.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adminToken, createUser, generate, request, url, waitForAppStatus } from '../lib/system.mjs';

const examples = process.argv[2];
const document = new URL('../../docs/openapi.json', import.meta.url).pathname;
const CHECKS = 'not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance';
// A stream of events has no end.
const ENDLESS = '/api/apps/{id}/events';
const ENDS_ITSELF = [
  ['/api/auth/logout', '/api/auth/sessions', '/api/auth/sessions/{id}'],
  ...['erase', 'lock', 'suspend', 'sessions', 'roles/{role}'].map((what) => [`/api/admin/users/{id}/${what}`]),
  // What a role asks for from then on is asked of all that have it, so it is the last.
  ['/api/admin/roles/{id}/mfa'],
];

/** An administrator of its own: what it does to itself ends with it. */
async function administrator() {
  const user = await createUser({ maxApps: 1000, maxConcurrentApps: 2 });
  const token = await adminToken();
  const roles = (await request('GET', '/api/admin/roles?limit=100', { token })).body.items;
  const { id } = roles.find((role) => role.name === 'admin');
  const given = await request('PUT', `/api/admin/users/${user.id}/roles/${id}`, { token });
  assert.equal(given.status, 200, given.text);
  return user;
}

/** What a request may do anything to. */
async function victims(token) {
  const app = await generate(token, 'a stopwatch');
  assert.equal(app.status, 201, app.text);
  await waitForAppStatus(token, app.body.id, 'running');
  const user = await createUser();
  const role = await request('POST', '/api/admin/roles', {
    token,
    body: { name: `r${user.username}`, description: '', permissions: [{ resource: 'app', actions: ['read'] }] },
  });
  assert.equal(role.status, 201, role.text);
  return { app: app.body.id, user: user.id, role: role.body.id };
}

const list = (values) => `[${values.map((value) => JSON.stringify(value)).join(', ')}]`;

function configuration({ app, user, role }, token) {
  // Operations with settings of their own do not take those of the command line.
  const headers = `headers = { Authorization = "Bearer ${token}" }`;
  const often = (dictionary) => `{ dictionary = "${dictionary}", probability = 0.7 }`;
  const of = (paths, dictionary, more = '') => `
[[operations]]
include-path-regex = ${JSON.stringify(paths)}
${headers}
parameters = { "path.id" = ${often(dictionary)}, "path.path" = ${often('files')}${more} }
`;
  // Neither have logs that are followed.
  const logs = of('^/api/apps/[^/]+/logs$', 'apps', ', "query.follow" = 0');
  return `
${headers}
generation = { with-security-parameters = false }

[dictionaries]
apps = { values = ${list([app])} }
users = { values = ${list([user])} }
roles = { values = ${list([role])} }
files = { values = ${list(['index.html', 'README.md'])} }
${logs}${of('^/api/apps/', 'apps')}${of('^/api/admin/users/', 'users')}${of('^/api/admin/roles/', 'roles')}`;
}

function schemathesis(config, filters) {
  const args = ['--no-color', ...(config ? ['--config-file', config] : []), 'run', document, '--url', url, '--checks', CHECKS, '--phases', 'examples,coverage,fuzzing'];
  args.push('--max-examples', examples, '--continue-on-failure', '--request-timeout', '20', '--suppress-health-check', 'all');
  args.push('--seed', '1', '--warnings', 'off', '--output-truncate', 'true', ...filters);
  const child = spawn(process.env.SCHEMATHESIS, args, { stdio: 'inherit', cwd: tmpdir() });
  return new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
}

const dir = mkdtempSync(join(tmpdir(), 'isekai-schema-'));
const without = (paths) => paths.flatMap((path) => ['--exclude-path', path]);
const only = (paths) => paths.flatMap((path) => ['--include-path', path]);

async function check(who, settings, filters) {
  console.log(`\n── as ${who}`);
  if ((await schemathesis(settings, filters)) !== 0) process.exitCode = 1;
}

async function asAdministrator(filters) {
  const user = await administrator();
  const config = join(dir, 'schemathesis.toml');
  writeFileSync(config, configuration(await victims(user.token), user.token), { mode: 0o600 });
  await check('an administrator', config, filters);
  return user.token;
}

try {
  await check('nobody', undefined, without([ENDLESS]));
  const token = await asAdministrator(without([ENDLESS, ...ENDS_ITSELF.flat()]));
  const me = await request('GET', '/api/auth/me', { token });
  assert.equal(me.status, 200, `it lost its rights on the way, so that what came after was not tested: ${me.text}`);
  for (const paths of ENDS_ITSELF) await asAdministrator(only(paths));
} finally {
  rmSync(dir, { recursive: true });
}
