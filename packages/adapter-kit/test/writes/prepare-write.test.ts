import type { Account, Capabilities } from '@paystate/core'
import { expect, it } from 'vitest'
import { idIssues, jsonRequest, prepareWrite } from '../../src/index.ts'

const account: Account = { provider: 'example', mode: 'test', id: 'a', credential: 'k' }
const harmless = { type: 'harmless' } as const
const capabilities: Capabilities = {
  provider: 'example',
  create: {
    ...{ capture: ['automatic'], expiresAt: 'not_supported', lookup: 'reference' },
    replayWindow: harmless,
  },
  capture: {
    support: 'not_supported',
    why: 'payments are taken at once',
    multiple: 'not_supported',
    final: 'not_supported',
    partial: 'not_supported',
  },
  cancel: {
    ...{ support: 'supported', replayWindow: harmless, lookup: 'reference' },
    ...{ whenPaid: 'reverses', byReference: false },
  },
  refund: {
    ...{ support: 'supported', replayWindow: harmless, lookup: 'reference', partial: 'supported' },
  },
  cancelRefund: { support: 'not_supported', why: 'refunds are sent at once' },
  listChanges: 'not_supported',
  webhooks: { authenticity: 'unsigned', silentStatuses: [], headers: [] },
  lateMoney: 'kept',
  absence: { misses: 2, apartMs: 1_000, after: 'last_attempt' },
  currencies: { EUR: { exponent: 2 } },
}
const payment = { account, id: 'p_1' }
const EUR = { currency: 'EUR', minorUnits: 100 }
const create = {
  ...{ reference: 'order_1', amount: EUR, description: 'Tea' },
  returnUrl: 'https://shop.example/return',
}
const rules = { account, capabilities, request: () => jsonRequest('POST', '/x', { a: 1 }) }

it('makes the bytes of what nothing is wrong with, for the window of the capabilities', () => {
  expect(prepareWrite('create_payment', { ...rules, input: create })).toMatchObject({
    ...{ state: 'prepared', kind: 'create_payment', reference: 'order_1', replayWindow: harmless },
    request: { method: 'POST', path: '/x', body: '{"a":1}' },
  })
})

it.each([
  ['a currency', { ...create, amount: { currency: 'USD', minorUnits: 1 } }, 'amount.currency'],
  ['a manual capture', { ...create, capture: 'manual' as const }, 'capture'],
  ['an end', { ...create, expiresAt: '2030-01-01T00:00:00Z' }, 'expiresAt'],
])('refuses %s that the provider does not have', (_what, input, path) => {
  expect(prepareWrite('create_payment', { ...rules, input })).toMatchObject({
    ...{ state: 'refused', reason: 'not_supported', issues: [{ path }] },
  })
})

it('refuses a write that the provider does not have, with its reason', () => {
  const input = { reference: 'c_1', payment, amount: EUR, final: true }

  expect(prepareWrite('capture_payment', { ...rules, input })).toMatchObject({
    ...{ state: 'refused', issues: [{ message: 'payments are taken at once' }] },
  })
})

it('refuses a cancel that must keep paid money where no read shows that there is none', () => {
  const input = { reference: 'c_1', payment, ifPaid: 'keep' as const }
  const unpaid = { ...input, lastRead: 'requires_action' as const }

  expect(prepareWrite('cancel_payment', { ...rules, input })).toMatchObject({ state: 'refused' })
  expect(prepareWrite('cancel_payment', { ...rules, input: unpaid })).toMatchObject({
    state: 'prepared',
  })
})

it('names the ids that are none of the provider’s', () => {
  const isId = (id: string | undefined) => id?.startsWith('p_') === true
  const refund = { payment: { account, id: '' }, id: '../x' }

  expect(idIssues({ reference: 'r', refund }, isId).map(({ path }) => path)).toEqual([
    'payment.id',
    'refund.id',
  ])
  expect(idIssues({ reference: 'r', payment, amount: EUR }, isId)).toEqual([])
})
