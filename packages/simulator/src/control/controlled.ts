import type { SimulatorClock } from '../clock/clock.ts'
import type { Faults } from '../faults/faults.ts'
import type { Ledger, LedgerEntry } from '../ledger/ledger.ts'
import type { RequestLog } from '../requests/request-log.ts'
import type { Delivery } from '../webhooks/delivery.ts'
import type { WebhookFaults } from '../webhooks/webhook-faults.ts'

/** Something a person can do to a payment. */
export interface PaymentAction {
  /** `pay`, or with the object it is about: `fail_refund:re_…`. */
  readonly name: string
  readonly label: string
  /** Whether it can be done for a part of the money. */
  readonly takesAmount?: boolean
  /** `minorUnits`: how much; default all that there is. */
  run(options?: { minorUnits?: number | undefined }): Promise<void>
}

/** An answer that is to be given in place of the true one; the words are the provider's. */
export interface PlannedAnswer {
  readonly resultCode: string
  readonly resultStatus?: 'S' | 'F' | 'U' | undefined
  readonly resultMessage?: string | undefined
  readonly effect?: 'none' | 'applied' | 'failed' | undefined
  /** Milliseconds since it was signed. */
  readonly ageMs?: number | undefined
}

/** What the control side needs of a simulator. */
export interface Controllable {
  readonly clock: SimulatorClock
  readonly faults: Faults<string>
  /** For a provider whose answers carry result codes. */
  readonly answers?: {
    next(
      call: string,
      answer: PlannedAnswer,
      options?: { times?: number | undefined; payment?: string | undefined },
    ): void
    clear(): void
  }
  readonly ledger: Ledger
  readonly requests?: RequestLog
  readonly webhooks: {
    deliveries(paymentId?: string): readonly Delivery[]
    readonly faults: WebhookFaults
    /**
     * Sends a webhook of a payment once more: the latest, or the one with this `sequence` of its
     * delivery, and so also an old one after a newer. Throws a RangeError when there is none.
     */
    again(paymentId: string, sequence?: number): void
    /**
     * Sends a message of nobody's to the address of a payment's webhooks: unsigned, or signed with a
     * key that is nobody's. `body` is what it says; default what a genuine one could say.
     */
    forge(paymentId: string, body?: string): void
  }
  /** The provider's own word. */
  statusOf?(paymentId: string): string | undefined
  /** How a person reads an amount; default: in minor units. */
  amountText?(amount: LedgerEntry['amount']): string
  actionsOf(paymentId: string): readonly PaymentAction[]
}

/** Simulators by the name under which they are controlled: `mollie`, `antom`. */
export type Controlled = Readonly<Record<string, Controllable>>
