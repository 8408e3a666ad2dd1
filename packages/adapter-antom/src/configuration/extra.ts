import type { Money } from '@paystate/core'

/**
 * What only Antom needs to create a payment. Fields of `defaults` in the configuration and of `extra` in a
 * payment; the latter win. Every field is checked before any byte is sent, and an unknown one is refused; details
 * about the payer (shipping, phone, device) that cannot be used are left out instead.
 *
 * A type, not an interface: only a type fits the `extra` of `CreatePayment`, which is any record.
 *
 * @see https://docs.antom.com/ac/ams/payment_cashier
 */
export type AntomExtra = {
  /** How the payer pays, e.g. `ALIPAY_CN`, `GCASH`, `KAKAOPAY`, `CARD`. Without it, `checkout` is `hosted`. */
  readonly paymentMethodType?: string | undefined
  /** A card's or wallet's token. The prepared request contains it: store that as safely as the token. */
  readonly paymentMethodId?: string | undefined
  /**
   * What a method requires in addition, e.g. `{ blikCode }`. Card numbers, security codes and expiry dates are refused:
   * prepared requests are stored. Use `checkout: 'hosted'` for such a payer, or pass a token as `paymentMethodId`.
   */
  readonly paymentMethodMetaData?: Readonly<Record<string, unknown>> | undefined
  /** `direct`: straight to the method. `hosted`: Antom's own page, where the payer may retry after a failure. */
  readonly checkout?: 'direct' | 'hosted' | undefined
  /** Your settlement currency; required where the contract has several. */
  readonly settlementCurrency?: string | undefined
  /** Default: by `payer.device`, else `WEB`. */
  readonly terminalType?: 'WEB' | 'WAP' | 'APP' | 'MINI_APP' | undefined
  /** Required for `WAP` and `APP`. Default: by `payer.device`. */
  readonly osType?: 'IOS' | 'ANDROID' | undefined
  /** The id of your mini program; for `MINI_APP`. */
  readonly appId?: string | undefined
  readonly merchantRegion?: string | undefined
  readonly userRegion?: string | undefined
  /** Echoed in reads and notifications. The key `paystate` is reserved. */
  readonly metadata?: Readonly<Record<string, string>> | undefined
  readonly goods?: readonly AntomGoods[] | undefined
  readonly shipping?: AntomShipping | undefined
  /** The merchant of the order, for platforms that sell on behalf of others. */
  readonly merchant?: AntomMerchant | undefined
  readonly buyerPhone?: string | undefined
  readonly device?: AntomDevice | undefined
  readonly installments?: number | undefined
}

/** One item of the order. */
export interface AntomGoods {
  readonly referenceGoodsId: string
  readonly goodsName: string
  readonly goodsCategory?: string | undefined
  readonly goodsBrand?: string | undefined
  readonly goodsQuantity?: string | undefined
  readonly goodsUrl?: string | undefined
  readonly goodsUnitAmount?: Money | undefined
  readonly deliveryMethodType?: 'PHYSICAL' | 'DIGITAL' | undefined
}

/** The merchant of the order, if not the configured one. */
export interface AntomMerchant {
  readonly referenceMerchantId: string
  readonly merchantMCC?: string | undefined
  readonly merchantName?: string | undefined
  readonly merchantAddress?: AntomAddress | undefined
  readonly store?:
    | {
        readonly referenceStoreId: string
        readonly storeName?: string | undefined
        readonly storeMCC?: string | undefined
      }
    | undefined
}

/** Where and how the order is shipped. */
export interface AntomShipping {
  readonly name?:
    | { readonly firstName?: string | undefined; readonly lastName?: string | undefined }
    | undefined
  readonly address?: AntomAddress | undefined
  readonly carrier?: string | undefined
  readonly phone?: string | undefined
  readonly email?: string | undefined
}

/** An address in Antom's form. */
export interface AntomAddress {
  readonly region?: string | undefined
  readonly state?: string | undefined
  readonly city?: string | undefined
  readonly address1?: string | undefined
  readonly address2?: string | undefined
  readonly zipCode?: string | undefined
}

/** What the payer's browser reports; risk checks use it. */
export interface AntomDevice {
  readonly language?: string | undefined
  readonly acceptHeader?: string | undefined
  readonly colorDepth?: number | undefined
  readonly screenHeight?: number | undefined
  readonly screenWidth?: number | undefined
  /** Minutes from UTC, −720 to 720; others are left out. */
  readonly timeZoneOffset?: number | undefined
  readonly deviceTokenId?: string | undefined
}
