import type { WebhookHint } from '@paystate/core'
import type { Services } from '../engine/services.ts'
import { LISTED } from '../store/inbox/has-open-listed.ts'
import { takeIn } from '../store/inbox/take-in.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'

/**
 * What the list names goes the way of a webhook: to be read, or as one that matches nothing. An account's other
 * payments are nobody's business here.
 */
export async function takeHint(
  { store, references }: Pick<Services, 'store' | 'references'>,
  {
    instance,
    hint,
    payment,
  }: { instance: string; hint: WebhookHint; payment: PaymentRow | undefined },
): Promise<void> {
  const { paymentId } = hint
  const reference = hint.reference ?? payment?.reference
  const isOurs = payment !== undefined || reference?.startsWith(references.prefix) === true
  if (reference === undefined || !isOurs) return
  const named = { reference, ...(paymentId !== undefined && { paymentId }) }
  await takeIn(store, {
    instance,
    digest: `${LISTED}${reference}`,
    hints: { hints: [named], observations: [] },
    headers: {},
    body: new Uint8Array(),
  })
}
