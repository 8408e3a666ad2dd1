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

it('takes a response for cut off by the error of its message, where there is one', async () => {
  const message = new IncomingMessage(new Socket())
  const response = reading(message)
  message.destroy(new Error('reset'))
  await expect(response).rejects.toThrow('reset')
})

it('joins the headers of one name', async () => {
  const message = new IncomingMessage(new Socket())
  const response = reading(message)
  message.headers['set-cookie'] = ['a=1', 'b=2']
  message.complete = true
  message.push(null)
  const { headers } = await response
  expect(headers.get('Set-Cookie')).toBe('a=1, b=2')
})
