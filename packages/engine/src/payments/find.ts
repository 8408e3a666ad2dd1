import { z } from 'zod'
import type { Services } from '../engine/services.ts'
import { checkInput, idField } from '../input/check-input.ts'
import { chosenBy } from '../input/chosen-by.ts'
import { readOpenable } from '../journal/read-openable.ts'
import { readTrackedPayments } from '../journal/read-tracked-payments.ts'
import type { TrackedPayment } from '../journal/tracked-payment.ts'
import { findPayment, paymentsOfOrder } from '../store/payments/find-payment.ts'

/** How payments are found. */
export type FindKey =
  | { readonly order: string }
  | { readonly instance: string; readonly reference: string }
  | { readonly instance: string; readonly providerId: string }

/**
 * Finds payments by their order, by attempt, or one by the provider's id. An attempt that is sealed with a missing key
 * hides no other of its order; `list` names it.
 *
 * @throws {EngineError} `invalid_input`
 * @throws {DatabaseError} `sealed`: everything that was found is sealed with a key that `sealWith` lacks.
 */
export type Find = (key: FindKey) => Promise<readonly TrackedPayment[]>

const anyText = z.string().min(1, 'must not be empty')

const ofOrder: z.ZodType<FindKey> = z.strictObject({
  order: z
    .custom(
      (value) => value !== undefined,
      'is missing: name an order, or an instance and a reference or a providerId',
    )
    .pipe(idField),
})
const ofReference: z.ZodType<FindKey> = z.strictObject({ instance: anyText, reference: anyText })
const ofProviderId: z.ZodType<FindKey> = z.strictObject({ instance: anyText, providerId: anyText })

const schema = chosenBy<FindKey>((has) => {
  if (has('reference')) return ofReference
  return has('providerId') || has('instance') ? ofProviderId : ofOrder
})

export function createFind({ store }: Services): Find {
  return async (given) => {
    const key = checkInput(schema, given)
    const found =
      'order' in key ? await paymentsOfOrder(store, key) : [await findPayment(store, key)]
    const rows = found.filter((row) => row !== undefined)
    const { payments, sealed } = await readOpenable(store, rows)
    // Nothing at all would read as if there were none.
    return payments.length === 0 && sealed.length > 0 ? readTrackedPayments(store, rows) : payments
  }
}
