import type { Money } from '@paystate/core'
import type { Anomaly } from '../../src/index.ts'
import { anOrder, type Shop } from './shop.ts'

/** An attempt of an order, with the id that Mollie gave it. */
export interface Attempt {
  readonly id: string
  readonly order: string
  readonly providerId: string
}

export async function open(shop: Shop, order: string, amount?: Money): Promise<Attempt> {
  const { payment } = await shop.payments.pay(anOrder(order, amount && { amount }))
  const { id, providerId } = payment
  if (providerId === undefined) throw new Error('It was not created')
  return { id, order, providerId }
}

/** Reads a payment afresh, so that what happened at Mollie is evidence. */
export async function learn(shop: Shop, { id }: { readonly id: string }): Promise<void> {
  await shop.payments.get(id, { fresh: true })
}

export async function paid(shop: Shop, order = shop.name('order')): Promise<Attempt> {
  const attempt = await open(shop, order)
  await shop.mollie.payer.pay(attempt.providerId)
  await learn(shop, attempt)
  return attempt
}

export async function canceled(shop: Shop, order = shop.name('order')): Promise<Attempt> {
  const attempt = await open(shop, order)
  await shop.mollie.payer.cancel(attempt.providerId)
  await learn(shop, attempt)
  return attempt
}

/** Money comes for an attempt that had ended. */
export async function payLate(shop: Shop, attempt: Attempt): Promise<void> {
  await shop.mollie.bank.payLate(attempt.providerId)
  await learn(shop, attempt)
}

/** An order that was paid twice: the first attempt's money came late. */
export async function paidTwice(shop: Shop): Promise<{ late: Attempt; second: Attempt }> {
  const order = shop.name('order')
  const late = await canceled(shop, order)
  const second = await paid(shop, order)
  await payLate(shop, late)
  return { late, second }
}

/** The anomalies of a shop's order, newest first. */
export async function anomaliesOf(shop: Shop, order: string): Promise<readonly Anomaly[]> {
  return (await shop.payments.anomalies({ order })).anomalies
}
