// The projects of all prompts of the evaluation sets, each treated as its owner would: build, types, lint.
// node tests/projects/sets.mjs [--jobs N] [SET | ID ...]     default: all sets. Takes an hour of processor time, so ./test does not run it.
// Projects stay in $OUT (default: /tmp/isekai-sets) for a look; they share one node_modules. One that was clean is not looked at again
// until a file of it differs.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SETS, everything, prompts } from '../../eval/lib/set.mjs'
import { run } from './run.mjs'

const root = new URL('../..', import.meta.url).pathname
const out = process.env.OUT ?? '/tmp/isekai-sets'
const words = process.argv.slice(2)
const jobs = words[0] === '--jobs' ? Number(words.splice(0, 2)[1]) : 1

async function chosen() {
  const sets = words.filter((word) => SETS.includes(word))
  const ids = words.filter((word) => !SETS.includes(word))
  if (ids.length === 0) return (await Promise.all((sets.length ? sets : SETS).map(prompts))).flat()
  const all = await everything()
  const unknown = ids.filter((id) => !all.some((prompt) => prompt.id === id))
  if (unknown.length > 0) throw new Error(`neither a set (${SETS.join(', ')}) nor a prompt: ${unknown.join(', ')}`)
  return all.filter((prompt) => ids.includes(prompt.id))
}

/** All projects pin the same versions: the first one's install serves the others, which find it above themselves. */
let installed
function install(project) {
  const own = readFileSync(join(project, 'package.json'), 'utf8')
  const wanted = own.slice(own.indexOf('"dependencies"'))
  installed ??= (async () => {
    cpSync(join(project, 'package.json'), join(out, 'package.json'))
    await run(out, 'npm', 'install', '--no-audit', '--no-fund', '--loglevel=error')
    return wanted
  })()
  return installed.then((have) => {
    if (have !== wanted) throw new Error('its dependencies are not those of the others')
  })
}

/** Of all of its files. */
function digest(project) {
  const files = readdirSync(project, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const hash = createHash('sha256')
  for (const path of files.map((file) => join(file.parentPath ?? file.path, file.name)).sort()) {
    hash.update(`${path.slice(project.length)}\0`).update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

const record = join(out, 'clean.json')
const clean = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : {}

async function check(prompt, plan) {
  const project = join(out, prompt.id)
  rmSync(project, { recursive: true, force: true })
  mkdirSync(project)
  await run(root, plan, '--out', project, prompt.prompt)
  const generated = digest(project)
  if (clean[prompt.id]?.digest === generated) return `${clean[prompt.id].kind}, as before`
  const kind = await build(project)
  clean[prompt.id] = { digest: generated, kind }
  writeFileSync(record, JSON.stringify(clean, null, 1))
  return kind
}

async function build(project) {
  if (!existsSync(join(project, 'package.json'))) {
    await run(project, 'sh', '-c', 'for file in $(find . -name "*.js"); do node --check "$file" || exit 1; done')
    return 'static'
  }
  await install(project)
  await run(project, 'npx', 'vite', 'build', '--logLevel', 'warn')
  await run(project, 'npx', 'tsc', '--noEmit', '--strict')
  await run(project, 'npx', 'eslint', '.', '--max-warnings', '0')
  return 'react'
}

await run(root, 'cargo', 'build', '--quiet', '--locked', '--workspace', '--all-targets')
const metadata = JSON.parse((await run(root, 'cargo', 'metadata', '--format-version', '1', '--no-deps')).stdout)
const plan = join(metadata.target_directory, 'debug/examples/plan')
mkdirSync(out, { recursive: true })
const waiting = await chosen()
const total = waiting.length
let done = 0
let failed = 0
const worker = async () => {
  for (let prompt = waiting.shift(); prompt; prompt = waiting.shift()) {
    const verdict = await check(prompt, plan).catch((error) => {
      failed += 1
      return `FAILED: ${error.message}`
    })
    done += 1
    console.log(`${done}/${total} ${prompt.id}: ${verdict}`)
  }
}
await Promise.all(Array.from({ length: jobs }, worker))
console.log(`${total - failed} of ${total} projects build and are clean`)
process.exitCode = failed > 0 ? 1 : 0
