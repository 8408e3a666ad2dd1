import type { FromResponse } from '@paystate/adapter-kit'
import { z } from 'zod'
import { responseBehind } from '../http/raw.ts'
import { text } from '../wire/lenient.ts'

/** Mollie's ids of what a payment or refund belongs to; absent where there is none. */
export interface MollieIds {
  readonly profileId?: string
  readonly customerId?: string
  /** What `extra.mandateId` of a later payment takes, from a `first` payment that was paid. */
  readonly mandateId?: string
  readonly subscriptionId?: string
  readonly orderId?: string
  /** The payout that the money was part of. */
  readonly settlementId?: string
}

const idsReply = z.object({
  profileId: text,
  customerId: text,
  mandateId: text,
  subscriptionId: text,
  orderId: text,
  settlementId: text,
})

/**
 * Mollie's ids of what a payment or refund belongs to. Only the object that this process got from the adapter
 * has them: a copy, or one that was stored, has none.
 */
export function idsOf(from: FromResponse): MollieIds {
  const { data = {} } = idsReply.safeParse(responseBehind(from))
  return Object.fromEntries(Object.entries(data).filter(([, id]) => id !== undefined))
}
