import { lorem } from '../../../lib/tools/generate/lorem'
import { GeneratorPanel, type GeneratorProps } from './GeneratorPanel'

/** Filler text. */
export function LoremGenerator(props: GeneratorProps) {
  return <GeneratorPanel generator={lorem} {...props} />
}
