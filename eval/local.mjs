// The inner loop: plans, compiles, builds and judges without a running system.
//   node eval/local.mjs [--only ID ...] [--jobs N] [--limit MS] [--out DIR] [--screenshots DIR] [--json FILE] [--set NAME]
// ISEKAI_PLAN names the planner's example program when it is built already. See docs/evaluation.md.
import { execFile } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { serve } from '../tests/projects/serve.mjs'
import { Browser } from './lib/browser.mjs'
import { failed, judge } from './lib/judge.mjs'
import { report } from './lib/report.mjs'
import { chosen } from './lib/set.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', multiple: true, default: [] },
    jobs: { type: 'string', default: '2' },
    limit: { type: 'string', default: '2500' },
    out: { type: 'string', default: join(tmpdir(), 'isekai-eval') },
    screenshots: { type: 'string' },
    json: { type: 'string' },
    // first, second, third or fourth
    set: { type: 'string', default: 'first' },
    // Without accessibility, console and phone, for a quick look at the score.
    'checks-only': { type: 'boolean', default: false },
  },
})
const run = promisify(execFile)
const reason = (error) => (error.stderr || error.message).replace(/^Error: /, '').split('\n')[0]
const root = fileURLToPath(new URL('..', import.meta.url))
const packages = join(root, 'kits/react/node_modules')
const { build } = await import(pathToFileURL(join(packages, 'vite/dist/node/index.js')))

const list = await chosen([...values.only, ...positionals], values.set)
const plan = process.env.ISEKAI_PLAN ?? (await buildPlanner())
mkdirSync(values.out, { recursive: true })
if (values.screenshots) mkdirSync(values.screenshots, { recursive: true })
if (values.json) writeFileSync(values.json, '')
// All projects have the packages of the kit.
if (!existsSync(join(values.out, 'node_modules')))
  symlinkSync(packages, join(values.out, 'node_modules'))

const browser = new Browser()
const results = []
const queue = [...list]
await Promise.all(Array.from({ length: Number(values.jobs) }, work))
await browser.close()
console.log(report(results.toSorted((a, b) => a.id.localeCompare(b.id))))

async function work() {
  for (let prompt = queue.shift(); prompt; prompt = queue.shift()) {
    const result = await one(prompt)
    results.push(result)
    if (values.json) appendFileSync(values.json, `${JSON.stringify(result)}\n`)
    const passed = result.checks.filter((check) => check.passed).length
    console.error(
      `${results.length}/${list.length} ${prompt.id}: ${passed}/${result.checks.length}`,
    )
  }
}

async function one(prompt) {
  const project = join(values.out, prompt.id)
  const { id, style, domain } = prompt
  try {
    rmSync(project, { recursive: true, force: true })
    await run(plan, ['--out', project, prompt.prompt], { maxBuffer: 64 * 1024 * 1024 })
    if (existsSync(join(project, 'package.json')))
      await build({ root: project, logLevel: 'silent', build: { minify: false } })
  } catch (error) {
    return { id, style, domain, ...failed(prompt, `it is not made: ${reason(error)}`) }
  }
  const server = await serve(project)
  try {
    return await judge(browser, prompt, server.url, {
      limit: Number(values.limit),
      screenshots: values.screenshots,
      shape: !values['checks-only'],
    })
  } finally {
    server.close()
  }
}


async function buildPlanner() {
  const args = [
    'build',
    '--locked',
    '--quiet',
    '-p',
    'isekai-planner',
    '--example',
    'plan',
    '--message-format',
    'json',
  ]
  const { stdout } = await run('cargo', args, { cwd: root, maxBuffer: 64 * 1024 * 1024 })
  const built = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
  return built.findLast((message) => message.executable && message.target.name === 'plan')
    .executable
}
