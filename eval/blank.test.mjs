// The set itself: its shape; and that no check passes by itself, neither on a blank page nor on one that only repeats the prompt.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { App } from './lib/app.mjs'
import { Browser, visit } from './lib/browser.mjs'
import { failureOf } from './lib/judge.mjs'
import { everything } from './lib/set.mjs'

const all = await everything()
const checks = all.flatMap((prompt) => prompt.checks)
const KINDS = [
  'auth',
  'booking',
  'chart',
  'commerce',
  'content',
  'data',
  'export',
  'filter',
  'form',
  'game',
  'navigation',
  'persistence',
  'search',
  'social',
  'sort',
  'theme',
  'tool',
  'workflow',
]
const ADDRESS = 'http://app.test/'
const LIMIT_MS = 100
const AT_ONCE = 4

describe('the set', () => {
  it('is large and mixed', () => {
    assert.ok(all.length >= 64, `${all.length} prompts`)
    assert.ok(checks.length >= 360, `${checks.length} checks`)
    for (const style of ['short', 'long']) {
      const share = all.filter((prompt) => prompt.style === style).length / all.length
      assert.ok(share >= 0.4, `${style}: ${share}`)
    }
    assert.ok(new Set(all.map(({ domain }) => domain)).size >= 24)
  })

  it('has prompts with ids of their own and at least five checks each', () => {
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length)
    for (const { id, style, domain, prompt, checks: own } of all) {
      assert.match(id, /^[a-z0-9-]+$/)
      assert.ok(['short', 'long'].includes(style) && domain && prompt.trim() === prompt, id)
      assert.ok(own.length >= 5, `${id}: ${own.length} checks`)
      assert.equal(new Set(own.map(({ name }) => name)).size, own.length, id)
    }
  })

  it('has known kinds of checks, at most a fifth of them about navigation', () => {
    for (const { kind, name, run: body } of checks) {
      assert.ok(KINDS.includes(kind), `${name}: ${kind}`)
      assert.equal(typeof body, 'function', name)
    }
    const navigation = checks.filter(({ kind }) => kind === 'navigation').length
    assert.ok(navigation * 5 <= checks.length, `${navigation} of ${checks.length}`)
  })
})

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const PAGES = {
  'a blank page': () =>
    '<!doctype html><html lang="en"><title>App</title><body><div id="root"></div></body></html>',
  'a page that repeats the prompt': ({ prompt }) =>
    `<!doctype html><html lang="en"><title>${escaped(prompt)}</title><body><main><h1>${escaped(prompt)}</h1><p>${escaped(prompt)}</p></main></body></html>`,
}

describe('no check passes by itself', () => {
  let browser
  before(() => {
    browser = new Browser()
  })
  after(() => browser.close())

  for (const [what, content] of Object.entries(PAGES)) {
    it(`on ${what}`, async () => {
      const queue = all.flatMap((prompt) => prompt.checks.map((check) => ({ prompt, check })))
      const passed = []
      const worker = async () => {
        let job
        // These pages store nothing, so one visit serves many checks.
        const route = (request) =>
          request.fulfill({ contentType: 'text/html', body: job ? content(job.prompt) : '' })
        const { page, close } = await visit(browser, { url: ADDRESS }, { limit: LIMIT_MS, route })
        for (job = queue.pop(); job; job = queue.pop()) {
          await page.goto(ADDRESS)
          page.removeAllListeners('dialog')
          const failure = await failureOf(job.check, new App(page, { limit: LIMIT_MS }))
          if (failure === undefined) passed.push(`${job.prompt.id}: ${job.check.name}`)
        }
        await close()
      }
      await Promise.all(Array.from({ length: AT_ONCE }, worker))
      assert.deepEqual(passed, [])
    })
  }
})
