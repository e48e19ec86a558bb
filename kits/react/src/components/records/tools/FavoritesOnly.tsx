import { Button } from '../../ui/Button'
import { useList } from '../ListContext'
import { Heart } from './FavoriteToggle'

/** Leaves only the favorites in the list. */
export function FavoritesOnly({ field }: { field: string }) {
  const { query, ask } = useList()
  const only = query.filters[field] === 'true'
  return (
    <Button
      aria-pressed={only}
      className="aria-pressed:border-accent aria-pressed:bg-soft aria-pressed:text-accent"
      onClick={() => ask({ ...query, filters: { ...query.filters, [field]: only ? '' : 'true' } })}
    >
      <Heart filled={only} />
      Favorites only
    </Button>
  )
}
