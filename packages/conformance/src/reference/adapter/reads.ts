import { type ReadDefinitions, readingOf, readsByPayment } from '@paystate/adapter-kit'
import type { ErrorCode, PaymentReading, PaymentRef } from '@paystate/core'
import { epochOf, instantOf, PaymentError } from '@paystate/core'
import { listIn, textIn } from '../json.ts'
import { type Context, isId, read } from './connection.ts'
import { observe } from './read-payment.ts'

/** Reads a payment by the provider's id, or by our reference where the id is not known. */
async function readPayment(
  context: Context,
  { id, reference = '' }: PaymentRef,
): Promise<PaymentReading> {
  if (id !== undefined && !isId(id))
    throw readError('invalid_request', 'Invalid payment id: not an id of this provider.')
  const path =
    id === undefined ? `/payments?reference=${encodeURIComponent(reference)}` : `/payments/${id}`
  const { body, response } = await read(context, { operation: 'get_payment', path })
  const item = id === undefined ? listIn(body, 'items')[0] : body
  if (item === undefined) throw readError('not_found', 'No payment has this reference.')
  const observation = observe(item, { context, response, via: 'read' })
  if (!observation) throw readError('unreadable_response', 'The response could not be read.')
  return readingOf(observation)
}

export const reads: ReadDefinitions<Context> = {
  ...readsByPayment(readPayment),
  async *listChanges(context, { since }) {
    const { account } = context
    const path = `/payments?since=${epochOf(since)}`
    const { body, response } = await read(context, { operation: 'list_changes', path })
    const { begunBy } = response
    const listed = begunBy ? { listedAt: instantOf(begunBy.earliest) } : {}
    for (const item of listIn(body, 'items')) {
      const [paymentId, reference] = [textIn(item, 'id'), textIn(item, 'reference')]
      if (paymentId === undefined || reference === undefined) continue
      yield { account, event: '', recognized: true, paymentId, reference, ...listed }
    }
  },
  check: async (context) => {
    const { account } = context
    const { body } = await read(context, { operation: 'check', path: '/account' })
    if (textIn(body, 'account') === account.id) return { account }
    throw readError('unauthorized', 'The key belongs to another account.')
  },
}

function readError(code: ErrorCode, what: string): PaymentError {
  return new PaymentError(code, { what, provider: 'reference', money: 'A read moves no money.' })
}
