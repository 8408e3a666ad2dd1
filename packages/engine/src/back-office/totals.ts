import { z } from 'zod'
import type { Services } from '../engine/services.ts'
import { checkInput } from '../input/check-input.ts'
import { type PaymentSums, sumPayments } from '../store/payments/sum-payments.ts'
import type { Sum } from '../store/statements/sum.ts'
import { filterFields } from './filter-fields.ts'
import { type PaymentsFilter, storedFilter } from './list-filter.ts'

/** A sum over the payments whose provider reports the amount. */
export interface TotalAmount {
  readonly minorUnits: Sum
  /** How many payments are left out because their amount is not reported. */
  readonly notReported: number
}

/** What payments of one currency come to. */
export interface CurrencyTotal {
  readonly currency: string
  /** How many payments. */
  readonly payments: number
  /** What was asked for, in minor units. */
  readonly requested: Sum
  readonly captured: TotalAmount
  readonly reversed: TotalAmount
  readonly refunded: TotalAmount
  readonly chargedBack: TotalAmount
}

/**
 * Adds payments up, by currency. It reads every payment that fits: give a time where there are many.
 *
 * @throws {EngineError} `invalid_input`
 */
export type Totals = (filter?: PaymentsFilter) => Promise<readonly CurrencyTotal[]>

const schema: z.ZodType<PaymentsFilter> = z.strictObject(filterFields)

export function createTotals({ store }: Services): Totals {
  return async (filter = {}) => {
    const sums = await sumPayments(store, storedFilter(checkInput(schema, filter)))
    return sums.map(currencyTotal)
  }
}

/** Shows stored sums to the application. */
export function currencyTotal(sum: PaymentSums): CurrencyTotal {
  return {
    currency: sum.currency,
    payments: sum.payments,
    requested: sum.requested,
    captured: { minorUnits: sum.captured, notReported: sum.capturedNotReported },
    reversed: { minorUnits: sum.reversed, notReported: sum.reversedNotReported },
    refunded: { minorUnits: sum.refunded, notReported: sum.refundedNotReported },
    chargedBack: { minorUnits: sum.chargedBack, notReported: sum.chargedBackNotReported },
  }
}
