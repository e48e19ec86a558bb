import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'

const button = (scope, name) => scope.getByRole('button', { name, exact: typeof name === 'string' })

export async function bmi(page) {
  const result = page.getByRole('region', { name: 'Result' })
  await result.getByText('22.9').waitFor()
  await page.getByRole('spinbutton', { name: 'Weight' }).fill('95')
  await result.getByText('31.0').waitFor()
  await result.getByText('Obesity').first().waitFor()
  await page.getByRole('spinbutton', { name: 'Weight' }).fill('')
  await button(page, 'Calculate').click()
  await page.getByText('Enter a value for “Weight”.').waitFor()
  await page.getByRole('spinbutton', { name: 'Weight' }).fill('70')
  await page.getByLabel('Unit of weight').selectOption('lb')
  assert.equal(await page.getByRole('spinbutton', { name: 'Weight' }).inputValue(), '154.32')
  await button(page, 'Calculate').click()
  await page.getByRole('region', { name: 'History' }).getByText('22.9 – Normal weight').waitFor()
  await page.reload()
  await button(page, /22.9 – Normal weight/).click()
  assert.equal(await page.getByRole('spinbutton', { name: 'Weight' }).inputValue(), '154.32')
  await button(page, 'Reset').click()
  assert.equal(await page.getByRole('spinbutton', { name: 'Weight' }).inputValue(), '70')
  await button(page, 'Clear history').click()
  await page.getByText('Press “Calculate”').locator('visible=true').waitFor()
}

/** A repayment schedule with its chart. */
export async function schedule(page) {
  const amount = page.getByLabel(/^(Loan amount|Home price)$/)
  await page.getByRole('img', { name: 'What is still owed after each year' }).waitFor()
  const rows = page.getByRole('region', { name: 'Repayment schedule, table' }).getByRole('row')
  const before = await rows.nth(1).textContent()
  await amount.fill('500000')
  await page.waitForTimeout(100)
  assert.notEqual(await rows.nth(1).textContent(), before)
  await page.getByLabel('Loan term').fill('10')
  assert.equal(await rows.count(), 121)
  await page.getByLabel('Loan term').fill('500')
  await page.getByText('Loan term must be at most 50 years.').waitFor()
}

export async function formulaList(page) {
  await button(page, /^Add (course|assessment)$/).click()
  const groups = page.getByRole('group')
  const count = await groups.count()
  await button(groups.last(), /^Remove/).click()
  assert.equal(await groups.count(), count - 1)
  const grade = groups.first().getByLabel(/^(Grade|Score)$/)
  if ((await grade.evaluate((element) => element.tagName)) === 'SELECT')
    await grade.selectOption({ label: 'F' })
  else await grade.fill('5')
  await page
    .getByRole('region', { name: 'Result' })
    .getByText(/^(2\.67|3\.00|55\.0 %)$/)
    .waitFor()
}

export async function ownFormula(page) {
  await page.getByText('€1,440.00').waitFor()
  await page.getByLabel('Menu').selectOption({ label: 'Three courses' })
  await page.getByLabel('Discount').fill('10')
  await page.getByText('€1,854.00').waitFor()
}

export async function pomodoro(page) {
  await page.clock.install()
  await page.reload()
  const minutes = await page.getByLabel('Focus (minutes)').inputValue()
  await page.getByRole('timer', { name: 'Focus, time left' }).getByText(`${minutes}:00`).waitFor()
  await button(page, 'Start').click()
  await page.clock.fastForward('02:00')
  await page.getByText(`${minutes - 2}:00`).waitFor()
  assert.match(await page.title(), /^\d\d:\d\d Focus · /)
  await button(page, 'Pause').click()
  await page.clock.fastForward('05:00')
  await page.reload()
  await page.getByText(`${minutes - 2}:00`).waitFor()
  await page.keyboard.press('Space')
  // As after a tab that has slept: one jump over the end.
  await page.clock.fastForward(`${minutes}:00`)
  await page.getByRole('timer', { name: 'Short break, time left' }).waitFor()
  await page.getByText('1 session', { exact: true }).waitFor()
  await page.getByText('Session 2 of 4').waitFor()
  await page.getByLabel('Short break (minutes)').fill('7')
  await page.getByLabel('Short break (minutes)').press('Tab')
  await page.getByText('07:00').waitFor()
  await button(page, 'Skip').click()
  await page.getByRole('timer', { name: 'Focus, time left' }).waitFor()
}

export async function timers(page) {
  await page.clock.install()
  await page.reload()
  await page.getByRole('spinbutton', { name: 'Minutes', exact: true }).fill('1')
  await page.getByRole('spinbutton', { name: 'Seconds' }).fill('30')
  await button(page, 'Start').click()
  await page.clock.fastForward('01:00')
  await page.getByText('00:30').waitFor()
  await page.clock.fastForward('00:31')
  await page.getByText('Time is up!').waitFor()
  await button(page, 'Reset').click()
  await page.getByText('01:30').waitFor()
  await button(page, 'Stopwatch').click()
  await button(page, 'Start').click()
  await page.clock.fastForward(5000)
  await button(page, 'Lap').click()
  await page.clock.fastForward(3000)
  await page.keyboard.press('l')
  await page
    .getByRole('table', { name: 'Laps' })
    .getByText(/^00:03/)
    .waitFor()
  await button(page, 'Pause').click()
  await page
    .getByText(/^00:08/)
    .first()
    .waitFor()
  await button(page, 'Reset').click()
  await page.getByText('00:00.00').waitFor()
  await button(page, 'Clock').click()
  await page.getByLabel('12-hour clock').locator('visible=true').check()
  await page
    .getByText(/\d [ap]\.?m/i)
    .first()
    .waitFor()
}

/** Two rounds of work with a rest between them, held and skipped. */
export async function intervals(page) {
  await page.clock.install()
  await page.reload()
  await page.getByRole('timer', { name: 'Get ready, time left' }).getByText('00:05').waitFor()
  await page.getByRole('spinbutton', { name: 'Rounds' }).fill('2')
  await page.getByText('Round 1 of 2').waitFor()
  await button(page, 'Start').click()
  await page.clock.fastForward('00:15')
  await page.getByRole('timer', { name: 'Work, time left' }).getByText('00:30').waitFor()
  assert.match(await page.title(), /^\d\d:\d\d Work · /)
  await page.getByText('Next: Rest').waitFor()
  await button(page, 'Pause').click()
  await page.clock.fastForward('05:00')
  await page.reload()
  await page.getByRole('timer', { name: 'Work, time left' }).getByText('00:30').waitFor()
  await page.keyboard.press('Space')
  await button(page, 'Skip').click()
  await page.getByRole('timer', { name: 'Rest, time left' }).getByText('00:20').waitFor()
  // As after a tab that has slept: over the last round.
  await page.clock.fastForward('02:00')
  await page.getByText('All rounds are done.').waitFor()
  await button(page, 'Start').click()
  await page.getByRole('timer', { name: 'Get ready, time left' }).waitFor()
  await button(page, 'Reset').click()
  await page.getByText('Round 1 of 2').waitFor()
}

/** A single counter: presses, keys, a goal, and a reset that can be taken back. */
export async function counter(page) {
  const count = page.getByRole('status', { name: 'People' })
  assert.equal(await button(page, 'Take one from People').isDisabled(), true)
  await button(page, 'Add one to People').click()
  await button(page, 'Add one to People').click()
  await page.keyboard.press('+')
  await page.keyboard.press('-')
  await count.getByText('2', { exact: true }).waitFor()
  await page.getByRole('spinbutton', { name: 'Step' }).fill('5')
  await button(page, 'Add 5 to People').click()
  await page.reload()
  await count.getByText('7', { exact: true }).waitFor()
  await page.getByText('7 of 50').waitFor()
  await button(page, 'Reset').click()
  await count.getByText('0', { exact: true }).waitFor()
  await button(page, 'Undo').click()
  await count.getByText('7', { exact: true }).waitFor()
  await button(page, 'Edit People').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Guests')
  await dialog.getByLabel('Goal').fill('7')
  await button(dialog, 'Save').click()
  await page.getByRole('status', { name: 'Guests' }).getByText('7', { exact: true }).waitFor()
  await page.getByText('Goal reached').locator('visible=true').waitFor()
}

/** Several counters: a total, one more, one less. */
export async function counters(page) {
  const total = page.getByRole('status', { name: 'Total' })
  await button(page, 'Add 2 to Robin').click()
  await page.keyboard.press('3')
  await page.getByRole('status', { name: 'Great tit' }).getByText('2', { exact: true }).waitFor()
  await total.getByText('4', { exact: true }).waitFor()
  await page.getByRole('textbox', { name: 'New counter' }).fill('Wren')
  await button(page, 'Add counter').click()
  await button(page, 'Add 2 to Wren').click()
  await button(page, 'Remove Robin').click()
  await total.getByText('4', { exact: true }).waitFor()
  await page.reload()
  assert.deepEqual(
    await page.getByRole('list', { name: 'Counters' }).getByRole('heading').allTextContents(),
    ['Blackbird', 'Great tit', 'Wren'],
  )
  await button(page, 'Reset all').click()
  await total.getByText('0', { exact: true }).waitFor()
}

/** Players of a game: points in any number, a ranking, a winner, a new game. */
export async function scoreboard(page) {
  await page.getByText('No points yet').waitFor()
  await button(page, 'Add 5 to Ben').click()
  await page.getByLabel('Points for Chiara').fill('7')
  await button(page, 'Add points to Chiara').click()
  await page.getByText('Chiara leads with 7 points').waitFor()
  const ranking = page.getByRole('region', { name: 'Ranking' }).getByRole('listitem')
  assert.match((await ranking.allTextContents()).join(' '), /1\.Chiara7 2\.Ben5 3\.Anna0/)
  await page.getByLabel('New player').fill('Dana')
  await page.getByLabel('New player').press('Enter')
  await page.reload()
  await button(page, 'Add 10 to Dana').click()
  await page.getByText('Dana wins with 10 points!').waitFor()
  await button(page, 'New game').click()
  await page.getByText('No points yet').waitFor()
  assert.equal(await page.getByRole('list', { name: 'Players' }).getByRole('heading').count(), 4)
}

export async function worldClock(page) {
  const city = (name) => page.getByRole('listitem').filter({ hasText: name })
  await page.getByLabel('City or time zone').fill('Seoul')
  await button(page, 'Add city').click()
  await city('Seoul')
    .getByText(/\d\d:\d\d/)
    .waitFor()
  await page.getByLabel('City or time zone').fill('Atlantis')
  await button(page, 'Add city').click()
  await page.getByText('This city is not known.').waitFor()
  await page.reload()
  await button(city('Seoul'), 'Remove Seoul').click()
  await city('Seoul').waitFor({ state: 'detached' })
}

export async function converter(page) {
  const result = page.getByRole('status', { name: 'Result' })
  await choose(page, 'Kind', 'Temperature')
  await page.getByLabel('Value').fill('100')
  await result.getByText('212 °F').waitFor()
  await button(page, '⇄ Swap').click()
  await result.getByText('37.777778 °C').waitFor()
  await button(page, /^Kelvin/).click()
  await result.getByText('310.92778 K').waitFor()
  await page.reload()
  await result.getByText('310.92778 K').waitFor()
  await page.getByLabel('Value').fill('many')
  await result.getByText('Enter a number.').waitFor()
}

export async function currency(page) {
  const result = page.getByRole('status', { name: 'Result' })
  if ((await page.getByLabel('Kind').count()) > 0) await choose(page, 'Kind', 'Currency')
  await page.getByLabel('Value').fill('200')
  await result.getByText('184 EUR').waitFor()
  await page.getByText('Exchange rates').click()
  await page.getByLabel('EUR').fill('0.5')
  await page.getByLabel('EUR').press('Tab')
  await result.getByText('100 EUR').waitFor()
  await page.reload()
  await result.getByText('100 EUR').waitFor()
}

/** In a list or a group of buttons, whichever it is. */
async function choose(page, label, option) {
  const control = page.getByLabel(label).locator('visible=true')
  if ((await control.evaluate((element) => element.tagName)) === 'SELECT')
    await control.selectOption({ label: option })
  else await button(control, option).click()
}

export async function textTools(page) {
  const go = (name) => page.getByRole('link', { name, exact: true }).click()
  const pane = (label) => page.getByRole('textbox', { name: label, exact: true })
  await pane('Text').fill('One two. Three!')
  await page.getByLabel('Counts').getByText('3', { exact: true }).first().waitFor()
  await go('Case')
  await pane('Text').fill('hello big world')
  await choose(page, 'Conversion', 'camelCase')
  assert.equal(await pane('Result').inputValue(), 'helloBigWorld')
  await go('JSON')
  await pane('JSON').fill('{"a": [1,]}')
  await page.getByText('Line 1, column 10: There is a comma too many').waitFor()
  await pane('JSON').fill('{"a":[1]}')
  assert.equal(await pane('Result').inputValue(), '{\n  "a": [\n    1\n  ]\n}')
  await go('Base64')
  await pane('Input').fill('Hello')
  assert.equal(await pane('Output').inputValue(), 'SGVsbG8=')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await button(page, 'Copy').click()
  await page.getByText('Copied').waitFor()
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'SGVsbG8=')
  await button(page, 'Decode').click()
  await page.getByText('The text ends too early').waitFor()
  await go('Regex')
  await page.getByText('2 matches').waitFor()
  await pane('Pattern').fill('(')
  await page.getByText(/^Pattern: /).waitFor()
  await go('Diff')
  await page.getByText('2 added, 1 removed').waitFor()
  await pane('Changed').fill(await pane('Original').inputValue())
  await page.getByText('The texts are the same').waitFor()
  await go('Hash')
  await pane('Text').fill('abc')
  assert.match(await pane('Hash').inputValue(), /^ba7816bf/)
}

export async function markdownEditor(page) {
  const preview = page.getByRole('region', { name: 'Preview' })
  await preview.getByRole('heading', { name: 'Weekend plan' }).waitFor()
  await preview.getByRole('cell', { name: '11:30' }).waitFor()
  await page
    .getByRole('textbox', { name: 'Markdown' })
    .fill(
      '# New\n\n- [x] **done**\n\n<script>document.title = "x"</script> [bad](javascript:alert)',
    )
  await preview.getByRole('heading', { name: 'New' }).waitFor()
  await preview.getByText('<script>').waitFor()
  assert.equal(await preview.locator('script, a').count(), 0)
  assert.ok(await preview.getByRole('checkbox').isChecked())
  await page.reload()
  await preview.getByRole('heading', { name: 'New' }).waitFor()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Download HTML').click(),
  ])
  assert.equal(file.suggestedFilename(), 'document.html')
}

export async function generators(page) {
  const go = (name) => page.getByRole('link', { name, exact: true }).click()
  const result = (name) => page.getByRole('status', { name }).getByRole('listitem')
  await result('Password').first().waitFor()
  assert.equal((await result('Password').first().textContent()).length, 16)
  await page.getByRole('meter', { name: 'Strength' }).getByText('Strong').waitFor()
  await page.getByLabel('Length').fill('6')
  await page
    .getByRole('meter', { name: 'Strength' })
    .getByText(/Weak|Fair/)
    .waitFor()
  for (const flag of ['Uppercase letters', 'Lowercase letters', 'Numbers (0–9)', 'Symbols'])
    await page.getByLabel(flag).locator('visible=true').uncheck()
  await page.getByText('Choose at least one kind of character.').waitFor()
  await go('UUID')
  assert.equal(await result('UUIDs').count(), 5)
  await go('Lorem ipsum')
  await page
    .getByText(/^Lorem ipsum dolor sit amet, /)
    .first()
    .waitFor()
  await go('Names')
  await button(page, 'Generate names').click()
  assert.equal(await result('Names').count(), 6)
  await go('Numbers')
  await page.getByLabel('From').fill('200')
  await page.getByText('“From” must not be above “To”.').waitFor()
  await page.getByLabel('To', { exact: true }).fill('200')
  await result('Numbers').getByText('200').waitFor()
  await go('Dice')
  await page.getByLabel('Number of dice').selectOption('3')
  await button(page, 'Roll dice').click()
  assert.equal(await page.getByRole('list', { name: 'Dice' }).getByRole('listitem').count(), 3)
  await page.getByText(/^Total: \d+$/).waitFor()
  await go('Coin')
  for (let flip = 0; flip < 3; flip += 1) await button(page, 'Flip coin').click()
  await page.getByLabel('Score').getByText('3', { exact: true }).first().waitFor()
}

export async function wheel(page) {
  await page.getByLabel('Choices, one per line').fill('Tea\nCoffee\nWater')
  await button(page, 'Spin').click()
  await page.getByText('Spinning…').waitFor()
  await button(page, 'Remove winner').click()
  const left = await page.getByLabel('Choices, one per line').inputValue()
  assert.equal(left.split('\n').length, 2)
  await page.reload()
  assert.equal(await page.getByLabel('Choices, one per line').inputValue(), left)
}

export async function colors(page) {
  const first = page.getByRole('list', { name: 'Palette' }).getByRole('listitem').first()
  const before = await first.textContent()
  await button(first, 'Lock').click()
  await button(page, 'Generate palette').click()
  assert.equal((await first.textContent()).slice(0, 7), before.slice(0, 7))
  const second = page.getByRole('list', { name: 'Palette' }).getByRole('listitem').nth(1)
  assert.notEqual((await second.textContent()).slice(0, 7), '#2a9d8f')
  await page.getByRole('link', { name: 'Gradient' }).click()
  await page.getByText('linear-gradient(135deg, #6366f1 0%, #ec4899 100%)').waitFor()
  await button(page, 'Add colour').click()
  await button(page, 'Radial').click()
  await page.getByText(/radial-gradient\(circle, #6366f1 0%, #ec4899 50%, #f59e0b 100%\)/).waitFor()
}

/** The colour of a pixel, at a part of the width and height. */
const pixel = (canvas, x, y) =>
  canvas.evaluate(
    (element, at) => {
      const left = Math.floor(element.width * at.x)
      const top = Math.floor(element.height * at.y)
      return [...element.getContext('2d').getImageData(left, top, 1, 1).data].join()
    },
    { x, y },
  )

export async function drawing(page) {
  const canvas = page.locator('canvas')
  const white = '255,255,255,255'
  const stroke = async (from, to) => {
    const box = await canvas.boundingBox()
    const place = ([x, y]) => [box.x + box.width * x, box.y + box.height * y]
    await page.mouse.move(...place(from))
    await page.mouse.down()
    await page.mouse.move(...place(to), { steps: 5 })
    await page.mouse.up()
  }
  await page.getByRole('img', { name: 'Drawing area, empty' }).waitFor()
  await button(page, 'Red').click()
  await stroke([0.2, 0.5], [0.8, 0.5])
  assert.equal(await pixel(canvas, 0.5, 0.5), '220,38,38,255')
  await button(page, 'Undo').click()
  assert.equal(await pixel(canvas, 0.5, 0.5), white)
  await page.keyboard.press('Control+y')
  assert.equal(await pixel(canvas, 0.5, 0.5), '220,38,38,255')
  await button(page, 'Rectangle').click()
  await stroke([0.3, 0.3], [0.7, 0.7])
  assert.equal(await pixel(canvas, 0.5, 0.3), '220,38,38,255')
  await page.reload()
  assert.equal(await pixel(canvas, 0.5, 0.3), '220,38,38,255')
  await button(page, 'Clear').click()
  assert.equal(await pixel(canvas, 0.5, 0.3), white)
  await button(page, 'Undo').click()
  assert.equal(await pixel(canvas, 0.5, 0.3), '220,38,38,255')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Download PNG').click(),
  ])
  assert.equal(file.suggestedFilename(), 'drawing.png')
}

export async function pixelArt(page) {
  const grid = page.getByRole('application')
  const box = await grid.boundingBox()
  await page.mouse.click(box.x + box.width / 32, box.y + box.height / 32)
  await page.getByRole('application', { name: 'row 1, column 1: #dc2626' }).waitFor()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('application', { name: 'column 2: empty' }).waitFor()
  await page.keyboard.press('Space')
  await page.getByRole('application', { name: 'column 2: #dc2626' }).waitFor()
  await button(page, 'Fill').locator('visible=true').click()
  await button(page, 'Blue').locator('visible=true').click()
  await grid.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('application', { name: 'column 2: #2563eb' }).waitFor()
  await button(page, 'Undo').locator('visible=true').click()
  await page.getByRole('application', { name: 'column 2: #dc2626' }).waitFor()
  await page.getByLabel('Grid size').selectOption('8')
  await page.reload()
  assert.equal(await page.getByLabel('Grid size').inputValue(), '8')
  await page.getByRole('application', { name: 'column 1: #dc2626' }).waitFor()
}

export async function upload(page) {
  const files = page.getByRole('list', { name: 'Files' })
  await page.getByText('No files yet').waitFor()
  await page.locator('input[type=file][multiple]').setInputFiles([
    { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Remember the milk') },
    { name: 'large.bin', mimeType: 'application/zip', buffer: Buffer.alloc(300_000, 1) },
    { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
  ])
  await page.getByText('empty.txt is empty.').waitFor()
  await page.getByText('2 files, 300 kB').waitFor()
  await button(files.getByRole('listitem').filter({ hasText: 'notes.txt' }), 'Preview').click()
  await page.getByRole('dialog').getByText('Remember the milk').waitFor()
  await button(page.getByRole('dialog'), 'Close').click()
  await page.reload()
  await files.getByText('no longer here').waitFor()
  await button(files, 'Remove large.bin').click()
  await page.getByText('1 file, 17 B').waitFor()
}

export async function jsonViewer(page) {
  const tree = page.getByRole('tree')
  const line = (name) => tree.getByRole('treeitem').filter({ hasText: name })
  await line('Flat white').waitFor()
  await button(page, 'Collapse all').click()
  await line('Flat white').waitFor({ state: 'detached' })
  await page.getByLabel('Search keys and values').fill('oat')
  await page.getByText('1 match', { exact: true }).waitFor()
  await line('Oat latte').click()
  await page.getByText('menu[1].item').waitFor()
  await page.getByLabel('Search keys and values').fill('')
  await page.getByRole('textbox', { name: 'JSON' }).fill('{"a": [1, 2], "b": {"c": true}}')
  await line('[2 items]').click()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await page.getByText('a[0]').waitFor()
  await page.getByRole('textbox', { name: 'JSON' }).fill('{"a": }')
  await page.getByText('Line 1, column 7: “}” is no value.').waitFor()
}

export async function imageEditor(page) {
  await button(page, 'Try a sample picture').click()
  await page.getByRole('img', { name: 'Preview of evening.png, 960 by 640 pixels' }).waitFor()
  await button(page, '↻ Rotate right').click()
  await page.getByRole('img', { name: '640 by 960 pixels' }).waitFor()
  await button(page, '1:1').click()
  await button(page, 'Crop').click()
  await page.getByRole('img', { name: '640 by 640 pixels' }).waitFor()
  await page.getByLabel('Width (px)').fill('100')
  await page.getByLabel('Width (px)').press('Tab')
  assert.equal(await page.getByLabel('Height (px)').inputValue(), '100')
  const before = await pixel(page.locator('canvas'), 0.5, 0.5)
  await page.getByLabel('Brightness').fill('40')
  assert.notEqual(await pixel(page.locator('canvas'), 0.5, 0.5), before)
  await page.getByLabel('File format').selectOption('image/jpeg')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Download').click(),
  ])
  assert.equal(file.suggestedFilename(), 'evening-edited.jpg')
  await button(page, 'Reset').click()
  await page.getByRole('img', { name: '960 by 640 pixels' }).waitFor()
}

export async function links(page) {
  const list = page.getByRole('list', { name: 'Links' })
  await page.getByLabel('Long URL').fill('not an address')
  await button(page, 'Shorten URL').click()
  await page.getByText('Enter a web address').waitFor()
  await page.getByLabel('Long URL').fill('example.com/a/long/path')
  await page.getByLabel('Custom name').fill('trip')
  await button(page, 'Shorten URL').click()
  await page.getByText('Your short link').waitFor()
  await list.getByText('https://example.com/a/long/path').waitFor()
  await page.getByLabel('Long URL').fill('https://example.org')
  await page.getByLabel('Custom name').fill('trip')
  await button(page, 'Shorten URL').click()
  await page.getByText('This name is already taken.').waitFor()
  await page.getByLabel('Custom name').fill('')
  await button(page, 'Shorten URL').click()
  assert.equal(await list.getByRole('listitem').count(), 2)
  await page.evaluate(() => (location.hash = '#/links/trip'))
  const visit = page.getByText('“trip” leads to')
  await visit.waitFor()
  await page.route('https://example.com/**', (route) => route.fulfill({ body: 'There' }))
  const [popup] = await Promise.all([page.waitForEvent('popup'), visit.getByRole('link').click()])
  await popup.close()
  await list.getByText('1 click', { exact: true }).waitFor()
  await page.reload()
  await list.getByText('1 click', { exact: true }).waitFor()
  await button(page, 'Delete trip').click()
  await page.getByText('There is no link “trip” in this browser.').waitFor()
  await button(page, 'Undo').click()
  await list.getByText('1 click', { exact: true }).waitFor()
}

export async function typing(page) {
  await page.clock.install()
  await page.reload()
  const text = await page.getByLabel('Text to type').textContent()
  const field = page.getByLabel('Type the text here')
  await field.pressSequentially(text.slice(0, 25))
  await field.press('Q')
  await page.getByText('96 %').waitFor()
  await page.clock.fastForward('00:16')
  await page.getByText('Done: 20 words per minute with 96 % accuracy.').waitFor()
  assert.ok(await field.isDisabled())
  await page.getByText('Best: 20 words per minute').waitFor()
  await button(page, 'Restart').click()
  assert.equal(await field.inputValue(), '')
  await page.reload()
  await page.getByText('Best: 20 words per minute').waitFor()
}

export async function metronome(page) {
  await page.getByText('90', { exact: true }).waitFor()
  await button(page, 'Faster').click()
  await page.getByText('91', { exact: true }).waitFor()
  await page.getByLabel('Beats per bar').selectOption('3')
  assert.equal(await page.getByRole('list', { name: 'Beats' }).getByRole('listitem').count(), 3)
  await button(page, 'Start').click()
  await button(page, 'Stop').click()
  // Time stands still between the taps but for what is told.
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 60_000)
  for (let tap = 0; tap < 3; tap += 1) {
    await button(page, 'Tap tempo').click()
    await page.clock.runFor(400)
  }
  const bpm = Number(await page.getByLabel('Tempo', { exact: true }).inputValue())
  assert.ok(bpm > 91 && bpm < 160, `${bpm}`)
  await page.reload()
  assert.equal(Number(await page.getByLabel('Tempo', { exact: true }).inputValue()), bpm)
}

export async function weather(page) {
  const now = page.getByRole('region', { name: 'Current weather' })
  await now.getByRole('heading', { name: 'Oslo' }).waitFor()
  assert.equal(
    await page.getByRole('region', { name: 'Forecast' }).getByRole('listitem').count(),
    5,
  )
  await page.getByText(/^Sample data/).waitFor()
  await page.getByLabel('Search city').fill('par')
  await button(page, 'Search').click()
  await now.getByRole('heading', { name: 'Paris' }).waitFor()
  await page.getByText('Edit the data of Paris').click()
  await page.getByLabel('Temperature').fill('20')
  await page.getByLabel('Temperature').press('Tab')
  await now.getByText('20°C').first().waitFor()
  await button(page, '°F').click()
  await now.getByText('68°F').first().waitFor()
  await page.getByLabel('Search city').fill('Atlantis')
  await button(page, 'Search').click()
  await page.getByText('There are no sample data for “Atlantis”.').waitFor()
  await button(page, 'Singapore').click()
  await now.getByRole('heading', { name: 'Singapore' }).waitFor()
}

export async function music(page) {
  const list = page.getByRole('region', { name: 'Playlist' })
  await button(page, 'Play').click()
  await button(page, 'Pause').waitFor()
  await page.waitForFunction(() => document.querySelector('audio').currentTime > 0.2)
  await button(page, 'Next').click()
  await list.getByRole('listitem').nth(1).and(list.locator('[aria-current]')).waitFor()
  await page.locator('input[type=file]').setInputFiles({
    name: 'my_song.mp3',
    mimeType: 'audio/mpeg',
    buffer: Buffer.from('no music'),
  })
  await button(list, 'Play my song').click()
  await page.getByText('my song cannot be played.').waitFor()
  await button(list, 'Remove my song').click()
  assert.equal(await list.getByRole('listitem').count(), 3)
}

export const runs = [
  [bmi, 'calculators', '#/bmi'],
  [schedule, 'calculators', '#/mortgage'],
  [formulaList, 'calculators', '#/gpa'],
  [ownFormula, 'calculators', '#/catering'],
  [pomodoro, 'timers'],
  [timers, 'timers', '#/timers'],
  [worldClock, 'timers', '#/world'],
  [intervals, 'timers', '#/intervals'],
  [pomodoro, 'static-timers'],
  [timers, 'static-timers', '#/timers'],
  [worldClock, 'static-timers', '#/world'],
  [intervals, 'static-timers', '#/intervals'],
  [counter, 'counters'],
  [counters, 'counters', '#/birds'],
  [scoreboard, 'counters', '#/catan'],
  [counter, 'static-counters'],
  [counters, 'static-counters', '#/birds'],
  [scoreboard, 'static-counters', '#/catan'],
  [converter, 'converters'],
  [currency, 'converters', '#/money'],
  [converter, 'static-converter'],
  [currency, 'static-converter'],
  [textTools, 'text-tools'],
  [textTools, 'static-text-tools'],
  [markdownEditor, 'text-tools', '#/markdown'],
  [markdownEditor, 'static-text-tools', '#/markdown'],
  [generators, 'generators'],
  [wheel, 'generators', '#/wheel'],
  [colors, 'generators', '#/palette'],
  [generators, 'static-generators'],
  [wheel, 'static-generators', '#/wheel'],
  [colors, 'static-generators', '#/palette'],
  [drawing, 'sketch'],
  [pixelArt, 'sketch', '#/pixels'],
  [drawing, 'static-sketch'],
  [pixelArt, 'static-sketch', '#/pixels'],
  [upload, 'files'],
  [jsonViewer, 'files', '#/json'],
  [imageEditor, 'files', '#/image'],
  [upload, 'static-files'],
  [jsonViewer, 'static-files', '#/json'],
  [imageEditor, 'static-files', '#/image'],
  [links, 'extras'],
  [typing, 'extras', '#/typing'],
  [metronome, 'extras', '#/metronome'],
  [weather, 'extras', '#/weather'],
  [music, 'extras', '#/music'],
  [links, 'static-extras'],
  [typing, 'static-extras', '#/typing'],
  [metronome, 'static-extras', '#/metronome'],
  [weather, 'static-extras', '#/weather'],
  [music, 'static-extras', '#/music'],
  [bmi, 'static-calculators', '#/bmi'],
  [schedule, 'static-calculators', '#/loan'],
  [formulaList, 'static-calculators', '#/grade'],
]
