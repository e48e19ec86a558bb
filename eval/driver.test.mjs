// The driver against small apps of quite another make than the kit's: checks that these deserve to pass do pass.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { Browser, visit } from './lib/browser.mjs'
import { failureOf } from './lib/judge.mjs'
import { prompts } from './lib/set.mjs'

const all = await prompts()
const ADDRESS = 'http://app.test/'

/** Fixture, prompt, and which of its checks (all that are not about the theme when left out). */
const DESERVED = [
  ['shop', 'candle-shop'],
  ['shop', 'electronics-store', /.*/],
  ['accounts', 'course-platform', /register|log in/],
  ['numbers', 'unit-converter'],
  ['numbers', 'tip-calculator'],
  ['noughts', 'tic-tac-toe-friends'],
]

describe('the driver', () => {
  let browser
  before(() => {
    browser = new Browser()
  })
  after(() => browser.close())

  for (const [fixture, id, names] of DESERVED) {
    const body = readFileSync(new URL(`./fixtures/${fixture}.html`, import.meta.url), 'utf8')
    const route = (request) => request.fulfill({ contentType: 'text/html', body })
    const { checks } = all.find((prompt) => prompt.id === id)
    for (const check of checks.filter(({ name, kind }) => names?.test(name) ?? kind !== 'theme')) {
      it(`${id} in ${fixture}: ${check.name}`, async () => {
        const { app, close } = await visit(browser, { url: ADDRESS }, { limit: 2_000, route })
        try {
          assert.equal(await failureOf(check, app), undefined)
        } finally {
          await close()
        }
      })
    }
  }
})
