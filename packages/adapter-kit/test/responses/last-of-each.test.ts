import { expect, it } from 'vitest'
import { lastOfEach } from '../../src/index.ts'

it('keeps each id once, as it was shown last, and whatever has none', () => {
  const items = [
    { id: 'a', amount: 1 },
    { id: undefined, amount: 2 },
    { id: 'b', amount: 3 },
    { id: 'a', amount: 4 },
    { id: undefined, amount: 5 },
  ]

  expect(lastOfEach(items, ({ id }) => id).map(({ amount }) => amount)).toEqual([4, 2, 3, 5])
})
