import type { Payment } from '@paystate/core'
import type { RawWebhook } from './raw-webhook.ts'
import type { Arrival } from './subject-status.ts'

/** What a provider under test has sent to the shop. */
export interface MessagesOfProvider {
  /** What the shop was sent, oldest first. */
  readonly inbox: readonly RawWebhook[]
  /** The bodies of all messages about a payment, as they were sent. */
  bodiesAbout(paymentId: string | undefined): readonly string[]
  /** Delivers every message that is due. */
  deliver(): Promise<unknown>
}

/** How a payment gets to a status. */
export interface StatusEntrance {
  /** Absent where entering the status creates it. */
  readonly payment?: Payment
  readonly enter: () => Promise<unknown>
}

/**
 * Brings a payment to a status, and notes what the provider sends because of it: no earlier message, and none about
 * another payment.
 *
 * @throws {Error} When there is no payment, neither before nor after.
 */
export async function enterStatus(
  { inbox, bodiesAbout, deliver }: MessagesOfProvider,
  { payment, enter }: StatusEntrance,
): Promise<Arrival> {
  await deliver()
  const before = inbox.length
  const entered = await enter()
  await deliver()
  const made = payment ?? entered
  if (!isPayment(made)) throw new Error('Entering the status created no payment')
  const own = new Set(bodiesAbout(made.id))
  const isOwn = ({ body }: RawWebhook) => own.has(new TextDecoder().decode(body))
  return { payment: made, messages: inbox.slice(before).filter(isOwn) }
}

function isPayment(value: unknown): value is Payment {
  return typeof value === 'object' && value !== null && 'amounts' in value
}
