import { isPaymentError, type PaymentReading, type PaymentRef } from '@paystate/core'
import { z } from 'zod'
import type { PaymentCase } from '../journal/payment-case.ts'
import { closeInbox } from '../store/inbox/close-inbox.ts'
import { hintsOf } from '../store/inbox/inbox-row.ts'
import type { Held } from './held.ts'
import { paymentRef } from './payment-ref.ts'

/**
 * Reads a payment under its own name. A webhook may know the provider's id of it before we do; that is believed only
 * as far as to be read: what is read under a forged id carries another reference, or is not there. Then the webhook
 * is closed, and stands in nobody's way.
 *
 * @throws {PaymentError}
 */
export async function readNamed(held: Held, payment: PaymentCase): Promise<PaymentReading> {
  const { services, instance, signal } = held
  const ref = paymentRef(payment, instance)
  const read = (named: PaymentRef) =>
    instance.adapter.getPayment(named, { known: payment.record.payment, signal })
  if (ref.id !== undefined) return read(ref)
  const { store } = services
  const named = payment.webhooks.map((webhook) => ({
    webhook,
    ids: idsIn(hintsOf(store, webhook)),
  }))
  let refusal: unknown
  const refused = new Set<string>()
  const given = new Set(named.flatMap(({ ids }) => ids))
  for (const id of [...given].slice(0, MOST_IDS)) {
    try {
      return await read({ ...ref, id })
    } catch (error) {
      if (!isPaymentError(error) || !NOT_THIS.has(error.code)) throw error
      refusal = error
      refused.add(id)
    }
  }
  if (refused.size === 0) return read(ref)
  const isOver = ({ ids }: { readonly ids: readonly string[] }) =>
    ids.length > 0 && ids.every((id) => refused.has(id))
  await closeInbox(store, { webhooks: named.filter(isOver).map(({ webhook }) => webhook) })
  throw refusal
}

/** Whoever sends many of them slows down only this payment. */
const MOST_IDS = 3

/** What says that an id is not this payment's. */
const NOT_THIS: ReadonlySet<string> = new Set([
  'not_found',
  'mismatch',
  'account_differs',
  'invalid_request',
])

const listed = z.array(z.looseObject({ paymentId: z.string().optional() }))
const content = z.union([listed, z.looseObject({ hints: listed }).transform(({ hints }) => hints)])

function idsIn(hints: unknown): readonly string[] {
  const read = content.safeParse(hints)
  return read.success ? read.data.flatMap(({ paymentId }) => paymentId ?? []) : []
}
