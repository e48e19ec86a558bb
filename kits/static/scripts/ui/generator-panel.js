import { h, refresh } from '../dom.js'
import { addPast } from '../lib/tools/generate/generator.js'
import { secureRandom } from '../lib/tools/random.js'
import { fitSettings } from '../lib/tools/settings.js'
import { button } from './controls.js'
import { copyButton } from './copy-button.js'
import { kept } from './kept.js'
import { errorPlace } from './notices.js'
import { part } from './part.js'
import { pastList } from './past-list.js'
import { settingFields } from './setting-fields.js'

/** Settings, a button, and what comes out by chance. `about` says something about the first result. */
export function generatorPanel(root, generator, { heading, history = true, about }) {
  const settings = kept(
    generator.key,
    (stored) => fitSettings(stored, generator.settings),
    () => {},
  )
  const past = history && !generator.long ? pastList(`${generator.key}-history`) : null
  const problem = errorPlace()
  const label = generator.resultLabel
  const output = h('div', {
    role: 'status',
    'aria-label': label,
    class: generator.long && 'long-result',
  })
  const remark = h('div')
  const main = button(generator.button, { look: 'primary', onclick: () => generate() })
  let results = []

  part(
    root,
    heading,
    h(
      'section',
      { 'aria-label': 'Result', class: 'card tool-card' },
      h(
        'div',
        { class: 'tool-head' },
        h('h2', { class: 'tool-title' }, label),
        copyButton(() => results.join('\n')),
      ),
      output,
      remark,
      main,
    ),
    h(
      'section',
      { 'aria-label': 'Settings', class: 'card tool-card' },
      settingFields(generator.settings, settings.read(), (id, value) => {
        settings.change((current) => fitSettings({ ...current, [id]: value }, generator.settings))
        generate()
      }),
      problem.element,
      settings.error,
    ),
    past?.element,
  )
  generate(false)

  function generate(keep = true) {
    const values = settings.read()
    const wrong = generator.problem?.(values) ?? null
    problem.show(wrong)
    main.disabled = wrong !== null
    if (wrong) return
    results = generator.generate(values, secureRandom)
    if (keep) past?.change((current) => addPast(current, results))
    refresh(
      output,
      generator.long
        ? results.join('\n\n')
        : h(
            'ul',
            { class: 'results-list mono' },
            results.map((result) => h('li', {}, result)),
          ),
    )
    refresh(remark, about?.(results[0]))
  }
}
