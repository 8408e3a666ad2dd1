import {
  instantOf,
  isPaymentError,
  isSameAccount,
  type PaymentError,
  type PaymentRef,
} from '@paystate/core'
import { learn } from '../payments/learn.ts'
import { readingAfter, readNow } from '../payments/reading-after.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import { providerName } from '../providers/provider-name.ts'
import type { Shop } from '../shop/shop.ts'
import { changePayment } from '../store/change-payment.ts'
import { tell } from '../story/story.ts'

/** Reads a payment at its provider and stores the evidence; a failed read is repeated later. */
export async function readPayment(shop: Shop, reference: string): Promise<ShopPayment | undefined> {
  const { adapter, store, clock } = shop
  const payment = await store.find(reference)
  if (!payment || !isReachable(shop, payment)) return payment
  try {
    const { observation } = await adapter.getPayment(refTo(payment), {
      known: payment.record.payment,
    })
    const now = clock.now()
    return await changePayment(store, reference, (kept) =>
      again(learn(kept, observation, { now }), payment, now),
    )
  } catch (error) {
    if (!isPaymentError(error)) throw error
    const now = clock.now()
    return changePayment(store, reference, (kept) => afterFailure(kept, error, now))
  }
}

/** By the id from a response, else the id from a webhook, else by our reference alone. */
function refTo({ reference, record, reading }: ShopPayment): PaymentRef {
  const id = record.payment.id ?? reading.namedId
  return { account: record.intent.account, reference, ...(id !== undefined && { id }) }
}

/** Whether this shop's adapter can see the payment at all. */
export function isReachable({ adapter, simulation }: Shop, payment: ShopPayment): boolean {
  const isOurs = isSameAccount(payment.record.intent.account, adapter.account)
  return isOurs && payment.simulation === simulation
}

/** A webhook that arrived during the read may be newer: read again. */
function again(after: ShopPayment, before: ShopPayment, now: number): ShopPayment {
  const isCalled = after.reading.calls !== before.reading.calls
  if (isCalled) {
    return { ...after, reading: { ...readNow(after.reading, now), calls: after.reading.calls } }
  }
  const { isAwaited: _over, ...reading } = after.reading
  return { ...after, reading }
}

function afterFailure(payment: ShopPayment, error: PaymentError, now: number): ShopPayment {
  const unread = { ...payment.record.payment, needsRead: true }
  const reading = readingAfter(unread, { reading: payment.reading, now, isNews: false })
  const provider = providerName(payment.record.intent.account.provider)
  const text = `We read the payment at ${provider} and got no usable response (${error.code}). We will read it again.`
  const isFirst = payment.reading.reads === 0
  const line = { at: instantOf(now), by: 'shop', tone: 'doubt', text } as const
  return { ...payment, reading, ...(isFirst && { story: tell(payment.story, line) }) }
}
