import { expect, it } from 'vitest'
import { isDoubled, tally } from '../../src/simulation/tally.ts'

it('counts what a provider really has', () => {
  expect(tally({ payments: 1, refunds: 0 })).toBe('1 payment, 0 refunds')
  expect(tally({ payments: 2, refunds: 1 })).toBe('2 payments, 1 refund')
})

it('sees a second payment, and a refund that nobody asked for', () => {
  const operations = [{ kind: 'create', state: 'applied' }] as const
  const asked = [...operations, { kind: 'refund', state: 'applied' }] as const
  const withdrawn = [...operations, { kind: 'refund', state: 'withdrawn' }] as const

  expect(isDoubled({ payments: 1, refunds: 0 }, { operations })).toBe(false)
  expect(isDoubled({ payments: 2, refunds: 0 }, { operations })).toBe(true)
  expect(isDoubled({ payments: 1, refunds: 1 }, { operations })).toBe(true)
  expect(isDoubled({ payments: 1, refunds: 1 }, { operations: asked })).toBe(false)
  expect(isDoubled({ payments: 1, refunds: 1 }, { operations: withdrawn })).toBe(true)
})
