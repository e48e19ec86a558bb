// Runs the checks against apps that others have made.
//   node eval/run.mjs --list [--set NAME]            the prompts, as JSON; of the first set if none is named
//   node eval/run.mjs [--jobs N] [--limit MS] [--screenshots DIR] [FILE]
// Reads lines `{"id": …, "url": …}` (or `{"id": …, "failure": …}`) from the file or standard input, and prints a line with the results for
// each as soon as it has them. See docs/evaluation.md.
import { createReadStream, mkdirSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { failed, judge } from './lib/judge.mjs'
import { Browser } from './lib/browser.mjs'
import { everything, prompts } from './lib/set.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    list: { type: 'boolean', default: false },
    set: { type: 'string', default: 'first' },
    jobs: { type: 'string', default: '2' },
    limit: { type: 'string', default: '2500' },
    screenshots: { type: 'string' },
  },
})

const all = await everything()
if (values.list) {
  const list = (await prompts(values.set)).map(({ id, style, domain, prompt, checks }) => ({
    id,
    style,
    domain,
    prompt,
    checks: checks.map(({ name, kind }) => ({ name, kind })),
  }))
  console.log(JSON.stringify(list))
} else {
  await judgeLines(positionals[0] ? createReadStream(positionals[0]) : process.stdin)
}

async function judgeLines(input) {
  if (values.screenshots) mkdirSync(values.screenshots, { recursive: true })
  const browser = new Browser()
  const running = new Set()
  for await (const line of createInterface({ input })) {
    if (!line.trim()) continue
    while (running.size >= Number(values.jobs)) await Promise.race(running)
    const work = judgeLine(browser, JSON.parse(line)).finally(() => running.delete(work))
    running.add(work)
  }
  await Promise.all(running)
  await browser.close()
}

async function judgeLine(browser, { id, url, failure }) {
  const prompt = all.find((one) => one.id === id)
  if (!prompt) throw new Error(`there is no prompt ${id}`)
  const { style, domain } = prompt
  const options = { limit: Number(values.limit), screenshots: values.screenshots }
  const result =
    failure === undefined
      ? await judge(browser, prompt, url, options)
      : { id, style, domain, ...failed(prompt, failure) }
  console.log(JSON.stringify(result))
}
