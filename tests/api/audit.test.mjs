// What an operator does: who did what, was it changed, new keys for everything while all runs.
import { before, it } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { sql } from '../lib/database.mjs';
import { adminToken, createUser, data, request, until } from '../lib/system.mjs';

const isekai = (...args) => {
  const done = spawnSync(join(data, 'bin/isekai'), [...args, '--config', join(data, 'config/operator.toml')], { encoding: 'utf8' });
  return { code: done.status, text: done.stdout + done.stderr };
};
const superuser = (query) => sql(query, { superuser: true });

let admin;
let user;

before(async () => {
  admin = await adminToken();
  user = await createUser();
});

/** The row of the user's making, and its place in the chain once it has one. */
const made = async () => {
  const path = `/api/admin/audit?resource=user&resourceId=${user.id}&action=create`;
  return (await request('GET', path, { token: admin })).body.items[0];
};
const placeOf = (id) => until('the row has its place', () => sql(`SELECT seq FROM audit_chain WHERE audit_id = '${id}'`));

it('what an administrator did is on record, sealed, and provable by command and over the API', async () => {
  const row = await made();
  assert.equal(row.details.personal.username, user.username);
  assert.equal(row.ipAddress, '127.0.0.1');
  const stored = superuser(`SELECT a::text FROM audit_logs a WHERE id = '${row.id}'`);
  assert.ok(!stored.includes('127.0.0.1') && !stored.includes(`${user.username}@`), 'what is personal is encrypted');
  await placeOf(row.id);
  const verified = await request('GET', '/api/admin/audit/verify', { token: admin });
  assert.equal(verified.body.valid, true, verified.text);
  assert.ok(verified.body.anchorSeq > 0);
  const command = isekai('audit', 'verify');
  assert.equal(command.code, 0, command.text);
  assert.match(command.text, /Nothing was changed\./);
});

it('a change by the superuser of the database is found in its place, and is gone when it is taken back', async () => {
  const row = await made();
  const seq = await placeOf(row.id);
  superuser(`UPDATE audit_logs SET success = false WHERE id = '${row.id}'`);
  const changed = isekai('audit', 'verify', '--json');
  superuser(`UPDATE audit_logs SET success = true WHERE id = '${row.id}'`);
  assert.equal(changed.code, 1, changed.text);
  const { findings } = JSON.parse(changed.text).verified;
  assert.deepEqual(findings, [{ problem: 'ROW_CHANGED', seq: Number(seq), rowId: row.id }]);
  assert.equal(isekai('audit', 'verify').code, 0);
});

it('the services themselves cannot rewrite history', () => {
  for (const query of ['UPDATE audit_logs SET success = false', 'DELETE FROM audit_logs', 'TRUNCATE audit_chain', 'DROP TABLE audit_logs']) {
    assert.throws(() => sql(query), /permission denied|must be owner/, query);
  }
});

it('all keys are changed while everything runs', async () => {
  const row = await made();
  const before = await request('GET', '/.well-known/jwks.json');
  for (const kind of ['encryption', 'audit', 'access-token']) {
    const rotated = isekai('keys', 'rotate', '--kind', kind);
    assert.equal(rotated.code, 0, rotated.text);
  }
  assert.equal(sql('SELECT count(DISTINCT kek_id) FROM data_keys WHERE wrapped IS NOT NULL'), '1');
  // Tokens of the old key stay good, new ones have the new one, and what was encrypted before can still be read.
  await until('the new key of access tokens is published', async () => {
    const { keys } = (await request('GET', '/.well-known/jwks.json')).body;
    return keys.length === 2 && keys.some(({ kid }) => kid !== before.body.keys[0].kid);
  });
  assert.equal((await request('GET', '/api/auth/me', user)).status, 200);
  admin = await adminToken();
  assert.equal((await made()).ipAddress, row.ipAddress);
  assert.equal(isekai('audit', 'verify').code, 0);
});
