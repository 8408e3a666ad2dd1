import type { WebhookHint } from '@paystate/core'
import type { Services } from '../engine/services.ts'
import { takeIn } from '../store/inbox/take-in.ts'

/**
 * A payment under our prefix that the list names and we lack goes the way of a webhook that matches nothing;
 * an account's other payments are nobody's business here.
 */
export async function takeHint(
  { store, references }: Pick<Services, 'store' | 'references'>,
  { instance, hint }: { instance: string; hint: WebhookHint },
): Promise<void> {
  const { reference, paymentId } = hint
  if (reference === undefined || !reference.startsWith(references.prefix)) return
  const named = { reference, ...(paymentId !== undefined && { paymentId }) }
  await takeIn(store, {
    instance,
    digest: `listed:${reference}`,
    hints: { hints: [named], observations: [] },
    headers: {},
    body: new Uint8Array(),
  })
}
