import type { Payments, TrackedPayment } from '@paystate/engine'
import { isEngineError } from '@paystate/engine'

/**
 * Finds payments by whatever a person has at hand, exactly as written: an order, our id, our reference, or the
 * provider's id.
 */
export async function findPayments(
  payments: Payments,
  search: string,
): Promise<readonly TrackedPayment[]> {
  const instances = payments.providers().map(({ instance }) => instance)
  const found = await Promise.all([
    payments.find({ order: search }),
    byId(payments, search),
    ...instances.flatMap((instance) => [
      payments.find({ instance, reference: search }),
      payments.find({ instance, providerId: search }),
    ]),
  ])
  return [...new Map(found.flat().map((payment) => [payment.id, payment])).values()]
}

async function byId(payments: Payments, id: string): Promise<readonly TrackedPayment[]> {
  if (id.length > LONGEST_ID) return []
  try {
    return [await payments.get(id)]
  } catch (error) {
    if (isEngineError(error) && error.problem === 'unknown_id') return []
    throw error
  }
}

const LONGEST_ID = 200
