import { createServer, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { createWebhookHandler as createExpressHandler } from '@paystate/webhooks/express'
import { createWebhookPlugin } from '@paystate/webhooks/fastify'
import { createWebhookHandler, toWebRequest } from '@paystate/webhooks/node'
import { Router } from 'express'
import { expect, it } from 'vitest'
import { message, post } from './support/post.ts'
import { ENTRIES, listening, serveExpress, serveFastify } from './support/servers.ts'

const path = async (request: Request) => new Response(new URL(request.url).pathname)

it('has the whole path, of which a router of Express has cut off the beginning', async () => {
  const port = await serveExpress((app) => {
    const router = Router()
    router.post('/mollie', createExpressHandler(path))
    app.use('/webhooks', router)
  })

  expect(await post(port, message('{}', { path: '/webhooks/mollie' }))).toMatchObject({
    body: '/webhooks/mollie',
  })
})

it('comes with the parameters of the path, as the framework has read them', async () => {
  const inExpress = await serveExpress((app) =>
    app.post(
      '/webhooks/:instance',
      createExpressHandler(async (_request, { params }) => new Response(params.instance)),
    ),
  )
  const inFastify = await serveFastify((app) =>
    app.register(
      createWebhookPlugin(async (_request, { params }) => new Response(params.instance), {
        path: '/:instance',
      }),
      { prefix: '/webhooks' },
    ),
  )
  const raw = message('{}', { path: '/webhooks/antom' })

  expect(await post(inExpress, raw)).toMatchObject({ body: 'antom' })
  expect(await post(inFastify, raw)).toMatchObject({ body: 'antom' })
})

it.each([
  ['/hook?a=1&b=%2F', 'shop.example', 'http://shop.example/hook?a=1&b=%2F'],
  ['//evil.example/hook', 'shop.example', 'http://shop.example//evil.example/hook'],
  ['http://shop.example/hook', 'other.example', 'http://shop.example/hook'],
  ['/hook', 'no host at all', 'http://localhost/hook'],
  ['*', 'shop.example', 'http://localhost/'],
])('the request target %s, for host %s, is %s', async (target, host, url) => {
  expect(await urlOf({ target, host })).toBe(url)
})

/** What a server makes of a request line and host that no client would send. */
async function urlOf({ target, host }: { target: string; host: string }): Promise<string> {
  const urls: string[] = []
  const server = createServer((incoming, response) => {
    urls.push(toWebRequest(incoming).url)
    response.setHeader('connection', 'close').end()
  })
  const socket = connect(await listening(server), '127.0.0.1')
  socket.end(`POST ${target} HTTP/1.1\r\nhost: ${host}\r\ncontent-length: 0\r\n\r\n`)
  await text(socket)
  return urls.join()
}

it('has no body for a GET, as when a payer returns', async () => {
  const seen: (string | null)[] = []
  const server = createServer((incoming: IncomingMessage, response) => {
    const request = toWebRequest(incoming)
    seen.push(request.method, request.body === null ? 'no body' : 'a body')
    response.end()
  })
  await fetch(`http://127.0.0.1:${await listening(server)}/return`)

  expect(seen).toEqual(['GET', 'no body'])
})

it.each(Object.entries(ENTRIES))(
  '%s refuses a body that is too large without reading all of it',
  async (_entry, serve) => {
    const read: number[] = []
    const port = await serve(async ({ body }) => {
      const reader = body?.getReader()
      const first = await reader?.read()
      read.push(first?.value?.byteLength ?? 0)
      await reader?.cancel()
      return new Response(null, { status: 413 })
    })
    const { status, headers } = await post(port, message(new Uint8Array(8 * 1024 * 1024)))

    expect(read[0]).toBeLessThan(1024 * 1024)
    expect([413, 'reset']).toContain(status) // the sender may notice the end before the response
    if (status === 413) expect(headers).toMatchObject({ connection: 'close' })
  },
)

it('keeps cookies and other repeated headers of a response', async () => {
  const headers = new Headers([
    ['set-cookie', 'a=1'],
    ['set-cookie', 'b=2'],
    ['content-type', 'application/json; charset=UTF-8'],
  ])
  const answer = async () => new Response('{}', { status: 202, headers })
  const port = await listening(createServer(createWebhookHandler(answer)))

  expect(await post(port, message('{}'))).toMatchObject({
    status: 202,
    headers: { 'set-cookie': ['a=1', 'b=2'], 'content-type': 'application/json; charset=UTF-8' },
  })
})

it('keeps every header of a message, those that are repeated too', async () => {
  const seen: (string | null)[] = []
  const handler = createWebhookHandler(async ({ headers }) => {
    seen.push(headers.get('content-type'), headers.get('x-signature'))
    return new Response()
  })
  const headers = [
    ['content-type', 'text/plain'],
    ['content-type', 'application/json'],
    ['x-signature', 'a'],
    ['x-signature', 'b'],
  ] as const
  await post(await listening(createServer(handler)), { ...message('{}'), headers })

  expect(seen).toEqual(['text/plain, application/json', 'a, b'])
})
