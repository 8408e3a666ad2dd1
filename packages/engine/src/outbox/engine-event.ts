import type { Capture, Dispute, Instant, Money, Refund } from '@paystate/core'
import type { EventType } from '../journal/event-types.ts'
import type { TrackedPayment } from '../journal/tracked-payment.ts'
import type { AnomalyKind } from '../store/policies/anomaly-kind.ts'
import type { Named } from '../store/statements/named.ts'

/** An anomaly in an event. */
export interface AnomalyNotice {
  /** What it is listed and closed by. */
  readonly id: string
  readonly kind: Named<AnomalyKind>
  /** What happened, for a person. */
  readonly message: string
  /** In `anomaly.closed`: why it is over, and the person who closed it, where evidence did not. */
  readonly why?: string
  readonly who?: string
}

interface Common<Type extends EventType> {
  /** The same for every delivery of the event: use it to make an effect outside `tx` happen once. */
  readonly id: string
  /** Increases in the order of the changes of a payment. */
  readonly number: number
  readonly type: Type
  readonly happenedAt: Instant
}

interface AboutPayment {
  /** The application's id of the payment. */
  readonly payment: string
  readonly order: string
  /** The payment right after this change. */
  readonly snapshot: TrackedPayment
}

/** An anomaly may belong to none of our payments. */
type AboutAnomaly = Partial<AboutPayment> & { readonly anomaly: AnomalyNotice }

/** A part of a payment; `operation` is the application's id, where it is one of ours. */
type AboutPart<Part> = AboutPayment & Part & { readonly operation?: string }

type Details<Type extends EventType> = Type extends `anomaly.${string}`
  ? AboutAnomaly
  : Type extends `refund.${string}`
    ? AboutPart<{ readonly refund: Refund }>
    : Type extends `capture.${string}`
      ? AboutPart<{ readonly capture: Capture }>
      : Type extends `dispute.${string}`
        ? AboutPayment & { readonly dispute: Dispute }
        : Type extends 'order.paid_twice'
          ? AboutPayment & { readonly surplus: Money }
          : Type extends 'order.underpaid'
            ? AboutPayment & { readonly missing: Money }
            : AboutPayment

/** What changed, with a snapshot as of its number. */
export type EngineEvent<Type extends EventType = EventType> = Type extends EventType
  ? Common<Type> & Details<Type>
  : never
