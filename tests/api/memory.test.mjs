// What the processes of Isekai take when nothing is done with them. It is shown and not judged: builds for tests take more than others.
import { it } from 'node:test';
import assert from 'node:assert/strict';
import { openWork } from '../lib/left.mjs';
import { pids, status, until } from '../lib/system.mjs';

it('the idle memory of all processes', async (t) => {
  await until('nothing is under way', () => openWork() === 0);
  let sum = 0;
  for (const role of ['serve', 'worker', 'planner', 'sandboxd', 'up']) {
    const [pid] = pids(role);
    assert.ok(pid, `${role} does not run`);
    const mib = Number.parseInt(status(pid).VmRSS, 10) / 1024;
    assert.ok(mib > 0, `the memory of ${role} cannot be read`);
    t.diagnostic(`${role}: ${mib.toFixed(1)} MiB`);
    sum += mib;
  }
  t.diagnostic(`together: ${sum.toFixed(1)} MiB (a release shall take at most 150)`);
});
