import type { PaymentError } from '../errors/payment-error.ts'
import type { PaymentReading, RefundReading } from '../evidence/reading.ts'
import type { LookupMiss } from '../outcomes/lookup-miss.ts'
import type { Now } from '../outcomes/may-repeat.ts'
import type { Next } from '../outcomes/next.ts'
import type { OperationKind, OperationName } from '../outcomes/operation-kind.ts'
import type { Outcome } from '../outcomes/outcome.ts'
import type { Pending } from '../outcomes/pending.ts'
import type { Preparation } from '../outcomes/prepared.ts'
import type { PreviousAttempts } from '../outcomes/previous-attempts.ts'
import type { Account } from '../payments/account.ts'
import type { Payment } from '../payments/payment.ts'
import type { PaymentRef } from '../payments/payment-ref.ts'
import type { RefundRef } from '../payments/refund.ts'
import type { CancelPayment } from '../requests/cancel-payment.ts'
import type { CapturePayment } from '../requests/capture-payment.ts'
import type { PaymentSearch, RefundSearch } from '../requests/check-read.ts'
import type { CreatePayment } from '../requests/create-payment.ts'
import type { CancelRefund, RefundPayment } from '../requests/refund-payment.ts'
import type { Instant } from '../time/instant.ts'
import type { LeaveLimit } from '../time/leave-limit.ts'
import type { Capabilities } from './capabilities.ts'
import type { WebhookDelivery } from './webhook-delivery.ts'
import type { WebhookHint } from './webhook-hint.ts'

/**
 * One payment provider behind the interface that all adapters share.
 *
 * Writes never reject: they resolve to an `Outcome`. Reads throw a `PaymentError`. Finds return `found`,
 * `not_seen` or `inconclusive`, and never prove absence by themselves.
 */
export interface PaymentAdapter {
  readonly account: Account
  readonly capabilities: Capabilities

  /** Checks a write and makes the bytes to send, offline. Store them before you send. */
  readonly prepare: Prepare
  /** Sends exactly the prepared bytes, and returns what is known of the operation afterwards. */
  send<K extends OperationKind>(
    preparation: Preparation<K>,
    options: SendOptions,
  ): Promise<Outcome<K>>

  /** `prepare` and `send` in one, for callers without a store. */
  createPayment(input: CreatePayment, options: SendOptions): Promise<Outcome<'create_payment'>>
  capturePayment(input: CapturePayment, options: SendOptions): Promise<Outcome<'capture_payment'>>
  cancelPayment(input: CancelPayment, options: SendOptions): Promise<Outcome<'cancel_payment'>>
  refundPayment(input: RefundPayment, options: SendOptions): Promise<Outcome<'refund_payment'>>
  cancelRefund(input: CancelRefund, options: SendOptions): Promise<Outcome<'cancel_refund'>>

  /** Reads a payment with its refunds and captures. @throws {PaymentError} */
  getPayment(payment: PaymentRef, options?: ReadOptions): Promise<PaymentReading>
  /** Reads a refund. @throws {PaymentError} */
  getRefund(refund: RefundRef, options?: ReadOptions): Promise<RefundReading>
  /** Looks up a payment by our reference. @throws {PaymentError} */
  findPayment(search: PaymentSearch, options?: FindOptions): Promise<Found<PaymentReading>>
  /** Looks up a refund of a payment by our reference. @throws {PaymentError} */
  findRefund(search: RefundSearch, options?: FindOptions): Promise<Found<RefundReading>>
  /** Looks up an unknown operation once. `recover` calls it when it is time. @throws {PaymentError} */
  lookup<K extends OperationKind>(pending: Pending<K>, options?: FindOptions): Promise<Lookup<K>>
  /** Lists what changed since a moment, for reconciliation, where the provider has lists. @throws {PaymentError} */
  listChanges(options: ListOptions): AsyncIterable<WebhookHint>

  /** Verifies a provider's message, offline. Confirm what it hints at with a read. */
  receiveWebhook(request: Request): Promise<WebhookDelivery>
  /** Reads which payment a returning payer belongs to; a return says nothing more. */
  readReturn(request: Request): { readonly reference: string } | undefined
  /** The current time for an operation: by our clock, and by the provider's as far as it was learned. */
  now(operation?: OperationName): Now
  /** One harmless call that finds wrong keys before the first payment. @throws {PaymentError} */
  check(options?: ReadOptions): Promise<AdapterCheck>
}

/** The writes of an adapter as bytes: checked, not sent. Each is pure. */
export interface Prepare {
  createPayment(input: CreatePayment): Preparation<'create_payment'>
  capturePayment(input: CapturePayment): Preparation<'capture_payment'>
  cancelPayment(input: CancelPayment): Preparation<'cancel_payment'>
  refundPayment(input: RefundPayment): Preparation<'refund_payment'>
  cancelRefund(input: CancelRefund): Preparation<'cancel_refund'>
}

/** What was sent before under the reference, until when it may leave, and a signal. */
export interface SendOptions {
  /** What was sent before under this reference: required, so that a repeat is never treated as a first attempt. */
  readonly previousAttempts: PreviousAttempts
  /** The lookups since the last attempt that did not find it. */
  readonly misses?: readonly LookupMiss[] | undefined
  /**
   * From then on it may not leave: it is checked right before the bytes are written, by both of the adapter's
   * clocks. What it stops was provably not sent.
   */
  readonly mustLeaveBefore?: LeaveLimit | undefined
  readonly signal?: AbortSignal | undefined
}

/** Options of a read: a signal, and the payment as you know it. */
export interface ReadOptions {
  readonly signal?: AbortSignal | undefined
  /**
   * The payment as you know it. Some responses mean something only with it: that a session is not found
   * means that it expired only after the expiry it was created with.
   */
  readonly known?: Payment | undefined
}

/** Options of a search, including its positive control. */
export interface FindOptions extends ReadOptions {
  /** A payment that is known to exist: seeing it in the same pass proves that this account sees our payments. */
  readonly positiveControl?: PaymentRef | undefined
  /** How far back a scan must go: in a lookup by the provider's clock, else by yours. Absent: to the end. */
  readonly since?: Instant | undefined
}

/** The moment from which changes are listed. */
export interface ListOptions extends ReadOptions {
  readonly since: Instant
}

/** What `check` found. */
export interface AdapterCheck {
  readonly account: Account
  /**
   * How far our clock is off the provider's, in milliseconds: positive is ahead, and 0 means that no
   * difference is certain. Absent where the provider reported no time.
   */
  readonly clockSkewMs?: number
  /** What a person should fix. */
  readonly warnings: readonly string[]
}

/** The result of a search by reference. `not_seen` is one miss and no proof. */
export type Found<T> =
  | ({ readonly kind: 'found' } & T)
  | { readonly kind: 'not_seen'; readonly miss: LookupMiss }
  | { readonly kind: 'inconclusive'; readonly error: PaymentError }

/** What one lookup of an unknown operation found. */
export type Lookup<K extends OperationKind> =
  | { readonly kind: 'decided'; readonly outcome: Outcome<K> }
  | {
      readonly kind: 'not_seen'
      readonly miss: LookupMiss
      /** What to do once absence is proven. Default: the same reference again. */
      readonly next?: Next | undefined
    }
  | { readonly kind: 'inconclusive'; readonly error: PaymentError }
