import { createProvider } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { adapter, isAntom } from '../../src/index.ts'
import { answering, bytesOf } from '../support/answering.ts'
import { configFor, connect, optionsFor } from '../support/connected.ts'

const consult = { path: '/ams/api/v1/payments/consult', body: { productCode: 'CASHIER_PAYMENT' } }
const result = { resultCode: 'SUCCESS', resultStatus: 'S' }

function within(): object {
  const body: { inner?: object } = {}
  body.inner = body
  return body
}

function nativeAnswering(answers: readonly Uint8Array[]) {
  const { antom, calls } = answering(answers)
  if (!isAntom(antom)) throw new Error('it is not the adapter of Antom')
  return { native: antom.native, calls }
}

describe('a native call', () => {
  it('is signed, sent once to the sandbox of its client id, and gives the verified body', async () => {
    const { native, calls } = nativeAnswering([bytesOf({ result, paymentOptions: [] })])

    expect(await native.call(consult)).toEqual({ result, paymentOptions: [] })
    expect(calls).toEqual([{ path: '/ams/sandbox/api/v1/payments/consult', body: consult.body }])
  })

  it('gives a refusal as it came: what it means is its caller’s to say', async () => {
    const refused = { result: { resultCode: 'PARAM_ILLEGAL', resultStatus: 'F' } }
    const { native } = nativeAnswering([
      bytesOf({ result: { resultCode: 'SUCCESS', resultStatus: 'S' } }),
      bytesOf(refused),
    ])
    await native.call(consult)

    expect(await native.call(consult)).toEqual(refused)
  })

  it.each(['no_time', 'unsigned_answer', 'server_error', 'reset', 'old_answer'] as const)(
    'throws under the fault %s, and says that the call may have done something',
    async (fault) => {
      const { simulator, antom } = connect()
      await antom.check()
      simulator.faults.next('inquiry_payment', fault)
      if (!isAntom(antom)) throw new Error('it is not the adapter of Antom')
      const path = '/ams/api/v1/payments/inquiryPayment'

      await expect(
        antom.native.call({ path, body: { paymentRequestId: 'order_1' } }),
      ).rejects.toMatchObject({
        name: 'PaymentError',
        operation: 'native',
        message: expect.stringContaining('Whether the call had an effect is not known.'),
      })
    },
  )

  it('says that it had no effect where nothing was sent', async () => {
    const { simulator, antom } = connect()
    await antom.check()
    simulator.faults.next('inquiry_payment', 'refuse')
    if (!isAntom(antom)) throw new Error('it is not the adapter of Antom')
    const path = '/ams/api/v1/payments/inquiryPayment'

    await expect(antom.native.call({ path, body: {} })).rejects.toThrow(
      'Nothing was sent, so the call had no effect.',
    )
  })

  it.each([
    ['a BigInt', { amount: 1n }],
    ['itself', within()],
    ['only a text of itself', { toJSON: () => 'text' }],
    ['nothing of itself', { toJSON: () => undefined }],
    ['a list', []],
  ])('sends no body that holds %s', async (_what, body) => {
    const { native, calls } = nativeAnswering([])
    const call = native.call({ path: consult.path, body: body as Record<string, unknown> })

    await expect(call).rejects.toMatchObject({
      code: 'invalid_request',
      issues: [{ path: 'body' }],
    })
    expect(calls).toEqual([])
  })

  it.each(['https://elsewhere.example/', '/ams/../x', '/ams/api?x=1', 'ams/api', '/other'])(
    'goes nowhere else: %s',
    async (path) => {
      const { native, calls } = nativeAnswering([])

      await expect(native.call({ path, body: {} })).rejects.toMatchObject({
        code: 'invalid_request',
      })
      expect(calls).toEqual([])
    },
  )
})

describe('the adapter of Antom', () => {
  it('is recognized behind the interface of all adapters', async () => {
    const antom = await createProvider(
      { provider: 'antom', ...configFor() },
      { load: async () => ({ adapter }) },
    )

    expect(isAntom(antom)).toBe(true)
    const { native: _none, ...other } = adapter.create(optionsFor())
    expect(isAntom(other)).toBe(false)
  })
})
