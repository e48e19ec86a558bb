// The database of the system under test, asked directly.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const postgresBin = () => {
  const versions = readdirSync('/usr/lib/postgresql').map(Number).filter(Boolean).sort((a, b) => b - a);
  return `/usr/lib/postgresql/${versions[0]}/bin`;
};

/** One value, or a line for each row with `|` between its columns. As the services do, or as the database's superuser. */
export function sql(query, { superuser = false } = {}) {
  const data = process.env.ISEKAI_DATA;
  const [user, file] = superuser ? ['postgres', 'postgres-password'] : ['isekai', 'app-password'];
  const env = { ...process.env, PGPASSWORD: readFileSync(join(data, 'config', file), 'utf8').trim() };
  const args = ['-h', join(data, 'run/postgres'), '-U', user, '-d', 'isekai', '-AtX', '-v', 'ON_ERROR_STOP=1', '-c', query];
  return execFileSync(join(postgresBin(), 'psql'), args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}
