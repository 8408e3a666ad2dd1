import type { SimulatorClock } from '../../clock/clock.ts'
import { createLedger } from '../../ledger/ledger.ts'
import { createRandom } from '../../seed/random.ts'
import type { WebhookSender } from '../../webhooks/webhook-sender.ts'
import { createBalances } from '../balances/balances.ts'
import { createCustomerStore } from '../customers/customer-store.ts'
import type { Payment } from '../payments/payment.ts'
import { accessOf, createPaymentStore } from '../payments/payment-store.ts'
import { presentPayment } from '../payments/present-payment.ts'
import { releaseQueuedRefunds } from '../refunds/release-queued.ts'
import { type MollieSimulatorOptions, readOptions } from '../simulator-options.ts'
import { createEventNotifier } from '../subscriptions/event-notifier.ts'
import { createSubscriptionStore } from '../subscriptions/subscription-store.ts'
import { createClassicNotifier, type Notifier } from '../webhooks/notifier.ts'
import type { Account } from './account.ts'

/** What an account is opened with; `place` tells where it can be reached, and may change. */
export interface AccountParts {
  clock: SimulatorClock
  sender: WebhookSender
  place: { baseUrl: string }
}

/** Opens the account of one merchant, without a payment. */
export function openAccount(options: MollieSimulatorOptions, parts: AccountParts): Account {
  const { clock, sender, place } = parts
  const settings = readOptions(options)
  const balances = createBalances(options.balance)
  const random = createRandom(options.seed ?? 1)
  const subscriptions = createSubscriptionStore({ clock, random })
  const baseUrl = () => settings.baseUrl ?? place.baseUrl
  const present = (payment: Payment) =>
    presentPayment(account, payment, { access: accessOf(payment) })
  const events = createEventNotifier({ sender, subscriptions, clock, random, present, baseUrl })
  const classic = createClassicNotifier(sender, { onRefundCancel: settings.webhookOnRefundCancel })
  const account: Account = {
    clock,
    settings,
    customers: createCustomerStore(),
    openedAt: clock.now(),
    heldCaptures: [],
    balances,
    random,
    subscriptions,
    baseUrl,
    notifier: both(classic, events),
    ping: events.ping,
    ledger: createLedger(),
    payments: createPaymentStore(),
    nextSequence: createCounter(),
  }
  balances.onDeposit((currency) => releaseQueuedRefunds(account, currency))
  return account
}

function both(one: Notifier, other: Notifier): Notifier {
  return {
    notify(...event) {
      one.notify(...event)
      other.notify(...event)
    },
    forget(paymentId) {
      one.forget(paymentId)
      other.forget(paymentId)
    },
  }
}

function createCounter(): () => number {
  let count = 0
  return () => {
    count += 1
    return count
  }
}
