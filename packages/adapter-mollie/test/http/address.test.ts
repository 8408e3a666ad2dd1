import { describe, expect, it } from 'vitest'
import { createAddressOf } from '../../src/http/address.ts'

const addressOf = createAddressOf('https://api.mollie.com/v2')

describe('an address', () => {
  it.each([
    ['payments', 'https://api.mollie.com/v2/payments'],
    [
      'payments/tr_1?embed=refunds%2Ccaptures',
      'https://api.mollie.com/v2/payments/tr_1?embed=refunds%2Ccaptures',
    ],
    [
      'https://api.mollie.com/v2/payments?from=tr_1',
      'https://api.mollie.com/v2/payments?from=tr_1',
    ],
  ])('below the endpoint is taken: %s', (pathname, url) => {
    expect(addressOf(pathname)).toBe(url)
  })

  it.each(['payments/tr_1', 'payments?from=tr_1&limit=250', 'methods?a=%2e%2e', 'payments?x=..'])(
    'is what a URL parser makes of it: %s',
    (pathname) => {
      expect(addressOf(pathname)).toBe(new URL(`https://api.mollie.com/v2/${pathname}`).href)
    },
  )

  it.each([
    'https://evil.example/v2/payments',
    '//evil.example/v2/payments',
    'http://api.mollie.com/v2/payments',
    'https://api.mollie.com:444/v2/payments',
    'https://api.mollie.com/v3/payments',
    'payments/tr_x/../../customers/cst_1',
    '../v3/payments',
    'payments/tr_x/./refunds',
    'payments\\tr_x',
    'payments/tr_x\n',
    '/payments',
    7,
    undefined,
  ])('that leads elsewhere is not: %j', (pathname) => {
    expect(addressOf(pathname)).toBeUndefined()
  })

  it.each([
    ['http://127.0.0.1:4040', 'http://127.0.0.1:4040/v2/payments'],
    ['http://127.0.0.1:4040/', 'http://127.0.0.1:4040/v2/payments'],
    ['http://127.0.0.1:4040/v2/', 'http://127.0.0.1:4040/v2/payments'],
    ['https://proxy.example/mollie/v2', 'https://proxy.example/mollie/v2/payments'],
  ])('at %s is %s', (baseUrl, url) => {
    expect(createAddressOf(baseUrl)('payments')).toBe(url)
  })
})
