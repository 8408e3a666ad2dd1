import { referenceIn } from '@paystate/core/adapter'
import type { PaymentReply } from './payment.ts'
import { type OurNames, ourNamesIn } from './reserved-metadata.ts'

/**
 * Our references for a payment: from our metadata key, or where that was overwritten, from the webhook URL that
 * the payment itself states.
 */
export function readNames({ metadata, webhookUrl }: PaymentReply): OurNames | undefined {
  const names = ourNamesIn(metadata)
  if (names) return names
  const reference = webhookUrl === undefined ? undefined : referenceIn(webhookUrl)
  return reference === undefined ? undefined : { reference }
}

/** Whether either copy of our reference is this one. */
export function carriesReference(reply: PaymentReply, reference: string): boolean {
  const inWebhook = reply.webhookUrl !== undefined && referenceIn(reply.webhookUrl) === reference
  return inWebhook || ourNamesIn(reply.metadata)?.reference === reference
}
