import { lorem } from '../lib/tools/generate/lorem.js'
import { generatorPanel } from '../ui/generator-panel.js'

/** Filler text. */
export function loremGenerator(root, options) {
  generatorPanel(root, lorem, options)
}
