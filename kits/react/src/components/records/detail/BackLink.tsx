import type { Entity } from '../../../lib/records/fields'
import { Icon } from '../../ui/Icon'

export function BackLink({ entity, href }: { entity: Entity; href: string }) {
  return (
    <a
      href={href}
      className="inline-flex items-center gap-1 self-start rounded text-sm font-medium text-muted transition hover:text-ink"
    >
      <Icon name="left" className="size-4" />
      Back to {entity.plural.toLowerCase()}
    </a>
  )
}
