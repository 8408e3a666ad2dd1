import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { isSignedWith, readMessage, receivedWebhook } from '../../src/index.ts'

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

  expect(await readMessage(spent, from)).toMatchObject({ kind: 'refused' })
  expect(await Reflect.apply(readMessage, undefined, [{ body: {} }, from])).toMatchObject({
    kind: 'refused',
    error: { code: 'webhook_refused' },
  })
})

it('a message that is received has two responses, of which one asks for it again', () => {
  const message = receivedWebhook({ authenticity: 'unsigned', hints: [], observations: [] })

  expect([message.acknowledge().status, message.requestRedelivery().status]).toEqual([200, 503])
})

it('a digest with anything behind it is none', () => {
  const bytes = new TextEncoder().encode('x')
  const digest = createHmac('sha256', 'secret').update(bytes).digest('hex')

  expect(isSignedWith(['secret'], { bytes, digests: [digest] })).toBe(true)
  for (const digests of [[`${digest},${digest}`], [`${digest}zz`], ['']])
    expect(isSignedWith(['secret'], { bytes, digests })).toBe(false)
})
