import type { AnsweredAttempt } from '@paystate/adapter-kit'
import type {
  Capture,
  Dispute,
  Observation,
  PaymentAttempt,
  PaymentStatus,
  ProviderStatus,
  Refund,
  RefundStatus,
  Reported,
} from '@paystate/core'
import { parseDecimal } from '@paystate/core'
import { NO_AMOUNTS, readInstant } from '@paystate/core/adapter'
import { listIn, textIn } from '../json.ts'
import type { Context } from './connection.ts'

/** The provider's statuses. A Map: an object would answer for `constructor` too. */
const PAYMENT_WORDS: ReadonlyMap<string, PaymentStatus> = new Map([
  ['open', 'requires_action'],
  ['underway', 'processing'],
  ['held', 'authorized'],
  ['paid', 'captured'],
  ['void', 'canceled'],
  ['lapsed', 'expired'],
  ['declined', 'failed'],
])

const REFUND_WORDS: ReadonlyMap<string, RefundStatus> = new Map([
  ['waiting', 'pending'],
  ['sent', 'succeeded'],
  ['bounced', 'failed'],
  ['canceled', 'canceled'],
])

const TRY_WORDS: ReadonlyMap<string, PaymentAttempt['status']> = new Map([
  ['declined', 'failed'],
  ['paid', 'succeeded'],
  ['returned', 'succeeded'],
])

interface Given {
  readonly context: Context
  readonly response: AnsweredAttempt
  readonly via: 'read' | 'response'
  readonly needsRead?: boolean
}

/** A payment as a single response shows it. */
export { readingOf } from '@paystate/adapter-kit'

/** What a payment's body reports. Undefined when it is not about a payment. */
export function observe(body: unknown, given: Given): Observation | undefined {
  const { context, response, via, needsRead } = given
  const { account, capabilities } = context
  const seen = {
    account,
    asOf: response.asOf,
    at: response.endedAt,
    via,
    ...(needsRead !== undefined && { needsRead }),
    ...(capabilities.lateMoney === 'returned' && { lateMoney: 'returned' as const }),
  }
  if (response.status === 202) return seen
  const paymentId = textIn(body, 'id')
  const word = textIn(body, 'status')
  if (paymentId === undefined || word === undefined) return undefined
  const reference = textIn(body, 'reference')
  const currency = textIn(body, 'currency')
  const reported = (value: unknown): Reported<number> => amountIn(value, currency)
  const status = PAYMENT_WORDS.get(word) ?? 'processing'
  const amount = reported(textIn(body, 'amount'))
  const captured = reported(textIn(body, 'taken'))
  const url = textIn(body, 'pay_url')
  const order = textIn(body, 'order')
  const createdAt = readInstant(textIn(body, 'created_at'))
  return {
    ...seen,
    ...(reference !== undefined && { reference }),
    paymentId,
    payment: {
      status,
      providerStatus: wordOf(word, PAYMENT_WORDS),
      ...(currency !== undefined && { currency }),
      amounts: {
        ...NO_AMOUNTS,
        amount,
        captured,
        authorized: status === 'authorized' || status === 'captured' ? amount : captured,
        reversed: reported(textIn(body, 'reversed')),
      },
      nextAction: url === undefined ? 'none' : { type: 'redirect', method: 'GET', url },
      times: { ...(createdAt !== undefined && { createdAt }) },
      ...(order !== undefined && { orderReference: order }),
      ...(status === 'failed' && {
        failure: { code: word, category: 'unspecified', next: 'new_reference' },
      }),
    },
    refunds: listIn(body, 'refunds').map((refund) => refundOf(refund, reported)),
    captures: listIn(body, 'captures').map((capture) => captureOf(capture, reported)),
    disputes: listIn(body, 'disputes').map((dispute) => disputeOf(dispute, reported)),
    attempts: listIn(body, 'tries').map((one) => tryOf(one, amount)),
    completeLists: ['refunds', 'captures', 'disputes'],
  }
}

type ReadAmount = (value: unknown) => Reported<number>

function refundOf(body: unknown, reported: ReadAmount): Refund {
  const word = textIn(body, 'status') ?? ''
  const createdAt = readInstant(textIn(body, 'created_at'))
  const status = REFUND_WORDS.get(word) ?? 'processing'
  return {
    ...namesIn(body),
    status,
    amount: reported(textIn(body, 'amount')),
    providerStatus: wordOf(word, REFUND_WORDS),
    ...(createdAt !== undefined && { createdAt }),
    cancelable: status === 'pending' ? 'yes' : 'no',
  }
}

function tryOf(body: unknown, amount: Reported<number>): PaymentAttempt {
  const word = textIn(body, 'status') ?? ''
  const status = TRY_WORDS.get(word) ?? 'open'
  return { id: textIn(body, 'id') ?? '', status, amount, superseded: word === 'returned' }
}

function captureOf(body: unknown, reported: ReadAmount): Capture {
  return { ...namesIn(body), status: 'succeeded', amount: reported(textIn(body, 'amount')) }
}

function disputeOf(body: unknown, reported: ReadAmount): Dispute {
  const amount = reported(textIn(body, 'amount'))
  const id = textIn(body, 'id') ?? ''
  return { id, kind: 'chargeback', status: 'open', amount, moneyTaken: amount }
}

function namesIn(body: unknown): { id?: string; reference?: string } {
  const id = textIn(body, 'id')
  const reference = textIn(body, 'reference')
  return { ...(id !== undefined && { id }), ...(reference !== undefined && { reference }) }
}

function wordOf(word: string, known: ReadonlyMap<string, unknown>): ProviderStatus {
  return { value: word, codes: [], recognized: known.has(word) }
}

/** What cannot be read as an amount was not reported; it is never zero. */
export function amountIn(value: unknown, currency: string | undefined): Reported<number> {
  if (typeof value !== 'string' || currency === undefined) return 'not_reported'
  try {
    return parseDecimal(value, currency).minorUnits
  } catch {
    return 'not_reported'
  }
}
