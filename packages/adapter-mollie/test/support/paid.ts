import type { Payment, PaymentRef } from '@paystate/core'
import { refOf } from '@paystate/core'
import { aPayment, type Connected, KLARNA } from './connected.ts'

export interface Made {
  readonly payment: Payment
  readonly ref: PaymentRef & { readonly id: string }
}

/** A payment that was created. */
export async function created(
  { mollie }: Connected,
  differs: Parameters<typeof aPayment>[0] = {},
): Promise<Made> {
  const outcome = await mollie.createPayment(aPayment(differs), { previousAttempts: 'none' })
  if (outcome.kind !== 'applied') throw outcome.error
  return madeOf(outcome.value)
}

/** A payment that was paid: captured, or authorized in two steps. */
export async function paid(
  connected: Connected,
  differs: Parameters<typeof aPayment>[0] = {},
): Promise<Made> {
  const { ref } = await created(connected, { extra: { method: 'ideal' }, ...differs })
  await connected.simulator.payer.pay(ref.id)
  return madeOf((await connected.mollie.getPayment(ref)).payment)
}

/** A payment that is authorized and waits for captures. */
export function authorized(connected: Connected): Promise<Made> {
  return paid(connected, { capture: 'manual', extra: KLARNA })
}

function madeOf(payment: Payment): Made {
  const ref = refOf(payment)
  if (ref?.id === undefined) throw new Error('The payment has no id.')
  return { payment, ref: { ...ref, id: ref.id } }
}
