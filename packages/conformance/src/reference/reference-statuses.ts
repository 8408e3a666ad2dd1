import { type Reach, reachable, unreachable } from '@paystate/adapter-kit'
import { type Capabilities, money, type Payment, type PaymentAdapter, refOf } from '@paystate/core'
import type { Subject } from '../subject/subject.ts'
import type { Arrival, SubjectStatus } from '../subject/subject-status.ts'
import type { ReferenceProvider } from './provider/provider.ts'
import type { ProviderPayment } from './provider/provider-payment.ts'

interface Surroundings {
  readonly capabilities: Capabilities
  readonly provider: ReferenceProvider
  readonly subject: Pick<Subject, 'payer' | 'bank' | 'delayed' | 'webhooks' | 'time'>
}

const page = { source: 'https://reference.test/statuses' }
const seen = reachable(page)
const payerFirst = unreachable('the response comes before the payer acts', page)
const never = unreachable('the provider no longer uses it', page)
const everywhere: Reach = { webhook: seen, read: seen, response: seen }
const later: Reach = { webhook: seen, read: seen, response: payerFirst }
const nowhere: Reach = { webhook: never, read: never, response: never }

/** The statuses of the provider in memory, and how to get to each. */
export function createReferenceStatuses(around: Surroundings): readonly SubjectStatus[] {
  const { capabilities, subject, provider } = around
  const { payer, bank, delayed, time } = subject
  const inBooks = ({ id }: Payment, status: ProviderPayment['status']): void => {
    const found = provider.payments().find((one) => one.id === id)
    if (found) found.status = status
  }
  const rows = paymentRows(around, {
    open: async () => {},
    underway: async (payment) => delayed?.start(payment),
    paid: (payment) => payer.pay(payment),
    held: async (payment) => inBooks(payment, 'held'),
    void: async (payment) => inBooks(payment, 'void'),
    lapsed: () => time.advance(payer.abandonedAfterMs + 60_000),
    declined: (payment) => payer.fail(payment),
  })
  if (capabilities.refund.support === 'not_supported') return rows
  const statusOf = (id: string) =>
    provider
      .payments()
      .flatMap(({ refunds }) => refunds)
      .find((one) => one.id === id)
  return [
    ...rows,
    ...refundRows(around, {
      waiting: async () => {},
      sent: () => time.advance(3 * 3_600_000),
      bounced: async (id) => bank?.failRefund?.({ id }),
      canceled: async (id) => {
        const refund = statusOf(id)
        if (refund) refund.status = 'canceled'
      },
    }),
  ]
}

type Move = (payment: Payment) => Promise<void>

function paymentRows(
  around: Surroundings,
  moves: Record<ProviderPayment['status'], Move>,
): readonly SubjectStatus[] {
  const row = (
    providerStatus: keyof typeof moves,
    { status, reach }: Pick<SubjectStatus, 'status' | 'reach'>,
  ): SubjectStatus => ({
    ...{ part: 'payment', providerStatus, status, reach },
    arrive: async (adapter) => {
      const payment = await created(adapter)
      await moves[providerStatus](payment)
      return arrival(around, payment)
    },
    ...(reach.response.reach === 'reachable' && { respond: (adapter) => create(adapter) }),
    report: reporting(providerStatus),
  })
  return [
    row('open', { status: 'requires_action', reach: everywhere }),
    row('underway', { status: 'processing', reach: later }),
    row('paid', { status: 'captured', reach: later }),
    row('held', { status: 'authorized', reach: later }),
    row('void', { status: 'canceled', reach: later }),
    row('lapsed', { status: 'expired', reach: later }),
    row('declined', { status: 'failed', reach: later }),
    {
      ...{ part: 'payment', providerStatus: 'abandoned', status: 'expired', reach: nowhere },
      report: reporting('abandoned'),
    },
  ]
}

function refundRows(
  around: Surroundings,
  moves: Record<'waiting' | 'sent' | 'bounced' | 'canceled', (id: string) => Promise<void>>,
): readonly SubjectStatus[] {
  const row = (
    providerStatus: keyof typeof moves,
    { status, reach }: Pick<SubjectStatus, 'status' | 'reach'>,
  ): SubjectStatus => ({
    ...{ part: 'refund', providerStatus, status, reach },
    arrive: async (adapter) => {
      const payment = await created(adapter)
      await around.subject.payer.pay(payment)
      const outcome = await refund(adapter, payment)
      if (outcome.kind === 'applied') await moves[providerStatus](outcome.value.id ?? '')
      return arrival(around, payment)
    },
    ...(reach.response.reach === 'reachable' && {
      respond: async (adapter) => {
        const payment = await created(adapter)
        await around.subject.payer.pay(payment)
        return refund(adapter, payment)
      },
    }),
    report: reportingPart(providerStatus),
  })
  return [
    row('waiting', { status: 'pending', reach: everywhere }),
    row('sent', { status: 'succeeded', reach: later }),
    row('bounced', { status: 'failed', reach: later }),
    row('canceled', { status: 'canceled', reach: later }),
  ]
}

const FIRST = { previousAttempts: 'none' } as const

let count = 0

function newReference(): string {
  count += 1
  return `status_${count}`
}

function create(adapter: PaymentAdapter) {
  const input = {
    amount: money('EUR', 1000),
    description: 'Ten apples',
    returnUrl: 'https://shop.example/return',
  }
  return adapter.send(adapter.prepare.createPayment({ ...input, reference: newReference() }), FIRST)
}

async function created(adapter: PaymentAdapter): Promise<Payment> {
  const outcome = await create(adapter)
  if (outcome.kind !== 'applied') throw new Error('The provider created no payment')
  return outcome.value
}

function refund(adapter: PaymentAdapter, refunded: Payment) {
  const payment = refOf(refunded)
  if (payment?.id === undefined) throw new Error('The payment has no id')
  const input = { reference: newReference(), payment, amount: money('EUR', 300) }
  return adapter.send(adapter.prepare.refundPayment(input), FIRST)
}

async function arrival({ subject }: Surroundings, payment: Payment): Promise<Arrival> {
  return { payment, messages: [await subject.webhooks.genuine(payment)] }
}

function reporting(status: string): SubjectStatus['report'] {
  return (body) =>
    typeof body === 'object' && body !== null && 'status' in body ? { ...body, status } : undefined
}

function reportingPart(status: string): SubjectStatus['report'] {
  return (body) => {
    if (typeof body !== 'object' || body === null || !('refunds' in body)) return undefined
    const { refunds } = body
    if (!Array.isArray(refunds) || refunds.length === 0) return undefined
    return { ...body, refunds: refunds.map((one: unknown) => Object.assign({}, one, { status })) }
  }
}
