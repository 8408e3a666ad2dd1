import { expect, it } from 'vitest'
import { connected, eur, idOf } from './connected.ts'

async function atCheckout(more: Record<string, unknown> = {}) {
  const side = connected()
  const id = idOf(await side.create(more))
  const url = `https://api.mollie.test/checkout/${id}`
  const visit = async () => {
    const response = await side.mollie.fetch(new Request(url))
    return { status: response.status, text: await response.text() }
  }
  const submit = async (form: Record<string, string>) => {
    const body = new URLSearchParams(form)
    const response = await side.mollie.fetch(new Request(url, { method: 'POST', body }))
    return { status: response.status, location: response.headers.get('location') }
  }
  const status = async () => (await side.call('GET', `/payments/${id}`)).body.status
  return { ...side, id, visit, submit, status }
}

it('shows the payer the amount, the description and what can be done', async () => {
  const { visit } = await atCheckout({ description: 'Order <1> & more' })
  const { status, text } = await visit()
  expect(status).toBe(200)
  expect(text).toContain('EUR 10.00')
  expect(text).toContain('Order &lt;1&gt; &amp; more')
  for (const action of ['pay', 'fail', 'cancel', 'leave', 'pending']) {
    expect(text).toContain(`name="action" value="${action}"`)
  }
})

it.each([
  { action: 'pay', ends: 'paid' },
  { action: 'fail', ends: 'failed' },
  { action: 'cancel', ends: 'canceled' },
  { action: 'leave', ends: 'open' },
  { action: 'pending', ends: 'pending' },
])('sends the payer back after "$action", with a payment that is $ends', async (row) => {
  const { submit, status } = await atCheckout()
  expect(await submit({ action: row.action })).toEqual({
    status: 303,
    location: 'https://shop.test/return',
  })
  expect(await status()).toBe(row.ends)
})

it('sends the payer to the cancelUrl after a cancel, and only then', async () => {
  const more = { cancelUrl: 'https://shop.test/canceled' }
  expect((await (await atCheckout(more)).submit({ action: 'cancel' })).location).toBe(
    'https://shop.test/canceled',
  )
  expect((await (await atCheckout(more)).submit({ action: 'pay' })).location).toBe(
    'https://shop.test/return',
  )
})

it('changes nothing and tells nobody when the payer cancels at a preset method', async () => {
  const { submit, visit, status, call, mollie, id } = await atCheckout({ method: 'ideal' })
  expect((await visit()).text).not.toContain('value="paypal"')
  expect(await submit({ action: 'cancel' })).toEqual({ status: 303, location: `/checkout/${id}` })
  expect(await status()).toBe('open')
  expect((await call('GET', `/payments/${id}`)).body.method).toBe('ideal')
  await mollie.clock.advance(0)
  expect(mollie.webhooks.deliveries(id)).toEqual([])
})

it('lets the payer choose another method after canceling at a preset one', async () => {
  const { submit, visit, status } = await atCheckout({ method: 'ideal' })
  await submit({ action: 'cancel' })
  const { text } = await visit()
  expect(text).toContain('value="paypal"')
  expect(text).toContain('The payment is still open')
  await submit({ action: 'pay', method: 'paypal' })
  expect(await status()).toBe('paid')
})

it('ends the payment when the payer cancels where methods are chosen', async () => {
  const { submit, status, mollie, id } = await atCheckout({ method: 'ideal' })
  await submit({ action: 'cancel' })
  expect((await submit({ action: 'cancel' })).location).toBe('https://shop.test/return')
  expect(await status()).toBe('canceled')
  expect(mollie.webhooks.deliveries(id)).toMatchObject([{ event: 'payment.canceled' }])
})

it('ends the payment at the first cancel when several methods were to choose from', async () => {
  const { submit, status } = await atCheckout({ method: ['ideal', 'paypal'] })
  await submit({ action: 'cancel' })
  expect(await status()).toBe('canceled')
})

it('authorizes when the capture is manual', async () => {
  const { visit, submit, status } = await atCheckout({ captureMode: 'manual' })
  expect((await visit()).text).toContain('Authorize EUR 10.00')
  await submit({ action: 'pay', method: 'creditcard' })
  expect(await status()).toBe('authorized')
})

it('fails with the reason that was chosen', async () => {
  const { submit, call, id } = await atCheckout()
  await submit({ action: 'fail', method: 'creditcard', reason: 'possible_fraud' })
  expect((await call('GET', `/payments/${id}`)).body).toMatchObject({
    status: 'failed',
    details: { failureReason: 'possible_fraud' },
  })
})

it('pays by the method that was chosen', async () => {
  const { submit, call, id } = await atCheckout()
  await submit({ action: 'pay', method: 'paypal' })
  expect((await call('GET', `/payments/${id}`)).body.method).toBe('paypal')
})

it('offers only the methods that fit', async () => {
  const { visit } = await atCheckout({ amount: { currency: 'PLN', value: '10.00' } })
  const { text } = await visit()
  expect(text).toContain('value="blik"')
  expect(text).not.toContain('value="ideal"')
})

it('has nothing to offer once the payment has ended', async () => {
  const { visit, submit, mollie, id, status } = await atCheckout()
  await mollie.payer.pay(id)
  expect((await visit()).text).toContain('This payment is <strong>paid</strong>')
  expect((await submit({ action: 'cancel' })).status).toBe(200)
  expect(await status()).toBe('paid')
})

it.each([
  {},
  { action: 'steal' },
  { action: 'pay', method: 'barter' },
  { action: 'pending', method: 'ideal' },
])('shows the page again for a form that asks for nothing it knows: %o', async (form) => {
  const { submit, status } = await atCheckout()
  expect((await submit(form)).status).toBe(200)
  expect(await status()).toBe('open')
})

it('has a page for a payment that does not exist', async () => {
  const { mollie } = connected()
  const response = await mollie.fetch(new Request('https://api.mollie.test/checkout/tr_none'))
  expect(response.status).toBe(404)
  expect(response.headers.get('content-type')).toContain('text/html')
})

it('needs no script, and names every field for those who cannot see', async () => {
  const { visit } = await atCheckout({ amount: eur('12.50') })
  const { text } = await visit()
  expect(text).not.toMatch(/<script|javascript:|\son[a-z]+=/i)
  expect(text).toContain('<html lang="en">')
  expect(text.match(/<h1/g)).toHaveLength(1)
  const fields = [...text.matchAll(/<(?:select|input) id="([^"]+)"/g)].map(([, id]) => id)
  expect(fields.length).toBeGreaterThan(0)
  for (const field of fields) expect(text).toContain(`<label for="${field}">`)
})

it('lets the merchant change the state of a test payment by hand', async () => {
  const { mollie, call, id } = await atCheckout()
  await mollie.payer.pay(id)
  const links = (await call('GET', `/payments/${id}`)).body._links
  expect(links).toMatchObject({
    changePaymentState: { href: `https://api.mollie.test/test-mode/${id}` },
    dashboard: { href: `https://api.mollie.test/dashboard/payments/${id}` },
  })
  const url = `https://api.mollie.test/test-mode/${id}`
  expect(await (await mollie.fetch(new Request(url))).text()).toContain('value="charge_back"')
  for (const action of ['charge_back', 'refund', 'nonsense']) {
    const body = new URLSearchParams({ action })
    const response = await mollie.fetch(new Request(url, { method: 'POST', body }))
    expect(response.headers.get('location')).toBe(`/test-mode/${id}`)
  }
  expect(mollie.ledger.chargedBackOf(id)).toBe(1000)
  expect(mollie.ledger.refundsOf(id)).toHaveLength(1)
  const dashboard = new Request(`https://api.mollie.test/dashboard/payments/${id}`)
  expect((await mollie.fetch(dashboard)).status).toBe(200)
})
