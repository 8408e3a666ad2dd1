import { afterEach, describe, expect, it } from 'vitest'
import { serveExpress, serveExpressParsed } from '../../src/frameworks/express.ts'
import { serveFastify } from '../../src/frameworks/fastify.ts'
import { serveHono } from '../../src/frameworks/hono.ts'
import { serveNodeHttp } from '../../src/frameworks/node-http.ts'
import { closeShops, payAtAntom, payAtMollie } from '../../src/frameworks/shop.ts'

const FRAMEWORKS = {
  'node:http': serveNodeHttp,
  Hono: serveHono,
  Fastify: serveFastify,
  'Express 5': serveExpress,
} as const

afterEach(closeShops)

describe.each(Object.entries(FRAMEWORKS))('webhooks through %s', (_name, serve) => {
  it('arrive as the bytes that were signed', async () => {
    const { received, outcomes } = await payAtAntom(serve)

    expect(outcomes).toEqual(['accepted'])
    expect(received.map(({ authenticity }) => authenticity)).toEqual(['signed'])
    expect(received[0]?.hints).toMatchObject([{ reference: 'order_1', event: 'PAYMENT_RESULT' }])
  })

  it('arrive as the form that was sent', async () => {
    const { received, outcomes } = await payAtMollie(serve)

    expect(outcomes).toEqual(['accepted'])
    expect(received[0]?.hints).toMatchObject([{ reference: 'order_1' }])
  })
})

it('refuses a signed message that a body parser has written anew', async () => {
  const { received, outcomes } = await payAtAntom(serveExpressParsed)

  expect(outcomes).toEqual(['rejected'])
  expect(received).toEqual([])
})
