import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, it } from 'vitest'
import type { HttpResponse } from '../../src/index.ts'
import { readResponse } from '../../src/transport/read-response.ts'

/** Not every runtime says with an error that a response was cut off. */
function reading(message: IncomingMessage): Promise<HttpResponse> {
  return new Promise((resolve, reject) => readResponse(message, { maxBytes: 100, resolve, reject }))
}

it('takes no response for whole that has ended without being complete', async () => {
  const message = new IncomingMessage(new Socket())
  const response = reading(message)
  message.push('{"half":')
  message.push(null)
  await expect(response).rejects.toThrow('cut off')
})

it('takes a response for cut off whose message is closed without a word', async () => {
  const message = new IncomingMessage(new Socket())
  const response = reading(message)
  message.emit('close')
  await expect(response).rejects.toThrow('cut off')
})
