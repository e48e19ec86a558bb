import { uuid } from '../../../lib/tools/generate/uuid'
import { GeneratorPanel, type GeneratorProps } from './GeneratorPanel'

/** Random identifiers. */
export function UuidGenerator(props: GeneratorProps) {
  return <GeneratorPanel generator={uuid} {...props} />
}
