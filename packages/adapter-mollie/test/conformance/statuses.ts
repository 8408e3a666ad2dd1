import {
  type Arrival,
  type RawWebhook,
  type Rewrite,
  type SubjectStatus,
  subjectStatuses,
} from '@paystate/conformance'
import {
  type CreatePayment,
  type Money,
  money,
  type Outcome,
  type Payment,
  type PaymentAdapter,
  type PaymentRef,
  refOf,
} from '@paystate/core'
import type { MollieSimulator } from '@paystate/simulator/mollie'
import { CAPTURE_REACH, PAYMENT_REACH, REFUND_REACH } from '../../src/tables.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const FIRST = { previousAttempts: 'none' } as const
const TEN_EUROS = money('EUR', 1000)

interface Provider {
  readonly simulator: MollieSimulator
  /** What the shop was sent, oldest first. */
  readonly inbox: readonly RawWebhook[]
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
      entering(provider, { enter: () => created(adapter, more) })
  const moved =
    (move: (id: string) => Promise<unknown>, more?: More): Drive =>
    async (adapter) => {
      const payment = await created(adapter, more)
      return entering(provider, { payment, enter: () => move(payment.id ?? '') })
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
          return entering(provider, { payment, enter: () => capture(adapter, payment) })
        },
        respond: holding,
      },
      'succeeded > succeeded': {
        arrive: async (adapter) => {
          const payment = await authorized(adapter)
          bank.holdNextCapture(HOUR)
          await capture(adapter, payment)
          return entering(provider, { payment, enter: () => clock.advance(HOUR) })
        },
        respond: capturing,
      },
      'failed > failed': {
        arrive: async (adapter) => {
          const payment = await authorized(adapter)
          bank.holdNextCapture(HOUR)
          const made = await capture(adapter, payment)
          return entering(provider, { payment, enter: () => bank.failCapture(idOf(made)) })
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
      return entering(provider, { payment, enter: () => refund(adapter, payment) })
    }
  const refunded =
    (move: (id: string) => Promise<unknown>, before?: () => Promise<unknown>): Drive =>
    async (adapter) => {
      const payment = await paid(adapter)
      const made = await refund(adapter, payment)
      await before?.()
      return entering(provider, { payment, enter: () => move(idOf(made)) })
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

/** The one currency in which refunds are paid from a limited balance. */
export const BOUNDED = 'DKK'

type More = Partial<CreatePayment>

const AT_TERMINAL: More = {
  extra: { method: 'pointofsale', terminalId: 'term_7MgL4wea46qkRcoTZjWEH' },
}
const BY_CARD_LATER: More = { capture: 'manual', extra: { method: 'creditcard' } }
const IN_CROWNS: More = { amount: money(BOUNDED, 1000), extra: { method: 'creditcard' } }

let count = 0

function newReference(): string {
  count += 1
  return `status_${count}`
}

function create(adapter: PaymentAdapter, more: More = {}) {
  const input: CreatePayment = {
    reference: newReference(),
    amount: TEN_EUROS,
    description: 'Ten apples',
    returnUrl: 'https://shop.example/return',
    extra: { method: 'ideal' },
    ...more,
  }
  return adapter.send(adapter.prepare.createPayment(input), FIRST)
}

async function created(adapter: PaymentAdapter, more?: More): Promise<Payment> {
  const outcome = await create(adapter, more)
  if (outcome.kind !== 'applied') throw outcome.error
  return outcome.value
}

function capture(adapter: PaymentAdapter, authorized: Payment) {
  const input = { reference: newReference(), payment: nameOf(authorized), amount: TEN_EUROS }
  return adapter.send(adapter.prepare.capturePayment({ ...input, final: true }), FIRST)
}

function refund(adapter: PaymentAdapter, paid: Payment) {
  const amount: Money = { currency: paid.currency ?? '', minorUnits: 300 }
  const input = { reference: newReference(), payment: nameOf(paid), amount }
  return adapter.send(adapter.prepare.refundPayment(input), FIRST)
}

function nameOf(payment: Payment): PaymentRef & { readonly id: string } {
  const ref = refOf(payment)
  if (ref?.id === undefined) throw new Error('The payment has no id')
  return { ...ref, id: ref.id }
}

function idOf(outcome: Outcome): string {
  if (outcome.kind !== 'applied' || !('id' in outcome.value)) throw new Error('Nothing was made')
  return outcome.value.id ?? ''
}

interface Entrance {
  /** Absent where entering creates it. */
  readonly payment?: Payment
  readonly enter: () => Promise<unknown>
}

/** Enters a status, and notes what is sent because of it. */
async function entering(
  { simulator, inbox }: Provider,
  { payment, enter }: Entrance,
): Promise<Arrival> {
  const before = inbox.length
  const entered = await enter()
  await simulator.clock.advance(0)
  const made = payment ?? entered
  if (!isPayment(made)) throw new Error('Entering the status created no payment')
  const own = new Set(simulator.webhooks.deliveries(made.id).map(({ body }) => body))
  const isOwn = ({ body }: RawWebhook) => own.has(new TextDecoder().decode(body))
  return { payment: made, messages: inbox.slice(before).filter(isOwn) }
}

function isPayment(value: unknown): value is Payment {
  return typeof value === 'object' && value !== null && 'amounts' in value
}

type Body = Readonly<Record<string, unknown>>

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null
}

function reportingPayment(status: string): Rewrite {
  return (body) => (isBody(body) && body.resource === 'payment' ? { ...body, status } : undefined)
}

/** A part by itself, or those inside their payment. */
function reportingParts(list: 'captures' | 'refunds', status: string): Rewrite {
  return (body) => {
    if (!isBody(body)) return undefined
    if (body.resource === list.slice(0, -1)) return { ...body, status }
    const embedded = isBody(body._embedded) ? body._embedded : {}
    const parts = embedded[list]
    if (!Array.isArray(parts)) return undefined
    const changed = parts.map((part: unknown) => Object.assign({}, part, { status }))
    return { ...body, _embedded: { ...embedded, [list]: changed } }
  }
}
