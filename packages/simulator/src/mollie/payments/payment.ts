import type { Capture } from '../captures/capture.ts'
import type { Chargeback } from '../chargebacks/chargeback.ts'
import type { Money } from '../money/money.ts'
import type { Refund } from '../refunds/refund.ts'

/** @see https://docs.mollie.com/docs/status-change */
export type MolliePaymentStatus =
  | 'open'
  | 'pending'
  | 'authorized'
  | 'paid'
  | 'canceled'
  | 'expired'
  | 'failed'

export const SEQUENCE_TYPES = ['oneoff', 'first', 'recurring'] as const
export type SequenceType = (typeof SEQUENCE_TYPES)[number]
export type CaptureMode = 'automatic' | 'manual'

/** What the merchant decides about a payment. */
export interface PaymentTerms {
  amount: Money
  description: string
  redirectUrl: string | undefined
  cancelUrl: string | undefined
  webhookUrl: string | undefined
  metadata: unknown
  /** Methods to choose from; empty: all that fit. */
  methods: readonly string[]
  locale: string | undefined
  captureMode: CaptureMode | undefined
  captureDelay: string | undefined
  sequenceType: SequenceType
  customerId: string | undefined
  mandateId: string | undefined
  dueDate: string | undefined
  restrictPaymentMethodsToCountry: string | undefined
  lines: unknown
  billingAddress: unknown
  shippingAddress: unknown
  applicationFee: unknown
  routing: unknown
}

/** A payment as it stands; only the functions of this folder and its neighbours change it. */
export interface Payment extends PaymentTerms {
  readonly id: string
  /** 1, 2, 3 …: the order in which payments were made. */
  readonly sequence: number
  readonly mode: 'live' | 'test'
  readonly profileId: string
  readonly createdAt: number
  /** The Idempotency-Key of the create. */
  readonly reference: string | undefined
  status: MolliePaymentStatus
  /** The chosen one. */
  method: string | undefined
  /** The payer turned down the one method that was preset, and may choose among all. */
  isBackAtPicker: boolean
  expiresAt: number | undefined
  captureBefore: number | undefined
  /** When each status was reached. */
  readonly reachedAt: Partial<Record<MolliePaymentStatus, number>>
  /** What it was paid out with. */
  settlementId?: string
  failureReason: string | undefined
  readonly refunds: Refund[]
  readonly captures: Capture[]
  readonly chargebacks: Chargeback[]
  /** Call off what the clock has planned: everything, and the moves of its own status. */
  readonly plans: Set<() => void>
  readonly moves: Set<() => void>
}

/** By card, also by one in a wallet. */
export const isByCard = ({ method = '' }: Payment) =>
  ['creditcard', 'applepay', 'googlepay'].includes(method)

/** The payer can still act. */
export const isPayable = ({ status, sequenceType }: Payment) =>
  status === 'open' && sequenceType !== 'recurring'

export const isFinal = ({ status }: Payment) =>
  status === 'paid' || status === 'canceled' || status === 'expired' || status === 'failed'
