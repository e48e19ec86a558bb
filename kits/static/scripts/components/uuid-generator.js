import { uuid } from '../lib/tools/generate/uuid.js'
import { generatorPanel } from '../ui/generator-panel.js'

/** Random identifiers. */
export function uuidGenerator(root, options) {
  generatorPanel(root, uuid, options)
}
