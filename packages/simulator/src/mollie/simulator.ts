import { createSimulatorClock, type SimulatorClock } from '../clock/clock.ts'
import { createSkewedClock } from '../clock/skewed-clock.ts'
import type { PaymentAction } from '../control/controlled.ts'
import type { Fault } from '../faults/fault.ts'
import { createFaults, type Faults } from '../faults/faults.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { checkOptions } from '../options/check-options.ts'
import { createRequestLog, type RequestLog } from '../requests/request-log.ts'
import { createRandom } from '../seed/random.ts'
import { type Deliver, deliverToLoopback } from '../webhooks/deliver.ts'
import type { Delivery } from '../webhooks/delivery.ts'
import type { WebhookFaults } from '../webhooks/webhook-faults.ts'
import { createWebhookSender } from '../webhooks/webhook-sender.ts'
import { createSimulatedFetch, type SimulatedFetch } from '../wire/simulated-fetch.ts'
import type { SimulatorSite } from '../wire/wire.ts'
import { openAccount } from './account/open-account.ts'
import { MOLLIE_CALLS, type MollieCall } from './api/calls.ts'
import { createWire } from './api/wire.ts'
import type { Balances } from './balances/balances.ts'
import { createBank, type MollieBank } from './bank/bank.ts'
import { actionsOf } from './checkout/actions.ts'
import { answerPage, isPagePath } from './checkout/pages.ts'
import { createPayer, type MolliePayer } from './checkout/payer.ts'
import { createKnownCustomers, type MollieCustomers } from './customers/known-customers.ts'
import { createIdempotencyRecords } from './idempotency/idempotency.ts'
import { amountText, type Money } from './money/money.ts'
import type { MolliePaymentStatus } from './payments/payment.ts'
import { MOLLIE_OPTIONS, type MollieSimulatorOptions } from './simulator-options.ts'
import { createSubscriptions, type MollieSubscriptions } from './subscriptions/subscriptions.ts'
import { forgedWebhook } from './webhooks/notifier.ts'
import { WEBHOOK_SCHEDULE, WEBHOOK_TIMEOUT } from './webhooks/schedule.ts'

/** Mollie's Payments API v2 on this machine. */
export interface MollieSimulator extends SimulatorSite {
  /** The API and the pages as a fetch function, without a port. */
  readonly fetch: SimulatedFetch
  readonly clock: SimulatorClock
  readonly faults: Faults<MollieCall>
  /** What really happened to the money, whatever the responses said. */
  readonly ledger: Ledger
  readonly payer: MolliePayer
  readonly bank: MollieBank
  readonly balances: Balances
  /** Customers that are known from earlier, to be charged again. */
  readonly customers: MollieCustomers
  /** The latest requests, without headers and bodies. */
  readonly requests: RequestLog
  readonly webhooks: {
    /** What was sent, and how it was acknowledged; oldest first. */
    deliveries(paymentId?: string): readonly Delivery[]
    readonly faults: WebhookFaults
    /** Sends the latest webhook of a payment once more, or the one with this `sequence`. */
    again(paymentId: string, sequence?: number): void
    /**
     * Sends a forged message to a payment's `webhookUrl`, as anyone can: the classic webhook is
     * not signed. `body` is `id=tr_…` of any payment; default: of none.
     */
    forge(paymentId: string, body?: string): void
  }
  /** Next-generation webhooks, which are signed. */
  readonly subscriptions: MollieSubscriptions
  statusOf(paymentId: string): MolliePaymentStatus | undefined
  /** `EUR 10.00` */
  amountText(amount: Money): string
  /** The actions that are possible on a payment in its current status. */
  actionsOf(paymentId: string): readonly PaymentAction[]
}

/**
 * Makes a simulated Mollie with a state of its own. It uses no network, except to deliver webhooks
 * to this machine, and no time but its clock's.
 *
 * @throws {TypeError} For an option that there is not, or that is of another kind.
 */
export function createMollieSimulator(options: MollieSimulatorOptions = {}): MollieSimulator {
  checkOptions(options, MOLLIE_OPTIONS)
  const { clock = createSimulatorClock(), seed = 1, deliver = deliverToLoopback } = options
  const own = createSkewedClock(clock, options.clockSkewMs ?? 0)
  const faults = createFaults<MollieCall>(createRandom(seed + 1), {
    unknown: OF_SIGNED_ANSWERS,
    calls: MOLLIE_CALLS,
  })
  const sender = createSender(own, deliver)
  const place = { baseUrl: DEFAULT_BASE_URL }
  const account = openAccount(options, { clock: own, sender, place })
  const payer = createPayer(account)
  const requests = createRequestLog()
  const bank = createBank(account)
  const actionsOn = (paymentId: string) => actionsOf(account, paymentId, { payer, bank })
  const wire = createWire({
    account,
    faults,
    requests,
    idempotency: createIdempotencyRecords(own, { most: account.settings.retention * 10 }),
    pages: (request) => answerPage(request, { account, payer, actionsOf: actionsOn }),
  })

  return {
    fetch: createSimulatedFetch(wire),
    wire,
    claims: (pathname) => pathname.startsWith('/v2/') || isPagePath(pathname),
    moveTo(baseUrl) {
      place.baseUrl = baseUrl
    },
    clock,
    faults,
    ledger: account.ledger,
    payer,
    bank,
    balances: account.balances,
    customers: createKnownCustomers(account),
    requests,
    webhooks: {
      deliveries: sender.deliveries,
      faults: sender.faults,
      again: sender.again,
      forge(paymentId, body) {
        const payment = account.payments.find(paymentId)
        if (!payment) throw new RangeError(`There is no payment ${paymentId}`)
        sender.forge(forgedWebhook(payment, body))
      },
    },
    subscriptions: createSubscriptions(account),
    statusOf: (paymentId) => account.payments.find(paymentId)?.status,
    amountText,
    actionsOf: actionsOn,
  }
}

/** An address that exists in the fetch function only; what is no answer to a request links to it. */
const DEFAULT_BASE_URL = 'https://api.mollie.test'

const OF_SIGNED_ANSWERS: readonly Fault[] = [
  'unsigned_answer',
  'wrong_signature',
  'reserialized_body',
  'old_answer',
]

function createSender(clock: SimulatorClock, deliver: Deliver) {
  return createWebhookSender({
    clock,
    deliver,
    schedule: WEBHOOK_SCHEDULE,
    timeout: WEBHOOK_TIMEOUT,
    isAccepted: ({ status }) => status === 200, // the documentation speaks of no other
    followsRedirects: true,
  })
}
