// 100 requests at once leave exactly as many apps as the quota allows, and nothing else.
import { after, before, it } from 'node:test';
import assert from 'node:assert/strict';
import { createUser, generate, request, until } from '../lib/system.mjs';

let user;

before(async () => {
  user = await createUser({ maxApps: 10, maxConcurrentApps: 100 });
});

after(async () => {
  await user.remove();
});

it('100 creates at once with maxApps 10 leave exactly 10', async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, (_, index) => generate(user.token, `a todo list number ${index + 1}`)));
  const made = answers.filter((answer) => answer.status === 201);
  const refused = answers.filter((answer) => answer.status === 429);
  assert.equal(made.length, 10);
  assert.equal(refused.length, 90);
  for (const answer of refused) {
    assert.equal(answer.body.error, 'QUOTA_EXCEEDED');
    assert.deepEqual(answer.body.details, { quota: 'maxApps', limit: 10, used: 10 });
    assert.match(answer.body.message, /delete/i);
  }
  const list = async () => (await request('GET', '/api/apps?limit=100', user)).body.items;
  assert.equal((await list()).length, 10);
  await until('all ten run', async () => (await list()).every((app) => app.status === 'running'), 120_000);
});
