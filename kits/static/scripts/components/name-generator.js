import { names } from '../lib/tools/generate/names.js'
import { generatorPanel } from '../ui/generator-panel.js'

/** Made-up names of people, teams, businesses and others. */
export function nameGenerator(root, options) {
  generatorPanel(root, names, options)
}
