// What every app owes its users, whatever it is for. Told apart from the score.
import axe from 'axe-core'
import { visit } from './browser.mjs'

const MOST_PAGES = 6
const PHONE = { width: 360, height: 740 }
const DESKTOP = { width: 1280, height: 860 }

export async function baseline(browser, place, { limit, screenshot } = {}) {
  const results = []
  const say = (name, failures) =>
    results.push({
      name,
      passed: failures.length === 0,
      ...(failures.length > 0 ? { failure: [...new Set(failures)].join('; ').slice(0, 400) } : {}),
    })
  let seen
  try {
    seen = await visit(browser, place, { limit })
  } catch (error) {
    say('it boots', [error.message.split('\n')[0]])
    return results
  }
  try {
    const { app, page, complaints } = seen
    say('it boots', [])
    if (screenshot) await page.screenshot({ path: screenshot }).catch(() => {})
    say('the first page shows content', (await app.text()).length >= 20 ? [] : ['it is empty'])
    const { barriers, wide } = await everyPage(app, page)
    say('nothing keeps people with disabilities out', barriers)
    say('no page scrolls sideways on a phone', wide)
    say('the console is clean', complaints)
  } catch (error) {
    say('its pages can be visited', [error.message.split('\n')[0]])
  } finally {
    await seen.close().catch(() => {})
  }
  return results
}

/** The first page, and those that its navigation leads to. */
async function everyPage(app, page) {
  const barriers = []
  const wide = []
  const look = async (name) => {
    barriers.push(...(await findings(page)).map((finding) => `${name}: ${finding}`))
    await page.setViewportSize(PHONE)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (over > 0) wide.push(`${name}: ${over} px`)
    await page.setViewportSize(DESKTOP)
  }
  await look('first page')
  const pages = await app.look('pages')
  for (const name of pages.slice(0, MOST_PAGES)) {
    const gone = await app.try(async () => {
      await app.go(new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`))
      return true
    })
    if (gone) await look(name)
  }
  return { barriers, wide }
}

/** Findings of serious or critical impact. */
async function findings(page) {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, { resultTypes: ['violations'] }),
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} (${nodes[0].target.join(' ')})`)
}
