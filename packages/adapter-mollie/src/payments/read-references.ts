import { referenceIn } from '@paystate/core/adapter'
import type { PaymentReply } from '../wire/payment.ts'
import { type OurNames, ourNamesIn } from '../wire/reserved-metadata.ts'

/**
 * Our names of a payment: from our metadata key, or from the webhook's address, so that one overwritten
 * copy does not hide it.
 */
export function readReferences({ metadata, webhookUrl }: PaymentReply): OurNames | undefined {
  const names = ourNamesIn(metadata)
  if (names) return names
  const reference = webhookUrl === undefined ? undefined : referenceIn(webhookUrl)
  return reference === undefined ? undefined : { reference }
}

/** Says whether either copy of our reference is this one. */
export function carriesReference(reply: PaymentReply, reference: string): boolean {
  const inWebhook = reply.webhookUrl !== undefined && referenceIn(reply.webhookUrl) === reference
  return inWebhook || ourNamesIn(reply.metadata)?.reference === reference
}
