import { createMollieClient } from '@mollie/api-client'
import { describe, expect, it } from 'vitest'
import type { ApiCall } from '../../src/http/api-call.ts'
import { replaceRequestFunction } from '../../src/http/request-function.ts'
import { createRoutedClient } from '../../src/http/routed-client.ts'
import { isAsMeant } from '../../src/http/wanted-request.ts'

const refund: ApiCall = {
  operation: 'refund_payment',
  method: 'POST',
  path: '/payments/tr_1/refunds',
  parameters: '{"amount":{"currency":"EUR","value":"4.00"}}',
  reference: 'refund_1',
  deadlineMs: 1,
}

describe('the client', () => {
  it('sends a call with its own method, through the function that belongs to the call', async () => {
    const met: unknown[] = []
    await createRoutedClient()(refund, async (pathname, options) => {
      met.push(pathname, options)
      return {}
    })
    expect(met).toEqual([
      'payments/tr_1/refunds',
      {
        method: 'POST',
        headers: { 'Idempotency-Key': 'refund_1' },
        body: '{"amount":{"currency":"EUR","value":"4.00"}}',
      },
    ])
  })

  it('keeps calls apart that run at the same time', async () => {
    const client = createRoutedClient()
    const met = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        let seen: unknown
        await client({ ...refund, path: `/payments/tr_${index}/refunds` }, async (pathname) => {
          await new Promise((resolve) => setImmediate(resolve))
          seen = pathname
          return {}
        })
        return seen
      }),
    )
    expect(met).toEqual(met.map((_, index) => `payments/tr_${index}/refunds`))
  })

  it('sends nothing for a call that it has no method for', async () => {
    let isMet = false
    await createRoutedClient()({ ...refund, path: '/orders' }, async () => {
      isMet = true
    })
    expect(isMet).toBe(false)
  })

  it.each([
    ['without the function', {}],
    ['with something else in its place', { payments: { networkClient: { networkClient: {} } } }],
    ['that is frozen', { payments: { networkClient: { networkClient: frozen() } } }],
  ])('%s is recognized as another one', (_how, client) => {
    expect(replaceRequestFunction(client, async () => ({}))).toBe(false)
  })

  it('of the installed version has it', () => {
    const client = createMollieClient({ apiKey: 'test_unused' })
    expect(replaceRequestFunction(client, async () => ({}))).toBe(true)
  })
})

function frozen() {
  return Object.freeze({ request: async () => ({}) })
}

describe('what the client wants to send', () => {
  const wanted = {
    pathname: 'payments/tr_1/refunds',
    options: { method: 'POST', body: '{"amount":{"value":"4.00","currency":"EUR"}}' },
  }

  it('is what was prepared, whatever the order of the fields', () => {
    expect(isAsMeant(refund, wanted)).toBe(true)
  })

  it.each([
    ['another path', refund, { ...wanted, pathname: 'payments/tr_2/refunds' }],
    ['another host', refund, { ...wanted, pathname: 'https://evil.example/payments/tr_1/refunds' }],
    ['a path of a number', refund, { ...wanted, pathname: 7 }],
    ['another method', refund, { ...wanted, options: { method: 'DELETE', body: '{}' } }],
    ['another amount', refund, { ...wanted, options: { method: 'POST', body: '{"amount":1}' } }],
    ['one field more', refund, withMore({ testmode: true })],
    ['no body', refund, { ...wanted, options: { method: 'POST' } }],
    ['a read', refund, { pathname: 'payments/tr_1/refunds', options: undefined }],
    ['no reference', { ...refund, reference: undefined }, wanted],
  ])('is not %s', (_what, call, other) => {
    expect(isAsMeant(call, other)).toBe(false)
  })

  function withMore(further: object) {
    const body = JSON.stringify({ ...JSON.parse(wanted.options.body), ...further })
    return { ...wanted, options: { method: 'POST', body } }
  }
})
