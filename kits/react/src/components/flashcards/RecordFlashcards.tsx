import { useMemo, useState } from 'react'
import { cardFields, cardsFrom } from '../../lib/flashcards/cards'
import type { Entity } from '../../lib/records/fields'
import { useCollection } from '../../lib/records/useCollection'
import { useNames } from '../../lib/records/useNames'
import { RecordForm } from '../records/RecordForm'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Flashcards } from './Flashcards'

interface Props {
  entity: Entity
  keptAs: string
  heading?: string
  /** Ids of the fields with the sides, where their names do not tell. */
  front?: string
  back?: string
  add?: boolean
}

/** Flashcards that are records: people add their own. */
export function RecordFlashcards({ entity, keptAs, heading, front, back, add = false }: Props) {
  const collection = useCollection(entity)
  const names = useNames(entity)
  const [adding, setAdding] = useState(false)
  const singular = entity.singular.toLowerCase()
  const cards = useMemo(
    () => cardsFrom(cardFields(entity, { front, back }), collection.rows, names),
    [entity, collection.rows, names, front, back],
  )

  return (
    <>
      <Flashcards keptAs={keptAs} heading={heading} cards={cards}>
        {add && (
          <Button look="primary" icon="plus" className="ml-auto" onClick={() => setAdding(true)}>
            Add {singular}
          </Button>
        )}
      </Flashcards>
      {adding && (
        <Dialog title={`Add ${singular}`} onClose={() => setAdding(false)}>
          <RecordForm
            entity={entity}
            submitLabel={`Add ${singular}`}
            error={collection.error}
            onCancel={() => setAdding(false)}
            onSubmit={(values) => {
              const stored = collection.add(values)
              if (stored) setAdding(false)
              return stored
            }}
          />
        </Dialog>
      )}
    </>
  )
}
