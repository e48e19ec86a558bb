// An app's connections to the outside, from a program in its container to what its owner sees. Nothing here leaves the machine: what a rule
// allows has names that no resolver knows, or that lead back here.
import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { createUser, docker, generate, request, until, waitForAppStatus } from '../lib/system.mjs';

/** What the proxy in the container answers to this head, as a program of the app would see it. */
const ASK = `
const [head] = process.argv.slice(1);
const socket = require('node:net').connect(3128, '127.0.0.1', () => socket.write(head.replaceAll('|', '\\r\\n') + '\\r\\n\\r\\n'));
let text = '';
socket.setEncoding('utf8');
socket.on('data', (part) => { text += part; });
socket.on('close', () => { console.log(text); process.exit(); });
socket.on('error', (error) => console.log(error.code));
`;

let user;
let app;

before(async () => {
  user = await createUser();
  const made = await generate(user.token, 'Create a CSV viewer application');
  app = await waitForAppStatus(user.token, made.body.id, 'running');
});

after(async () => {
  await user.remove();
});

const ask = (head) => docker('exec', app.containerId, '/opt/isekai/bin/node', '-e', ASK, head);
const connect = (target) => ask(`CONNECT ${target} HTTP/1.1|Host: ${target}`);
const rules = async () => (await request('GET', `/api/apps/${app.id}/egress`, { token: user.token })).body;
const decisions = async () => (await request('GET', `/api/apps/${app.id}/egress/decisions`, { token: user.token })).body;

async function allow(...hosts) {
  const { version } = await rules();
  const body = { rules: hosts.map((host) => ({ host, port: 443 })), presets: [] };
  return request('PUT', `/api/apps/${app.id}/egress`, { token: user.token, body, headers: { 'if-match': `"${version}"` } });
}

describe('connections of an app to the outside', () => {
  it('are refused as long as nobody allowed them, with the reason', () => {
    const answer = connect('api.example.com:443');
    assert.match(answer, /^HTTP\/1\.1 403 /);
    assert.match(answer, /x-isekai-egress-reason: NOT_LISTED/i);
    assert.match(answer, /api\.example\.com/);
  });

  it('are decided by the rules from the moment these change', async () => {
    const changed = await allow('nowhere.invalid', 'localhost.localdomain');
    assert.equal(changed.status, 200, changed.text);
    const answer = connect('nowhere.invalid:443');
    assert.match(answer, /^HTTP\/1\.1 502 /);
    assert.match(answer, /x-isekai-egress-reason: UNRESOLVED/i);
    assert.match(connect('other.invalid:443'), /NOT_LISTED/);
    assert.equal((await allow()).status, 200);
    assert.match(connect('nowhere.invalid:443'), /NOT_LISTED/);
  });

  it('never go to addresses, however they are written', () => {
    for (const target of ['127.0.0.1:8081', '[::1]:8081', '169.254.169.254:80', '2130706433:80', '0x7f.1:80', 'localhost:5432']) {
      assert.match(connect(target), /^HTTP\/1\.1 4/, target);
    }
    assert.match(ask('GET http://169.254.169.254/latest/meta-data/ HTTP/1.1|Host: api.example.com'), /^HTTP\/1\.1 4/);
  });

  it('are all told to the owner', async () => {
    const seen = await until('the decisions are there', async () => {
      const page = await decisions();
      const reasons = new Set(page.items?.map(({ host, reason }) => `${host} ${reason}`));
      return ['api.example.com NOT_LISTED', 'nowhere.invalid UNRESOLVED', '127.0.0.1 BAD_HOST'].every((one) => reasons.has(one)) && page;
    });
    assert.ok(seen.items.every(({ allowed }) => allowed === false));
  });

  it('are not for whoever is not the owner', async () => {
    const other = await createUser();
    try {
      assert.equal((await request('GET', `/api/apps/${app.id}/egress`, { token: other.token })).status, 404);
      const body = { rules: [], presets: [] };
      assert.equal((await request('PUT', `/api/apps/${app.id}/egress`, { token: other.token, body, headers: { 'if-match': '"1"' } })).status, 404);
    } finally {
      await other.remove();
    }
  });

  it('need a rule that names a host and that the administrator does not hold back', async () => {
    for (const host of ['10.0.0.1', 'localhost', '*', '*.com', 'http://example.com']) {
      const refused = await allow(host);
      assert.equal(refused.status, 400, host);
      assert.equal(refused.body.error, 'VALIDATION_ERROR');
    }
    const { version, availablePresets } = await rules();
    assert.deepEqual(availablePresets.map(({ name, allowed }) => ({ name, allowed })), [{ name: 'registries', allowed: false }]);
    const body = { rules: [], presets: ['registries'] };
    const refused = await request('PUT', `/api/apps/${app.id}/egress`, { token: user.token, body, headers: { 'if-match': `"${version}"` } });
    assert.equal(refused.status, 403, refused.text);
    assert.equal(refused.body.details.reason, 'EGRESS_PRESET_NOT_ALLOWED');
  });
});
