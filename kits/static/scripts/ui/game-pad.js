import { h } from '../dom.js'

/** Buttons for thumbs: they act as long as they are held. */
export function gamePad(buttons, onPress, onRelease) {
  const make = ({ action, label, symbol }) =>
    h(
      'button',
      {
        type: 'button',
        'aria-label': label,
        onpointerdown: () => onPress(action),
        onpointerup: () => onRelease(action),
        onpointerleave: () => onRelease(action),
        onpointercancel: () => onRelease(action),
        oncontextmenu: (event) => event.preventDefault(),
        // Keyboards and assistive technology click without pointing.
        onclick: (event) => {
          if (event.detail > 0) return
          onPress(action)
          onRelease(action)
        },
      },
      symbol,
    )
  return h('div', { role: 'group', 'aria-label': 'Controls', class: 'game-pad' }, buttons.map(make))
}
