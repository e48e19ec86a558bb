import { expect, it } from 'vitest'
import { derive, stale } from './derive.mjs'

it('the static kit has the logic of this one', async () => {
  expect(stale(await derive())).toEqual([])
  // It prints and formats all files of the static kit.
}, 60_000)
