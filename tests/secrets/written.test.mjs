// Nothing that was written while the suite ran tells a secret: not the logs, not the database, not Redis, not what tests left behind.
import { before, it } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { postgresBin } from '../lib/database.mjs';
import { createUser, data, request, url } from '../lib/system.mjs';

const files = (dir) =>
  existsSync(dir)
    ? readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    : [];

/** Everything, under a name that says where it is from. */
function written() {
  const env = { ...process.env, PGPASSWORD: readFileSync(join(data, 'config/postgres-password'), 'utf8').trim() };
  const dump = ['-h', join(data, 'run/postgres'), '-U', 'postgres', '-d', 'isekai', '--inserts'];
  const texts = [['the database', execFileSync(join(postgresBin(), 'pg_dump'), dump, { env, maxBuffer: 1 << 30 })]];
  for (const path of [join(data, 'log'), join(data, 'redis'), process.env.ISEKAI_ARTIFACTS].filter(Boolean).flatMap(files)) {
    // Pictures, videos and archives are compressed; a service has its own password in its configuration.
    if (!/\.(png|webm|zip|conf)$/.test(path)) texts.push([path, readFileSync(path)]);
  }
  return texts;
}

/** As bytes, and as texts that may stand for them. */
function shapes(secret) {
  const text = secret.toString('latin1').trim();
  const bytes = /^([0-9a-f]{2}){16,}$/.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text);
  return [text, bytes, bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url')];
}

/** What `up` made: passwords of services, keys. */
function keys() {
  const config = files(join(data, 'config')).filter((path) => path.endsWith('-password'));
  const found = [...config, ...files(join(data, 'keyring')), ...files(join(data, 'keys')), join(data, 'admin-password')];
  return found.flatMap((path) => {
    const content = readFileSync(path);
    const pem = content.toString('latin1').match(/-----BEGIN [A-Z ]*PRIVATE KEY-----\n([\s\S]*?)\n-----END/);
    if (pem) return [[path, [pem[1].split('\n')[0], pem[1].replaceAll('\n', '')]]];
    return /\.(pem|json|crt)$/.test(path) ? [] : [[path, shapes(content)]];
  });
}

// What looks like one of ours, whoever made it: tests give users passwords of the second form.
const PATTERNS = [
  ['an access token', /eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{40,}/],
  ['a password of a test', /pw-[0-9a-f]{18}/],
  ['an API token', /isk_[\w-]{40,}/],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
];

let user;
const secrets = new Map();

before(async () => {
  user = await createUser();
  secrets.set('password', user.password);
  secrets.set('access token', user.token);
  const login = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: user.username, password: user.password }),
  });
  const signedIn = await login.json();
  secrets.set('refresh token', signedIn.refreshToken);
  const { token } = user;
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  const api = await request('POST', '/api/auth/tokens', { token, body: { name: 'for a test', scopes: ['app:read'], expiresAt } });
  assert.equal(api.status, 201, api.text);
  secrets.set('API token', api.body.token);
  const mfa = await request('POST', '/api/auth/mfa/setup', { token });
  assert.equal(mfa.status, 200, mfa.text);
  secrets.set('second factor', mfa.body.secret);
  // In all the places where clients put them by mistake.
  for (const [name, secret] of secrets) {
    await request('GET', `/api/apps?token=${encodeURIComponent(secret)}`, { token: `${secret}x` });
    if (name.endsWith('token')) await request('GET', `/api/apps/${encodeURIComponent(secret)}`, { token });
    await request('POST', '/api/auth/login', { body: `{"username": "${user.username}", "password": "${secret}"` });
    await request('POST', '/api/auth/login', { body: { username: user.username, password: secret, [name]: secret } });
    await request('POST', '/api/auth/refresh', { body: { refreshToken: `${secret}x` } });
    await request('PATCH', '/api/auth/me', { token, body: { password: secret } });
  }
  secrets.set('number', '9182736450918');
  await request('POST', '/api/auth/login', { body: `{"username": "${user.username}", "password": 9182736450918}` });
});

it('no secret of a person is written anywhere', () => {
  for (const [where, text] of written()) {
    for (const [name, secret] of secrets) assert.ok(!text.includes(secret), `${where} has the ${name}`);
  }
});

it('no key and no password of a service is written anywhere', () => {
  const known = keys();
  assert.ok(known.length >= 6, `only ${known.length} were found`);
  for (const [where, text] of written()) {
    for (const [path, forms] of known) {
      for (const form of forms) assert.ok(!text.includes(form), `${where} has what is in ${path}`);
    }
  }
});

it('nothing that looks like a secret is written anywhere', () => {
  for (const [where, text] of written()) {
    for (const [what, pattern] of PATTERNS) {
      const found = pattern.exec(text.toString('latin1'));
      assert.ok(!found, `${where} has what looks like ${what}: ${found?.[0].slice(0, 12)}…`);
    }
  }
});
