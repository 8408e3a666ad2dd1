import {
  type CreatePayment,
  type Money,
  money,
  type Outcome,
  type Payment,
  type PaymentAdapter,
  type PaymentRef,
  refOf,
} from '@paystate/core'

/** The writes that bring payments to their statuses. */

const FIRST = { previousAttempts: 'none' } as const
const TEN_EUROS = money('EUR', 1000)

/** The one currency in which refunds are paid from a limited balance. */
export const BOUNDED = 'DKK'

export type More = Partial<CreatePayment>

export const AT_TERMINAL: More = {
  extra: { method: 'pointofsale', terminalId: 'term_7MgL4wea46qkRcoTZjWEH' },
}
export const BY_CARD_LATER: More = { capture: 'manual', extra: { method: 'creditcard' } }
export const IN_CROWNS: More = { amount: money(BOUNDED, 1000), extra: { method: 'creditcard' } }

let count = 0

function newReference(): string {
  count += 1
  return `status_${count}`
}

export function create(adapter: PaymentAdapter, more: More = {}) {
  const input: CreatePayment = {
    reference: newReference(),
    amount: TEN_EUROS,
    description: 'Ten apples',
    returnUrl: 'https://shop.example/return',
    extra: { method: 'ideal' },
    ...more,
  }
  return adapter.send(adapter.prepare.createPayment(input), FIRST)
}

export async function created(adapter: PaymentAdapter, more?: More): Promise<Payment> {
  const outcome = await create(adapter, more)
  if (outcome.kind !== 'applied') throw outcome.error
  return outcome.value
}

export function capture(adapter: PaymentAdapter, authorized: Payment) {
  const input = { reference: newReference(), payment: nameOf(authorized), amount: TEN_EUROS }
  return adapter.send(adapter.prepare.capturePayment({ ...input, final: true }), FIRST)
}

export function refund(adapter: PaymentAdapter, paid: Payment) {
  const amount: Money = { currency: paid.currency ?? '', minorUnits: 300 }
  const input = { reference: newReference(), payment: nameOf(paid), amount }
  return adapter.send(adapter.prepare.refundPayment(input), FIRST)
}

function nameOf(payment: Payment): PaymentRef & { readonly id: string } {
  const ref = refOf(payment)
  if (ref?.id === undefined) throw new Error('The payment has no id')
  return { ...ref, id: ref.id }
}

export function idOf(outcome: Outcome): string {
  if (outcome.kind !== 'applied' || !('id' in outcome.value)) throw new Error('Nothing was made')
  return outcome.value.id ?? ''
}
