import { numbers } from '../../../lib/tools/generate/numbers'
import { GeneratorPanel, type GeneratorProps } from './GeneratorPanel'

/** Random numbers from a range. */
export function NumberGenerator(props: GeneratorProps) {
  return <GeneratorPanel generator={numbers} {...props} />
}
