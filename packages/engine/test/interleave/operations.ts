import { anOrder } from '../support/shop.ts'
import { amountIn, type Operation, type Provider, webhookOf } from './setting.ts'

const nameOf = (order: string, short: string) => `${order}_${short}`

/** What may touch a payment at the same time. */
export const pay =
  (provider: Provider, capture?: 'manual'): Operation =>
  (payments, { order }) =>
    payments.pay(anOrder(order, { amount: amountIn(provider, 1050), capture }))

/** An attempt with an id of its own. */
export const payNamed =
  (short: string): Operation =>
  (payments, { order }) =>
    payments.pay(anOrder(order, { id: nameOf(order, short) }))

/** The attempt that the order has, by its id. */
export const payAgain: Operation = (payments, { order, id }) => payments.pay(anOrder(order, { id }))

/** In a transaction of the application, sent after its commit. */
export const payInside: Operation = async (payments, { shop, order }) => {
  const { send } = await shop.database.transaction((tx) =>
    payments.pay(anOrder(order), {
      tx: { query: (text, values) => tx.query(text, values) },
    }),
  )
  return send()
}

export const refund =
  (provider: Provider, short: string, minorUnits: number): Operation =>
  (payments, { order, id: payment }) =>
    payments.refund({
      id: nameOf(order, short),
      payment,
      amount: amountIn(provider, minorUnits),
    })

export const capture =
  (short: string, minorUnits: number): Operation =>
  (payments, { order, id: payment }) =>
    payments.capture({
      id: nameOf(order, short),
      payment,
      amount: amountIn('mollie', minorUnits),
    })

export const cancel =
  (ifPaid: 'keep' | 'reverse'): Operation =>
  (payments, { order, id: payment }) =>
    payments.cancel({ id: nameOf(order, `cancel_${ifPaid}`), payment, ifPaid })

export const cancelRefund =
  (short: string, of: string): Operation =>
  (payments, { order }) =>
    payments.cancelRefund({ id: nameOf(order, short), refund: nameOf(order, of) })

const PERSON = { who: 'Ada', why: 'The provider says so' } as const

export const itDidNothing =
  (kind: 'create' | 'refund'): Operation =>
  (payments, { order, id }) =>
    payments.resolve(
      { kind, id: kind === 'create' ? id : nameOf(order, 'r1') },
      { ...PERSON, next: 'new_reference' },
    )

export const itHappened =
  (kind: 'create' | 'refund'): Operation =>
  (payments, { order, id, providerId }) =>
    payments.resolve(
      { kind, id: kind === 'create' ? id : nameOf(order, 'r1') },
      { ...PERSON, happened: 'yes', ...(kind === 'create' && { providerId }) },
    )

export const advance: Operation = (payments, { id }) => payments.advance(id)

/** A fresh read. */
export const sync: Operation = (payments, { id }) => payments.get(id, { fresh: true })

/** A message comes, and what is due is done. */
export const webhook: Operation = async (payments, setting) => {
  await payments.receiveWebhook(setting.shop.names.mollie, webhookOf(setting))
  return payments.work({ forMs: 0 })
}

export const adopt: Operation = (payments, { shop, order, providerId: id }) =>
  payments.adopt({ instance: shop.names.mollie, id, order })
