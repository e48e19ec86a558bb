import assert from 'node:assert/strict'

const button = (scope, name) => scope.getByRole('button', { name, exact: typeof name === 'string' })
const figure = (page, name) =>
  page.getByLabel('Score').locator('div').filter({ hasText: new RegExp(`^${name}`) }).locator('dd')

async function shown(page, name, wanted) {
  await figure(page, name).filter({ hasText: wanted }).waitFor()
}

/** Begins, pauses by key and by button, goes on, and begins anew. */
async function startAndPause(page) {
  await button(page, 'Start game').click()
  await page.locator('[data-phase=playing]').waitFor()
  await page.keyboard.press('p')
  await page.getByText('Paused').waitFor()
  await button(page, 'Resume').first().click()
  await button(page, 'Pause').click()
  await page.locator('[data-phase=paused]').waitFor()
  await button(page, 'New game').click()
  await page.locator('[data-phase=playing]').waitFor()
}

export async function clockGame(page) {
  await startAndPause(page)
  await button(page, 'Hard').click()
  await button(page, 'Start game').waitFor()
}

export async function snake(page) {
  await startAndPause(page)
  const scroll = () => page.evaluate(() => window.scrollY)
  const before = await scroll()
  await page.keyboard.press('ArrowDown')
  assert.equal(await scroll(), before)
  await page.getByText('Game over').waitFor()
  await page.getByText(/^You scored \d+\.$/).waitFor()
  await button(page, 'Play again').click()
  await page.locator('[data-phase=playing]').waitFor()
}

export async function flappy(page) {
  await button(page, 'Start game').click()
  await page.keyboard.press(' ')
  await page.getByText('Game over').waitFor()
}

export async function whackAMole(page) {
  await button(page, 'Start game').click()
  await button(page, /^Hole \d: mole$/).first().click()
  await shown(page, 'Score', /^10$/)
}

export async function simon(page) {
  await button(page, 'Start game').click()
  for (let round = 1; round < 3; round += 1) {
    const sequence = []
    for (let at = 0; at < round; at += 1) {
      const lit = page.locator('.simon-board .lit')
      await lit.waitFor()
      sequence.push(await lit.getAttribute('aria-label'))
      await lit.waitFor({ state: 'detached' })
    }
    await page.getByText(`Your turn: 1 of ${round}`).waitFor()
    for (const colour of sequence) await button(page, colour).click()
    await shown(page, 'Score', new RegExp(`^${round}$`))
    await page.locator('.simon-board .lit').waitFor({ state: 'detached' })
  }
}

export async function memory(page) {
  await button(page, 'Easy').click()
  const cards = button(page, /^Card \d+:/)
  const names = []
  for (let at = 0; at < 12; at += 1) {
    await cards.nth(at).click()
    const label = await cards.nth(at).getAttribute('aria-label')
    names.push(label.replace(/^Card \d+: |, found$/g, ''))
  }
  for (const name of new Set(names)) {
    const [first, second] = names.flatMap((other, at) => (other === name ? [at] : []))
    if ((await cards.nth(first).getAttribute('aria-label')).endsWith('found')) continue
    await page.waitForTimeout(1100)
    await cards.nth(first).click()
    await cards.nth(second).click()
  }
  await page.getByText(/^You win!/).waitFor()
  await page.reload()
  await button(page, 'Easy').click()
  await shown(page, 'Best', /^\d+$/)
}

export async function game2048(page) {
  for (let move = 0; move < 30; move += 1)
    await page.keyboard.press(['ArrowLeft', 'ArrowDown', 'ArrowRight', 'ArrowDown'][move % 4])
  const score = await figure(page, 'Score').innerText()
  assert.ok(Number(score) > 20, score)
  await page.reload()
  await shown(page, 'Score', new RegExp(`^${score}$`))
  await button(page, 'New game').click()
  await shown(page, 'Score', /^0$/)
  await shown(page, 'Best', new RegExp(`^${score}$`))
}

export async function minesweeper(page) {
  await button(page, 'Row 5, column 5: covered').click()
  await page.getByText('Find the mines').waitFor()
  const covered = button(page, /: covered$/)
  await covered.first().focus()
  await page.keyboard.press('f')
  await shown(page, 'Mines left', /^9$/)
  await button(page, /: flag$/).click({ button: 'right' })
  await shown(page, 'Mines left', /^10$/)
  await button(page, 'Flag mode: off').click()
  await covered.first().click()
  await shown(page, 'Mines left', /^9$/)
}

export async function hangman(page) {
  await page.getByLabel('Topic').selectOption('food')
  await button(page, 'Hint').click()
  await page.keyboard.press('e')
  for (const letter of 'ZQXJVKWBYGFMUPDHLCRNSTIAO') {
    const key = button(page.getByRole('group', { name: 'Keyboard' }), letter)
    if (await key.isEnabled().catch(() => false)) await key.click()
  }
  await page.getByText(/The word was [A-Z ]+\.$/).waitFor()
  await page.reload()
  const [wins, losses] = [await figure(page, 'Wins').innerText(), await figure(page, 'Losses').innerText()]
  assert.equal(Number(wins) + Number(losses), 1)
}

export async function sudoku(page) {
  const open = page.getByRole('button', { name: /: empty$/ })
  await open.first().click()
  await page.keyboard.press('n')
  await page.keyboard.press('3')
  await button(page, /: notes 3$/).waitFor()
  await page.keyboard.press('Delete')
  await page.keyboard.press('n')
  const left = await open.count()
  await button(page, 'Hint').click()
  await page.getByText(`${left - 1} cells left`).waitFor()
  await page.reload()
  await page.getByText(`${left - 1} cells left`).waitFor()
  for (let hint = 1; hint < left; hint += 1) await button(page, 'Hint').click()
  await page.getByText('You win! The sudoku is solved.').waitFor()
}

export async function wordGuess(page) {
  await page.keyboard.type('cra')
  await page.keyboard.press('Enter')
  await page.getByText('The word has 5 letters.').waitFor()
  await page.keyboard.type('ne')
  await button(page, 'Enter').click()
  await page.getByRole('img', { name: /^Guess 1: C (right|present|absent), R / }).waitFor()
  for (const word of ['slity', 'bombs', 'dough', 'fjord', 'waltz']) {
    await page.keyboard.type(word)
    await page.keyboard.press('Enter')
  }
  await page.getByText(/^(Game over|You win)/).waitFor()
}

export async function numberGuess(page) {
  await page.getByLabel('Your guess').fill('abc')
  await button(page, 'Guess').click()
  await page.getByText('Enter a whole number from 1 to 100.').waitFor()
  let [low, high] = [1, 100]
  for (;;) {
    const middle = Math.floor((low + high) / 2)
    await page.getByLabel('Your guess').fill(String(middle))
    await page.keyboard.press('Enter')
    const status = page.getByRole('status').filter({ hasText: new RegExp(`\\b${middle} is`) })
    const text = await status.innerText()
    if (text.includes('correct')) break
    if (text.includes('too low')) low = middle + 1
    else high = middle - 1
  }
  await shown(page, 'Best', /^\d+$/)
}

export async function rockPaperScissors(page) {
  for (let round = 0; round < 40; round += 1) {
    if (await page.getByText('the match!').count()) break
    await button(page, 'Paper').click()
    await page.getByText('You: Paper').waitFor()
  }
  await page.getByText('the match!').waitFor()
  await button(page, 'New game').click()
  await page.getByText('Choose your hand').waitFor()
}

export async function connectFour(page) {
  await button(page, 'Two players').click()
  for (const key of '121212') await page.keyboard.press(key)
  await button(page, 'Row 3, column 1: empty').click()
  await page.getByText('Red wins!').waitFor()
  await button(page, 'Computer').click()
  await button(page, 'Row 6, column 4: empty').click()
  await page.getByText('Your turn').waitFor()
  await button(page, /: yellow$/).waitFor()
}

export async function blackjack(page) {
  await button(page, '50').click()
  await button(page, 'Deal').click()
  await page.getByRole('img', { name: / of / }).first().waitFor()
  if (await button(page, 'Stand').isVisible()) await button(page, 'Stand').click()
  await button(page, 'Deal').waitFor()
  const chips = await figure(page, 'Chips').innerText()
  await page.reload()
  await shown(page, 'Chips', new RegExp(`^${chips}$`))
}

export async function chess(page) {
  const move = async (from, to) => {
    await button(page, new RegExp(`^${from}:`)).click()
    await button(page, new RegExp(`^${to}:`)).click()
  }
  await move('e2', 'e4')
  await page.getByText('Your turn').waitFor()
  await button(page, 'Two players').click()
  await move('f2', 'f3')
  await move('e7', 'e5')
  await move('g2', 'g4')
  await page.reload()
  await button(page, 'g4: white pawn').waitFor()
  await page.getByText('2. g4').waitFor()
}

export async function solitaire(page) {
  await button(page, 'Draw, 24 left').click()
  await button(page, 'Draw, 23 left').waitFor()
  await button(page, 'Undo').click()
  await button(page, 'Draw, 24 left').click()
  await page.reload()
  await button(page, 'Draw, 23 left').waitFor()
  await button(page, 'Draw 3').click()
  await button(page, 'Draw, 24 left').click()
  await button(page, 'Draw, 21 left').waitFor()
}

export async function strategy(page) {
  await button(page, 'Upgrade Farm').click()
  await page.getByText('Building: Farm').waitFor()
  await page.reload()
  await page.getByText('Building: Farm').waitFor()
  await button(page, 'Missions').click()
  await button(page, 'Train units first').waitFor()
  await button(page, 'New game').click()
  await button(page, 'Undo').click()
  await page.getByText('Building: Farm').waitFor()
}

export async function clicker(page) {
  for (let click = 0; click < 16; click += 1) await button(page, 'Click!').click()
  await button(page, /^Buy helper/).click()
  await shown(page, 'Per second', /^0\.2$/)
  await page.reload()
  await shown(page, 'Per second', /^0\.2$/)
}

const clocked = ['falling-blocks', 'breakout', 'space-shooter', 'pong', 'racing', 'platformer']
const arcade = { snake, flappy, 'whack-a-mole': whackAMole, simon }
const puzzles = {
  memory,
  'game-2048': game2048,
  minesweeper,
  hangman,
  sudoku,
  'word-guess': wordGuess,
  'number-guess': numberGuess,
}
const gameRoom = {
  'rock-paper-scissors': rockPaperScissors,
  'connect-four': connectFour,
  blackjack,
  chess,
  solitaire,
  strategy,
  clicker,
}

const of = (project, scenarios) =>
  ['', 'static-'].flatMap((target) =>
    Object.entries(scenarios).map(([page, run]) => [run, target + project, `#/${page}`]),
  )

export const runs = [
  ...of('arcade', { ...arcade, ...Object.fromEntries(clocked.map((page) => [page, clockGame])) }),
  ...of('puzzles', puzzles),
  ...of('game-room', gameRoom),
]
