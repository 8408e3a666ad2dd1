import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, it } from 'vitest'
import { toNodeListener } from '../../src/node.ts'

async function served(listener: ReturnType<typeof toNodeListener>, parse: 'first' | 'never') {
  const server = createServer(async (incoming, outgoing) => {
    if (parse === 'first') for await (const _ of incoming);
    await listener(incoming, outgoing)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  try {
    const sent = await fetch(`http://127.0.0.1:${port}/console`, { method: 'POST', body: 'a=b' })
    return { status: sent.status, text: await sent.text() }
  } finally {
    server.close()
  }
}

it('passes on the body and the address of the peer', async () => {
  const listener = toNodeListener(
    async (request, connection) =>
      new Response(`${await request.text()} from ${connection?.remoteAddress}`),
  )

  expect(await served(listener, 'never')).toEqual({ status: 200, text: 'a=b from 127.0.0.1' })
})

it('says that a parser of bodies ran first', async () => {
  const listener = toNodeListener(async () => new Response('never reached'))

  expect(await served(listener, 'first')).toEqual({
    status: 500,
    text: expect.stringContaining('Mount the console above every body parser'),
  })
})
