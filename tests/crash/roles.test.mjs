// kill -9 of each role and service at moments of a generation that are held, so that the kill falls inside them: nothing is left,
// nothing is lost, open previews answer again.
import { after, before, beforeEach, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { sql } from '../lib/database.mjs';
import { nothingIsLeft, openWork, runningApps } from '../lib/left.mjs';
import { openPreview } from '../lib/preview.mjs';
import {
  allReady, containers, createUser, docker, generate, hold, killNow, pids, processes, request, startedAgain, status, until,
  waitForAppStatus,
} from '../lib/system.mjs';

const ROLES = ['worker', 'planner', 'sandboxd', 'serve'];
const SERVICES = ['postgres', 'redis'];

/** What stands still until the kill, whom it kills, and the step that has not begun (`accepted`) or is under way. */
const MOMENTS = {
  accepted: { held: () => pids('worker'), step: 'generate', victims: [...ROLES, ...SERVICES] },
  planning: { held: () => pids('planner'), step: 'generate', victims: ROLES },
  building: { held: builders, step: 'build', victims: [...ROLES, ...SERVICES] },
};

let user;
let stays;
let open;
/** Apps that run when no case is under way. */
let running;

before(async () => {
  await until('nothing is under way', () => openWork() === 0);
  running = runningApps() + 1;
  // Places for the app that stays open and for that of one case: a count that leaks refuses the next case's app.
  user = await createUser({ maxConcurrentApps: 2 });
  const made = await generate(user.token, 'a notes app');
  assert.equal(made.status, 201, made.text);
  stays = await waitForAppStatus(user.token, made.body.id, 'running');
  open = await openPreview(user.token, stays);
  assert.equal((await open.get('/')).status, 200);
  await nothingIsLeft(running);
});

// A case that failed does not fail the next.
beforeEach(async () => {
  await allReady();
  const { items } = (await request('GET', '/api/apps', user)).body;
  for (const app of items.filter(({ id }) => id !== stays.id)) await remove(app.id);
});

after(async () => {
  await user.remove();
});

for (const [when, { victims }] of Object.entries(MOMENTS)) {
  describe(`kill -9 when ${when}`, () => {
    for (const victim of victims) {
      it(`of ${victim}`, async () => {
        const { id, killed } = await killInside(when, victim);
        await startedAgain(victim, killed.pid);
        const app = await end(id);
        assertInside(id, when, killed);
        assert.equal(app.status, 'running', `ended with: ${app.statusReason}`);
        await allReady();
        const preview = await openPreview(user.token, app);
        assert.equal((await preview.get('/')).status, 200);
        await until('the preview that was open answers again', async () => (await open.get('/')).status === 200);
        await remove(id);
        await nothingIsLeft(running);
      });
    }
  });
}

async function killInside(when, victim) {
  const { held, step } = MOMENTS[when];
  const goOn = await hold(await held());
  try {
    const made = await generate(user.token, `a todo list made while ${victim} dies when ${when}`);
    assert.equal(made.status, 201, made.text);
    const { id } = made.body;
    if (when !== 'accepted') await until(`it is ${when}`, () => phases(id, step).at(-1)?.phase === 'started');
    return { id, killed: await killNow(victim) };
  } finally {
    goOn();
  }
}

/** The app's events tell whether the kill fell where it was meant to. */
function assertInside(id, when, { from, to }) {
  const told = phases(id, MOMENTS[when].step);
  const by = (time) => told.filter(({ at }) => at <= time).map(({ phase }) => phase);
  const text = `killed between ${from} and ${to}: ${JSON.stringify(told)}`;
  if (when === 'accepted') return assert.deepEqual(by(to), [], text);
  assert.equal(by(from).at(-1), 'started', text);
  assert.ok(!by(to).includes('succeeded'), text);
}

/** What became of a step so far, and when, in ms. */
function phases(id, step) {
  const rows = sql(`SELECT data->>'phase', extract(epoch FROM created_at) * 1000 FROM app_events
                    WHERE app_id = '${id}' AND type = 'step' AND data->>'name' = '${step}' ORDER BY seq`);
  return rows.split('\n').filter(Boolean).map((row) => {
    const [phase, at] = row.split('|');
    return { phase, at: Number(at) };
  });
}

/** The compilers of the containers that no app has. The next app gets one of these, and is being built while it stands still. */
function builders() {
  const taken = sql('SELECT container_id FROM apps WHERE container_id IS NOT NULL').split('\n');
  return until('each container of the pool has its builder', () => {
    const free = containers().filter((id) => !taken.includes(id));
    const agents = docker('inspect', '--format', '{{.State.Pid}}', ...free).trim().split('\n');
    const found = processes().filter(({ pid, argv }) => argv[1] === '/opt/isekai/builder/main.mjs' && agents.includes(status(pid).PPid));
    return found.length === agents.length && found.map(({ pid }) => pid);
  });
}

/** The app when it has ended one way or the other. Meanwhile serve may be away or without its database, but knows the app. */
async function end(id) {
  const errors = new Set();
  const app = await until('the app has ended one way or the other', async () => {
    const answer = await request('GET', `/api/apps/${id}`, user).catch(() => undefined);
    if (answer && answer.status !== 200) errors.add(answer.body?.error ?? answer.text);
    return answer?.status === 200 && ['running', 'error'].includes(answer.body.status) && answer.body.activity === 'ready' && answer.body;
  }, 90_000);
  for (const error of errors) assert.match(error, /^(SERVICE_UNAVAILABLE|TIMEOUT)$/);
  assert.ok(app.status === 'running' || app.statusReason, 'an app that failed says why');
  return app;
}

async function remove(id) {
  const gone = await request('DELETE', `/api/apps/${id}`, user);
  assert.equal(gone.status, 202, gone.text);
  await until('the app is deleted', async () => (await request('GET', `/api/apps/${id}`, user)).status === 404, 60_000);
}
