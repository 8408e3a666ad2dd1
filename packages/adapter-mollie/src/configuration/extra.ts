import type { Money } from '@paystate/core'
import type { SHOWN_ACTIONS } from '../wire/reserved-metadata.ts'

/**
 * What only this provider needs: `extra` of a payment, and `defaults` of the configuration.
 *
 * Card and wallet tokens are omitted on purpose: prepared requests are stored, and contain no secret.
 *
 * A type, not an interface: only a type fits the `extra` of `CreatePayment`, which is any record.
 */
export type MollieExtra = {
  /** One method, or several that the payer may choose from. Default: all that fit. */
  readonly method?: string | readonly string[] | undefined
  /**
   * What the payer is shown where the single `method` supports it, else the checkout page: a QR code (iDEAL,
   * Bancontact, bank transfer), the link into the payer's app (Bancontact), the account to transfer to (bank
   * transfer). A QR code takes a separate read. Default: `redirect`, the checkout page.
   */
  readonly nextAction?: (typeof SHOWN_ACTIONS)[number] | undefined
  /** Your own data, an object; together with ours at most 1024 bytes of JSON. */
  readonly metadata?: Readonly<Record<string, unknown>> | undefined
  /** `manual`: capture later; the same as `capture: 'manual'`. */
  readonly captureMode?: 'automatic' | 'manual' | undefined
  /** When an automatic capture happens, e.g. `8 hours` or `2 days`; at most 7 days. */
  readonly captureDelay?: string | undefined
  /** `recurring` charges at once, without the payer; it requires `customerId`. */
  readonly sequenceType?: 'oneoff' | 'first' | 'recurring' | undefined
  /** The customer who agreed to be charged again; `native.customers` creates one. */
  readonly customerId?: string | undefined
  /** Which of the customer's mandates; `idsOf` shows that of a `first` payment. */
  readonly mandateId?: string | undefined
  /** The application fee of your platform, with Mollie Connect. */
  readonly applicationFee?: MollieApplicationFee | undefined
  /** Who receives a part of the payment, with Mollie Connect. */
  readonly routing?: readonly MollieRoute[] | undefined
  /** The order lines; their totals must add up to the amount. Pay-later methods require them. */
  readonly lines?: readonly MollieLine[] | undefined
  readonly billingAddress?: MollieAddress | undefined
  readonly shippingAddress?: MollieAddress | undefined
  /** Due date of a bank transfer, `YYYY-MM-DD`. */
  readonly dueDate?: string | undefined
  /** Two letters. */
  readonly restrictPaymentMethodsToCountry?: string | undefined
  readonly issuer?: string | undefined
  readonly terminalId?: string | undefined
  readonly digitalGoods?: boolean | undefined
  readonly customerReference?: string | undefined
}

/** An order line; some methods require them. */
export interface MollieLine {
  readonly description: string
  readonly quantity: number
  readonly unitPrice: Money
  readonly totalAmount: Money
  readonly type?: (typeof LINE_TYPES)[number] | undefined
  readonly quantityUnit?: string | undefined
  readonly discountAmount?: Money | undefined
  /** Percent as text, e.g. `21.00`. */
  readonly vatRate?: string | undefined
  readonly vatAmount?: Money | undefined
  readonly sku?: string | undefined
  readonly categories?: readonly string[] | undefined
  readonly imageUrl?: string | undefined
  readonly productUrl?: string | undefined
}

/** The application fee of a platform. */
export interface MollieApplicationFee {
  readonly amount: Money
  /** 1 to 255 characters. */
  readonly description: string
}

/** Who receives a part of a payment. */
export interface MollieRoute {
  readonly amount: Money
  readonly destination: { readonly type: 'organization'; readonly organizationId: string }
  /** The day from which it may be paid out, `YYYY-MM-DD`. */
  readonly releaseDate?: string | undefined
}

/** An address in Mollie's form. */
export interface MollieAddress {
  readonly title?: string | undefined
  readonly givenName?: string | undefined
  readonly familyName?: string | undefined
  readonly organizationName?: string | undefined
  readonly streetAndNumber?: string | undefined
  readonly streetAdditional?: string | undefined
  readonly postalCode?: string | undefined
  readonly email?: string | undefined
  /** With the country code, e.g. `+31208202070`. */
  readonly phone?: string | undefined
  readonly city?: string | undefined
  readonly region?: string | undefined
  /** Two letters. */
  readonly country?: string | undefined
}

/** What a line can be. */
export const LINE_TYPES = [
  'physical',
  'digital',
  'shipping_fee',
  'discount',
  'store_credit',
  'gift_card',
  'surcharge',
  'tip',
] as const
