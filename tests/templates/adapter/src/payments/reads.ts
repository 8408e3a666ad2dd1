import {
  listIn,
  type ReadDefinitions,
  readingOf,
  readsByPayment,
  textIn,
} from '@paystate/adapter-kit'
import type { PaymentReading, PaymentRef } from '@paystate/core'
import type { Context } from '../http/context.ts'
import { isId, observe } from './read-payment.ts'

/** By the provider's id, or by our reference alone after a response was lost. */
async function readPayment(
  context: Context,
  { id, reference = '' }: PaymentRef,
): Promise<PaymentReading> {
  const { http } = context
  if (id !== undefined && !isId(id)) throw http.failed('invalid_request', 'The id is not valid.')
  const path = id === undefined ? `?reference=${encodeURIComponent(reference)}` : `/${id}`
  const { body, response } = await http.get('get_payment', `/payments${path}`)
  const [item, ...others] = id === undefined ? listIn(body, 'items') : [body]
  if (item === undefined) throw http.failed('not_found', 'No payment has this reference.')
  if (others.length > 0) throw http.failed('mismatch', 'Several payments have this reference.')
  const observation = observe(item, { ...context, response, via: 'read' })
  if (!observation) throw http.failed('unreadable_response', 'The response shows no payment.')
  return readingOf(observation)
}

export const reads: ReadDefinitions<Context> = {
  ...readsByPayment(readPayment),
  listChanges: ({ http }) => ({
    [Symbol.asyncIterator]: () => ({
      next: () => Promise.reject(http.failed('not_supported', 'The provider lists no changes.')),
    }),
  }),
  check: async ({ account, http }) => {
    const { body } = await http.get('check', '/account')
    if (textIn(body, 'account') === account.id) return { account }
    throw http.failed('unauthorized', 'The key belongs to another account.')
  },
}
