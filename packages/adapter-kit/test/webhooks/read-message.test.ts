import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { isSignedWith, readMessage, receivedWebhook } from '../../src/index.ts'
import { receiving } from '../../src/webhooks/receiving.ts'

const posted = (body: string | Uint8Array<ArrayBuffer>) =>
  new Request('https://shop.example/', { method: 'POST', body })
const from = { provider: 'example', limit: 10 }

it('gives the bytes and the text, a byte order mark included', async () => {
  expect(await readMessage(posted('\uFEFF{}'), from)).toMatchObject({
    kind: 'read',
    text: '\uFEFF{}',
  })
})

it.each([
  ['too large', posted('x'.repeat(11)), 413, 'too large'],
  ['not text', posted(new Uint8Array([0xff])), 400, 'no text'],
])('refuses what is %s', async (_what, request, status, why) => {
  const refused = await readMessage(request, from)

  if (refused.kind !== 'refused') throw new Error('it was read')
  expect(refused.response.status).toBe(status)
  expect(refused.error.message).toContain(why)
  expect(refused.error.message).toContain('docs/webhooks.md')
})

it('refuses what was read before, and what is no Request', async () => {
  const spent = posted('{}')
  await spent.text()

  expect(await readMessage(spent, from)).toMatchObject({
    kind: 'refused',
    error: { message: expect.stringContaining('something has read the body already') },
    response: { status: 400 },
  })
  expect(await Reflect.apply(readMessage, undefined, [{ body: {} }, from])).toMatchObject({
    kind: 'refused',
    error: {
      code: 'webhook_refused',
      operation: 'receive_webhook',
      message: expect.stringContaining('It is not a web-standard Request.'),
    },
  })
})

it('takes messages of up to 256 KiB unless the adapter says otherwise', async () => {
  const { provider } = from
  const largest = 'x'.repeat(256 * 1024)

  expect(await readMessage(posted(largest), { provider })).toMatchObject({ text: largest })
  expect(await readMessage(posted(`${largest}x`), { provider })).toMatchObject({
    kind: 'refused',
    response: { status: 413 },
  })
})

it('a message that is received has two responses, of which one asks for it again', async () => {
  const message = receivedWebhook({ authenticity: 'unsigned', hints: [], observations: [] })
  const taken = message.acknowledge()
  const again = message.requestRedelivery()

  expect(message.kind).toBe('received')
  expect([taken.status, await taken.text()]).toEqual([200, 'ok'])
  expect([again.status, await again.text()]).toEqual([503, 'later'])
})

it('a message during which something of our own fails is refused, and asked for again', async () => {
  const message = receivedWebhook({ authenticity: 'unsigned', hints: [], observations: [] })
  const failing = () => Promise.reject(new TypeError('the clock'))

  expect(await receiving('example', async () => message)).toBe(message)
  expect(await receiving('example', failing)).toMatchObject({
    kind: 'refused',
    error: {
      provider: 'example',
      message: expect.stringContaining('Something of your own failed while it was read'),
    },
    response: { status: 503 },
  })
})

it('a digest with anything behind it is none', () => {
  const bytes = new TextEncoder().encode('x')
  const digest = createHmac('sha256', 'secret').update(bytes).digest('hex')

  expect(isSignedWith(['secret'], { bytes, digests: [digest] })).toBe(true)
  for (const digests of [[`${digest},${digest}`], [`${digest}zz`], ['']])
    expect(isSignedWith(['secret'], { bytes, digests })).toBe(false)
})
