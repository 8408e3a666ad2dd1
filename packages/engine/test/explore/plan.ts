import type { Fault } from '@paystate/simulator'
import type { Stop } from './incarnation.ts'

/** What becomes of a webhook. */
export type Webhooks = 'lost' | 'lose_first' | 'repeated' | 'reordered' | 'late' | 'forged'

export type Provider = 'mollie' | 'antom'

/** What a call at the provider meets. */
export type CallFault = readonly [
  (
    | 'create_payment'
    | 'create_capture'
    | 'create_refund'
    | 'cancel_payment'
    | 'cancel_refund'
    | 'get_payment'
    | 'list_payments'
  ),
  Fault,
]

/** How an application writes: by a call, or in a transaction of its own. */
export type How =
  | 'call'
  /** In its transaction, and sent after the commit. */
  | 'tx'
  /** The same, and nobody sends it. */
  | 'left'
  /** The transaction rolls back. */
  | 'rolled_back'

/** One thing that happens in a life. Amounts are in minor units. */
export type Step =
  | { readonly does: 'pay'; readonly how: How; readonly capture: 'automatic' | 'manual' }
  | { readonly does: 'capture'; readonly id: string; readonly amount: number }
  | { readonly does: 'cancel'; readonly id: string; readonly ifPaid: 'reverse' | 'keep' }
  | { readonly does: 'refund'; readonly id: string; readonly amount: number; readonly how: How }
  | { readonly does: 'cancel_refund'; readonly id: string; readonly refund: string }
  /** The payer, on the page of whichever payment is open. */
  | { readonly does: 'payer'; readonly what: 'pay' | 'fail' | 'cancel' }
  | {
      readonly does: 'bank'
      readonly what: 'pay_late' | 'charge_back' | 'reverse_charge_back' | 'fail_refund'
    }
  /** The latest webhook of every payment comes once more. */
  | { readonly does: 'redeliver' }
  | { readonly does: 'rest'; readonly minutes: number }

/** Everything that is decided about a life before it begins. */
export interface Plan {
  readonly provider: Provider
  /** What happens to each order, step by step. They live at the same time; that of all is what the first one rests. */
  readonly orders: readonly (readonly Step[])[]
  /** One for each process that stops; the last one does not. */
  readonly stops: readonly Stop[]
  readonly faults: readonly CallFault[]
  readonly webhooks: readonly Webhooks[]
  /** What is done about an order that was paid twice. */
  readonly paidTwice: 'handler' | 'policy'
  /** Whether a second process works beside the application's. */
  readonly workers: 'none' | 'one'
}

/** What the order asks for. */
export const ASKED = 1050
