import { money } from '@paystate/core'
import type { Payments, PayResult } from '../../src/index.ts'
import { anOrder, type Shop } from '../support/shop.ts'

/** An order, and the payment of it that two operations meet on. */
export interface Setting {
  readonly shop: Shop
  readonly order: string
  /** The application's id of the payment. */
  readonly id: string
  readonly reference: string
  /** The provider's id of it; empty where it has none. */
  readonly providerId: string
}

/** One call of the engine on a setting. Called twice, it is the same call: with the same ids. */
export type Operation = (payments: Payments, setting: Setting) => Promise<unknown>

const CURRENCIES = { mollie: 'EUR', antom: 'PHP' } as const

export type Provider = keyof typeof CURRENCIES

export const amountIn = (provider: Provider, minorUnits: number) =>
  money(CURRENCIES[provider], minorUnits)

/** Opens a payment at a provider, before anything is stopped. */
export async function opened(shop: Shop, provider: Provider, capture?: 'manual'): Promise<Setting> {
  const order = shop.name('order')
  const amount = amountIn(provider, 1050)
  return settingOf(shop, await shop.payments.pay(anOrder(order, { amount, capture })))
}

export function settingOf(shop: Shop, { payment }: Pick<PayResult, 'payment'>): Setting {
  const { id, reference, order, providerId } = payment
  const [made = ''] = shop.mollie.ledger.paymentsOf(reference)
  return { shop, order, id, reference, providerId: providerId ?? made }
}

/** One that was paid, or authorized; the engine knows. */
export async function paid(shop: Shop, provider: Provider, capture?: 'manual'): Promise<Setting> {
  const setting = await opened(shop, provider, capture)
  await payerPays(setting)
  await shop.payments.get(setting.id, { fresh: true })
  return setting
}

export async function payerPays({ shop, providerId }: Setting): Promise<void> {
  if (shop.mollie.statusOf(providerId) === undefined) await shop.antom.payer.pay(providerId)
  else await shop.mollie.payer.pay(providerId, { method: 'creditcard' })
}

/** A message of Mollie that names the payment, as its endpoint receives it. */
export function webhookOf({ shop, reference, providerId }: Setting): Request {
  const url = `https://shop.example/webhooks/${shop.names.mollie}?paystate_reference=${reference}`
  return new Request(url, { method: 'POST', body: new URLSearchParams({ id: providerId }) })
}
