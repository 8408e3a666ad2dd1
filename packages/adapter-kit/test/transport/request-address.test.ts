import { describe, expect, it } from 'vitest'
import { createAddressReader } from '../../src/transport/request-address.ts'

/** What a URL parser makes of it. */
function parsed(url: string) {
  const { protocol, hostname, port, host, pathname, search } = new URL(url)
  return {
    protocol,
    hostname: hostname.replace(/^\[|\]$/g, ''),
    port,
    host,
    path: pathname + search,
  }
}

const URLS = [
  'https://api.mollie.com/v2/payments',
  'https://api.mollie.com/v2/payments/tr_1?embed=refunds%2Ccaptures',
  'https://api.mollie.com',
  'https://api.mollie.com?x=1',
  'https://api.mollie.com#fragment',
  'https://api.mollie.com/v2/a#fragment',
  'https://api.mollie.com/v2/../secret',
  'https://api.mollie.com/v2/%2e%2e/secret',
  'https://api.mollie.com/v2/a b?c d',
  'https://api.mollie.com/v2\\x',
  'https://api.mollie.com.evil.example/v2/payments',
  'https://api.mollie.com:8443/v2/payments',
  'https://api.mollie.com@evil.example/v2',
  'https://user:secret@api.mollie.com/v2/payments',
  'http://api.mollie.com/v2/payments',
  'http://[::1]:4040/v2/payments',
  'HTTPS://API.MOLLIE.COM/v2/payments',
]

describe('the address of a request', () => {
  it('is what a URL parser makes of its URL, whatever was sent before', () => {
    for (const before of URLS) {
      const addressOf = createAddressReader()
      for (const url of URLS) {
        addressOf(before)
        expect(addressOf(url)).toEqual(parsed(url))
      }
    }
  })

  it('is none for what is no URL', () => {
    const addressOf = createAddressReader()
    addressOf('https://api.mollie.com/v2/payments')

    expect(() => addressOf('/v2/payments')).toThrow(TypeError)
    expect(() => addressOf('')).toThrow(TypeError)
  })
})
