import { isPaymentError } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { createAskClient, createClientOn } from '../../src/http/client.ts'

const amount = { currency: 'EUR', value: '4.00' }

describe('the client', () => {
  it('says what it wants to send, and sends nothing', async () => {
    const ask = createAskClient()
    const wanted = await ask(({ paymentRefunds }) =>
      paymentRefunds.create({ paymentId: 'tr_1', amount, idempotencyKey: 'refund_1' }),
    )
    expect(wanted).toEqual({
      pathname: 'payments/tr_1/refunds',
      options: {
        method: 'POST',
        headers: { 'Idempotency-Key': 'refund_1' },
        body: '{"amount":{"currency":"EUR","value":"4.00"}}',
      },
    })
  })

  it('keeps calls apart that run at the same time', async () => {
    const ask = createAskClient()
    const wanted = await Promise.all(
      Array.from({ length: 50 }, (_, index) => ask(({ payments }) => payments.get(`tr_${index}`))),
    )
    expect(wanted.map((one) => one?.pathname)).toEqual(
      wanted.map((_, index) => `payments/tr_${index}`),
    )
  })

  it.each([
    ['a call that makes no request', () => undefined],
    ['a call that throws', () => Promise.reject(new Error('no'))],
    [
      'a call that throws at once',
      () => {
        throw new Error('no')
      },
    ],
  ])('wants nothing of %s', async (_what, call) => {
    expect(await createAskClient()(call)).toBeUndefined()
  })

  it('of the installed version lets its request function be replaced', async () => {
    const paths: unknown[] = []
    const client = createClientOn(async (pathname) => {
      paths.push(pathname)
      return { resource: 'profile', _links: {} }
    })
    await client.profiles.getCurrent()
    expect(paths).toEqual(['profiles/me'])
  })

  it('is no reason for anything but a PaymentError', () => {
    try {
      createAskClient()
    } catch (error) {
      expect(isPaymentError(error)).toBe(true)
    }
  })
})
