import { createSign } from 'node:crypto'
import { SIMULATOR_KEYS } from '@paystate/simulator/antom'

/** What somebody outside knows of a payment that is not paid, and of another one that is. */
export interface Known {
  readonly reference: string
  readonly providerId: string
  readonly paid: { readonly reference: string; readonly providerId: string }
  /** A paid payment of the same account that another system made; Mollie's messages may name any. */
  readonly stranger?: string
}

/** A request that anybody can send to the shop. */
export interface Attack {
  readonly name: string
  readonly path: string
  readonly init: RequestInit
}

const form = (fields: Record<string, string>): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
})

const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

/** Messages in Mollie's form: the classic one is not signed, so anybody can write it. */
export function attacksOnMollie({ reference, providerId, paid, stranger = '' }: Known): Attack[] {
  const path = `/webhooks/mollie?paystate_reference=${reference}`
  const claimed = { id: providerId, status: 'paid', amountCaptured: '129.00', paidAt: '2026-01-01' }
  const event = {
    resource: 'event',
    id: 'event_1',
    type: 'payment.paid',
    entityId: providerId,
    _embedded: { entity: { ...claimed, resource: 'payment' } },
  }
  return [
    { name: 'its own id, again and again', path, init: form({ id: providerId }) },
    { name: 'a status in the form', path, init: form(claimed) },
    { name: 'the paid payment of another order', path, init: form({ id: paid.providerId }) },
    { name: 'a stranger’s paid payment', path, init: form({ id: stranger }) },
    { name: 'both ids', path, init: form({ id: `${providerId},${paid.providerId}` }) },
    { name: 'a path for an id', path, init: form({ id: `../payments/${paid.providerId}` }) },
    {
      name: 'two references',
      path: `${path}&paystate_reference=${paid.reference}`,
      init: form({ id: paid.providerId }),
    },
    { name: 'an event without a signature', path, init: json(event) },
    {
      name: 'an event with a made-up signature',
      path,
      init: json(event, { 'x-mollie-signature': `sha256=${'0'.repeat(64)}` }),
    },
    { name: 'no body', path, init: { method: 'POST' } },
  ]
}

/** Messages in Antom's form, without its key. */
export function attacksOnAntom({ reference, providerId, paid }: Known): Attack[] {
  const path = '/webhooks/antom'
  const result = { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' }
  const amount = { currency: 'EUR', value: '12900' }
  const body = JSON.stringify({
    notifyType: 'PAYMENT_RESULT',
    result,
    paymentRequestId: reference,
    paymentId: providerId,
    paymentAmount: amount,
    actualPaymentAmount: amount,
    paymentTime: '2026-01-01T00:00:00Z',
  })
  const capture = body.replace('PAYMENT_RESULT', 'CAPTURE_RESULT')
  const mixed = body.replace(providerId, paid.providerId)
  return [
    { name: 'no signature', path, init: json(body) },
    { name: 'no signature, a capture', path, init: json(capture) },
    { name: 'no signature, the id of another order', path, init: json(mixed) },
    { name: 'a made-up signature', path, init: json(body, headersWith('AAAA')) },
    { name: 'an empty signature', path, init: json(body, headersWith('')) },
    {
      name: 'no algorithm',
      path,
      init: json(body, { ...headersWith('AAAA'), signature: 'algorithm=none,signature=' }),
    },
    {
      name: 'signed with the key of the shop',
      path,
      init: json(body, headersWith(signedByShop(path, body))),
    },
    { name: 'as a form', path, init: form({ id: providerId }) },
    { name: 'Mollie’s message', path: '/webhooks/antom', init: form({ id: paid.providerId }) },
    { name: 'no body', path, init: { method: 'POST' } },
  ]
}

const CLIENT = 'SANDBOX_5X00000000000000'
const TIME = '2026-01-01T00:00:00Z'

function headersWith(signature: string): Record<string, string> {
  return {
    'client-id': CLIENT,
    'request-time': TIME,
    signature: `algorithm=RSA256,keyVersion=1,signature=${encodeURIComponent(signature)}`,
  }
}

function signedByShop(path: string, body: string): string {
  const content = `POST ${path}\n${CLIENT}.${TIME}.${body}`
  const { privateKey } = SIMULATOR_KEYS.merchant
  const key = privateKey.includes('BEGIN')
    ? privateKey
    : `-----BEGIN PRIVATE KEY-----\n${privateKey}\n-----END PRIVATE KEY-----`
  return createSign('RSA-SHA256').update(content).sign(key, 'base64')
}
