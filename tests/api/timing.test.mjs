// A wrong password takes as long for a name that nobody has as for one that somebody has.
import { before, it } from 'node:test';
import assert from 'node:assert/strict';
import http from 'node:http';
import { adminToken, request, url } from '../lib/system.mjs';

const NAMES = 24;
// Two failures make nobody wait.
const FAILURES = 2;
const names = [];

before(async () => {
  const token = await adminToken();
  for (let n = 0; n < NAMES; n += 1) {
    const username = `timing${Date.now()}x${n}`;
    const body = { username, email: `${username}@example.org`, password: `pw-${username}`, roles: ['user'], mustChangePassword: false };
    const made = await request('POST', '/api/admin/users', { token, body });
    assert.equal(made.status, 201, made.text);
    names.push(username);
  }
});

/** Milliseconds until the refusal is there. Each address has its own share of failures. */
function attempt(username, localAddress) {
  const { hostname, port } = new URL(url);
  const body = JSON.stringify({ username, password: 'not the password' });
  const options = { hostname, port, family: 4, localAddress, method: 'POST', path: '/api/auth/login', agent: false };
  options.headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), host: new URL(url).host };
  return new Promise((resolve, reject) => {
    const start = performance.now();
    http
      .request(options, (response) => {
        response.resume().on('end', () => {
          if (response.statusCode === 401) resolve(performance.now() - start);
          else reject(new Error(`${response.statusCode} for ${username}`));
        });
      })
      .on('error', reject)
      .end(body);
  });
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

it('known and unknown names are refused in the same time', async (test) => {
  const known = [];
  const unknown = [];
  for (let round = 0; round < FAILURES; round += 1) {
    for (const [index, name] of names.entries()) {
      const address = `127.0.1.${index + 1}`;
      // In turns, and each as often first, so that what else the machine does hits both alike.
      for (const who of index % 2 ? ['known', 'unknown'] : ['unknown', 'known']) {
        if (who === 'known') known.push(await attempt(name, address));
        else unknown.push(await attempt(`nobody${round}x${index}`, address));
      }
    }
  }
  const [one, other] = [median(known), median(unknown)];
  test.diagnostic(`median of ${known.length}: known ${one.toFixed(1)} ms, unknown ${other.toFixed(1)} ms, ratio ${(one / other).toFixed(3)}`);
  assert.ok(Math.abs(one / other - 1) < 0.25, `known ${one} ms, unknown ${other} ms`);
});
