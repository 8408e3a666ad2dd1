import type { SimulatorClock } from '../../clock/clock.ts'
import type { LedgerBook, LedgerEntryKind } from '../../ledger/ledger.ts'
import type { Random } from '../../seed/random.ts'
import type { BalanceBook } from '../balances/balances.ts'
import type { CustomerStore } from '../customers/customer-store.ts'
import type { Money } from '../money/money.ts'
import type { Payment } from '../payments/payment.ts'
import type { PaymentStore } from '../payments/payment-store.ts'
import type { EventNotifier } from '../subscriptions/event-notifier.ts'
import type { SubscriptionStore } from '../subscriptions/subscription-store.ts'
import type { Notifier } from '../webhooks/notifier.ts'
import type { Settings } from './settings.ts'

/** Everything that Mollie knows about one merchant: what the operations work on. */
export interface Account {
  readonly clock: SimulatorClock
  readonly random: Random
  readonly ledger: LedgerBook
  readonly settings: Settings
  readonly payments: PaymentStore
  readonly customers: CustomerStore
  readonly balances: BalanceBook
  /** When the account was opened. */
  readonly openedAt: number
  readonly notifier: Notifier
  readonly subscriptions: SubscriptionStore
  /** Milliseconds that each of the next captures takes, in place of the setting. */
  readonly heldCaptures: number[]
  readonly ping: EventNotifier['ping']
  /** Where links point to, without a slash at the end. */
  baseUrl(): string
  nextSequence(): number
}

/** Makes an id such as `tr_5B8cwPMGnU6qLbRvo7qEZo`. */
export function createId(
  { random }: Pick<Account, 'random'>,
  prefix: 'tr' | 're' | 'cpt' | 'chb' | 'stl' | 'cst' | 'mdt' | 'hook' | 'event',
): string {
  return `${prefix}_${random.text(prefix === 'tr' ? 22 : 20)}`
}

export function record(
  account: Account,
  kind: LedgerEntryKind,
  about: { payment: Payment; amount?: Money; objectId?: string; reference?: string | undefined },
): void {
  const { payment, amount = payment.amount, objectId, reference } = about
  account.ledger.write({
    at: account.clock.now(),
    paymentId: payment.id,
    kind,
    amount,
    ...(reference !== undefined && { reference }),
    ...(objectId !== undefined && { objectId }),
  })
}

/**
 * Plans a step in a payment's life; none is left when the payment is dropped.
 *
 * A `move` is a step of the payment's own status: the next status calls it off. Without a wait the
 * step is made at once.
 */
export function plan(
  account: Account,
  payment: Payment,
  step: { after: number; run: () => void; isMove?: boolean },
): () => void {
  if (step.after <= 0) {
    step.run()
    return () => {}
  }
  const forget = () => {
    payment.plans.delete(callOff)
    payment.moves.delete(callOff)
  }
  const stop = account.clock.after(step.after, () => {
    forget()
    step.run()
  })
  const callOff = () => {
    forget()
    stop()
  }
  payment.plans.add(callOff)
  if (step.isMove) payment.moves.add(callOff)
  return callOff
}
