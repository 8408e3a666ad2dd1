import type { Customer } from '../customers/customer.ts'
import { unprocessable } from '../refusals/refusal.ts'
import type { Mandate } from './mandate.ts'

/**
 * The mandate that a recurring payment is charged by: the one that is named, or the newest valid one
 * that fits. A card is charged before an account.
 */
export function chargedBy(
  { mandates }: Customer,
  { mandateId, method }: { mandateId: string | undefined; method: string | undefined },
): Mandate {
  const valid = mandates.filter(({ status }) => status === 'valid')
  if (mandateId !== undefined) {
    const named = valid.find(({ id }) => id === mandateId)
    if (!named) throw unprocessable('The mandate is invalid', 'mandateId')
    if (method !== undefined && method !== named.method) {
      throw unprocessable('The payment method is not that of the mandate', 'method')
    }
    return named
  }
  const fitting = valid.filter((mandate) => method === undefined || mandate.method === method)
  const chosen = fitting.findLast(({ method: by }) => by === 'creditcard') ?? fitting.at(-1)
  if (!chosen) throw unprocessable('No suitable mandates found for customer', 'customerId')
  return chosen
}
