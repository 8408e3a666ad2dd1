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
import type { Observation, PaymentStatus, RefundStatus } from '@paystate/core'
import { NO_AMOUNTS } from '@paystate/core/adapter'
import type { Context } from '../http/context.ts'

/** The provider's words for a payment. Whatever is not here is under way, and ships no goods. */
const paymentWord = createWords<PaymentStatus>(
  { open: 'requires_action', paid: 'captured', declined: 'failed', lapsed: 'expired' },
  { unknown: 'processing' },
)

const refundWord = createWords<RefundStatus>({ sent: 'succeeded' }, { unknown: 'processing' })

/** An id becomes part of a path: anything that is none must not. */
export function isId(id: string | undefined): id is string {
  return id !== undefined && /^(pay|ref)_\d{1,12}$/.test(id)
}

interface Given extends Pick<Context, 'account'> {
  readonly response: AnsweredAttempt
  readonly via: 'read' | 'response'
}

/** What one body tells of a payment. Nothing is filled in from what was asked for: that would confirm itself. */
export function observe(body: unknown, { account, response, via }: Given): Observation | undefined {
  const [paymentId, word] = [textIn(body, 'id'), textIn(body, 'status')]
  if (paymentId === undefined || word === undefined) return undefined
  const currency = textIn(body, 'currency')
  const amountOf = (part: unknown, name = 'amount') => amountIn(currency, textIn(part, name))
  const [amount, captured] = [amountOf(body), amountOf(body, 'paid')]
  const { status, providerStatus } = paymentWord(word)
  const url = textIn(body, 'pay_url')
  const failure = { code: word, category: 'unspecified', next: 'new_reference' } as const
  return {
    ...{ account, asOf: response.asOf, at: response.endedAt, via, paymentId },
    ...present({ reference: textIn(body, 'reference') }),
    payment: {
      ...{ status, providerStatus },
      ...present({ currency, orderReference: textIn(body, 'order') }),
      amounts: { ...NO_AMOUNTS, amount, captured, authorized: captured },
      nextAction: url === undefined ? 'none' : { type: 'redirect', method: 'GET', url },
      times: {},
      ...(status === 'failed' && { failure }),
    },
    refunds: listIn(body, 'refunds').map((refund) => {
      const read = refundWord(textIn(refund, 'status'))
      return { ...namesIn(refund), ...read, amount: amountOf(refund), cancelable: 'no' }
    }),
    // The body has all of them, and their sum is what was refunded; something else in their place hides them.
    ...(hasList(body, 'refunds') && { completeLists: ['refunds'] }),
  }
}
