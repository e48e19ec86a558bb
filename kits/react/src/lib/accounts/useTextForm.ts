import { useId, useState } from 'react'
import type { Problems } from './checks'

/** The texts of a small form and what is wrong with them. */
export function useTextForm<Key extends string>(start: Record<Key, string>) {
  const id = useId()
  const [values, setValues] = useState(start)
  const [problems, setProblems] = useState<Problems<Key>>({})

  return {
    values,
    /** The properties of a field's control. */
    field: (key: Key) => ({
      id: `${id}-${key}`,
      value: values[key],
      error: problems[key],
      onChange: (value: string) => {
        setValues((known) => ({ ...known, [key]: value }))
        setProblems((known) => ({ ...known, [key]: undefined }))
      },
    }),
    /** Shows what is wrong and takes the user to the first mistake; says whether there is any. */
    refuse: (found: Problems<Key>): boolean => {
      setProblems(found)
      const first = (Object.keys(start) as Key[]).find((key) => found[key])
      if (first) document.getElementById(`${id}-${first}`)?.focus()
      return first !== undefined
    },
    reset: () => setValues(start),
  }
}
