import { h } from '../dom.js'
import {
  describe,
  fitGame,
  help,
  highest,
  lookOf,
  newGame,
  slide,
  statusOf,
} from '../lib/games/game-2048/game.js'
import { listenToKeys } from '../lib/games/keys.js'
import { arrows, followSwipes } from '../lib/games/swipe.js'
import { bestOf } from '../ui/best.js'
import { button } from '../ui/controls.js'
import { gameFrame } from '../ui/game-frame.js'
import { gamePad } from '../ui/game-pad.js'
import { savedGame } from '../ui/saved-game.js'

const pad = [
  { action: 'left', label: 'Left', symbol: '←' },
  { action: 'up', label: 'Up', symbol: '↑' },
  { action: 'down', label: 'Down', symbol: '↓' },
  { action: 'right', label: 'Right', symbol: '→' },
]

/** 2048: slide the tiles, join equal numbers. The game goes on after a reload. */
export function game2048(root, { heading, size = 4 }) {
  const fresh = () => newGame(size, Math.random)
  const saved = savedGame(`game-2048-${size}`, (stored) => fitGame(stored, size), fresh)
  const best = bestOf('game-2048', draw)
  const cells = Array.from({ length: size * size }, () => h('span'))
  const tiles = h('div', { class: 'tiles' })
  /** The elements of the tiles by their ids: they stay, so that they glide. */
  const shown = new Map()
  const board = h(
    'div',
    { role: 'img', class: 'board-2048', style: `--size: ${size}` },
    h('div', { class: 'cells' }, cells),
    tiles,
  )
  const frame = gameFrame(
    root,
    {
      heading,
      tools: button('New game', { onclick: () => set(fresh()) }),
      help,
      error: saved.error,
    },
    board,
    gamePad(pad, move, () => {}),
  )
  listenToKeys(board, (key, event) => {
    const to = arrows[key]
    if (!to) return
    event.preventDefault()
    move(to)
  })
  followSwipes(board, move)
  draw()

  function move(to) {
    const next = slide(saved.get(), to, Math.random)
    if (next === saved.get()) return
    set(next)
    if (next.score > (best.at(size) ?? 0)) best.add(size, next.score)
  }

  function set(game) {
    saved.save(game)
    draw()
  }

  function draw() {
    const game = saved.get()
    frame.say(statusOf(game))
    frame.show([
      { label: 'Score', value: game.score },
      { label: 'Highest', value: highest(game) },
      { label: 'Best', value: best.at(size) ?? 0 },
    ])
    board.setAttribute('aria-label', describe(game))
    for (const [id, element] of shown) {
      if (game.tiles.some((tile) => tile.id === id)) continue
      element.remove()
      shown.delete(id)
    }
    for (const tile of game.tiles) drawTile(tile)
  }

  function drawTile({ id, value, at, ...rest }) {
    const { level, classes } = lookOf({ id, value, at, ...rest })
    const element = shown.get(id) ?? h('div', {}, h('b'))
    element.className = classes
    element.style = `--x: ${at % size}; --y: ${Math.floor(at / size)}; --level: ${level}`
    element.firstChild.textContent = value
    if (shown.has(id)) return
    shown.set(id, element)
    tiles.append(element)
  }
}
