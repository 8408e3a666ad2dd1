import { money } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { adapter } from '../../src/index.ts'
import { answering, configured, hal } from '../support/answering.ts'
import { amount } from '../support/payment-json.ts'

describe('the methods of an account', () => {
  it('come with their limits', async () => {
    const methods = [
      {
        resource: 'method',
        id: 'ideal',
        description: 'iDEAL',
        minimumAmount: amount('0.01'),
        maximumAmount: amount('50000.00'),
      },
      { resource: 'method', id: 'giftcard', minimumAmount: amount('0.01'), maximumAmount: null },
      { resource: 'method', id: 'hoverpay', minimumAmount: 'little' },
      { resource: 'method', id: 7 },
    ]
    const { fetch, sent } = answering(() => hal({ count: 4, _embedded: { methods } }))
    const mollie = adapter.create(configured(), { fetch })
    const options = {
      amount: money('EUR', 1050),
      sequenceType: 'first',
      billingCountry: 'NL',
    } as const
    expect(await mollie.listMethods(options)).toEqual([
      {
        type: 'ideal',
        description: 'iDEAL',
        minimum: money('EUR', 1),
        maximum: money('EUR', 5_000_000),
      },
      { type: 'giftcard', minimum: money('EUR', 1), maximum: 'none' },
      { type: 'hoverpay', minimum: 'not_reported', maximum: 'not_reported' },
    ])
    expect(Object.fromEntries(new URL(sent[0]?.url ?? '').searchParams)).toEqual({
      'amount[currency]': 'EUR',
      'amount[value]': '10.50',
      sequenceType: 'first',
      billingCountry: 'NL',
    })
  })

  it('are not asked for by options that are wrong', async () => {
    const { fetch, sent } = answering(() => hal({}))
    const mollie = adapter.create(configured(), { fetch })
    const query = { amount: { currency: 'EUR', minorUnits: 0.5 }, billingCountry: 'Netherlands' }
    await expect(mollie.listMethods(query)).rejects.toMatchObject({
      code: 'invalid_request',
      issues: [{ path: 'options.amount.minorUnits' }, { path: 'options.billingCountry' }],
    })
    expect(sent).toEqual([])
  })
})
