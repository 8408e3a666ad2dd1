import type { Clock } from '@paystate/core'
import type { Payments } from '@paystate/engine'
import type { Formats } from '../format/formats.ts'
import type { News } from '../news/news.ts'
import type { OrderStore } from '../orders/order-store.ts'
import type { ProviderSwitch } from '../providers/provider-switch.ts'
import type { Providers } from '../providers/providers.ts'

/** What every use of the shop needs. */
export interface Shop {
  readonly payments: Payments
  readonly orders: OrderStore
  /** The providers that are configured now. */
  readonly providers: Providers
  readonly switch: ProviderSwitch
  readonly news: News
  readonly clock: Clock
  readonly formats: Formats
  /** Where payers and the provider reach the shop, without a slash at the end. */
  readonly origin: string
  /** Looks soon and often at a payment of which something is unknown: somebody watches. */
  readonly hurry: (payment: { readonly id: string; readonly order: string }) => void
}
