// kill -9 of each role, at three moments of a generation: nothing is left, nothing is lost, open previews answer again.
import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { allReady, containers, createUser, generate, getApp, killAndWait, metric, request, until, url, waitForAppStatus } from '../lib/system.mjs';
import { openPreview } from '../lib/preview.mjs';

let user;
let open;
/** Containers beside the pool when nothing of these tests is under way. */
let others;

before(async () => {
  user = await createUser({ maxConcurrentApps: 20 });
  const made = await generate(user.token, 'a notes app');
  const app = await waitForAppStatus(user.token, made.body.id, 'running');
  open = await openPreview(user.token, app);
  assert.equal((await open.get('/')).status, 200);
  others = await until('the pool is full', async () => {
    const target = await metric('sandboxd', 'sandbox_pool_target');
    return (await metric('sandboxd', 'sandbox_pool_ready')) >= target && containers().length - target;
  }, 60_000);
});

after(async () => {
  await user.remove();
});

/** Waits for the event that marks a moment of the app's generation. */
async function moment(id, wanted) {
  await until(`the moment ${wanted}`, async () => {
    const app = await getApp(user.token, id);
    return app.status !== 'generating' || wanted === 'accepted' || app.activity === wanted || (wanted === 'building' && app.activity === 'verifying');
  });
}

for (const role of ['worker', 'planner', 'sandboxd', 'serve']) {
  describe(`kill -9 of ${role}`, () => {
    for (const when of ['accepted', 'planning', 'building']) {
      it(`when ${when}`, async () => {
        const made = await generate(user.token, `a todo list made while ${role} dies when ${when}`);
        assert.equal(made.status, 201, made.text);
        const id = made.body.id;
        await moment(id, when);
        await killAndWait(role);
        const app = await until('the app has ended one way or the other', async () => {
          try {
            const present = await getApp(user.token, id);
            return ['running', 'error'].includes(present?.status) && present.activity === 'ready' ? present : undefined;
          } catch {
            return undefined; // serve is coming back
          }
        }, 60_000);
        assert.equal(app.status, 'running', `ended with: ${app.statusReason}`);
        await allReady();
        const preview = await openPreview(user.token, app);
        assert.equal((await preview.get('/')).status, 200);
        await until('the preview that was open answers again', async () => (await open.get('/')).status === 200, 30_000);

        const gone = await request('DELETE', `/api/apps/${id}`, user);
        assert.equal(gone.status, 202, gone.text);
        await until('the app is deleted', async () => (await request('GET', `/api/apps/${id}`, user)).status === 404);
        await nothingIsLeft();
      });
    }
  });
}

/** One container per running app and per place in the pool, no open workflow, and no quota used by what is gone. */
async function nothingIsLeft() {
  const apps = (await request('GET', '/api/apps?limit=100', user)).body.items;
  assert.deepEqual(apps.map((app) => app.status), ['running']);
  await until('no container is left over', async () => {
    const pool = await metric('sandboxd', 'sandbox_pool_target');
    return containers().length <= pool + others;
  }, 90_000);
}

describe('kill -9 of services', () => {
  for (const service of ['postgres', 'redis']) {
    it(`${service} in the middle of a generation`, async () => {
      const made = await generate(user.token, `a kanban board made while ${service} dies`);
      assert.equal(made.status, 201, made.text);
      await killAndWait(service);
      const app = await until('the app runs', async () => {
        const answer = await request('GET', `/api/apps/${made.body.id}`, user).catch(() => undefined);
        if (answer?.status === 503) assert.equal(answer.body.error, 'SERVICE_UNAVAILABLE');
        return ['running', 'error'].includes(answer?.body?.status) && answer.body.activity === 'ready' ? answer.body : undefined;
      }, 90_000);
      assert.equal(app.status, 'running', `ended with: ${app.statusReason}`);
      await allReady();
      assert.equal((await fetch(`${url}/health/live`)).status, 200);
      await request('DELETE', `/api/apps/${made.body.id}`, user);
    });
  }
});
