// One id ties together what is done for a request: in the answer, in its durable work, and in the logs of the roles.
import { after, before, it } from 'node:test';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from '../lib/database.mjs';
import { createUser, data, generate, until, waitForAppStatus } from '../lib/system.mjs';

let user;

before(async () => {
  user = await createUser();
});

after(async () => {
  await user.remove();
});

/** Sends a prompt under a new id, which must be in the answer. */
async function ask(prompt) {
  const id = `test:${randomUUID()}`;
  const answer = await generate(user.token, prompt, {}, { 'x-correlation-id': id });
  assert.equal(answer.headers.get('x-correlation-id'), id);
  return { id, answer };
}

/** What a role wrote to its log under this id, once one of the lines is as `wanted` says. */
const logged = (role, id, wanted) =>
  until(`${role} logs for ${id}`, () => {
    const lines = readFileSync(join(data, `log/${role}.log`), 'utf8').split('\n');
    const ours = lines.filter((line) => line.includes(id)).map((line) => JSON.parse(line)).filter((line) => line.correlation_id === id);
    return ours.some(wanted) && ours;
  });

const workOf = (app) => sql(`SELECT correlation_id FROM workflows WHERE app_id = '${app}' AND kind = 'create_app'`);

it('goes with a create through its work to planner and sandboxd', async () => {
  const { id, answer } = await ask('a notes app');
  assert.equal(answer.status, 201, answer.text);
  assert.equal(workOf(answer.body.id), id);
  await waitForAppStatus(user.token, answer.body.id, 'running');
  await logged('serve', id, ({ message, app }) => message === 'accepted' && app === answer.body.id);
  await logged('worker', id, ({ message, kind }) => message === 'a workflow ended' && kind === 'create_app');
  await logged('planner', id, ({ message, call }) => message === 'planned' && call === 'generate');
  await logged('sandboxd', id, ({ message, app }) => message === 'claimed' && app === answer.body.id);
});

it('goes with work that fails to worker and planner', async () => {
  const { id, answer } = await ask('qwertz asdfgh yxcvbn');
  assert.equal(answer.status, 201, answer.text);
  assert.equal(workOf(answer.body.id), id);
  await waitForAppStatus(user.token, answer.body.id, 'error');
  await logged('worker', id, ({ level, step }) => level === 'warn' && step === 'generate');
  await logged('planner', id, ({ level, call }) => level === 'warn' && call === 'generate');
});

it('of a refused request is in its body and in the log of serve', async () => {
  const { id, answer } = await ask('');
  assert.equal(answer.status, 400, answer.text);
  assert.equal(answer.body.correlationId, id);
  await logged('serve', id, ({ error_code, path }) => error_code === 'VALIDATION_ERROR' && path === '/api/apps/generate');
});

it('that could break a log line is replaced', async () => {
  const answer = await generate(user.token, '', {}, { 'x-correlation-id': 'two words' });
  assert.match(answer.headers.get('x-correlation-id'), /^[0-9a-f-]{36}$/);
  assert.equal(answer.body.correlationId, answer.headers.get('x-correlation-id'));
});
