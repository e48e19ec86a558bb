import { useStored } from '../../../lib/store/useStored'
import {
  addCounter,
  addTo,
  editCounter,
  fitCounters,
  removeCounter,
  resetCounters,
  setGoal,
  setStep,
  type Counter,
  type CounterRules,
} from '../../../lib/tools/counter/counters'
import { useUndoNotice } from '../../ui/useUndoNotice'

/** Counters that are kept, and what one may do with them. What takes a number away offers to bring it back. */
export function useCounters(key: string, rules: CounterRules) {
  const { value: counters, change, error } = useStored(key, (stored) => fitCounters(stored, rules))
  const { notice, tell } = useUndoNotice()

  function tellUndo(text: string) {
    tell({ text, undo: () => change(() => counters) })
  }

  return {
    counters,
    error,
    notice,
    add: (id: string, by: number) => change((current) => addTo(current, id, by, rules)),
    create: (name: string) => change((current) => addCounter(current, name, rules)),
    edit: (id: string, to: Omit<Counter, 'id'>) =>
      change((current) => editCounter(current, id, to, rules)),
    setStep: (step: number) => change((current) => setStep(current, step)),
    setGoal: (goal: number | null) => change((current) => setGoal(current, goal)),
    remove({ id, name }: Counter) {
      if (change((current) => removeCounter(current, id))) tellUndo(`${name} removed`)
    },
    /** All of them to where they begin; `text` says what was done. */
    reset(text: string) {
      if (change((current) => resetCounters(current, rules))) tellUndo(text)
    },
  }
}
