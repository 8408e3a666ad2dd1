import type {
  AdapterRuntime,
  AttemptEvent,
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

/**
 * An adapter under test, with the provider behind it in the hands of the test.
 *
 * Make a new one for each claim: nothing may be left over from another.
 */
export interface Subject extends BasicSubject {
  readonly wire: SubjectWire
  readonly webhooks: SubjectWebhooks
  readonly others: OtherAdapters
  readonly bank?: SubjectBank
  readonly sessions?: SubjectSessions
  readonly delayed?: SubjectDelayed
  /** Every secret that was handed to the adapter: keys, passwords, private keys. */
  readonly secrets: readonly string[]
  /** What the adapter's `observe` has been reported; absent when it was not handed one. */
  readonly observed?: () => readonly AttemptEvent[]
}

/** What the fault matrix needs: it runs over ports as well. */
export interface BasicSubject {
  readonly adapter: PaymentAdapter
  readonly time: SubjectTime
  readonly payer: SubjectPayer
  readonly faults: SubjectFaults
  readonly ledger: SubjectLedger
  /**
   * A payment that the provider takes as it stands, all but its reference: 10.00 in some currency unless
   * reported otherwise. For every currency of the capabilities.
   */
  payment(required?: PaymentRequirements): Omit<CreatePayment, 'reference'>
}

/** What kind of payment a claim needs. */
export interface PaymentRequirements {
  readonly amount?: Money
  /** `manual`: by a method whose money can be taken in parts. */
  readonly capture?: 'automatic' | 'manual'
  /** The payment is going to be canceled before the payer acts: by a method that allows it. */
  readonly canBeCanceled?: boolean
}

/** The clock of a subject, and how to move it. */
export interface SubjectTime {
  /** The clock that the adapter was handed. */
  readonly clock: Clock
  /** Moves time on, for the adapter and the provider alike. */
  advance(milliseconds: number): Promise<void>
  /**
   * Sets the adapter's wall clock so many milliseconds ahead of the provider's; negative is behind. Its
   * monotonic clock and the provider's stay as they are.
   */
  setWall(offsetMs: number): void
}

/** What the person who pays does. Each resolves when the provider knows. */
export interface SubjectPayer {
  pay(payment: Payment): Promise<void>
  fail(payment: Payment): Promise<void>
  /** Leaves the page open and never comes back. */
  leave(payment: Payment): Promise<void>
  /** After so many milliseconds the provider has ended a payment that the payer left. */
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

/** What really happened, whatever was answered. */
export interface SubjectLedger {
  /** How often the provider carried an operation out. More than once is money moved twice. */
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
  /** The provider's id of the refund; to ask about canceling one. */
  readonly refundId?: string | undefined
}

/** What really happened to the money of one payment. */
export interface LedgerMoney {
  readonly captured: number
  /** Sent back by refunds. */
  readonly refunded: number
  /** Returned by a cancel. */
  readonly reversed: number
}

/** The line between adapter and provider; see `createWire`. */
export interface SubjectWire {
  /** Every request that the adapter has sent, oldest first. */
  sent(): readonly SentRequest[]
  /** The next call of this kind gets this answer, and the provider never hears of it. */
  answerNext(call: Call, answer: Answer): void
  /** What the provider answers to the next call of this kind is changed in this way. */
  alterNext(call: Call, alteration: Alteration): void
  /**
   * The same with a function over the parsed answer, signed anew where the provider signs. Where it
   * gives `undefined` that answer is left alone, and the next one is tried.
   */
  rewriteNext(call: Call, rewrite: Rewrite): void
  /** Everything passes as it is again, whatever was still to be changed. */
  clear(): void
  /**
   * Refusals that this provider could also give to a repeat of something that it has done: an answer
   * for a wrong key, for a conflict, for something that cannot be found.
   */
  readonly refusals: Readonly<Record<string, Answer>>
  /** Refusals of a first attempt that prove nothing all the same, by the kind of write. */
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
}

/** Changes that make a response be about something else, by name. */
export type Mismatches = Readonly<
  Partial<Record<OperationKind | 'read_payment' | 'read_refund', Readonly<Record<string, Rewrite>>>>
>

/** Makes a response in place of the provider. */
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
  /** What the provider sends about a payment as it stands now. */
  genuine(payment: Payment): Promise<RawWebhook>
  /** The same in form and rightly signed, about an id that nobody has checked. */
  about(paymentId: string): Promise<RawWebhook>
  /** Ways to forge a message that only this provider knows, by name. */
  readonly forgeries: Readonly<Record<string, (payment: Payment) => Promise<RawWebhook>>>
  /** A message of a kind that nobody documented, where messages have kinds. */
  readonly unknownKind?: (payment: Payment) => Promise<RawWebhook>
  /** A dispute over the whole payment, where a message tells of it. */
  readonly dispute?: (payment: Payment) => Promise<RawWebhook>
}

/** Adapters of the same provider, on the same wire, that are not the one under test. */
export interface OtherAdapters {
  /** Another account: it sees nothing of ours. */
  account(): PaymentAdapter
  /** The same account under another key that works too. */
  key(): PaymentAdapter
  /** A key that the provider does not know. */
  wrongKey(): PaymentAdapter
  /**
   * The same account and key in another process: it knows nothing of what the first one did. With other
   * parts than the subject's where some are given.
   */
  again(parts?: InjectedParts): PaymentAdapter
}

/** What the surroundings give to an adapter and what may fail there. */
export type InjectedParts = Pick<AdapterRuntime, 'clock' | 'sequence' | 'observe'>

/** What banks do on nobody's request. Leave out what cannot be made to happen. */
export interface SubjectBank {
  chargeBack?(payment: Payment): Promise<void>
  /** A refund that was accepted does not get through after all. */
  failRefund?(refund: { readonly id: string }): Promise<void>
  /** Money arrives for a payment that has ended unpaid. */
  payLate?(payment: Payment): Promise<void>
}

/** Payments in which the payer may try more than once. Leave it out where the provider has none. */
export interface SubjectSessions {
  /** Such a payment, all but its reference: 10.00 in some currency. */
  payment(): Omit<CreatePayment, 'reference'>
  /** One more try of the payer, which succeeds. */
  pay(payment: Payment): Promise<void>
  /** One more try of the payer, which fails. */
  fail(payment: Payment): Promise<void>
}

/** Payments whose money arrives some time after the payer has done their part. */
export interface SubjectDelayed {
  /** Such a payment, all but its reference: 10.00 in some currency. */
  payment(): Omit<CreatePayment, 'reference'>
  /** The payer does their part, and the money is on its way. */
  start(payment: Payment): Promise<void>
  /** The money is there. */
  arrive(payment: Payment): Promise<void>
}
