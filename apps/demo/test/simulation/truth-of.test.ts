import type { Ledger } from '@paystate/simulator'
import { expect, it } from 'vitest'
import { truthOf } from '../../src/simulation/truth-of.ts'

/** A ledger with one payment of 24.50. */
function ledgerWith(returned: {
  refunded?: number
  reversed?: number
  chargedBack?: number
}): Ledger {
  const { refunded = 0, reversed = 0, chargedBack = 0 } = returned
  return {
    entries: () => [],
    paymentsOf: () => ['pay_1'],
    refundsOf: () => [],
    capturedOf: () => 2450,
    refundedOf: () => refunded,
    reversedOf: () => reversed,
    chargedBackOf: () => chargedBack,
  }
}

it.each([
  [{}, 0],
  [{ refunded: 450, chargedBack: 2000 }, 0],
  [{ refunded: 450, chargedBack: 2450 }, 450],
  [{ reversed: 2450, chargedBack: 2450 }, 2450],
])('sees what went back beyond what was charged: %o', (returned, tooMuch) => {
  expect(truthOf(ledgerWith(returned), { reference: 'ref_1' }).returnedTooMuch).toBe(tooMuch)
})
