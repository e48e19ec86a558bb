// Runs the checks of a prompt against an app.
import { join } from 'node:path'
import { told } from './app.mjs'
import { enter, leave, visit } from './browser.mjs'
import { baseline } from './baseline.mjs'

/** However patient: a check that takes longer has failed. */
const LONGEST_CHECK_MS = 40_000
const MOST_ATTEMPTS = 4

/** `{ id, style, domain, checks: [{ name, kind, passed, ms, failure? }], baseline: [{ name, passed, failure? }] }` */
export async function judge(browser, prompt, url, { limit, screenshots, shape: shaped = true } = {}) {
  const { id, style, domain } = prompt
  let place
  try {
    place = await steady(browser, () => enter(browser, url))
  } catch (error) {
    return { id, style, domain, ...failed(prompt, `the app does not open: ${firstLine(error)}`) }
  }
  const picture = (name) => (screenshots ? join(screenshots, `${id}-${name}.png`) : undefined)
  const first = () => baseline(browser, place, { limit, screenshot: picture('first') })
  const shape = shaped ? await steady(browser, first) : []
  const checks = []
  for (const [index, check] of prompt.checks.entries()) {
    const screenshot = picture(`failed-${index + 1}`)
    checks.push(await steady(browser, () => run(browser, place, check, { limit, screenshot })))
  }
  await leave(place).catch(() => {})
  return { id, style, domain, checks, baseline: shape }
}

/** Does it again when the browser died meanwhile. */
async function steady(browser, action) {
  for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt += 1) {
    try {
      const result = await action()
      if (!(await browser.isGone())) return result
    } catch (error) {
      if (!(await browser.isGone())) throw error
    }
  }
  return action()
}

/** What is told of an app that never came about. */
export function failed(prompt, failure) {
  return {
    checks: prompt.checks.map(({ name, kind }) => ({ name, kind, passed: false, ms: 0, failure })),
    baseline: [{ name: 'it boots', passed: false, failure }],
  }
}

/** A check in a visit of its own. */
async function run(browser, place, check, { limit, screenshot }) {
  const begun = Date.now()
  const { name, kind } = check
  const result = (failure) => ({
    name,
    kind,
    passed: failure === undefined,
    ms: Date.now() - begun,
    ...(failure === undefined ? {} : { failure }),
  })
  let seen
  try {
    seen = await visit(browser, place, { limit })
  } catch (error) {
    return result(`the app does not open: ${firstLine(error)}`)
  }
  const failure = await failureOf(check, seen.app)
  if (failure !== undefined && screenshot)
    await seen.page.screenshot({ path: screenshot }).catch(() => {})
  await seen.close().catch(() => {})
  return result(failure)
}

/** Why the check fails; `undefined` when the app does what it asks. */
export async function failureOf(check, app) {
  let timer
  const tooLong = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('the check takes too long')), LONGEST_CHECK_MS)
  })
  try {
    const work = Promise.resolve(check.run(told(app)))
    work.catch(() => {})
    await Promise.race([work, tooLong])
    return undefined
  } catch (error) {
    return firstLine(error)
  } finally {
    clearTimeout(timer)
  }
}

const firstLine = (error) => String(error?.message ?? error).split('\n')[0]
