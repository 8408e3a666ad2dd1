import {
  type CapturePayment,
  type CreatePayment,
  money,
  type Payment,
  type PaymentAdapter,
  refOf,
} from '@paystate/core'
import { HOSTED } from './sessions.ts'

/** The writes that bring payments to their statuses. */

const FIRST = { previousAttempts: 'none' } as const
const TEN_PESOS = money('PHP', 1000)

export type More = Partial<CreatePayment>

export const IN_WALLET = { method: 'TEST_WALLET' } as const
export const BY_TOKEN: More = {
  extra: { paymentMethodType: 'CARD', paymentMethodId: 'card_token_1' },
}
export const BY_BANK: More = { amount: money('EUR', 1000), extra: { paymentMethodType: 'SOFORT' } }
export const LATER: More = { capture: 'manual', extra: { paymentMethodType: 'PAYPAL' } }
export const IN_SESSION: More = { extra: HOSTED }
/** A wallet that sends refunds at once. */
export const AT_ONCE: More = { extra: { paymentMethodType: 'GCASH' } }

let count = 0

function newReference(): string {
  count += 1
  return `status_${count}`
}

export function create(adapter: PaymentAdapter, more: More = {}) {
  const input: CreatePayment = {
    reference: newReference(),
    amount: TEN_PESOS,
    description: 'Ten mangoes',
    returnUrl: 'https://shop.example/return',
    extra: { paymentMethodType: 'TEST_WALLET' },
    ...more,
  }
  return adapter.send(adapter.prepare.createPayment(input), FIRST)
}

export async function created(adapter: PaymentAdapter, more?: More): Promise<Payment> {
  return appliedIn(await create(adapter, more))
}

export function capture(adapter: PaymentAdapter, authorized: Payment) {
  const input: CapturePayment = {
    ...{ reference: newReference(), payment: idOf(authorized), amount: TEN_PESOS },
    final: true,
  }
  return adapter.send(adapter.prepare.capturePayment(input), FIRST)
}

export function cancel(adapter: PaymentAdapter, payment: Payment) {
  const input = { reference: newReference(), payment: idOf(payment), ifPaid: 'reverse' } as const
  return adapter.send(adapter.prepare.cancelPayment({ ...input, lastRead: payment.status }), FIRST)
}

export function refund(adapter: PaymentAdapter, paid: Payment) {
  const input = { reference: newReference(), payment: idOf(paid), amount: money('PHP', 300) }
  return adapter.send(adapter.prepare.refundPayment(input), FIRST)
}

export function idOf(payment: Payment) {
  const ref = refOf(payment)
  if (ref?.id === undefined) throw new Error('The payment has no id')
  return { ...ref, id: ref.id }
}

/** What an outcome applied. @throws When nothing was. */
export function appliedIn<Value>(
  outcome: { readonly kind: 'applied'; readonly value: Value } | { readonly kind: string },
): Value {
  if (!('value' in outcome)) throw new Error(`The outcome is ${outcome.kind}`)
  return outcome.value
}
