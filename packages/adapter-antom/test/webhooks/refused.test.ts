import { SIMULATOR_KEYS } from '@paystate/simulator/antom'
import { describe, expect, it } from 'vitest'
import { readPublicKey } from '../../src/configuration/read-keys.ts'
import { verifyNotification } from '../../src/webhooks/verify-message.ts'
import { bytesOf, sealed } from '../support/answering.ts'
import { CLIENT_ID, connect, WEBHOOK_URL } from '../support/connected.ts'

const PATH = new URL(WEBHOOK_URL).pathname
const body = bytesOf({ notifyType: 'PAYMENT_RESULT', paymentRequestId: 'order_1' })
const genuine = sealed(PATH, body, { timeHeader: 'request-time' })

function posted(headers: Readonly<Record<string, string>>, bytes: Uint8Array = body): Request {
  return new Request(WEBHOOK_URL, { method: 'POST', body: new Uint8Array(bytes), headers })
}

function without(name: keyof typeof genuine | 'request-time') {
  return Object.fromEntries(Object.entries(genuine).filter(([header]) => header !== name))
}

const RECIPES =
  'Mount the handler before anything that parses bodies; docs/webhooks.md of paystate has a recipe for each framework.'
const KEYS =
  'If it was genuine, set webhookUrl to the URL that Antom calls, and check antomPublicKey. If every message is refused, something parsed the body first: mount the handler before body parsers, as docs/webhooks.md of paystate shows.'

const UNSIGNED = [
  'It has no complete signature.',
  'If it was genuine, check whether a proxy removes headers.',
] as const
const OTHER_CLIENT = [
  'It is addressed to another client id.',
  'Pass it to the adapter of that client id, or check clientId.',
] as const
const FORGED = [
  'Its signature does not match its bytes, its URL or the configured keys.',
  KEYS,
] as const
const NO_JSON = ['It is signed, but not a JSON object.', KEYS] as const
const TOO_LARGE = ['It is larger than any notification.', KEYS] as const
const UNREADABLE = ['Its bytes cannot be read: the body was already read.', RECIPES] as const

const html = Buffer.from('<html>')
const spent = posted(genuine)
await spent.text()

describe('a refused notification says why, to whoever looks into the log', () => {
  it.each([
    ['without a signature', posted(without('signature')), UNSIGNED],
    ['without a time', posted(without('request-time')), UNSIGNED],
    ['without a client id', posted(without('client-id')), UNSIGNED],
    ['for another client', posted({ ...genuine, 'client-id': 'SANDBOX_1' }), OTHER_CLIENT],
    ['with other bytes', posted(genuine, bytesOf({ notifyType: 'PAYMENT_RESULT' })), FORGED],
    ['that is no JSON', posted(sealed(PATH, html, { timeHeader: 'request-time' }), html), NO_JSON],
    ['that is too large', posted(genuine, Buffer.alloc(300_000, 32)), TOO_LARGE],
    ['that was read before', spent, UNREADABLE],
  ])('%s', async (_what, request, [why, advice]) => {
    const { antom } = connect()

    const delivery = await antom.receiveWebhook(request)

    if (delivery.kind !== 'refused') throw new Error('it was received')
    expect(delivery.error).toMatchObject({ code: 'webhook_refused', provider: 'antom' })
    expect(delivery.error.message).toBe(
      `at antom: ${why} It was rejected and changed nothing. ${advice}`,
    )
    expect(delivery.response.headers.get('content-type')).toBe('application/json; charset=UTF-8')
  })

  it('without a place in the order of evidence is asked for again', async () => {
    const { antom } = connect({ sequence: { next: () => Promise.reject(new Error('db:secret')) } })
    const delivery = await antom.receiveWebhook(posted(genuine))

    if (delivery.kind !== 'refused') throw new Error('it was received')
    expect(delivery.error.message).toBe(
      'at antom: It is signed, but the sequence that was given to the adapter failed, so it has no place in the order of evidence. It was rejected and changed nothing. Antom delivers it again: find out why the sequence fails.',
    )
    expect(delivery.response.status).toBe(503)
    expect(await delivery.response.json()).toMatchObject({ result: { resultStatus: 'U' } })
  })

  it('says which recipe to use where no web-standard Request comes, as from Express', async () => {
    const { antom } = connect()
    const express = {
      url: '/notify',
      headers: genuine,
      body: JSON.parse(Buffer.from(body).toString()),
    }

    const delivery = await Reflect.apply(antom.receiveWebhook, antom, [express])

    expect(delivery).toMatchObject({ kind: 'refused', error: { code: 'webhook_refused' } })
    expect(delivery.error.message).toContain(
      'It is not a web-standard Request, so its bytes and headers cannot be read.',
    )
    expect(delivery.error.message).toContain(RECIPES)
  })

  it('names body parsers where bytes were parsed and written anew', async () => {
    const { antom } = connect()
    const rewritten = Buffer.from(JSON.stringify(JSON.parse(Buffer.from(body).toString()), null, 2))

    const delivery = await antom.receiveWebhook(posted(genuine, rewritten))

    if (delivery.kind !== 'refused') throw new Error('it was received')
    expect(delivery.error.message).toContain('before body parsers')
  })

  it('is not believed for another store of the same client id', async () => {
    const { antom } = connect({ config: { merchantAccountId: 'store_1' } })
    const other = bytesOf({ notifyType: 'PAYMENT_RESULT', merchantAccountId: 'store_2' })
    const headers = sealed(PATH, other, { timeHeader: 'request-time' })

    const delivery = await antom.receiveWebhook(posted(headers, other))

    if (delivery.kind !== 'refused') throw new Error('it was received')
    expect(delivery.error.message).toContain('It is about another store of the same client id.')
    expect(delivery.error.message).toContain('Pass it to the adapter of that merchantAccountId.')
  })

  it('is refused where it is one byte larger than any notification, and read at that size', async () => {
    const { antom } = connect()
    const sized = (bytes: number) => {
      const padded = Buffer.alloc(bytes, 32)
      padded.set(body)
      return posted(sealed(PATH, padded, { timeHeader: 'request-time' }), padded)
    }

    expect(await antom.receiveWebhook(sized(256 * 1024))).toMatchObject({ kind: 'received' })
    expect(await antom.receiveWebhook(sized(256 * 1024 + 1))).toMatchObject({ kind: 'refused' })
  })
})

describe('the address that was signed', () => {
  const key = readPublicKey(SIMULATOR_KEYS.antom.publicKey)
  if (!key) throw new Error('the key of the simulator cannot be read')
  const addressee = { clientId: CLIENT_ID, keys: [key] }
  const request = { url: WEBHOOK_URL, headers: new Headers(genuine) }

  it('is the one that it arrived at where none is configured', () => {
    expect(verifyNotification(request, { body, addressee })).toBe('signed')
  })

  it('is the one that it arrived at where the configured one is no address', () => {
    const elsewhere = { ...addressee, webhookUrl: '/antom/notify' }

    expect(verifyNotification(request, { body, addressee: elsewhere })).toBe('signed')
  })

  it('is the configured one where the server hands on no whole address', () => {
    const known = { ...addressee, webhookUrl: WEBHOOK_URL }

    expect(
      verifyNotification({ ...request, url: '/antom/notify' }, { body, addressee: known }),
    ).toBe('signed')
  })
})
