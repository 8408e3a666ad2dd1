import type { Account, Observation } from '@paystate/core'
import { expect, it } from 'vitest'
import { readingOf } from '../../src/index.ts'

const account: Account = { provider: 'p', mode: 'test', id: 'shop', credential: 'key-1' }
const observation: Observation = {
  asOf: { begun: 1, received: 2 },
  at: '2026-01-15T12:00:00Z',
  via: 'read',
  account,
  paymentId: 'tr_1',
}

it('is the payment as one answer alone shows it, beside that answer', () => {
  const reading = readingOf(observation)

  expect(reading.observation).toBe(observation)
  expect(reading.payment).toMatchObject({
    account,
    id: 'tr_1',
    amounts: { requested: 'not_reported' },
  })
  expect(reading.payment).not.toHaveProperty('reference')
})

it('knows our reference and what was asked where the answer does not tell', () => {
  const { payment } = readingOf(observation, {
    reference: 'r1',
    requested: { currency: 'EUR', minorUnits: 1050 },
  })

  expect(payment).toMatchObject({
    reference: 'r1',
    currency: 'EUR',
    amounts: { requested: 1050 },
  })
})
