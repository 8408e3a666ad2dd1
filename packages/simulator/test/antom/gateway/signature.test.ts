import { expect, it } from 'vitest'
import { createAntomSimulator, generateAntomKeys, SIMULATOR_KEYS } from '../../../src/antom.ts'
import { CLIENT, connected, payFields, signedRequest } from '../merchant.ts'

const lookup = { paymentRequestId: 'REQ_1' }

it.each([
  ['epoch milliseconds, as Java and Go send', '1795240583325'],
  ['seconds in UTC, as Python sends', '2026-11-21T05:53:51+00:00'],
  ['an offset without a colon, as PHP sends', '2026-11-21T05:55:16+0000'],
  ['seven decimals, as .NET sends', '2026-11-21T05:55:16.1234567Z'],
])('takes a Request-Time in %s', async (_, time) => {
  const { call } = connected()

  expect((await call('pay', payFields(), { time })).result.resultCode).toBe('PAYMENT_IN_PROCESS')
})

const compact = JSON.stringify(payFields({ order: orderOf('Café / "crème"') }))
const escaped = (text: string) =>
  text.replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)

function orderOf(orderDescription: string) {
  const orderAmount = { currency: 'CNY', value: '1314' }
  return { referenceOrderId: 'ORDER_1', orderDescription, orderAmount }
}

it.each([
  ['compact', compact],
  [
    'pretty-printed with three blanks and ASCII escapes, as Python sends',
    escaped(JSON.stringify(JSON.parse(compact), null, 3)),
  ],
  ['with escaped slashes, as PHP sends', escaped(compact).replaceAll('/', '\\/')],
  ['with CRLF line ends', JSON.stringify(JSON.parse(compact), null, 2).replaceAll('\n', '\r\n')],
])('verifies a body %s, over its exact bytes', async (_, body) => {
  const { call } = connected()

  expect((await call('pay', {}, { body })).result.resultCode).toBe('PAYMENT_IN_PROCESS')
})

it('takes blanks in the Signature header', async () => {
  const { call } = connected()
  const header = (signature: string) => signature.replaceAll(',', ' , ').replaceAll('=', '= ')

  expect((await call('pay', payFields(), { header })).result.resultStatus).toBe('U')
})

it('takes a base64 signature that is not encoded for a URL', async () => {
  const { call } = connected()

  const answer = await call('pay', payFields(), { header: decodeURIComponent })

  expect(answer.result.resultStatus).toBe('U')
})

it('serves a sandbox client under both prefixes', async () => {
  const { call } = connected()

  expect((await call('pay', payFields(), { prefix: '/ams/api' })).result.resultStatus).toBe('U')
  expect((await call('pay', payFields())).result.resultStatus).toBe('U')
})

it('refuses a production client under the sandbox prefix', async () => {
  const { call } = connected({ clientId: 'T_385H8' })
  const options = { clientId: 'T_385H8' }

  const inSandbox = await call('pay', payFields(), options)
  const outside = await call('pay', payFields(), { ...options, prefix: '/ams/api' })

  expect(inSandbox.result.resultCode).toBe('KEY_NOT_FOUND')
  expect(outside.result.resultCode).toBe('PAYMENT_IN_PROCESS')
})

it('takes the double slash that official clients send for retrievePaymentSession', async () => {
  const { call } = connected()
  const path = '/ams/sandbox/api//v1/payments/retrievePaymentSession'

  expect((await call(path, lookup)).result.resultCode).toBe('ORDER_NOT_EXIST')
})

it.each([
  ['a signature over another path', { signedPath: '/ams/api/v1/payments/pay' }],
  ['no signature', { header: () => '' }],
  ['a signature of nonsense', { header: () => 'algorithm=RSA256,keyVersion=1,signature=%%%' }],
  ['another algorithm', { header: (signature: string) => signature.replace('RSA256', 'RSA') }],
  [
    'an unknown key version',
    { header: (signature: string) => signature.replace('Version=1', 'Version=7') },
  ],
])('answers %s with HTTP 200 and an unsigned INVALID_SIGNATURE', async (_, options) => {
  const { send } = connected()

  const { response, fields, isSigned } = await send(
    signedRequest('pay', { fields: payFields(), ...options }),
  )

  expect(response.status).toBe(200)
  expect(fields.result).toMatchObject({ resultCode: 'INVALID_SIGNATURE', resultStatus: 'F' })
  expect(isSigned).toBeUndefined()
})

it('answers an unknown client with an unsigned KEY_NOT_FOUND', async () => {
  const { send } = connected()

  const { fields, isSigned } = await send(
    signedRequest('pay', { fields: payFields(), clientId: 'SANDBOX_OTHER' }),
  )

  expect(fields.result).toMatchObject({ resultCode: 'KEY_NOT_FOUND', resultStatus: 'F' })
  expect(isSigned).toBeUndefined()
})

it('answers an unknown path with an unsigned NO_INTERFACE_DEF', async () => {
  const { send, antom } = connected()

  const { response, fields, isSigned } = await send(signedRequest('payy', { fields: {} }))
  const read = await antom.fetch(
    new Request('https://antom.simulator.invalid/ams/api/v1/payments/pay'),
  )

  expect(response.status).toBe(200)
  expect(fields.result).toMatchObject({ resultCode: 'NO_INTERFACE_DEF', resultStatus: 'F' })
  expect(isSigned).toBeUndefined()
  expect(await read.json()).toMatchObject({ result: { resultCode: 'NO_INTERFACE_DEF' } })
})

it.each(['{"paymentId":', '', 'null', '"text"'])(
  'answers the body %j with PARAM_ILLEGAL',
  async (body) => {
    const { call } = connected()

    expect((await call('pay', {}, { body })).result).toMatchObject({
      resultCode: 'PARAM_ILLEGAL',
      resultStatus: 'F',
    })
  },
)

it('signs its answers over the path of the request, in lower-case headers', async () => {
  const { send } = connected()

  const { response, isSigned } = await send(signedRequest('inquiryPayment', { fields: lookup }))

  expect(isSigned).toBe(true)
  expect([...response.headers.keys()]).toEqual([
    'client-id',
    'content-type',
    'date',
    'response-time',
    'signature',
  ])
  expect(response.headers.get('client-id')).toBe(CLIENT)
  expect(response.headers.get('response-time')).toBe('2026-01-15T04:00:00-08:00')
  expect(response.headers.get('signature')).toMatch(
    /^algorithm=RSA256,keyVersion=1,signature=[\w%.-]+$/,
  )
})

it('takes every key version of the merchant after a rotation', async () => {
  const { merchant } = generateAntomKeys()
  const { call } = connected({
    keyVersion: '2',
    merchantPublicKeys: { 1: SIMULATOR_KEYS.merchant.publicKey },
  })

  expect((await call('pay', payFields())).result.resultStatus).toBe('U')
  expect(merchant.publicKey).not.toBe(SIMULATOR_KEYS.merchant.publicKey)
})

it('works with a pair of keys made for the purpose, as base64 or as PEM', async () => {
  const { merchant, antom } = generateAntomKeys()
  const pem = `-----BEGIN PUBLIC KEY-----\n${merchant.publicKey}\n-----END PUBLIC KEY-----\n`

  expect(() =>
    createAntomSimulator({ merchantPublicKey: pem, privateKey: antom.privateKey }),
  ).not.toThrow()
  expect(() => createAntomSimulator({ merchantPublicKey: 'c2VjcmV0' })).toThrow(
    'Not a public RSA key',
  )
})

it.each([
  ['another path', { signedPath: '/v1/payments/pay' }, 'it is not that of "POST /ams/sandbox/api'],
  ['no algorithm', { header: (text: string) => text.replace('RSA256', '') }, 'RSA256'],
  ['a key nobody knows', { header: (text: string) => text.replace('=1,', '=7,') }, 'keyVersion'],
  ['nothing', { header: () => '' }, 'cannot be read'],
  ['no time', { time: '' }, 'Request-Time'],
])('says what is wrong with a signature of %s', async (_, options, reason) => {
  const { call } = connected()

  const { result } = await call('inquiryPayment', lookup, options)

  expect(result).toMatchObject({ resultCode: 'INVALID_SIGNATURE' })
  expect(result.resultMessage).toContain(reason)
})
