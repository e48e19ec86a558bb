// The specification's own example (design.md, "App Generation Integration"), ported line for line.
import { after as afterAll, before as beforeAll, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { createUser, generate, getApp, waitForAppStatus } from '../lib/system.mjs';

describe('App Generation Integration', () => {
  let testUser;

  beforeAll(async () => {
    testUser = await createUser();
  });

  afterAll(async () => {
    await testUser.remove();
  });

  it('should generate app end-to-end', async () => {
    const token = testUser.token;

    const response = await generate(token, 'Create a CSV viewer application', { framework: 'react' });
    assert.equal(response.status, 201);

    assert.equal(typeof response.body.id, 'string');
    assert.equal(typeof response.body.name, 'string');
    assert.equal(response.body.status, 'generating');
    assert.equal(response.body.userId, testUser.id);

    // Wait for generation to complete
    await waitForAppStatus(token, response.body.id, 'running', 30000);

    const completedApp = await getApp(token, response.body.id);
    assert.equal(completedApp.status, 'running');
    assert.match(completedApp.previewUrl, /^http:\/\/localhost:\d+$/);
  });
});
