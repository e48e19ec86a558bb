import { h, refresh } from '../dom.js'
import { button, iconButton } from './controls.js'

/** The tracks, each to play and to remove; files of the device can be added. */
export function playlist({ onPlay, onAdd, onRemove }) {
  const list = h('ol', { class: 'playlist' })
  const files = h('input', {
    type: 'file',
    accept: 'audio/*',
    multiple: true,
    'aria-label': 'Audio files',
    tabIndex: -1,
    class: 'sr-only',
    onchange: () => {
      onAdd([...files.files])
      files.value = ''
    },
  })
  return {
    element: h(
      'section',
      { 'aria-label': 'Playlist', class: 'card' },
      h(
        'header',
        { class: 'card-head' },
        h('h2', {}, 'Playlist'),
        button('Add files', { icon: 'plus', onclick: () => files.click() }),
        files,
      ),
      list,
      h(
        'p',
        { class: 'muted tree-note' },
        'Your files are played from your device and forgotten when you leave the page.',
      ),
    ),
    show(tracks, current, playing) {
      refresh(
        list,
        tracks.map((track, at) => item(track, at, at === current, at === current && playing)),
      )
    },
  }

  function item({ id, title, artist }, at, isCurrent, playing) {
    return h(
      'li',
      { 'aria-current': isCurrent ? 'true' : undefined },
      h(
        'button',
        {
          type: 'button',
          'aria-label': `${playing ? 'Pause' : 'Play'} ${title}`,
          'data-key': id,
          onclick: () => onPlay(at),
        },
        h('span', { class: 'muted' }, playing ? '♪' : at + 1),
        h('b', {}, title),
        h('span', { class: 'muted' }, artist),
      ),
      iconButton('trash', `Remove ${title}`, { onclick: () => onRemove(at) }),
    )
  }
}
