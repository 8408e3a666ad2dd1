import type { PaymentMethod } from '../payments/payment-method.ts'

/** What an account agreed on, and where Antom's documents leave a choice open. */
export interface AccountRules {
  /** Changes payment methods, or adds some, by their `paymentMethodType`. */
  methods?: Readonly<Record<string, Partial<PaymentMethod>>>
  /** Currencies that the account is settled in. A request for another one is refused. Default: any. */
  settlementCurrencies?: readonly string[]
  /**
   * Rates that are locked at the time of a payment, by payment and settlement currency:
   * `{ 'CNY/USD': 0.14 }`. With one, `grossSettlementAmount` and `settlementQuote` are reported.
   * Default: none.
   */
  lockedRates?: Readonly<Record<string, number>>
  /**
   * Whether the account is one of Antom's orchestration (APO), whose responses name the acquirer:
   * `acquirerInfo`, `acquirerReferenceNo`, `actualPaymentAmount`, `cardInfo` and others. Default
   * false.
   */
  isOrchestrated?: boolean
  /** Where notifications go when a request names no URL, as set in the dashboard. */
  notifyUrl?: string
  /** Where disputes are notified; no request can name another URL. */
  disputeNotifyUrl?: string
  /** Milliseconds from an event to its first notification. Default 0; the real one takes 3 to 5 s. */
  notifyAfter?: number
  /**
   * Milliseconds from `pay` until inquiries and cancels know the payment; a replay always does.
   * Default 0. Antom's documents ask to inquire four times, 15 s apart, before it counts as absent.
   */
  visibleAfter?: number
  /** Milliseconds from an authorization to its automatic capture. Default 3,000. */
  autoCaptureAfter?: number
  /** Whether refunds end later, whatever the method. Default: by the method. */
  refundsLater?: boolean
  /** Milliseconds that a refund takes when it ends later. Default one hour. */
  refundTakes?: number
  /** Whether captures end later. Default false. */
  capturesLater?: boolean
  /** Milliseconds that a capture takes when it ends later. Default one minute. */
  captureTakes?: number
  /** How an inquiry reports that there is no refund and no capture. Default `absent`. */
  emptyTransactions?: 'absent' | 'null' | 'list'
  /** What a repeated `pay` must have in common with the first. Default: what is documented. */
  comparedFields?: 'documented' | 'all'
  /** Whether the amounts of the `MAGIC_AMOUNTS` table are answered specially. Default false. */
  magicAmounts?: boolean
  /** How many payments are kept; the oldest are forgotten. Default: all. */
  retention?: number
}

export const DEFAULT_RULES: Pick<
  Required<AccountRules>,
  | 'lockedRates'
  | 'isOrchestrated'
  | 'notifyAfter'
  | 'visibleAfter'
  | 'autoCaptureAfter'
  | 'refundTakes'
  | 'captureTakes'
  | 'emptyTransactions'
  | 'comparedFields'
  | 'magicAmounts'
  | 'retention'
> = {
  lockedRates: {},
  isOrchestrated: false,
  notifyAfter: 0,
  visibleAfter: 0,
  autoCaptureAfter: 3_000,
  refundTakes: 3_600_000,
  captureTakes: 60_000,
  emptyTransactions: 'absent',
  comparedFields: 'documented',
  magicAmounts: false,
  retention: Number.POSITIVE_INFINITY,
}
