import { expect, it } from 'vitest'
import { connected, payFields, signedRequest } from '../merchant.ts'

/** Where the page is of a payment that was asked for at an origin. */
async function pageAt({ antom }: ReturnType<typeof connected>, origin: string): Promise<string> {
  const { url, headers, method } = signedRequest('pay', { fields: payFields() })
  const asked = url.replace(new URL(url).origin, origin)
  const body = JSON.stringify(payFields())
  const response = await antom.fetch(new Request(asked, { method, headers, body }))
  const [, page = ''] = /"normalUrl":"(.*?)\d+"/.exec(await response.text()) ?? []
  return page
}

it('has its pages at a host that exists in the fetch alone, whatever host a request names', async () => {
  const page = await pageAt(connected(), 'https://open-sea-global.alipay.com')

  expect(page).toBe('https://antom.simulator.invalid/antom/checkout/')
})

it('has its pages where it was told, and a server does not move them', async () => {
  const merchant = connected({ baseUrl: 'https://pay.example' })
  merchant.antom.moveTo('http://127.0.0.1:4510')

  expect(await pageAt(merchant, 'http://127.0.0.1:4510')).toBe(
    'https://pay.example/antom/checkout/',
  )
})

it('has its pages on a server at the port where the request came in', async () => {
  const merchant = connected()
  merchant.antom.moveTo('http://127.0.0.1:4510')

  expect(await pageAt(merchant, 'https://127.0.0.1:4511')).toBe(
    'https://127.0.0.1:4511/antom/checkout/',
  )
})
