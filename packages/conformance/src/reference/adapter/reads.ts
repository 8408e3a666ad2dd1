import {
  listIn,
  type ReadDefinitions,
  readingOf,
  readsByPayment,
  textIn,
} from '@paystate/adapter-kit'
import type { PaymentReading, PaymentRef } from '@paystate/core'
import { epochOf, instantOf } from '@paystate/core'
import type { Context } from './context.ts'
import { isId, observe } from './read-payment.ts'

/** Reads a payment by the provider's id, or by our reference where the id is not known. */
async function readPayment(
  context: Context,
  { id, reference = '' }: PaymentRef,
): Promise<PaymentReading> {
  const { http } = context
  if (id !== undefined && !isId(id))
    throw http.failed('invalid_request', 'Invalid payment id: not an id of this provider.')
  const path = id === undefined ? `?reference=${encodeURIComponent(reference)}` : `/${id}`
  const { body, response } = await http.get('get_payment', `/payments${path}`)
  const [item, ...others] = id === undefined ? listIn(body, 'items') : [body]
  if (item === undefined) throw http.failed('not_found', 'No payment has this reference.')
  if (others.length > 0) throw http.failed('mismatch', 'Several payments have this reference.')
  const observation = observe(item, { ...context, response, via: 'read' })
  if (!observation) throw http.failed('unreadable_response', 'The response could not be read.')
  return readingOf(observation)
}

export const reads: ReadDefinitions<Context> = {
  ...readsByPayment(readPayment),
  async *listChanges({ account, http }, { since }) {
    const path = `/payments?since=${epochOf(since)}`
    const { body, response } = await http.get('list_changes', path)
    const { begunBy } = response
    const listed = begunBy ? { listedAt: instantOf(begunBy.earliest) } : {}
    for (const item of listIn(body, 'items')) {
      const [paymentId, reference] = [textIn(item, 'id'), textIn(item, 'reference')]
      if (paymentId === undefined || reference === undefined) continue
      yield { account, event: '', recognized: true, paymentId, reference, ...listed }
    }
  },
  check: async ({ account, http }) => {
    const { body } = await http.get('check', '/account')
    if (textIn(body, 'account') === account.id) return { account }
    throw http.failed('unauthorized', 'The key belongs to another account.')
  },
}
