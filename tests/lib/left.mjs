// What holds whenever nothing is under way, whatever died before: no work, no version, no status and no container is left half done.
import assert from 'node:assert/strict';
import { sql } from './database.mjs';
import { containers, metric, until } from './system.mjs';

export const openWork = () => Number(sql(`SELECT count(*) FROM workflows WHERE status NOT IN ('completed', 'compensated')`));
export const runningApps = () => Number(sql(`SELECT count(*) FROM apps WHERE status = 'running'`));

const HALF_WRITTEN = `SELECT count(*) FROM generated_code WHERE file_count <> (SELECT count(*) FROM jsonb_object_keys(files))`;
const UNSETTLED = `SELECT count(*) FROM apps WHERE status = 'generating' OR activity <> 'ready'`;
const HELD_FOR_NOTHING = `SELECT count(*) FROM apps WHERE status <> 'running' AND (sandbox_id IS NOT NULL OR container_id IS NOT NULL)`;

/** `running` apps, each with its container, and the pool. That no quota is used up shows where a user who has no place to spare
 * makes the next app. */
export async function nothingIsLeft(running) {
  await until('no work is open', () => openWork() === 0);
  assert.equal(sql(HALF_WRITTEN), '0', 'a version is not whole');
  assert.equal(sql(UNSETTLED), '0', 'an app is neither ready nor being worked on');
  assert.equal(sql(HELD_FOR_NOTHING), '0', 'an app that does not run holds a sandbox');
  assert.equal(runningApps(), running);
  // Only beside a full pool a container too many shows.
  await until('the pool is full and no container is left over', async () => {
    const target = await metric('sandboxd', 'sandbox_pool_target');
    const full = target > 0 && (await metric('sandboxd', 'sandbox_pool_ready')) >= target;
    return full && containers().length === target + running;
  }, 90_000);
}
