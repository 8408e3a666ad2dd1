import { isPaymentError, type PaymentRecord } from '@paystate/core'
import { learn } from '../journal/learn.ts'
import { type PaymentCase, readCurrentCase } from '../journal/payment-case.ts'
import { type NamedPart, noteForgottenParts } from '../restored/forgotten-parts.ts'
import { closeInbox } from '../store/inbox/close-inbox.ts'
import { contactIn } from './contact.ts'
import { finish } from './finish.ts'
import type { Held } from './held.ts'
import { readNamed } from './read-named.ts'
import type { Done } from './send-operation.ts'

/**
 * Reads a payment at its provider, and answers the webhooks that had come before the read began.
 *
 * @param known What is stored of it, read under the same lease. Default: it is read now.
 */
export async function readPayment(held: Held, known?: PaymentCase): Promise<Done> {
  try {
    return await readNow(held, known)
  } catch (error) {
    if (!isPaymentError(error)) throw error
    held.contact = contactIn(error)
    return 'failed'
  }
}

/** The same, for who wants to know why it failed. @throws {PaymentError} */
export async function readNow(held: Held, stored?: PaymentCase): Promise<'made' | 'lost'> {
  const { services, lease } = held
  const { store } = services
  const payment = stored ?? (await readCurrentCase(store, { key: lease.payment }))
  const { row, webhooks } = payment
  const readAt = row.asOf
  const { observation } = await readNamed(held, payment)
  const { record, finished } = await store.transaction(async (tx) => {
    const { begun } = held
    const learned = await learn(tx, { payment: row.key, observation, begun, readAt })
    held.begun = learned.begun
    const finished = await finish(tx, { held, payment: answered(learned.after, webhooks) })
    if (webhooks.length > 0) await closeInbox(tx, { webhooks })
    return { ...learned, finished }
  })
  held.contact = 'reached'
  held.finished = finished
  await noteForgottenParts(services, { instance: row.instance, parts: partsOf(record) })
  return 'made'
}

/** Only the webhooks that came since the read began, or came again, are left. */
function answered(
  payment: PaymentCase | undefined,
  covered: PaymentCase['webhooks'],
): PaymentCase | undefined {
  const isCovered = ({ key, calls }: PaymentCase['webhooks'][number]) =>
    covered.some((one) => one.key === key && one.calls === calls)
  return payment && { ...payment, webhooks: payment.webhooks.filter((one) => !isCovered(one)) }
}

function partsOf({ payment }: PaymentRecord): readonly NamedPart[] {
  return [
    ...payment.refunds.map(({ reference }) => ({ subject: 'refund' as const, reference })),
    ...payment.captures.map(({ reference }) => ({ subject: 'capture' as const, reference })),
  ]
}
