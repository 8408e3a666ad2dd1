import type { Account } from '@paystate/core'
import { expect, it } from 'vitest'
import { type Checkup, preparationOf } from '../../src/index.ts'

const account: Account = { provider: 'p', mode: 'test', id: 'shop', credential: 'key-1' }
const ready = {
  request: { method: 'POST', path: '/refunds', body: '{}' },
  input: {
    reference: 'r1',
    payment: { account, id: 'tr_1' },
    amount: { currency: 'EUR', minorUnits: 500 },
  },
  replayWindow: { type: 'harmless' },
} as const
const sound: Checkup<'refund_payment'> = {
  kind: 'refund_payment',
  account,
  reference: 'r1',
  issues: [],
  make: () => ready,
}
const named = { kind: 'refund_payment', reference: 'r1', account }
const amount = { path: 'amount', message: 'is missing' }
const currency = { path: 'amount.currency', message: 'is not taken by this provider' }

it('makes the request where nothing is wrong', () => {
  expect(preparationOf(sound)).toStrictEqual({ version: 1, state: 'prepared', ...named, ...ready })
})

it('refuses with everything that is wrong at once, and makes no request of it', () => {
  const make = () => {
    throw new Error('made of wrong input')
  }

  expect(
    preparationOf({ ...sound, issues: [amount], notSupported: [currency], make }),
  ).toStrictEqual({
    state: 'refused',
    ...named,
    reason: 'invalid_request',
    issues: [amount, currency],
  })
})

it('says that the provider cannot do it where nothing else is wrong', () => {
  expect(preparationOf({ ...sound, notSupported: [currency] })).toStrictEqual({
    state: 'refused',
    ...named,
    reason: 'not_supported',
    issues: [currency],
  })
})

it('names each field once, with what all providers object to it', () => {
  const again = { path: 'amount', message: 'is too small for this provider' }

  expect(preparationOf({ ...sound, issues: [amount, again], notSupported: [again] })).toMatchObject(
    { issues: [amount] },
  )
})

it('repeats no reference that is no text', () => {
  const fault = { path: 'reference', message: 'must be a string' }

  expect(preparationOf({ ...sound, reference: { secret: 1 }, issues: [fault] })).toMatchObject({
    state: 'refused',
    reference: '',
  })
})

it('carries until when it may appear late, where that is known', () => {
  const mayAppearUntil = { afterMs: 60_000 }

  expect(preparationOf({ ...sound, make: () => ({ ...ready, mayAppearUntil }) })).toStrictEqual({
    version: 1,
    state: 'prepared',
    ...named,
    ...ready,
    mayAppearUntil,
  })
})

it.each<[string, Checkup<'refund_payment'>['make']]>([
  [
    'throws',
    () => {
      throw new TypeError('Do not know how to serialize a BigInt')
    },
  ],
  ['gives nothing', () => undefined],
])('refuses an input that no bytes can be made of: making them %s', (_how, make) => {
  expect(preparationOf({ ...sound, make })).toStrictEqual({
    state: 'refused',
    ...named,
    reason: 'invalid_request',
    issues: [
      {
        path: '',
        message: 'contains a value that JSON cannot represent, such as a cycle or a BigInt',
      },
    ],
  })
})
