import assert from 'node:assert/strict'

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

export const runs = [
  [bmi, 'calculators', '#/bmi'],
  [schedule, 'calculators', '#/mortgage'],
  [formulaList, 'calculators', '#/gpa'],
  [ownFormula, 'calculators', '#/catering'],
  [pomodoro, 'timers'],
  [timers, 'timers', '#/timers'],
  [worldClock, 'timers', '#/world'],
  [pomodoro, 'static-timers'],
  [timers, 'static-timers', '#/timers'],
  [worldClock, 'static-timers', '#/world'],
  [bmi, 'static-calculators', '#/bmi'],
  [schedule, 'static-calculators', '#/loan'],
  [formulaList, 'static-calculators', '#/grade'],
]
