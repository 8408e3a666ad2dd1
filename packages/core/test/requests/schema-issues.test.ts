import { expect, it } from 'vitest'
import { z } from 'zod'
import { checkCreatePayment, checkPaymentSearch } from '../../src/adapter.ts'
import { check } from '../../src/requests/check.ts'

const EVERY = z.strictObject({
  text: z.string().min(2).max(3),
  form: z.string().regex(/^a/),
  count: z.int().min(1).max(2),
  list: z.array(z.string()).min(1).max(2),
  flag: z.boolean(),
  map: z.record(z.string(), z.string()),
  word: z.enum(['one', 'two']),
  only: z.literal(1),
  either: z.union([z.string(), z.int()]),
  of: z.instanceof(Date),
})

const GOOD = {
  text: 'ab',
  form: 'a',
  count: 1,
  list: ['a'],
  flag: true,
  map: {},
  word: 'one',
  only: 1,
  either: 1,
  of: new Date(0),
}

it.each([
  [{ text: 7 }, 'text: must be text'],
  [{ text: undefined }, 'text: is missing: must be text'],
  [{ text: null }, 'text: must be text'],
  [{ text: 'a' }, 'text: must have at least 2 characters'],
  [{ text: 'abcd' }, 'text: must have at most 3 characters'],
  [{ form: 'b' }, 'form: must have another form'],
  [{ count: 1.5 }, 'count: must be a whole number'],
  [{ count: 0 }, 'count: must be 1 or more'],
  [{ count: 3 }, 'count: must be 2 or less'],
  [{ count: 'x' }, 'count: must be a number'],
  [{ list: 'x' }, 'list: must be a list'],
  [{ list: [] }, 'list: must not be empty'],
  [{ list: [1] }, 'list.0: must be text'],
  [{ flag: 'yes' }, 'flag: must be true or false'],
  [{ map: [] }, 'map: must be an object'],
  [{ word: 'three' }, "word: must be 'one' or 'two'"],
  [{ only: 2 }, 'only: must be 1'],
  [{ either: true }, 'either: must have another form'],
  [{ of: 'now' }, 'of: must be a value of another kind'],
  [{ surplus: 1 }, 'surplus: is not a known field'],
  [{ Liste: 1 }, 'Liste: is not a known field; perhaps `list` is meant'],
])('%j is refused in our words, not in those of the schema library', (change, says) => {
  const checked = check(EVERY, { ...GOOD, ...change })

  expect(
    checked.ok ? [] : checked.issues.map(({ path, message }) => `${path}: ${message}`),
  ).toEqual([says])
})

it.each([undefined, null, 7, 'x', []])('no input shows foreign words for %j', (input) => {
  for (const checked of [checkCreatePayment(input), checkPaymentSearch(input)])
    expect(JSON.stringify(checked)).not.toMatch(/invalid|expected|received/i)
})

it('an amount to look for is refused by its own fields, in our words', () => {
  const checked = checkPaymentSearch({ reference: 'order_1', amount: { currency: 1 } })
  const issues = checked.ok ? [] : checked.issues

  expect(issues.map(({ path }) => path)).toEqual(['amount.currency', 'amount.minorUnits'])
  expect(JSON.stringify(issues)).not.toMatch(/invalid|expected|received/i)
})
