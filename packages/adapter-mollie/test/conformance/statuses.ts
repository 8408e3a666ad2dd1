import {
  type Arrival,
  enterStatus,
  isJsonObject,
  type MessagesOfProvider,
  type RawWebhook,
  type Rewrite,
  type SubjectStatus,
  subjectStatuses,
} from '@paystate/conformance'
import { money, type Outcome, type Payment, type PaymentAdapter } from '@paystate/core'
import type { MollieSimulator } from '@paystate/simulator/mollie'
import { CAPTURE_REACH, PAYMENT_REACH, REFUND_REACH } from '../../src/tables.ts'
import {
  AT_TERMINAL,
  BOUNDED,
  BY_CARD_LATER,
  capture,
  create,
  created,
  IN_CROWNS,
  idOf,
  type More,
  refund,
} from './status-writes.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

interface Provider extends MessagesOfProvider {
  readonly simulator: MollieSimulator
}

type Drive = (adapter: PaymentAdapter) => Promise<Arrival>
type Respond = (adapter: PaymentAdapter) => Promise<Outcome>

/** Every status of the tables, and how the simulator gets there. */
export function createStatuses(provider: Provider): readonly SubjectStatus[] {
  return [...payments(provider), ...captures(provider), ...refunds(provider)]
}

function payments(provider: Provider): readonly SubjectStatus[] {
  const { payer, clock } = provider.simulator
  const opened =
    (more?: More): Drive =>
    (adapter) =>
      enterStatus(provider, { enter: () => created(adapter, more) })
  const moved =
    (move: (id: string) => Promise<unknown>, more?: More): Drive =>
    async (adapter) => {
      const payment = await created(adapter, more)
      return enterStatus(provider, { payment, enter: () => move(payment.id ?? '') })
    }
  const charged =
    (mandate: 'creditcard' | 'directdebit', more: More = {}): Respond =>
    (adapter) => {
      const { customerId } = provider.simulator.customers.add({ mandate })
      const extra = { sequenceType: 'recurring', customerId, method: mandate } as const
      return create(adapter, { ...more, extra })
    }
  return subjectStatuses('payment', {
    reach: PAYMENT_REACH,
    report: reportingPayment,
    drivers: {
      'open > requires_action': { arrive: opened(), respond: (adapter) => create(adapter) },
      'open > processing': {
        arrive: opened(AT_TERMINAL),
        respond: (adapter) => create(adapter, AT_TERMINAL),
      },
      'pending > processing': {
        arrive: moved((id) => payer.startPaying(id), { extra: { method: 'paypal' } }),
        respond: charged('directdebit'),
      },
      'authorized > authorized': {
        arrive: moved((id) => payer.pay(id), BY_CARD_LATER),
        respond: charged('creditcard', { capture: 'manual' }),
      },
      'paid > captured': {
        arrive: moved((id) => payer.pay(id)),
        respond: charged('creditcard'),
      },
      'canceled > canceled': { arrive: moved((id) => payer.cancel(id)) },
      'cancelled > canceled': {},
      'expired > expired': { arrive: moved(() => clock.advance(31 * MINUTE)) },
      'failed > failed': {
        arrive: moved((id) => payer.fail(id)),
        respond: charged('creditcard', { amount: money('EUR', 100_600) }),
      },
    },
  })
}

function captures(provider: Provider): readonly SubjectStatus[] {
  const { payer, bank, clock } = provider.simulator
  const authorized = async (adapter: PaymentAdapter): Promise<Payment> => {
    const payment = await created(adapter, BY_CARD_LATER)
    await payer.pay(payment.id ?? '')
    return payment
  }
  const capturing: Respond = async (adapter) => capture(adapter, await authorized(adapter))
  const holding: Respond = (adapter) => {
    bank.holdNextCapture(HOUR)
    return capturing(adapter)
  }
  return subjectStatuses('capture', {
    reach: CAPTURE_REACH,
    report: (status) => reportingParts('captures', status),
    drivers: {
      'pending > pending': {
        arrive: async (adapter) => {
          const payment = await authorized(adapter)
          bank.holdNextCapture(HOUR)
          return enterStatus(provider, { payment, enter: () => capture(adapter, payment) })
        },
        respond: holding,
      },
      'succeeded > succeeded': {
        arrive: async (adapter) => {
          const payment = await authorized(adapter)
          bank.holdNextCapture(HOUR)
          await capture(adapter, payment)
          return enterStatus(provider, { payment, enter: () => clock.advance(HOUR) })
        },
        respond: capturing,
      },
      'failed > failed': {
        arrive: async (adapter) => {
          const payment = await authorized(adapter)
          bank.holdNextCapture(HOUR)
          const made = await capture(adapter, payment)
          return enterStatus(provider, { payment, enter: () => bank.failCapture(idOf(made)) })
        },
      },
    },
  })
}

function refunds(provider: Provider): readonly SubjectStatus[] {
  const { payer, bank, clock, balances } = provider.simulator
  const paid = async (adapter: PaymentAdapter, more?: More): Promise<Payment> => {
    const payment = await created(adapter, more)
    await payer.pay(payment.id ?? '')
    return payment
  }
  const broke = async (adapter: PaymentAdapter): Promise<Payment> => {
    const payment = await paid(adapter, IN_CROWNS)
    balances.deposit({ currency: BOUNDED, minorUnits: -balances.available(BOUNDED) })
    return payment
  }
  const refunding =
    (payable: (adapter: PaymentAdapter) => Promise<Payment>): Drive =>
    async (adapter) => {
      const payment = await payable(adapter)
      return enterStatus(provider, { payment, enter: () => refund(adapter, payment) })
    }
  const refunded =
    (move: (id: string) => Promise<unknown>, before?: () => Promise<unknown>): Drive =>
    async (adapter) => {
      const payment = await paid(adapter)
      const made = await refund(adapter, payment)
      await before?.()
      return enterStatus(provider, { payment, enter: () => move(idOf(made)) })
    }
  const wait = (milliseconds: number) => () => clock.advance(milliseconds)
  return subjectStatuses('refund', {
    reach: REFUND_REACH,
    report: (status) => reportingParts('refunds', status),
    drivers: {
      'queued > pending': {
        arrive: refunding(broke),
        respond: async (adapter) => refund(adapter, await broke(adapter)),
      },
      'pending > pending': {
        arrive: refunding(paid),
        respond: async (adapter) => refund(adapter, await paid(adapter)),
      },
      'processing > processing': { arrive: refunded(wait(2 * HOUR)) },
      'refunded > succeeded': { arrive: refunded(wait(2 * HOUR), wait(2 * HOUR)) },
      'failed > failed': { arrive: refunded((id) => bank.failRefund(id)) },
      'canceled > canceled': {},
      'cancelled > canceled': {},
    },
  })
}

/** What the simulator has sent to the shop. */
export function messagesOf(
  { clock, webhooks }: MollieSimulator,
  inbox: readonly RawWebhook[],
): MessagesOfProvider {
  return {
    inbox,
    bodiesAbout: (paymentId) => webhooks.deliveries(paymentId).map(({ body }) => body),
    deliver: () => clock.advance(0),
  }
}

function reportingPayment(status: string): Rewrite {
  return (body) =>
    isJsonObject(body) && body.resource === 'payment' ? { ...body, status } : undefined
}

/** A part by itself, or those inside their payment. */
function reportingParts(list: 'captures' | 'refunds', status: string): Rewrite {
  return (body) => {
    if (!isJsonObject(body)) return undefined
    if (body.resource === list.slice(0, -1)) return { ...body, status }
    const embedded = isJsonObject(body._embedded) ? body._embedded : {}
    const parts = embedded[list]
    if (!Array.isArray(parts)) return undefined
    const changed = parts.map((part: unknown) => Object.assign({}, part, { status }))
    return { ...body, _embedded: { ...embedded, [list]: changed } }
  }
}
