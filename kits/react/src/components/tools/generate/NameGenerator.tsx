import { names } from '../../../lib/tools/generate/names'
import { GeneratorPanel, type GeneratorProps } from './GeneratorPanel'

/** Made-up names of people, teams, businesses and others. */
export function NameGenerator(props: GeneratorProps) {
  return <GeneratorPanel generator={names} {...props} />
}
