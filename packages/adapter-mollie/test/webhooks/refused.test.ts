import { describe, expect, it } from 'vitest'
import { connected } from '../support/connected.ts'
import { paymentJson } from '../support/payment-json.ts'
import { classic, event, SECRET, signatureOf, signed, URL_OF_SHOP } from './messages.ts'

const { mollie } = connected({ options: { webhookSecrets: [SECRET] } })
const text = event()
const live = event({ _embedded: { entity: paymentJson({ mode: 'live' }) } })

function posted(body: NonNullable<RequestInit['body']>): Request {
  return new Request(URL_OF_SHOP, { method: 'POST', body, duplex: 'half' })
}

async function refusal(request: Request, adapter = mollie) {
  const delivery = await adapter.receiveWebhook(request)
  if (delivery.kind !== 'refused') throw new Error('it was received')
  return delivery
}

const spent = classic('id=tr_1')
await spent.text()

const RECIPES =
  'Mount the handler before anything that parses bodies; docs/webhooks.md of paystate has a recipe for each framework.'
const ADDRESS = 'If it was genuine, check the webhook URL configured at Mollie.'

describe('a refused message says why, and what to do, to whoever looks into the log', () => {
  it.each([
    ['that was not posted', new Request(URL_OF_SHOP), 405, 'It was not posted.', ADDRESS],
    [
      'that was read before',
      spent,
      400,
      'Its bytes cannot be read: the body was already read.',
      RECIPES,
    ],
    [
      'that is not UTF-8',
      posted(Buffer.from([0x69, 0x64, 0x3d, 0xff])),
      400,
      'Its body is not text.',
      ADDRESS,
    ],
    [
      'that is too large',
      posted(`id=${'x'.repeat(256 * 1024)}`),
      413,
      'It is larger than any message of Mollie.',
      ADDRESS,
    ],
    ['that names nothing', classic('a=b'), 400, 'It is a form without an id.', RECIPES],
    [
      'that a parser wrote anew',
      signed('{"id":"tr_1"}', []),
      401,
      'It is not the classic form, and has no signature.',
      `If it was the classic form, something parsed its body first. ${RECIPES}`,
    ],
    [
      'with a wrong signature',
      signed(text, [signatureOf(text, 'a guess')]),
      401,
      'Its signature does not match its bytes and the configured secrets.',
      `If it was genuine, check webhookSecrets. If every event is refused, something parsed the body first. ${RECIPES}`,
    ],
    [
      'that is no event',
      signed('{}', [signatureOf('{}', SECRET)]),
      400,
      'It is signed, but not an event.',
      ADDRESS,
    ],
    [
      'about the other mode',
      signed(live, [signatureOf(live, SECRET)]),
      400,
      'It is about the other mode, not that of this account.',
      'Pass it to the adapter of that mode.',
    ],
  ])('%s', async (_what, request, status, what, advice) => {
    const { error, response } = await refusal(request)

    expect(error).toMatchObject({ provider: 'mollie', operation: 'receive_webhook' })
    expect(error.message).toContain(`mollie: ${what} `)
    expect(error.message.endsWith(` ${advice}`)).toBe(true)
    expect(response.status).toBe(status)
  })

  it.each([
    ['the request of Express', { method: 'POST', headers: { host: 'x' }, body: { id: 'tr_1' } }],
    ['a context of Hono', { req: { raw: {} } }],
    ['nothing', undefined],
    ['text', 'id=tr_1'],
  ])('that is %s and no Request, with the recipe for it', async (_what, given) => {
    const { error, response } = await refusal(JSON.parse(JSON.stringify({ given })).given)
    expect(error.message).toContain('not a web-standard Request')
    expect(error.message).toContain('docs/webhooks.md')
    expect(response.status).toBe(400)
  })

  it('where no secret is configured', async () => {
    const request = signed(text, [signatureOf(text, SECRET)])
    const { error, response } = await refusal(request, connected().mollie)

    expect(error.message).toContain('No secret is configured to check its signature.')
    expect(error.message).toContain('Configure webhookSecrets with the secret of the subscription.')
    expect(response.status).toBe(401)
  })

  it('is read up to 256 KiB', async () => {
    const largest = `id=tr_1&padding=${'x'.repeat(256 * 1024)}`.slice(0, 256 * 1024)

    expect(await mollie.receiveWebhook(classic(largest))).toMatchObject({ kind: 'received' })
    expect((await refusal(classic(`${largest}x`))).response.status).toBe(413)
  })
})

describe('what is no digest is no signature', () => {
  const digest = signatureOf(text, SECRET).slice('sha256='.length)

  it.each([
    ['something before it', `sha256=zz${digest}`],
    ['something behind it', `sha256=${digest}zz`],
    ['the prefix inside it', `${digest.slice(0, 2)}sha256=${digest.slice(2)}`],
    ['another prefix', `sha512=${digest}`],
    ['its last digit missing', `sha256=${digest.slice(0, -1)}`],
  ])('with %s', async (_what, signature) => {
    const { error, response } = await refusal(signed(text, [signature]))

    expect(error.message).toContain('has no signature.')
    expect(response.status).toBe(401)
  })
})
