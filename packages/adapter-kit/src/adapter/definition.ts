import type {
  Account,
  AdapterRuntime,
  Capabilities,
  Checked,
  FindOptions,
  Found,
  ListOptions,
  Lookup,
  OperationInput,
  OperationKind,
  PaymentReading,
  PaymentRef,
  PaymentSearch,
  Pending,
  Preparation,
  Prepared,
  PreviousAttempts,
  ReadOptions,
  RefundReading,
  RefundRef,
  RefundSearch,
  WebhookDelivery,
  WebhookHint,
} from '@paystate/core'
import type { Rejections } from '@paystate/core/adapter'
import type { AnsweredAttempt, Attempt } from '../transport/attempt.ts'
import type { Transport } from '../transport/transport.ts'
import type { WriteReading } from '../writes/write-reading.ts'
import type { OperationScope } from './operation-scope.ts'

/**
 * The definition of one provider's adapter. Everything else is the kit's, so the compiler keeps all
 * adapters parallel: each has the same writes and reads in the same places.
 *
 * `Context` is what the adapter's own functions receive: its settings, its connection to the provider, and the
 * scope of the running operation.
 */
export interface AdapterDefinition<Options, Context, Extra extends object> {
  readonly provider: string
  readonly capabilities: Capabilities
  /** The version of its tables: the day on which they were last compared with the provider's documentation. */
  readonly tables: string
  /** Checks configuration: every issue at once, by path, never with a value. */
  readonly readConfig: (input: unknown) => Checked<Options>
  /** Connects to the provider for one account. @throws {PaymentError} `invalid_configuration` */
  readonly connect: (options: Options, runtime: AdapterRuntime) => Connected<Context>
  readonly writes: WriteDefinitions<Context>
  readonly reads: ReadDefinitions<Context>
  /** Verifies a message of the provider, offline. */
  readonly receiveWebhook: (context: Context, request: Request) => Promise<WebhookDelivery>
  /** What only this provider offers, besides the interface: `() => ({})` for nothing. */
  readonly extra: (begin: (options?: ReadOptions) => Context) => Extra
}

/** One account, and what its operations need. */
export interface Connected<Context> {
  readonly account: Account
  readonly transport: Transport
  /** How long all requests of one operation may take together, in milliseconds. */
  readonly totalMs: number
  readonly contextFor: (scope: OperationScope) => Context
}

/** All writes of an adapter, by kind. */
export type WriteDefinitions<Context> = {
  readonly [K in OperationKind]: WriteDefinition<K, Context>
}

/** One write: how its input becomes bytes, which call carries them, what the response means. */
export interface WriteDefinition<K extends OperationKind, Context> {
  /** Checks the input and encodes the request. Pure. */
  readonly prepare: (context: Context, input: OperationInput[K]) => Preparation<K>
  /** Sends the prepared bytes once. */
  readonly call: (context: Context, prepared: Prepared<K>) => Promise<Attempt>
  /** Reads the response. */
  readonly decode: (
    context: Context,
    answered: Answered<K>,
  ) => Promise<WriteReading<K>> | WriteReading<K>
  /** The codes that prove that this write did nothing. */
  readonly rejections: (prepared: Prepared<K>) => Rejections
  /** Looks it up other than by the interface's own reads; see `lookUp`. */
  readonly lookup?: LookupDefinition<K, Context>
}

/** A response, with its request. */
export interface Answered<K extends OperationKind> {
  readonly response: AnsweredAttempt
  readonly prepared: Prepared<K>
  readonly previousAttempts: PreviousAttempts
}

/** Looks up one operation in its own way. */
export type LookupDefinition<K extends OperationKind, Context> = (
  context: Context,
  pending: Pending<K>,
  options: FindOptions,
) => Promise<Lookup<K>>

/** References and searches are already checked: readable, not empty, and of this account. */
export interface ReadDefinitions<Context> {
  readonly getPayment: (
    context: Context,
    payment: PaymentRef,
    options: ReadOptions,
  ) => Promise<PaymentReading>
  readonly getRefund: (
    context: Context,
    refund: RefundRef,
    options: ReadOptions,
  ) => Promise<RefundReading>
  readonly findPayment: (
    context: Context,
    search: PaymentSearch,
    options: FindOptions,
  ) => Promise<Found<PaymentReading>>
  readonly findRefund: (
    context: Context,
    search: RefundSearch,
    options: FindOptions,
  ) => Promise<Found<RefundReading>>
  readonly listChanges: (context: Context, options: ListOptions) => AsyncIterable<WebhookHint>
  /** One harmless call that shows whether the keys are right, and which account they belong to. */
  readonly check: (context: Context, options: ReadOptions) => Promise<{ readonly account: Account }>
}
