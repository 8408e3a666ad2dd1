import { createServer } from 'node:http'
import { expect, it } from 'vitest'
import { deliverToLoopback } from '../../src/webhooks/deliver.ts'

const post = (url: string) => new Request(url, { method: 'POST', body: 'id=tr_1' })

it.each([
  'https://shop.example.org/hook',
  'http://10.0.0.1/hook',
  'http://127.0.0.1.example.org/hook',
  'http://localhost.example.org/hook',
  'http://0.0.0.0/hook',
])('does not contact %s', async (url) => {
  await expect(deliverToLoopback(post(url))).rejects.toThrow('Only loopback addresses')
})

it.each([
  'http://127.0.0.1:1/',
  'http://localhost:1/',
  'http://shop.localhost:1/',
  'http://[::1]:1/',
])('contacts %s', async (url) => {
  await expect(deliverToLoopback(post(url))).rejects.not.toThrow('Only loopback addresses')
})

it('does not follow a redirect', async () => {
  const server = createServer((_, response) => {
    response.writeHead(302, { location: 'https://shop.example.org/hook' }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  expect((await deliverToLoopback(post(`http://127.0.0.1:${port}/`))).status).toBe(302)
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})
