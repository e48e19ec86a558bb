import { formulaPanel } from '../ui/formula-panel.js'
import { part } from '../ui/part.js'

/** A calculator of one formula: inputs, live results, a verdict and a history. */
export function formula(root, { heading, name, note, history = false, ...formula }) {
  const panel = formulaPanel(formula, { name, note, onSolve: () => {} })
  part(root, heading, panel.element, history && panel.history)
}
