import { createSimulatorClock, type SimulatorClock } from '../clock/clock.ts'
import { createSkewedClock } from '../clock/skewed-clock.ts'
import type { PaymentAction } from '../control/controlled.ts'
import { createFaults, type Faults } from '../faults/faults.ts'
import { createLedger, type Ledger } from '../ledger/ledger.ts'
import { checkOptions } from '../options/check-options.ts'
import { createRequestLog, type RequestLog } from '../requests/request-log.ts'
import { createRandom } from '../seed/random.ts'
import { deliverToLoopback } from '../webhooks/deliver.ts'
import type { Delivery } from '../webhooks/delivery.ts'
import type { WebhookFaults } from '../webhooks/webhook-faults.ts'
import { createWebhookSender } from '../webhooks/webhook-sender.ts'
import { createSimulatedFetch, type SimulatedFetch } from '../wire/simulated-fetch.ts'
import type { SimulatorSite } from '../wire/wire.ts'
import { openAccount } from './account/open-account.ts'
import { createPlace } from './account/place.ts'
import { actionsOf } from './checkout/actions.ts'
import { type Bank, createBank } from './checkout/bank.ts'
import { createPayer, type Payer } from './checkout/payer.ts'
import { ANTOM_CALLS, type AntomCall } from './gateway/call.ts'
import { type Answers, createAnswers } from './gateway/forced-answers.ts'
import { createGateway } from './gateway/gateway.ts'
import { createSite } from './gateway/site.ts'
import type { Amount } from './money/amount.ts'
import { amountText } from './money/amount-text.ts'
import { isAcknowledged } from './notifications/acknowledgement.ts'
import { forgeNotification } from './notifications/forge-notification.ts'
import { SCHEDULE } from './notifications/schedule.ts'
import type { PaymentStatus } from './payments/payment.ts'
import { createFlaws, type Flaws } from './signing/flaws.ts'
import { readKeyring } from './signing/keyring.ts'
import { ANTOM_OPTIONS, type AntomSimulatorOptions } from './simulator-options.ts'
import { SECOND } from './time/duration.ts'

/** Antom on this machine: one merchant's account, its gateway and what goes on behind it. */
export interface AntomSimulator extends SimulatorSite {
  /** The API and the payer's pages, without a port. */
  readonly fetch: SimulatedFetch
  readonly clock: SimulatorClock
  /** What calls meet on the way. */
  readonly faults: Faults<AntomCall>
  /** What calls answer. */
  readonly answers: Answers
  /** What is wrong with the messages that Antom sends. */
  readonly flaws: Flaws<AntomCall | 'notification'>
  /** What really happened to the money. */
  readonly ledger: Ledger
  readonly payer: Payer
  readonly bank: Bank
  /** The latest requests, without headers and bodies. */
  readonly requests: RequestLog
  readonly webhooks: {
    deliveries(paymentId?: string): readonly Delivery[]
    readonly faults: WebhookFaults
    /** Sends the latest notification of a payment once more, or the one with this `sequence`. */
    again(paymentId: string, sequence?: number): void
    /**
     * Sends a notification to a payment's notify URL that is signed with an unknown key. `body` is
     * its JSON; by default it says that the payment was paid.
     */
    forge(paymentId: string, body?: string): void
  }
  statusOf(paymentId: string): PaymentStatus | undefined
  /** `CNY 13.14` */
  amountText(amount: Amount): string
  /** The actions that are possible on a payment in its current status. */
  actionsOf(paymentId: string): readonly PaymentAction[]
}

/** Longest that Antom waits for the acknowledgement of one notification; not published. */
const DELIVERY_TIMEOUT = 10 * SECOND

/**
 * Makes an account at a simulated Antom.
 *
 * It keeps the rules of the one-time payment API: signatures over the exact bytes, HTTP 200 for
 * every answer, idempotency by the compared fields, windows and expiries by its own clock.
 *
 * @throws {TypeError} For an option that there is not, or that is of another kind.
 * @see https://docs.antom.com/ac/ams/api
 */
export function createAntomSimulator(options: AntomSimulatorOptions = {}): AntomSimulator {
  checkOptions(options, ANTOM_OPTIONS)
  const { clock = createSimulatorClock(), seed = 1, deliver = deliverToLoopback } = options
  const own = createSkewedClock(clock, options.clockSkewMs ?? 0)
  const { caller, seals } = readKeyring(options)
  const random = createRandom(seed)
  const ledger = createLedger()
  const faults = createFaults<AntomCall>(createRandom(seed + 1), { calls: ANTOM_CALLS })
  const requests = createRequestLog()
  const answers = createAnswers()
  const flaws = createFlaws<AntomCall | 'notification'>([...ANTOM_CALLS, 'notification'])
  const sender = createWebhookSender({
    clock: own,
    deliver,
    schedule: SCHEDULE,
    timeout: DELIVERY_TIMEOUT,
    isAccepted: isAcknowledged,
  })
  const place = createPlace(options.baseUrl)
  const account = openAccount({
    rules: options,
    clock: own,
    ledger,
    random,
    sender,
    signing: { clientId: caller.clientId, seals, flaws },
    place,
  })
  const payer = createPayer(account)
  const gateway = createGateway({ account, caller, seals, faults, flaws, answers })
  const bank = createBank(account)
  const site = createSite({ account, gateway, payer, requests })

  return {
    ...site,
    moveTo: place.moveTo,
    fetch: createSimulatedFetch(site.wire),
    clock,
    faults,
    answers,
    flaws,
    ledger,
    payer,
    bank,
    requests,
    webhooks: {
      deliveries: sender.deliveries,
      faults: sender.faults,
      again: sender.again,
      forge(paymentId, body) {
        const payment = account.payments.byId(paymentId)
        if (!payment) throw new RangeError(`There is no payment ${paymentId}`)
        forgeNotification(account, { payment, body })
      },
    },
    statusOf: (paymentId) => account.payments.byId(paymentId)?.status,
    amountText,
    actionsOf: (paymentId) => actionsOf(account, { paymentId, payer, bank }),
  }
}
