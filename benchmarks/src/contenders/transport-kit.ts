import { createTransport } from '@paystate/adapter-kit'
import type { CreateContender } from './contender.ts'
import { BODY, HEADERS } from './transport-request.ts'

/** One attempt over the kit: deadline, order, evidence, the provider's time. */
export const createContender: CreateContender = (url) => {
  const transport = createTransport({ provider: 'benchmark' })
  return {
    create: async () => {
      const attempt = await transport.attempt({
        operation: 'create_payment',
        method: 'POST',
        url: `${url}/v2/payments`,
        headers: () => HEADERS,
        body: BODY,
        deadlineMs: 10_000,
      })
      if (attempt.end !== 'answered' || attempt.status !== 200) throw new Error(attempt.end)
    },
  }
}
