import {
  type AnsweredAttempt,
  amountIn,
  createWords,
  hasList,
  listIn,
  namesIn,
  present,
  textIn,
} from '@paystate/adapter-kit'
import type {
  Dispute,
  Observation,
  PaymentAttempt,
  PaymentStatus,
  RefundStatus,
} from '@paystate/core'
import { NO_AMOUNTS, readInstant } from '@paystate/core/adapter'
import type { Context } from './context.ts'

const paymentWord = createWords<PaymentStatus>(
  {
    open: 'requires_action',
    underway: 'processing',
    held: 'authorized',
    paid: 'captured',
    void: 'canceled',
    lapsed: 'expired',
    abandoned: 'expired', // the provider's old word for lapsed
    declined: 'failed',
  },
  { unknown: 'processing' },
)
const refundWord = createWords<RefundStatus>(
  { waiting: 'pending', sent: 'succeeded', bounced: 'failed', canceled: 'canceled' },
  { unknown: 'processing' },
)
const tryWord = createWords<PaymentAttempt['status']>(
  { declined: 'failed', paid: 'succeeded', returned: 'succeeded' },
  { unknown: 'open' },
)

/** The form of every id of the provider; anything else could change the path of a request. */
export function isId(id: string | undefined): id is string {
  return id !== undefined && /^(pay|ref)_\d{6,12}$/.test(id)
}

interface Given extends Pick<Context, 'account' | 'capabilities'> {
  readonly response: AnsweredAttempt
  readonly via: 'read' | 'response'
}

/** What a payment's body reports. Undefined when it is not about a payment. */
export function observe(body: unknown, given: Given): Observation | undefined {
  const { account, capabilities, response, via } = given
  const lateMoney = capabilities.lateMoney === 'returned' && ({ lateMoney: 'returned' } as const)
  const seen = { account, asOf: response.asOf, at: response.endedAt, via, ...lateMoney }
  const [paymentId, word] = [textIn(body, 'id'), textIn(body, 'status')]
  if (response.status === 202) return { ...seen, ...present({ paymentId }), needsRead: true }
  if (paymentId === undefined || word === undefined) return undefined
  const currency = textIn(body, 'currency')
  const amountOf = (part: unknown, name = 'amount') => amountIn(currency, textIn(part, name))
  const { status, providerStatus } = paymentWord(word)
  const [amount, captured] = [amountOf(body), amountOf(body, 'taken')]
  const authorized = ['authorized', 'captured'].includes(status) ? amount : captured
  const moved = { amount, authorized, captured, reversed: amountOf(body, 'reversed') }
  const url = textIn(body, 'pay_url')
  const lists = ['refunds', 'captures', 'disputes'] as const
  const failure = { code: word, category: 'unspecified', next: 'new_reference' } as const
  return {
    ...seen,
    ...present({ reference: textIn(body, 'reference') }),
    paymentId,
    payment: {
      ...{ status, providerStatus },
      ...present({ currency, orderReference: textIn(body, 'order') }),
      amounts: { ...NO_AMOUNTS, ...moved },
      nextAction: url === undefined ? 'none' : { type: 'redirect', method: 'GET', url },
      times: present({
        createdAt: readInstant(textIn(body, 'created_at')),
        expiresAt: readInstant(textIn(body, 'ends_at')),
      }),
      ...(status === 'failed' && { failure }),
    },
    refunds: listIn(body, 'refunds').map((refund) => {
      const read = refundWord(textIn(refund, 'status'))
      const cancelable = read.status === 'pending' ? 'yes' : 'no'
      const known = present({ createdAt: readInstant(textIn(refund, 'created_at')) })
      return { ...namesIn(refund), ...read, ...known, amount: amountOf(refund), cancelable }
    }),
    captures: listIn(body, 'captures').map((capture) => {
      return { ...namesIn(capture), status: 'succeeded', amount: amountOf(capture) }
    }),
    disputes: listIn(body, 'disputes').map((dispute) => disputeOf(dispute, currency)),
    attempts: listIn(body, 'tries').map((one) => {
      const [id = '', tried] = [textIn(one, 'id'), textIn(one, 'status')]
      return { id, status: tryWord(tried).status, amount, superseded: tried === 'returned' }
    }),
    completeLists: lists.filter((list) => hasList(body, list)),
  }
}

export function disputeOf(dispute: unknown, currency: string | undefined): Dispute {
  const amount = amountIn(currency, textIn(dispute, 'amount'))
  const id = textIn(dispute, 'id') ?? ''
  return { id, kind: 'chargeback', status: 'open', amount, moneyTaken: amount }
}
