// Each bad input gets its status, its code, and a message that says what to do.
import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { createUser, generate, request, url, waitForAppStatus } from '../lib/system.mjs';

let user;
let stranger;
let app;

before(async () => {
  user = await createUser();
  stranger = await createUser();
  const made = await generate(user.token, 'a todo list');
  assert.equal(made.status, 201, made.text);
  app = await waitForAppStatus(user.token, made.body.id, 'running');
});

after(async () => {
  await user.remove();
  await stranger.remove();
});

function assertError(answer, status, code, message) {
  assert.equal(answer.status, status, answer.text);
  assert.equal(answer.body.error, code, answer.text);
  assert.match(answer.body.message, message);
  assert.equal(answer.body.correlationId, answer.headers.get('x-correlation-id'));
  assert.ok(!Number.isNaN(Date.parse(answer.body.timestamp)));
}

describe('prompts', () => {
  const cases = [
    ['empty', '', /describe the application/],
    ['only white space', ' \n\t ', /describe the application/],
    ['100 kB', 'x'.repeat(100_000), /at most 16384/],
    ['NUL', 'a todo\u0000list', /U\+0000.*remove it/],
    ['a control character', 'a \u001b[31mred\u001b[0m todo list', /U\+001B.*remove it/],
  ];
  for (const [name, prompt, message] of cases) {
    it(`${name} is refused`, async () => {
      assertError(await generate(user.token, prompt), 400, 'VALIDATION_ERROR', message);
    });
  }

  it('an unknown framework is refused, and the known ones are named', async () => {
    assertError(await generate(user.token, 'a todo list', { framework: 'cobol' }), 400, 'VALIDATION_ERROR', /react.*static/);
  });

  it('malformed JSON is refused', async () => {
    const answer = await request('POST', '/api/apps/generate', { token: user.token, body: '{"prompt": ' });
    assertError(answer, 400, 'VALIDATION_ERROR', /JSON/);
  });

  it('another content type is refused', async () => {
    const headers = { 'content-type': 'text/plain' };
    const answer = await request('POST', '/api/apps/generate', { token: user.token, body: 'hello', headers });
    assertError(answer, 415, 'UNSUPPORTED_MEDIA_TYPE', /application\/json/);
  });

  it('words that are no app end with a reason', async () => {
    const made = await generate(user.token, 'qwertz asdfgh yxcvbn');
    if (made.status === 201) {
      const failed = await waitForAppStatus(user.token, made.body.id, 'error');
      assert.match(failed.statusReason, /can/);
      await request('DELETE', `/api/apps/${made.body.id}`, user);
    } else {
      assertError(made, 422, 'NOT_UNDERSTOOD', /can/);
    }
  });
});

describe('tokens', () => {
  const forged = (token) => {
    const [head, payload, signature] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url'));
    const other = Buffer.from(JSON.stringify({ ...claims, sub: stranger.id })).toString('base64url');
    return [head, other, signature].join('.');
  };
  const none = (token) => {
    const head = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
    return `${head}.${token.split('.')[1]}.`;
  };

  it('none, garbage, forged and unsigned ones are refused', async () => {
    for (const token of [undefined, 'garbage', forged(user.token), none(user.token)]) {
      assertError(await request('GET', '/api/apps', { token }), 401, 'AUTHENTICATION_ERROR', /sign in|access token/i);
    }
  });

  it('one whose session was ended is refused', async () => {
    const guest = await createUser();
    const answer = await request('POST', '/api/auth/logout', { token: guest.token });
    assert.equal(answer.status, 204, answer.text);
    assertError(await request('GET', '/api/auth/me', { token: guest.token }), 401, 'AUTHENTICATION_ERROR', /sign in/i);
  });

  it('wrong credentials do not tell whether the name exists', async () => {
    const wrong = (username) => request('POST', '/api/auth/login', { body: { username, password: 'not the password' } });
    const [known, unknown] = [await wrong(stranger.username), await wrong('nobody-of-this-name')];
    assertError(known, 401, 'AUTHENTICATION_ERROR', /./);
    assertError(unknown, 401, 'AUTHENTICATION_ERROR', /./);
    assert.equal(known.body.message, unknown.body.message);
  });

  it('the wrong role may not administer', async () => {
    assertError(await request('GET', '/api/admin/users', user), 403, 'AUTHORIZATION_ERROR', /./);
  });
});

describe('apps of others', () => {
  // As they would be right for the owner: nothing but the caller is wrong.
  const BODIES = {
    'PATCH /api/apps/{id}': { name: 'mine now' },
    'PUT /api/apps/{id}/files/{path}': 'mine now',
    'POST /api/apps/{id}/iterations': { prompt: 'add a due date' },
    'POST /api/apps/{id}/preview-link': { expiresIn: 3600 },
    'PUT /api/apps/{id}/egress': { rules: [{ host: 'api.example.com', port: 443 }], presets: [] },
    'POST /api/apps/{id}/rollback': { version: 1 },
  };

  const ofOwner = (path) => request('GET', `/api/apps/${app.id}${path}`, user).then((answer) => answer.body);
  const asSeen = () => Promise.all(['', '/files', '/versions', '/iterations', '/egress'].map(ofOwner));

  async function operations() {
    const { paths } = (await request('GET', '/api/openapi.json')).body;
    return Object.entries(paths)
      .filter(([path]) => path.startsWith('/api/apps/{id}'))
      .flatMap(([path, item]) => Object.entries(item).map(([method, described]) => ({ path, method: method.toUpperCase(), ...described })));
  }

  /** Asks as a stranger, with all that the operation demands. */
  async function ask({ path, method, parameters, requestBody }, values) {
    const name = `${method} ${path}`;
    const headers = {};
    const query = new URLSearchParams();
    for (const parameter of parameters.filter(({ required }) => required)) {
      const value = values[parameter.name];
      assert.ok(value !== undefined, `${name}: no value for its parameter ${parameter.name}; add one to this test`);
      if (parameter.in === 'path') path = path.replace(`{${parameter.name}}`, encodeURI(value));
      if (parameter.in === 'query') query.set(parameter.name, value);
      if (parameter.in === 'header') headers[parameter.name] = value;
    }
    if (requestBody) {
      assert.ok(name in BODIES, `${name}: no body for it; add one to this test`);
      [headers['content-type']] = Object.keys(requestBody.content);
    }
    // An event stream that is answered after all does not end.
    const signal = AbortSignal.timeout(10_000);
    const answer = await request(method, `${path}?${query}`, { token: stranger.token, body: BODIES[name], headers, signal });
    assert.equal(answer.status, 404, `${name}: ${answer.text}`);
    const { error, message, details } = answer.body;
    return { error, message, details };
  }

  it('are not found, whatever is asked of them, and stay as they are', async () => {
    const whole = await asSeen();
    const [{ version }, { version: codeVersion, files }] = whole;
    const all = await operations();
    assert.ok(all.length >= 20, `${all.length} operations`);
    for (const operation of all) {
      const seen = operation.path.includes('/files/') ? codeVersion : version;
      const values = { path: files[0].path, n: codeVersion, from: codeVersion, to: codeVersion, 'If-Match': `"${seen}"` };
      const foreign = await ask(operation, { ...values, id: app.id });
      const absent = await ask(operation, { ...values, id: randomUUID() });
      assert.equal(foreign.error, 'NOT_FOUND');
      assert.deepEqual(foreign, absent, `${operation.method} ${operation.path} tells that the app exists`);
    }
    assert.deepEqual(await asSeen(), whole);
  });
});

describe('file paths', () => {
  // node's fetch resolves dots itself; the raw request sends them as they are.
  const raw = (path) => new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    http.get({ hostname, port, path, headers: { authorization: `Bearer ${user.token}` } }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode, body: JSON.parse(Buffer.concat(chunks).toString() || '{}') }));
    }).on('error', reject);
  });
  for (const path of ['../../etc/passwd', '..%2f..%2fetc%2fpasswd', '%2e%2e/secret', '%2fetc%2fpasswd', '%252e%252e%252fx', 'a%00b', 'src/..%5c..%5cx', '%24%7BHOME%7D', '%60id%60']) {
    it(`${path} is refused`, async () => {
      const answer = await raw(`/api/apps/${app.id}/files/${path}`);
      assert.equal(answer.status, 403, JSON.stringify(answer.body));
      assert.equal(answer.body.error, 'SECURITY_ERROR');
      assert.equal(answer.body.details.reason, 'PATH_TRAVERSAL');
    });
  }
});

describe('the rest', () => {
  it('an unknown host name is refused', async () => {
    const { hostname, port } = new URL(url);
    const statusCode = await new Promise((resolve, reject) => {
      http.get({ hostname, port, path: '/api/config', headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).on('error', reject);
    });
    assert.ok([403, 421].includes(statusCode), `${statusCode}`);
  });

  it('unknown paths and methods are told apart', async () => {
    assertError(await request('GET', '/api/nothing', user), 404, 'NOT_FOUND', /./);
    assertError(await request('PUT', '/api/apps', { token: user.token, body: {} }), 405, 'METHOD_NOT_ALLOWED', /./);
  });

  it('a stale version is refused', async () => {
    const patch = (version) =>
      request('PATCH', `/api/apps/${app.id}`, { token: user.token, body: { name: 'Renamed' }, headers: { 'if-match': `"${version}"` } });
    const present = (await request('GET', `/api/apps/${app.id}`, user)).body.version;
    assert.equal((await patch(present)).status, 200);
    assertError(await patch(present), 409, 'CONCURRENT_MODIFICATION', /./);
  });
});
