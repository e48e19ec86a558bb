import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { registerHooks, stripTypeScriptTypes } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'

// Most of what it takes to start the server in TypeScript is taking the types out of it. The test does that once, with Node's own
// function, and not for each of its many starts: these load this file first.

/** Writes the modules of the server in `from` without their types; gives back what starts a server with them. */
export function strip(from, to) {
  for (const path of globSync('**/*.ts', { cwd: from })) {
    mkdirSync(dirname(join(to, path)), { recursive: true })
    writeFileSync(join(to, path), stripTypeScriptTypes(readFileSync(join(from, path), 'utf8')))
  }
  return { args: ['--import', import.meta.url], env: { ISEKAI_STRIPPED_DIR: to } }
}

const stripped = process.env['ISEKAI_STRIPPED_DIR']
if (stripped !== undefined)
  registerHooks({
    load(url, context, next) {
      const [, path] = /\/server\/([^?]+\.ts)$/.exec(url) ?? []
      if (!path) return next(url, context)
      const source = readFileSync(join(stripped, path), 'utf8')
      return { format: 'module', source, shortCircuit: true }
    },
  })
