import { type Instant, isPaymentError } from '@paystate/core'
import type { Instance } from '../engine/instance.ts'
import type { Services } from '../engine/services.ts'
import { paymentOfHint } from '../inbox/payment-of-hint.ts'
import { noteForgottenParts, partsOfHint } from '../restored/forgotten-parts.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import { isNewsOf } from '../sweep/is-news-of.ts'
import { takeHint } from '../sweep/take-hint.ts'

/** What one provider has listed. */
export interface ListedInstance {
  readonly instance: string
  /** `no_lists`: it has none, so only payments of this database are compared. `failed`: the list broke off. */
  readonly state: 'listed' | 'no_lists' | 'failed'
  /** How many payments, refunds and disputes it named. */
  readonly named: number
  /** References of ours that this database lacks: each becomes an `orphan` anomaly once it is read. */
  readonly forgotten: readonly string[]
  /** Named payments of other systems on the account. */
  readonly foreign: number
  readonly why?: string
}

/** What was listed, and the payments of which something was named that is not known. */
export interface Listing {
  readonly listed: ListedInstance
  readonly news: readonly PaymentRow[]
}

/** Lists what a provider has made since a time, and compares each with what is known. */
export async function listSince(
  services: Services,
  { instance, since }: { instance: Instance; since: Instant },
): Promise<Listing> {
  const { store, references } = services
  const { name, adapter } = instance
  const news = new Map<number, PaymentRow>()
  const forgotten = new Set<string>()
  const counts = { named: 0, foreign: 0 }
  const told = (state: ListedInstance['state'], why?: string): Listing => {
    const listed = { instance: name, state, ...counts, forgotten: [...forgotten] }
    return { listed: { ...listed, ...(why !== undefined && { why }) }, news: [...news.values()] }
  }
  if (adapter.capabilities.listChanges === 'not_supported') return told('no_lists')
  try {
    for await (const hint of adapter.listChanges({ since })) {
      counts.named += 1
      const payment = await paymentOfHint(store, { instance: name, hint })
      const { reference } = hint
      if (payment && (await isNewsOf(store, { payment, hint }))) news.set(payment.key, payment)
      else if (!payment && reference?.startsWith(references.prefix)) {
        forgotten.add(reference)
        await takeHint(services, { instance: name, hint, payment })
      } else if (!payment) counts.foreign += 1
      await noteForgottenParts(services, { instance: name, parts: partsOfHint(hint) })
    }
  } catch (error) {
    if (!isPaymentError(error)) throw error
    return told('failed', error.message)
  }
  return told('listed')
}
