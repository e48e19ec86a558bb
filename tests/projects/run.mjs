import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

// Not the synchronous one: while that blocks this process, the server closes connections that it then takes for open.
const exec = promisify(execFile);

/** Runs a program to its end. What it printed is in the error, if it fails. */
export async function run(cwd, program, ...args) {
  try {
    return await exec(program, args, { cwd, maxBuffer: 16 * 1024 * 1024, env: { ...process.env, CI: 'true' } });
  } catch (error) {
    throw new Error(`${program} ${args.join(' ')} failed in ${cwd}:\n${error.stdout}\n${error.stderr}`, { cause: error });
  }
}
