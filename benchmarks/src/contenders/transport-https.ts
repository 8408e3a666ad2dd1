import { Agent, request } from 'node:https'
import type { CreateContender } from './contender.ts'
import { BODY, HEADERS } from './transport-request.ts'

/** node:https by itself, with kept connections: the floor of what the kit stands on. */
export const createContender: CreateContender = (url) => {
  const agent = new Agent({ keepAlive: true })
  const headers = { ...HEADERS, 'content-length': BODY.byteLength }
  return {
    create: () =>
      new Promise((resolve, reject) => {
        const sending = request(`${url}/v2/payments`, { method: 'POST', agent, headers })
        sending.on('error', reject)
        sending.on('response', (message) => {
          const chunks: Uint8Array[] = []
          message.on('data', (chunk) => chunks.push(chunk))
          message.on('error', reject)
          message.on('end', () => (message.statusCode === 200 ? resolve() : reject(message)))
        })
        sending.end(BODY)
      }),
  }
}
