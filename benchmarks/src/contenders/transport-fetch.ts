import type { CreateContender } from './contender.ts'
import { BODY, HEADERS } from './transport-request.ts'

/** What one writes by hand. It says nothing of how far a request got. */
export const createContender: CreateContender = (url) => ({
  create: async () => {
    const response = await fetch(`${url}/v2/payments`, {
      method: 'POST',
      headers: HEADERS,
      body: BODY,
      signal: AbortSignal.timeout(10_000),
    })
    await response.arrayBuffer()
    if (response.status !== 200) throw new Error(String(response.status))
  },
})
