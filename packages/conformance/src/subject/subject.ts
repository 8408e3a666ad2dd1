import type {
  AdapterEvent,
  AdapterRuntime,
  Clock,
  CreatePayment,
  Money,
  OperationKind,
  Payment,
  PaymentAdapter,
} from '@paystate/core'
import type { Alteration } from './alterations.ts'
import type { Fault } from './faults.ts'
import type { RawWebhook } from './raw-webhook.ts'
import type { SubjectConfiguration } from './subject-configuration.ts'
import type { SubjectStatus } from './subject-status.ts'

/**
 * An adapter under test, with a provider that the test controls.
 *
 * Create a new one for each claim: nothing may be left over from another.
 */
export interface Subject extends BasicSubject {
  readonly wire: SubjectWire
  readonly webhooks: SubjectWebhooks
  readonly others: OtherAdapters
  readonly bank?: SubjectBank
  readonly sessions?: SubjectSessions
  readonly delayed?: SubjectDelayed
  /** The rows of the provider's status tables, each with its reach. Absent where the adapter states none. */
  readonly statuses?: readonly SubjectStatus[]
  /** Every secret that the adapter was given: keys, passwords, private keys. */
  readonly secrets: readonly string[]
  /** What the adapter's `observe` has received; absent when it was not given one. */
  readonly observed?: () => readonly AdapterEvent[]
  readonly configuration?: SubjectConfiguration
}

/** What the fault matrix needs: it also runs over ports. */
export interface BasicSubject {
  readonly adapter: PaymentAdapter
  readonly time: SubjectTime
  readonly payer: SubjectPayer
  readonly faults: SubjectFaults
  readonly ledger: SubjectLedger
  /**
   * A payment that the provider accepts, without its reference: 10.00 in some currency by default. Must work
   * for every currency of the capabilities.
   */
  payment(required?: PaymentRequirements): Omit<CreatePayment, 'reference'>
}

/** What kind of payment a claim needs. */
export interface PaymentRequirements {
  readonly amount?: Money
  /** `manual`: by a method that supports partial captures. */
  readonly capture?: 'automatic' | 'manual'
  /** It is captured in several parts: by a method that allows that, where there is one. */
  readonly isCapturedInParts?: boolean
  /** The payment is going to be canceled before the payer acts: by a method that allows it. */
  readonly canBeCanceled?: boolean
}

/** The clock of a subject, and how to move it. */
export interface SubjectTime {
  /** The adapter's clock. */
  readonly clock: Clock
  /** Moves time forward, for the adapter and the provider. */
  advance(milliseconds: number): Promise<void>
  /**
   * Sets the adapter's wall clock so many milliseconds ahead of the provider's; negative is behind. Its
   * monotonic clock and the provider's do not change.
   */
  setWall(offsetMs: number): void
}

/** What the payer does. Each resolves when the provider knows. */
export interface SubjectPayer {
  pay(payment: Payment): Promise<void>
  fail(payment: Payment): Promise<void>
  /** Leaves the page open and never comes back. */
  leave(payment: Payment): Promise<void>
  /** After this many milliseconds the provider has ended a payment that the payer left. */
  readonly abandonedAfterMs: number
}

/** A kind of call to the provider. `read`: any that writes nothing. */
export type Call = OperationKind | 'read'

/** What can go wrong with the next request, on demand. */
export interface SubjectFaults {
  /** The faults that this provider can meet. */
  readonly known: readonly Fault[]
  /** The next call of this kind meets the fault. */
  next(call: Call, fault: Fault): void | Promise<void>
  /** Everything works again. */
  clear(): void | Promise<void>
}

/** What really happened, whatever the responses said. */
export interface SubjectLedger {
  /** How often the provider applied an operation. More than once is money moved twice. */
  effectsOf(operation: LedgerQuestion): number
  /** The money of a payment at the provider, in minor units. */
  moneyOf(payment: { readonly id: string }): LedgerMoney
}

/** Which operation's effects are counted. */
export interface LedgerQuestion {
  readonly kind: OperationKind
  readonly reference: string
  /** The provider's id of the payment; for all but a create. */
  readonly paymentId?: string | undefined
  /** The provider's id of the refund; for its cancellation. */
  readonly refundId?: string | undefined
}

/** What really happened to the money of one payment. */
export interface LedgerMoney {
  readonly captured: number
  /** Refunded. */
  readonly refunded: number
  /** Returned by a cancel. */
  readonly reversed: number
}

/** The line between adapter and provider; see `createWire`. */
export interface SubjectWire {
  /** Every request that the adapter has sent, oldest first. */
  sent(): readonly SentRequest[]
  /** The next call of this kind, or one `after` others, gets this response and never reaches the provider. */
  answerNext(call: Call, answer: Answer, options?: { readonly after?: number }): void
  /** Changes the provider's response to the next call of this kind in this way. */
  alterNext(call: Call, alteration: Alteration): void
  /**
   * The same with a function over the parsed response, signed again where the provider signs. Where it
   * returns `undefined`, that response is left unchanged, and the next one is changed.
   */
  rewriteNext(call: Call, rewrite: Rewrite): void
  /** Drops every change that has not been used. */
  clear(): void
  /**
   * Refusals that this provider could also give to a repeat of an applied operation: a response
   * for a wrong key, for a conflict, for something that cannot be found.
   */
  readonly refusals: Readonly<Record<string, Answer>>
  /** How the provider answers a read of something that does not exist. */
  readonly notFound?: Answer
  /** Refusals that prove nothing even for a first attempt, by the kind of write. */
  readonly doubtful?: Readonly<Partial<Record<OperationKind, Readonly<Record<string, Answer>>>>>
  /**
   * Changes after which a response is about something else, by name: it carries another reference or none,
   * another amount, another payment. By the write, or by what is read.
   */
  readonly mismatches?: Mismatches
  /**
   * Leaves the captures out of a payment that is read, while the total still counts them. Absent where no
   * total is reported.
   */
  readonly unexplained?: Rewrite
  /** Changes after which the disputes of a payment that is read are unreadable, and their total is zero, if any. */
  readonly unreadableDisputes?: Readonly<Record<string, Rewrite>>
}

/** Changes that make a response be about something else, by name. */
export type Mismatches = Readonly<
  Partial<Record<OperationKind | 'read_payment' | 'read_refund', Readonly<Record<string, Rewrite>>>>
>

/** Responds in place of the provider. */
export type Answer = (request: Request) => Response | Promise<Response>
/** Changes the body of a response; undefined leaves it alone. */
export type Rewrite = (body: unknown) => unknown

/** One request as it left the adapter. */
export interface SentRequest {
  readonly call: Call
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Says which kind of call a request is. */
export type CallOf = (request: Omit<SentRequest, 'call'>) => Call

/** Messages of the provider, genuine and not. */
export interface SubjectWebhooks {
  readonly authenticity: 'signed' | 'unsigned'
  /** What the provider sends about a payment in its current state: a message of its own each time. */
  genuine(payment: Payment): Promise<RawWebhook>
  /** The same in form and correctly signed, about an unchecked id. */
  about(paymentId: string): Promise<RawWebhook>
  /** Ways to forge a message that only this provider knows, by name. */
  readonly forgeries: Readonly<Record<string, (payment: Payment) => Promise<RawWebhook>>>
  /** A message of an undocumented kind, where messages have kinds. */
  readonly unknownKind?: (payment: Payment) => Promise<RawWebhook>
  /** A dispute over the full payment, where a message reports it. */
  readonly dispute?: (payment: Payment) => Promise<RawWebhook>
  /** The same without its id, without its amount, or of a kind that no table has: by name. */
  readonly unclearDisputes?: Readonly<Record<string, (payment: Payment) => Promise<RawWebhook>>>
}

/** Adapters of the same provider, on the same wire, that are not the one under test. */
export interface OtherAdapters {
  /** Another account: it does not see our payments. */
  account(): PaymentAdapter
  /** The same account under another key that works too. */
  key(): PaymentAdapter
  /** A key that the provider does not know. */
  wrongKey(): PaymentAdapter
  /**
   * The same account and key in another process, which knows nothing of the first one. With other
   * parts than the subject's where some are given.
   */
  again(parts?: InjectedParts): PaymentAdapter
}

/** The injected parts of an adapter, each of which may fail. */
export type InjectedParts = Pick<AdapterRuntime, 'clock' | 'sequence' | 'observe'>

/** What banks do unprompted. Leave out what the subject cannot cause. */
export interface SubjectBank {
  chargeBack?(payment: Payment): Promise<void>
  /** An accepted refund fails later. */
  failRefund?(refund: { readonly id: string }): Promise<void>
  /** Money arrives for a payment that has ended unpaid. */
  payLate?(payment: Payment): Promise<void>
}

/** Payments that the payer may attempt more than once. Leave it out where the provider has none. */
export interface SubjectSessions {
  /** Such a payment, all but its reference: 10.00 in some currency. */
  payment(): Omit<CreatePayment, 'reference'>
  /** One more attempt of the payer, which succeeds. */
  pay(payment: Payment): Promise<void>
  /** One more attempt of the payer, which fails. */
  fail(payment: Payment): Promise<void>
}

/** Payments whose money arrives some time after the payer has done their part. */
export interface SubjectDelayed {
  /** Such a payment, all but its reference: 10.00 in some currency. */
  payment(): Omit<CreatePayment, 'reference'>
  /** The payer does their part, and the money is in transit. */
  start(payment: Payment): Promise<void>
  /** The money arrives. */
  arrive(payment: Payment): Promise<void>
}
