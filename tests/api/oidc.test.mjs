// Sign-in at a provider that speaks the real protocol.
import { after, before, it } from 'node:test';
import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { Browser, startProvider } from './provider.mjs';
import { adminToken, createUser, request, url } from '../lib/system.mjs';

const run = randomBytes(4).toString('hex');
const people = {};
let provider;
let admin;

before(async () => {
  provider = await startProvider(people);
  admin = await adminToken();
});
after(() => provider?.stop());

/** Somebody whom the provider knows. */
function person(name, more = {}) {
  const sub = `${name}-${run}`;
  people[sub] = { preferred_username: sub, email: `${sub}@corp.example`, email_verified: true, groups: [], ...more };
  return sub;
}

const signedIn = async (browser) => {
  const { status, body } = await browser.tokens();
  assert.equal(status, 200, JSON.stringify(body));
  return body;
};

it('is offered before anybody is signed in', async () => {
  const { items } = (await request('GET', '/api/auth/oidc')).body;
  assert.deepEqual(items.map(({ id, name }) => `${id} ${name}`), ['absent Absent', 'closed Closed', 'linking Linking', 'open Open']);
});

it('makes an account, and leads back to it through every client, algorithm and way to authenticate', async () => {
  const sub = person('ada');
  const browser = new Browser(sub);
  assert.equal(await browser.signIn('open', '/app/?id=7'), '/app/?id=7');
  assert.ok(browser.visited.some((address) => address.startsWith(`${provider.issuer}/auth?`)), browser.visited.join(' '));
  assert.equal(browser.cookie('isekai_oidc'), undefined, 'what bound the browser is gone');
  const { user, accessToken } = await signedIn(browser);
  assert.deepEqual([user.username, user.email, user.roles.map(({ name }) => name)], [sub, `${sub}@corp.example`, ['user']]);
  assert.equal((await request('GET', '/api/apps', { token: accessToken })).status, 200);
  for (const client of ['closed', 'linking', 'open']) {
    const again = new Browser(sub);
    assert.equal(await again.signIn(client), '/', client);
    assert.equal((await signedIn(again)).user.id, user.id, client);
  }
  const copy = (await request('GET', '/api/auth/export', { token: accessToken })).body;
  assert.deepEqual(copy.identities.map(({ issuer, subject }) => [issuer, subject]), [[provider.issuer, sub]]);
  const rows = (await request('GET', `/api/admin/audit?userId=${user.id}&action=login`, { token: admin })).body.items;
  assert.deepEqual(rows.map((row) => row.details.provider), ['open', 'linking', 'closed', 'open']);
});

it('takes a way back once, and in the browser that began it only', async () => {
  const browser = new Browser(person('bob'));
  assert.equal(await browser.signIn('open'), '/');
  const back = browser.visited.at(-1);
  assert.match(back, /\/callback\?/);
  assert.equal(await browser.follow(back), '/sign-in/?oidc=stale&next=/');
  // Led there by somebody else: their account would be signed in here.
  const attacker = new Browser(person('mallory'));
  const started = await attacker.open(`${url}/api/auth/oidc/open/start`);
  const victim = new Browser();
  victim.visited = [];
  let address = started.headers.get('location');
  while (!address.startsWith(`${url}/`)) address = new URL((await attacker.open(address)).headers.get('location'), address).href;
  assert.equal(await victim.follow(address), '/sign-in/?oidc=stale&next=/');
  assert.equal(victim.cookie('isekai_refresh'), undefined);
  attacker.visited = [];
  assert.equal(await attacker.follow(address), '/', 'where it was begun it still works');
});

it('says why it lets somebody not in', async () => {
  const reason = async (client, sub) => {
    const browser = new Browser(sub);
    const page = await browser.signIn(client);
    assert.equal(browser.cookie('isekai_refresh'), undefined, page);
    return new URL(page, url).searchParams.get('oidc');
  };
  assert.equal(await reason('open', ''), 'cancelled');
  assert.equal(await reason('open', person('eve', { email: `eve-${run}@evil.example` })), 'address-not-allowed');
  assert.equal(await reason('open', person('frank', { email_verified: false })), 'address-unverified');
  assert.equal(await reason('closed', person('grace')), 'no-account');
  assert.equal(await reason('linking', person('heidi')), 'no-account');
  assert.equal(await reason('absent', person('ivan')), 'unavailable');
});

it('links an account by its verified address where that is allowed, and its lock and its second factor hold', async () => {
  const user = await createUser();
  const email = `${user.username}@example.org`;
  const sub = person('judy', { email, email_verified: false });
  assert.equal(await new Browser(sub).signIn('linking'), '/sign-in/?oidc=address-unverified&next=/');
  people[sub].email_verified = true;
  const browser = new Browser(sub);
  assert.equal(await browser.signIn('linking'), '/');
  assert.equal((await signedIn(browser)).user.id, user.id);

  const { secret } = (await request('POST', '/api/auth/mfa/setup', user)).body;
  const { recoveryCodes } = (await request('POST', '/api/auth/mfa/verify', { token: user.token, body: { code: totp(secret) } })).body;
  const asked = new Browser(sub);
  assert.equal(await asked.signIn('linking', '/app/'), '/sign-in/?oidc=code&next=/app/');
  assert.equal(asked.cookie('isekai_refresh'), undefined);
  const wrong = await asked.post('/api/auth/oidc/code', { mfaToken: '000000' });
  assert.deepEqual([wrong.status, (await wrong.json()).details], [401, { reason: 'MFA_REQUIRED' }]);
  const entered = await asked.post('/api/auth/oidc/code', { mfaToken: recoveryCodes[0] });
  assert.equal(entered.status, 200, await entered.clone().text());
  assert.equal((await entered.json()).user.id, user.id);
  assert.equal((await signedIn(asked)).user.id, user.id);

  const locked = await request('POST', `/api/admin/users/${user.id}/lock`, { token: admin });
  assert.equal(locked.status, 200, locked.text);
  assert.equal(await new Browser(sub).signIn('linking'), '/sign-in/?oidc=shut&next=/');
});

it('gives roles by a claim, and takes them with it', async () => {
  const sub = person('karl', { groups: ['all-seeing', 'admin'] });
  const roles = async () => {
    const browser = new Browser(sub);
    assert.equal(await browser.signIn('open'), '/');
    return (await signedIn(browser)).user.roles.map(({ name }) => name);
  };
  assert.deepEqual(await roles(), ['user', 'viewer']);
  people[sub].groups = [];
  assert.deepEqual(await roles(), ['user']);
});

it('keeps nobody out when the provider goes away', async () => {
  const browser = new Browser(person('leo'));
  const started = await browser.open(`${url}/api/auth/oidc/open/start`);
  let address = started.headers.get('location');
  while (!address.startsWith(`${url}/`)) address = new URL((await browser.open(address)).headers.get('location'), address).href;
  await provider.stop();
  provider = undefined;
  browser.visited = [];
  assert.equal(await browser.follow(address), '/sign-in/?oidc=unavailable&next=/');
  assert.ok(await adminToken(), 'passwords go on working');
});

/** What an authenticator with this secret shows now (RFC 6238). */
function totp(secret) {
  const bits = [...secret].map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', bytes).update(counter).digest();
  const at = mac[19] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
