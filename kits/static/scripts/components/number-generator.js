import { numbers } from '../lib/tools/generate/numbers.js'
import { generatorPanel } from '../ui/generator-panel.js'

/** Random numbers from a range. */
export function numberGenerator(root, options) {
  generatorPanel(root, numbers, options)
}
