import {
  type Arrival,
  type RawWebhook,
  type Rewrite,
  type SubjectStatus,
  subjectStatuses,
} from '@paystate/conformance'
import {
  type CapturePayment,
  type CreatePayment,
  money,
  type Payment,
  type PaymentAdapter,
  recover,
  refOf,
} from '@paystate/core'
import type { AntomSimulator } from '@paystate/simulator/antom'
import type { AntomAdapter } from '../../src/index.ts'
import {
  CAPTURE_REACH,
  DISPUTE_REACH,
  PAYMENT_REACH,
  REFUND_REACH,
  VERDICT_REACH,
} from '../../src/tables.ts'
import { HOSTED, sessionIn } from './sessions.ts'

const DAY = 24 * 3_600_000
const FIRST = { previousAttempts: 'none' } as const
const TEN_PESOS = money('PHP', 1000)

interface Provider {
  readonly simulator: AntomSimulator
  /** What the shop was sent, oldest first. */
  readonly inbox: readonly RawWebhook[]
  /** For the calls that paystate has no operation for. */
  readonly merchant: AntomAdapter
  /** It reads refunds by the second version of their inquiry. */
  readonly omnichannel: PaymentAdapter
}

type Drive = (adapter: PaymentAdapter) => Promise<Arrival>

/** Every status of the tables, and how the simulator gets there. */
export function createStatuses(provider: Provider): readonly SubjectStatus[] {
  return [
    ...payments(provider),
    ...captures(provider),
    ...refunds(provider),
    ...disputes(provider),
    ...verdicts(provider),
  ]
}

function payments(provider: Provider): readonly SubjectStatus[] {
  const { payer, bank, faults, ledger } = provider.simulator
  const opened =
    (create: (adapter: PaymentAdapter) => Promise<Payment>): Drive =>
    (adapter) =>
      entering(provider, { enter: () => create(adapter) })
  const moved =
    (move: (payment: Payment) => Promise<unknown>, more?: More): Drive =>
    async (adapter) => {
      const payment = await created(adapter, more)
      return entering(provider, { payment, enter: () => move(payment) })
    }
  const held = (adapter: PaymentAdapter) => {
    bank.holdNext('payment')
    return create(adapter, BY_TOKEN)
  }
  return subjectStatuses('payment', {
    reach: PAYMENT_REACH,
    report: reportingPayment,
    drivers: {
      'PROCESSING > requires_action': {
        arrive: opened((adapter) => created(adapter)),
        respond: (adapter) => create(adapter),
      },
      'PROCESSING > processing': {
        arrive: opened(async (adapter) => appliedIn(await held(adapter))),
        respond: held,
      },
      'PENDING > processing': {
        arrive: moved(({ id = '' }) => payer.pay(id), BY_BANK),
      },
      'SUCCESS > captured': {
        arrive: moved(({ id = '' }) => payer.pay(id)),
        async respond(adapter) {
          faults.next('pay', 'drop_answer')
          const lost = await create(adapter)
          if (lost.kind !== 'unknown') throw new Error('The response was not lost')
          await payer.pay(ledger.paymentsOf(lost.operation.reference)[0] ?? '')
          return recover(adapter, lost)
        },
      },
      'SUCCESS > authorized': {
        arrive: moved(({ id = '' }) => payer.pay(id), LATER),
        respond: (adapter) => create(adapter, { ...BY_TOKEN, capture: 'manual' }),
      },
      'FAIL > requires_action': {
        arrive: moved((payment) => payer.fail(sessionIn(payment), IN_WALLET), IN_SESSION),
      },
      'FAIL > failed': { arrive: moved(({ id = '' }) => payer.fail(id)) },
      'CANCELLED > canceled': {
        arrive: async (adapter) => {
          const payment = await created(adapter)
          return entering(provider, { payment, enter: () => cancel(adapter, payment) })
        },
      },
    },
  })
}

function captures(provider: Provider): readonly SubjectStatus[] {
  const { payer, bank } = provider.simulator
  const authorized = async (adapter: PaymentAdapter): Promise<Payment> => {
    const payment = await created(adapter, LATER)
    await payer.pay(payment.id ?? '')
    return payment
  }
  const pending =
    (move: (reference: string) => Promise<unknown>): Drive =>
    async (adapter) => {
      const payment = await authorized(adapter)
      bank.holdNext('capture')
      const { operation } = await capture(adapter, payment)
      return entering(provider, { payment, enter: () => move(operation.reference) })
    }
  return subjectStatuses('capture', {
    reach: CAPTURE_REACH,
    report: (status) => reportingParts('CAPTURE', status),
    drivers: {
      'PROCESSING > pending': {
        arrive: async (adapter) => {
          const payment = await authorized(adapter)
          bank.holdNext('capture')
          return entering(provider, { payment, enter: () => capture(adapter, payment) })
        },
      },
      'SUCCESS > succeeded': {
        arrive: pending((reference) => bank.completeCapture(reference)),
        respond: async (adapter) => capture(adapter, await authorized(adapter)),
      },
      'FAIL > failed': { arrive: pending((reference) => bank.failCapture(reference)) },
      'CANCELLED > failed': {},
    },
  })
}

function refunds(provider: Provider): readonly SubjectStatus[] {
  const { payer, bank } = provider.simulator
  const paid = async (adapter: PaymentAdapter, more?: More): Promise<Payment> => {
    const payment = await created(adapter, more)
    await payer.pay(payment.id ?? '')
    return payment
  }
  const accepted =
    (move: (reference: string) => Promise<unknown>): Drive =>
    async (adapter) => {
      const payment = await paid(adapter)
      const { operation } = await refund(adapter, payment)
      return entering(provider, { payment, enter: () => move(operation.reference) })
    }
  /** The same, read by the second version. */
  const second =
    (move: (reference: string) => Promise<unknown>): Drive =>
    async (adapter) => {
      const payment = await paid(adapter)
      const outcome = await refund(adapter, payment)
      await move(outcome.operation.reference)
      const { id = '' } = appliedIn(outcome)
      const name = { payment: idOf(payment), id }
      const read = async () => (await provider.omnichannel.getRefund(name)).refund
      return { payment, messages: [], read }
    }
  return subjectStatuses('refund', {
    reach: REFUND_REACH,
    report: (status) => reportingParts('REFUND', status),
    drivers: {
      'PROCESSING > processing': {
        arrive: accepted(async () => {}),
        respond: async (adapter) => refund(adapter, await paid(adapter)),
      },
      'SUCCESS > succeeded': {
        arrive: accepted((reference) => bank.completeRefund(reference)),
        respond: async (adapter) => refund(adapter, await paid(adapter, AT_ONCE)),
      },
      'FAIL > failed': { arrive: accepted((reference) => bank.failRefund(reference)) },
      'CANCELLED > canceled': {},
      'PENDING > processing': { arrive: second(async () => {}) },
      'FAILED > failed': { arrive: second((reference) => bank.failRefund(reference)) },
    },
  })
}

function disputes(provider: Provider): readonly SubjectStatus[] {
  const { bank, clock } = provider.simulator
  const opened =
    (options?: { readonly isRapid?: boolean }): Drive =>
    async (adapter) => {
      const payment = await paidBy(provider, adapter)
      const enter = () => bank.openDispute(payment.id ?? '', options)
      return entering(provider, { payment, enter })
    }
  const call = (name: string, more: object = {}) =>
    disputed(provider, (disputeId) =>
      provider.merchant.native.call({
        path: `/ams/api/v1/payments/${name}`,
        body: { disputeId, ...more },
      }),
    )
  return subjectStatuses('dispute', {
    reach: DISPUTE_REACH,
    report: reportingDispute,
    drivers: {
      'DISPUTE_CREATED > open': { arrive: opened() },
      'DEFENSE_SUPPLIED > open': {
        arrive: call('supplyDefenseDocument', { disputeEvidence: btoa('We sent them.') }),
      },
      'DEFENSE_DUE_ALERT > open': { arrive: disputed(provider, () => clock.advance(12 * DAY)) },
      'DISPUTE_CANCELLED > won': {
        arrive: disputed(provider, (disputeId) => bank.cancelDispute(disputeId)),
      },
      'DISPUTE_ACCEPTED > accepted': { arrive: call('acceptDispute') },
      'RDR_RESOLVED > accepted': { arrive: opened({ isRapid: true }) },
    },
  })
}

function verdicts(provider: Provider): readonly SubjectStatus[] {
  const { bank } = provider.simulator
  const judged = (verdict: Parameters<typeof bank.judgeDispute>[1]) => ({
    arrive: disputed(provider, (disputeId) => bank.judgeDispute(disputeId, verdict)),
  })
  return subjectStatuses('dispute', {
    reach: VERDICT_REACH,
    report: reportingDispute,
    drivers: {
      'VALIDATE_SUCCESS > lost': judged({ winner: 'payer', judgedResult: 'VALIDATE_SUCCESS' }),
      'VALIDATE_FAIL > won': judged({ winner: 'merchant', judgedResult: 'VALIDATE_FAIL' }),
      'ACCEPT_BY_MERCHANT > accepted': judged({
        winner: 'payer',
        judgedResult: 'ACCEPT_BY_MERCHANT',
      }),
      'ACCEPT_BY_CUSTOMER > won': judged({
        winner: 'merchant',
        judgedResult: 'ACCEPT_BY_CUSTOMER',
      }),
    },
  })
}

function disputed(provider: Provider, move: (disputeId: string) => Promise<unknown>): Drive {
  return async (adapter) => {
    const payment = await paidBy(provider, adapter)
    const disputeId = await provider.simulator.bank.openDispute(payment.id ?? '')
    return entering(provider, { payment, enter: () => move(disputeId) })
  }
}

async function paidBy({ simulator }: Provider, adapter: PaymentAdapter): Promise<Payment> {
  const payment = await created(adapter)
  await simulator.payer.pay(payment.id ?? '')
  await simulator.clock.advance(0)
  return payment
}

type More = Partial<CreatePayment>

const IN_WALLET = { method: 'TEST_WALLET' } as const
const BY_TOKEN: More = { extra: { paymentMethodType: 'CARD', paymentMethodId: 'card_token_1' } }
const BY_BANK: More = { amount: money('EUR', 1000), extra: { paymentMethodType: 'SOFORT' } }
const LATER: More = { capture: 'manual', extra: { paymentMethodType: 'PAYPAL' } }
const IN_SESSION: More = { extra: HOSTED }
/** A wallet that sends refunds at once. */
const AT_ONCE: More = { extra: { paymentMethodType: 'GCASH' } }

let count = 0

function newReference(): string {
  count += 1
  return `status_${count}`
}

function create(adapter: PaymentAdapter, more: More = {}) {
  const input: CreatePayment = {
    reference: newReference(),
    amount: TEN_PESOS,
    description: 'Ten mangoes',
    returnUrl: 'https://shop.example/return',
    extra: { paymentMethodType: 'TEST_WALLET' },
    ...more,
  }
  return adapter.send(adapter.prepare.createPayment(input), FIRST)
}

async function created(adapter: PaymentAdapter, more?: More): Promise<Payment> {
  return appliedIn(await create(adapter, more))
}

function capture(adapter: PaymentAdapter, authorized: Payment) {
  const input: CapturePayment = {
    ...{ reference: newReference(), payment: idOf(authorized), amount: TEN_PESOS },
    final: true,
  }
  return adapter.send(adapter.prepare.capturePayment(input), FIRST)
}

function cancel(adapter: PaymentAdapter, payment: Payment) {
  const input = { reference: newReference(), payment: idOf(payment), ifPaid: 'reverse' } as const
  return adapter.send(adapter.prepare.cancelPayment({ ...input, lastRead: payment.status }), FIRST)
}

function refund(adapter: PaymentAdapter, paid: Payment) {
  const input = { reference: newReference(), payment: idOf(paid), amount: money('PHP', 300) }
  return adapter.send(adapter.prepare.refundPayment(input), FIRST)
}

function idOf(payment: Payment) {
  const ref = refOf(payment)
  if (ref?.id === undefined) throw new Error('The payment has no id')
  return { ...ref, id: ref.id }
}

/** What an outcome applied. @throws When nothing was. */
function appliedIn<Value>(
  outcome: { readonly kind: 'applied'; readonly value: Value } | { readonly kind: string },
): Value {
  if (!('value' in outcome)) throw new Error(`The outcome is ${outcome.kind}`)
  return outcome.value
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
  await simulator.clock.advance(0)
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

function reportingPayment(paymentStatus: string): Rewrite {
  return (body) =>
    isBody(body) && ('paymentStatus' in body || 'paymentId' in body)
      ? { ...body, paymentStatus }
      : undefined
}

/** A part by itself, or those among the transactions of their payment. */
function reportingParts(type: 'CAPTURE' | 'REFUND', status: string): Rewrite {
  return (body) => {
    if (!isBody(body)) return undefined
    if (type === 'REFUND' && 'refundId' in body) return { ...body, refundStatus: status }
    if (type === 'CAPTURE' && 'captureId' in body) return { ...body, captureStatus: status }
    const { transactions } = body
    if (!Array.isArray(transactions)) return undefined
    const changed = transactions.map((one: unknown) =>
      isBody(one) && one.transactionType === type ? { ...one, transactionStatus: status } : one,
    )
    return { ...body, transactions: changed }
  }
}

function reportingDispute(disputeNotificationType: string): Rewrite {
  return (body) =>
    isBody(body) && 'paymentStatus' in body
      ? { ...body, disputeNotificationType, disputeId: 'D1', disputeType: 'CHARGEBACK' }
      : undefined
}
