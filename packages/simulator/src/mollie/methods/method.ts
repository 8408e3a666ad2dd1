import type { MandateMethod } from '../mandates/mandate.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../times/durations.ts'

/** What the rules need to know about a payment method. Limits are in minor units of EUR. */
export interface Method {
  readonly id: string
  readonly description: string
  /** How long an open payment waits; undefined: it does not expire. */
  readonly lifetime?: number
  /** undefined: every currency. */
  readonly currencies?: readonly string[]
  readonly minimum?: number
  /** For a first payment, which may only set up the ones that follow; default: `minimum`. */
  readonly firstMinimum?: number
  readonly maximum?: number
  /** The merchant may cancel while the payment is open. */
  readonly isCancelable?: boolean
  /** The payer's part can be done while the money is still on its way. */
  readonly canBePending?: boolean
  /** Money can be authorized first and captured later. */
  readonly capture?: {
    readonly window: number
    readonly several: boolean
    readonly always?: boolean
  }
  readonly isRefundable?: boolean
  /** A first payment by it makes a mandate to charge so. */
  readonly mandate?: MandateMethod
  /** It is charged again without the payer, by a mandate. */
  readonly isRecurring?: boolean
  /** It needs a terminal, and is not for a checkout page. */
  readonly isInStore?: boolean
  /** It is offered to those who say that the payer's device has it. */
  readonly isWallet?: boolean
}

/** The lifetime while no method has been chosen. */
export const LIFETIME_WITHOUT_METHOD = 15 * MINUTE

const EUR = ['EUR']
const CARD_CAPTURE = { window: 7 * DAY, several: false }
const LATER_CAPTURE = { window: 28 * DAY, several: true }

/**
 * Payment methods, with the limits of a new account.
 *
 * @see https://docs.mollie.com/docs/status-change for the lifetimes
 */
export const METHODS: readonly Method[] = [
  {
    id: 'ideal',
    description: 'iDEAL',
    lifetime: 15 * MINUTE,
    currencies: EUR,
    maximum: 5_000_000,
    mandate: 'directdebit',
  },
  {
    id: 'creditcard',
    description: 'Card',
    lifetime: 30 * MINUTE,
    firstMinimum: 0,
    maximum: 1_000_000,
    capture: CARD_CAPTURE,
    mandate: 'creditcard',
    isRecurring: true,
  },
  ...[
    ['applepay', 'Apple Pay'],
    ['googlepay', 'Google Pay'],
  ].map(([id = '', description = '']) => ({
    id,
    description,
    lifetime: 30 * MINUTE,
    capture: CARD_CAPTURE,
    mandate: 'creditcard' as const,
    isWallet: true,
  })),
  {
    id: 'bancontact',
    description: 'Bancontact',
    lifetime: HOUR,
    currencies: EUR,
    minimum: 2,
    maximum: 5_000_000,
    mandate: 'directdebit',
  },
  {
    id: 'banktransfer',
    description: 'Bank transfer',
    lifetime: 12 * DAY,
    currencies: EUR,
    maximum: 100_000_000,
    isCancelable: true,
    canBePending: true,
  },
  {
    id: 'paypal',
    description: 'PayPal',
    lifetime: 72 * HOUR,
    minimum: 0,
    canBePending: true,
    mandate: 'paypal',
    isRecurring: true,
  },
  ...[
    ['belfius', 'Belfius'],
    ['kbc', 'KBC/CBC'],
  ].map(([id = '', description = '']) => ({
    id,
    description,
    lifetime: HOUR,
    currencies: EUR,
    maximum: 5_000_000,
    mandate: 'directdebit' as const,
  })),
  {
    id: 'eps',
    description: 'eps',
    lifetime: HOUR,
    currencies: EUR,
    minimum: 100,
    maximum: 5_000_000,
    mandate: 'directdebit',
  },
  {
    id: 'przelewy24',
    description: 'Przelewy24',
    lifetime: HOUR,
    currencies: ['EUR', 'PLN'],
    maximum: 1_281_500,
    canBePending: true,
  },
  { id: 'mybank', description: 'MyBank', lifetime: 45 * MINUTE, currencies: EUR },
  {
    id: 'blik',
    description: 'BLIK',
    lifetime: 55 * SECOND,
    currencies: ['PLN'],
    maximum: 5_000_000,
  },
  { id: 'twint', description: 'TWINT', currencies: ['CHF'], lifetime: 15 * MINUTE },
  { id: 'swish', description: 'Swish', currencies: ['SEK'], lifetime: 15 * MINUTE },
  {
    id: 'trustly',
    description: 'Trustly',
    currencies: ['EUR', 'DKK', 'NOK', 'SEK', 'GBP'],
    lifetime: 15 * MINUTE,
    canBePending: true,
    mandate: 'directdebit',
  },
  {
    id: 'klarna',
    description: 'Klarna',
    currencies: ['EUR', 'GBP', 'DKK', 'SEK', 'NOK', 'PLN', 'CHF', 'CZK', 'RON', 'HUF'],
    lifetime: 48 * HOUR,
    capture: LATER_CAPTURE,
  },
  { id: 'in3', description: 'iDEAL in3', lifetime: 48 * HOUR, currencies: EUR },
  {
    id: 'riverty',
    description: 'Riverty',
    lifetime: 48 * HOUR,
    currencies: EUR,
    capture: { ...LATER_CAPTURE, always: true },
  },
  { id: 'billie', description: 'Billie', lifetime: 48 * HOUR, capture: LATER_CAPTURE },
  {
    id: 'mobilepay',
    description: 'MobilePay',
    lifetime: HOUR,
    capture: { window: 7 * DAY, several: true },
  },
  {
    id: 'vipps',
    description: 'Vipps',
    lifetime: HOUR,
    capture: { window: 7 * DAY, several: true },
  },
  {
    id: 'voucher',
    description: 'Vouchers',
    lifetime: 2 * HOUR,
    currencies: EUR,
    minimum: 100,
    maximum: 10_000_000,
  },
  {
    id: 'giftcard',
    description: 'Gift cards',
    lifetime: 15 * MINUTE,
    currencies: EUR,
    isRefundable: false,
  },
  { id: 'paysafecard', description: 'paysafecard', lifetime: 15 * MINUTE, isRefundable: false },
  {
    id: 'pointofsale',
    description: 'Point of sale',
    lifetime: 40 * SECOND,
    maximum: 5_000_000,
    isInStore: true,
  },
  {
    id: 'directdebit',
    description: 'SEPA Direct Debit',
    currencies: EUR,
    maximum: 100_000,
    isCancelable: true,
    canBePending: true,
    isRecurring: true,
  },
  ...[
    ['alma', 'Alma'],
    ['bacs', 'BACS Direct Debit'],
    ['bancomatpay', 'BANCOMAT Pay'],
    ['billink', 'Billink'],
    ['bizum', 'Bizum'],
    ['mbway', 'MB WAY'],
    ['multibanco', 'Multibanco'],
    ['paybybank', 'Pay by Bank'],
    ['satispay', 'Satispay'],
  ].map(([id = '', description = '']) => ({
    id,
    description,
    lifetime: 15 * MINUTE,
    currencies: id === 'bacs' ? ['GBP'] : EUR,
  })),
]

const BY_ID = new Map(METHODS.map((method) => [method.id, method]))

export const methodOf = (id: string): Method | undefined => BY_ID.get(id)

export function takesCurrency({ currencies }: Method, currency: string): boolean {
  return currencies === undefined || currencies.includes(currency)
}
