import { z } from 'zod'
import { storedFilter } from '../back-office/list-filter.ts'
import { type CurrencyTotal, currencyTotal } from '../back-office/totals.ts'
import { instanceOf, type Services } from '../engine/services.ts'
import { checkInput } from '../input/check-input.ts'
import { sumPayments } from '../store/payments/sum-payments.ts'
import { compareCapabilities, type ProviderDifference } from './compare-capabilities.ts'

/** A move from one configured provider to another. */
export interface Move {
  /** The name of the instance that payments are made with now. */
  readonly from: string
  /** The name of the instance that they are to be made with. */
  readonly to: string
}

/** What changes with a move, and what is under way. */
export interface Diagnosis {
  readonly differences: readonly ProviderDifference[]
  /**
   * Payments that may still take money, by currency. They stay with the instance that made them: keep it
   * configured until they are at rest, and for as long as you refund them.
   */
  readonly underWay: readonly CurrencyTotal[]
}

/**
 * Says what changes when payments are made with another configured provider.
 *
 * @throws {EngineError} `not_configured`, `invalid_input`
 */
export type Doctor = (move: Move) => Promise<Diagnosis>

const schema: z.ZodType<Move> = z.strictObject({ from: z.string(), to: z.string() })

export function createDoctor(services: Services): Doctor {
  return async (move) => {
    const { from, to } = checkInput(schema, move)
    const [before, after] = [from, to].map((instance) => instanceOf(services, { instance }).adapter)
    if (!before || !after) throw new Error('Two instances were given')
    const filter = storedFilter({ instance: from, standing: 'live' })
    const sums = await sumPayments(services.store, filter)
    return {
      differences: compareCapabilities(before.capabilities, after.capabilities),
      underWay: sums.map(currencyTotal),
    }
  }
}
