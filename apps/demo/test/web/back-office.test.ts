import { expect, it } from 'vitest'
import { openPaid, openShop, type VisitedShop } from '../support/open-shop.ts'

const ORIGIN = 'http://localhost'

/** Sends the first form of a page whose address ends so. */
async function submit({ page, request }: VisitedShop, path: string, action: string) {
  const markup = await page(path)
  const form = new RegExp(`<form method="post" action="([^"]*${action})"[\\s\\S]*?</form>`).exec(
    markup,
  )
  const fields = [...(form?.[0] ?? '').matchAll(/<input[^>]* name="([^"]*)"[^>]* value="([^"]*)"/g)]
  const body = new URLSearchParams()
  for (const [, name = '', value = ''] of fields) body.set(name, value.replaceAll('&quot;', '"'))
  const headers = { 'sec-fetch-site': 'same-origin' }
  return request(`${ORIGIN}${form?.[1] ?? '/missing'}`, { method: 'POST', body, headers })
}

it('turns the shop’s own switch; the payment under way stays, and its page says so', async () => {
  const shop = await openShop()
  await shop.buy()
  const sent = await submit(shop, `${ORIGIN}/console/routing`, 'routing/switch')
  const product = await shop.page('/products/stoneware-mug')

  expect(sent.status).toBe(303)
  expect(product).toContain('Pay €24.50 with Antom')
  expect(await shop.page()).toContain('This payment was made with Mollie and stays there')
})

it('says who refunded, by the shop’s own audit log', async () => {
  const shop = await openPaid()
  const { id } = (await shop.payment()).payment
  const path = `${ORIGIN}/console/payment?id=${id}`
  const sent = await submit(shop, path, 'payment/refund')

  expect(sent.status).toBe(303)
  expect(await shop.page(path)).toMatch(/Requested: refund console_[0-9a-f-]+<\/strong> by local/)
})
