import { check } from '../lib/check.mjs'
import * as claim from '../lib/claims.mjs'

const start = (app) => app.try(() => app.press(/^(start|play|new game|begin|restart)/i))

export default [
  {
    id: 'snake',
    style: 'short',
    domain: 'game',
    prompt: 'snake game',
    checks: [
      check('game', 'the snake moves by itself', async (app) => {
        await start(app)
        await app.key('ArrowRight')
        await app.moves()
      }),
      check('game', 'a score is kept', async (app) => {
        await start(app)
        await app.sees(/score\D*\d/i)
      }),
      check('game', 'running into a wall ends the game', async (app) => {
        await start(app)
        for (const key of ['ArrowUp', 'ArrowRight']) await app.key(key)
        await app.sees(/game over|you (lost|lose|died|crashed)|try again|play again/i, 12_000)
      }),
      check('game', 'one can play again', async (app) => {
        await start(app)
        for (const key of ['ArrowUp', 'ArrowRight']) await app.key(key)
        await app.sees(/game over|you (lost|lose|died|crashed)|try again|play again/i, 12_000)
        await app.press(/again|restart|new game|start|play/i)
        await app.key('ArrowRight')
        await app.moves()
      }),
      check('game', 'it can be paused', async (app) => {
        await start(app)
        await app.key('ArrowRight')
        await app.try(
          () => app.press(/pause/i),
          () => app.key('Space'),
        )
        await app.sees(/paused|resume|continue/i)
      }),
    ],
  },
  {
    id: 'memory-game',
    style: 'short',
    domain: 'game',
    prompt: 'memory card matching game, count moves, timer, 4x4',
    checks: [
      check('game', 'there are sixteen cards', async (app) => {
        await start(app)
        app.expect((await app.cells(16)).length === 16, 'not sixteen cards')
      }),
      check('game', 'a card turns over', async (app) => {
        await start(app)
        const cards = await app.cells(16)
        await app.changes(() => cards[0].click())
      }),
      check('game', 'two cards count as a move', async (app) => {
        await start(app)
        await app.figureIs(/moves|turns|tries|attempts/i, (value) => value === 0)
        const cards = await app.cells(16)
        await cards[0].click()
        await cards[5].click()
        await app.figureIs(/moves|turns|tries|attempts/i, (value) => value >= 1)
      }),
      check('game', 'time passes', async (app) => {
        await start(app)
        const cards = await app.cells(16)
        await cards[0].click()
        await app.ticks()
      }),
      check('game', 'one can begin anew', async (app) => {
        await start(app)
        const cards = await app.cells(16)
        await cards[0].click()
        await cards[5].click()
        await app.figureIs(/moves|turns|tries|attempts/i, (value) => value >= 1)
        await app.press(/restart|new game|reset|again|shuffle/i)
        await app.figureIs(/moves|turns|tries|attempts/i, (value) => value === 0)
      }),
    ],
  },
  {
    id: 'tic-tac-toe-friends',
    style: 'short',
    domain: 'game',
    prompt: 'noughts and crosses for two players w/ score board',
    checks: [
      check('game', 'players take turns', async (app) => {
        await app.try(() => app.press(/two players|2 players|friend/i))
        const cells = await app.cells(9)
        await cells[0].click()
        await cells[4].click()
        const texts = await Promise.all(cells.map((cell) => cell.label()))
        app.expect(
          texts[0] !== texts[4] && texts[0] !== texts[8],
          'the fields do not show whose they are',
        )
      }),
      check('game', 'three in a row win', async (app) => {
        await app.try(() => app.press(/two players|2 players|friend/i))
        const cells = await app.cells(9)
        for (const index of [0, 3, 1, 4, 2]) await cells[index].click()
        await app.sees(
          /(x|player 1|player one|cross\w*|nought\w*|o)\W*(wins|won|has won|is the winner)|winner/i,
        )
      }),
      check('game', 'a taken field stays as it is', async (app) => {
        await app.try(() => app.press(/two players|2 players|friend/i))
        const cells = await app.cells(9)
        await cells[0].click()
        const before = await cells[0].label()
        await app.try(() => cells[0].click())
        app.expect((await cells[0].label()) === before, 'the field changed hands')
      }),
      check('data', 'a win is counted', async (app) => {
        await app.try(() => app.press(/two players|2 players|friend/i))
        const before = (await app.text()).match(/\d+/g)?.map(Number) ?? []
        app.expect(before.length >= 2, 'there is no score')
        const cells = await app.cells(9)
        for (const index of [0, 3, 1, 4, 2]) await cells[index].click()
        await app.holds(
          async () => ((await app.text()).match(/\d+/g) ?? []).map(Number).join() !== before.join(),
          'the score is as before',
        )
      }),
      check('game', 'a new round clears the board', async (app) => {
        await app.try(() => app.press(/two players|2 players|friend/i))
        const cells = await app.cells(9)
        const empty = await cells[0].label()
        await cells[0].click()
        await app.press(/new (game|round)|restart|reset|again|clear/i)
        await app.holds(
          async () => (await (await app.cells(9))[0].label()) === empty,
          'the board is not empty',
        )
      }),
    ],
  },
  {
    id: 'hangman',
    style: 'long',
    domain: 'game',
    prompt:
      'Please implement a hangman word guessing game for families. The game should have functionalities for choosing a word category and a difficulty, guessing letters with an on-screen keyboard or the real one, drawing the gallows step by step, a hint, and statistics of won and lost rounds. Players should be able to start a new round at any time. Use old lace as the background colour and saddle brown for components.',
    checks: [
      check('game', 'a letter can be guessed on the screen', async (app) => {
        await start(app)
        await app.changes(() => app.press(/^e$/i))
      }),
      check('game', 'a letter can be guessed with the keyboard', async (app) => {
        await start(app)
        await app.buttons(/^[a-z]$/i, 26)
        await app.changes(() => app.key('a'))
      }),
      check('game', 'a guessed letter cannot be guessed again', async (app) => {
        await start(app)
        await app.press(/^e$/i)
        await app.unusable(/^e\b/i)
      }),
      check('game', 'guessing everything ends the round', async (app) => {
        await start(app)
        await app.until(
          /you (won|win|lost|lose)|game over|congrat|the word was|well done/i,
          async (turn) => {
            await app.press(new RegExp(`^${'etaoinshrdlucmfwypvbgkjqxz'[turn]}$`, 'i'))
          },
        )
      }),
      check('game', 'a category can be chosen', async (app) => {
        app.expect(
          (await app.choices(/categor|theme|topic/i)).length >= 2,
          'fewer than two categories',
        )
      }),
      check('game', 'a hint is given', async (app) => {
        await start(app)
        await app.changes(() => app.press(/hint/i))
      }),
      check('data', 'rounds are counted', async (app) => {
        await start(app)
        await app.near(/statistics|stats/i)
        await app.sees(/(won|wins|lost|losses)\D{0,20}\d/i)
      }),
      check('theme', 'the page is old lace', claim.pageColour('oldlace')),
      check('theme', 'the components are saddle brown', claim.partColour('saddlebrown')),
    ],
  },
  {
    id: '2048',
    style: 'short',
    domain: 'game',
    prompt: '2048 clone w best score saved',
    checks: [
      check('game', 'two tiles lie on a board of sixteen', async (app) => {
        await start(app)
        app.expect((await app.cells(16)).length >= 16, 'no board of sixteen fields')
        app.expect((await app.count(/(?<!\d)[24](?!\d)/g)) >= 2, 'fewer than two tiles')
      }),
      check('game', 'the arrow keys move the tiles', async (app) => {
        await start(app)
        await app.changes(async () => {
          for (const key of ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown']) await app.key(key)
        })
      }),
      check('game', 'merging raises the score', async (app) => {
        await start(app)
        await app.cells(16)
        for (let turn = 0; turn < 12; turn += 1)
          for (const key of ['ArrowLeft', 'ArrowUp']) await app.key(key)
        for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft']) await app.key(key)
        await app.figureIs(/score/i, (value) => value > 0)
      }),
      check('persistence', 'the best score survives a reload', async (app) => {
        await start(app)
        await app.cells(16)
        for (let turn = 0; turn < 12; turn += 1)
          for (const key of ['ArrowLeft', 'ArrowUp', 'ArrowRight']) await app.key(key)
        await app.figureIs(/best|high/i, (value) => value > 0)
        const best = await app.figure(/best|high/i)
        await app.reload()
        await app.figureIs(/best|high/i, (value) => value >= best)
      }),
      check('game', 'a new game begins at zero', async (app) => {
        await start(app)
        await app.cells(16)
        for (let turn = 0; turn < 12; turn += 1)
          for (const key of ['ArrowLeft', 'ArrowUp', 'ArrowRight']) await app.key(key)
        await app.figureIs(/^score/i, (value) => value > 0)
        await app.press(/new game|restart|reset|try again/i)
        await app.figureIs(/^score/i, (value) => value === 0)
      }),
    ],
  },
]
