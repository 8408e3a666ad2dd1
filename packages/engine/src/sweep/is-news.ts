import type { Payment, WebhookHint } from '@paystate/core'

/**
 * Whether a listing names something that is not known of its payment: a refund or a dispute that it lacks, or
 * another status. Where its webhook was lost, nothing else tells of it once the payment is at rest.
 */
export function isNews(payment: Payment, hint: WebhookHint): boolean {
  const { refundId, refundReference, captureId, captureReference, disputeId } = hint
  const { refunds, captures, disputes } = payment
  if (disputeId !== undefined) return !disputes.some(({ id }) => id === disputeId)
  if (refundId !== undefined || refundReference !== undefined) {
    return differs(find(refunds, { id: refundId, reference: refundReference }), hint)
  }
  if (captureId !== undefined || captureReference !== undefined) {
    return differs(find(captures, { id: captureId, reference: captureReference }), hint)
  }
  return differs(payment, hint)
}

interface Listed {
  readonly id?: string
  readonly reference?: string
  readonly providerStatus?: { readonly value: string }
}

interface Name {
  readonly id: string | undefined
  readonly reference: string | undefined
}

/** By its id; by our reference where its id is not known yet. */
function find<T extends Listed>(parts: readonly T[], { id, reference }: Name): T | undefined {
  const byId = parts.find((part) => part.id !== undefined && part.id === id)
  return byId ?? parts.find((part) => part.reference !== undefined && part.reference === reference)
}

function differs(known: Listed | undefined, { providerStatus }: WebhookHint): boolean {
  if (known === undefined) return true
  return providerStatus !== undefined && known.providerStatus?.value !== providerStatus
}
