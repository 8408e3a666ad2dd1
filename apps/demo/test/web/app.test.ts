import { DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import { expect, it } from 'vitest'
import { countRequests } from '../support/count-requests.ts'
import { openPaid, openShop } from '../support/open-shop.ts'

const ORIGIN = 'http://127.0.0.1:3000'

it('shows the products, and no page asks for anything from elsewhere', async () => {
  const { request } = await openShop()
  const response = await request('/')
  const text = await response.text()

  expect(text).toContain('Stoneware mug')
  for (const price of ['€24.50', '¥3,200', 'IDR\u00a0350,000.00', '₱1,950.00']) {
    expect(text).toContain(price)
  }
  expect(text).not.toMatch(/(src|href)="https?:/)
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
})

it.each(['mollie', 'antom'])('sends the payer to the page of %s', async (provider) => {
  const { buy, payment } = await openShop(provider)
  const response = await buy()
  const { nextAction } = (await payment()).payment

  expect(response.status).toBe(303)
  expect(nextAction).toMatchObject({ type: 'redirect', url: response.headers.get('location') })
})

it.each([
  ['http://localhost:3000', 'http://localhost:3000'],
  ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
  ['http://elsewhere.example', ORIGIN],
])('a visitor of %s comes back to %s', async (visited, back) => {
  const { request, order, path, payment, stage } = await openShop()
  await request(`${visited}/orders`, {
    method: 'POST',
    body: new URLSearchParams({ order, product: 'stoneware-mug' }),
    headers: { origin: visited },
  })
  const { providerId } = (await payment()).payment
  const shown = await stage.mollie.fetch(
    new Request(`https://api.mollie.test/v2/payments/${providerId}`, {
      headers: { authorization: `Bearer ${DEFAULT_MOLLIE_KEY}` },
    }),
    { progress: () => {} },
  )

  expect(await shown.json()).toMatchObject({
    redirectUrl: expect.stringContaining(`${back}${path}/return?`),
  })
})

it('makes one order of a form that is sent twice', async () => {
  const { buy, truth } = await openShop()
  const responses = await Promise.all([buy(), buy()])

  expect(responses.map(({ status }) => status)).toEqual([303, 303])
  expect(await truth()).toMatchObject({ payments: 1 })
})

it.each([
  [{}, 404],
  [{ order: 'x', product: 'stoneware-mug' }, 404],
  [{ order: 'order_0123456789', product: 'gold' }, 404],
])('refuses the order %j', async (fields, status) => {
  const { post, stage } = await openShop()
  const sent = countRequests(stage.mollie)

  expect((await post('/orders', fields)).status).toBe(status)
  expect(sent()).toBe(0)
})

it('refuses a form that comes from another site', async () => {
  const { request, order, stage } = await openShop()
  const response = await request('/orders', {
    method: 'POST',
    body: new URLSearchParams({ order, product: 'stoneware-mug' }),
    headers: { origin: 'https://elsewhere.example' },
  })

  expect(response.status).toBe(403)
  expect(await stage.shop.payments.find({ order })).toEqual([])
})

it('says honestly that it does not know, and then what it found out', async () => {
  const { buy, page, path, stage } = await openShop()
  const response = await buy({ trouble: 'lost_response' })
  const doubt = await page()
  await stage.pass(20_000)
  const known = await page()

  expect(response.headers.get('location')).toBe(path)
  expect(doubt).toContain('We are finding out')
  expect(doubt).not.toContain('did not succeed')
  expect(known).toContain('Waiting for your payment')
  expect(known).toContain('Found out')
})

it('offers a new payment when nothing was sent', async () => {
  const { buy, page, path, post, truth } = await openShop()
  await buy({ trouble: 'refused' })
  const refused = await page()
  await post(`${path}/pay`, {})

  expect(refused).toContain('No payment was made')
  expect(refused).toContain('Start a new payment')
  expect(await page()).toContain('Waiting for your payment')
  expect(await truth()).toMatchObject({ payments: 1 })
})

it('believes a webhook only after asking', async () => {
  const { buy, page, payment, post, stage } = await openShop()
  await buy()
  const { providerId = '', reference } = (await payment()).payment
  const hook = `/webhooks/mollie?paystate_reference=${reference}`
  const sent = countRequests(stage.mollie)
  const { status } = await post(hook, { id: providerId })
  await stage.engine.drain()

  expect(status).toBe(200)
  expect(await page()).toContain('Waiting for your payment')
  expect(sent('get_payment')).toBe(1)
})

it('reads the payment before it shows anything to a payer who comes back', async () => {
  const { buy, page, path, payment, request, stage } = await openShop()
  await buy()
  const { providerId = '', reference } = (await payment()).payment
  stage.mollie.webhooks.faults.next({ kind: 'lost' })
  await stage.mollie.payer.pay(providerId)
  const response = await request(`${path}/return?paystate_reference=${reference}`)

  expect(response.headers.get('location')).toBe(path)
  expect(await page()).toContain('We received €24.50. Thank you.')
})

it('lets a payer who comes back wait for three seconds, then says that it is checking', async () => {
  const { buy, page, path, payment, request, stage } = await openShop()
  await buy()
  const { reference } = (await payment()).payment
  const sent = countRequests(stage.mollie)
  stage.mollie.faults.next('get_payment', 'stall')
  const happened: string[] = []
  const returning = request(`${path}/return?paystate_reference=${reference}`)
  const shown = returning.then(({ status }) => happened.push(`shown: ${status}`))
  await expect.poll(() => sent('get_payment')).toBe(1)
  await stage.clock.advance(2_999)
  await page('/')
  happened.push('three seconds passed')
  await stage.clock.advance(1)
  await shown
  const checking = await page()
  await stage.pass(20_000)
  const known = await page()

  expect(happened).toEqual(['three seconds passed', 'shown: 303'])
  expect(checking).toContain('We are checking your payment')
  expect(checking).not.toContain('Continue to Mollie')
  expect(known).toContain('Continue to Mollie')
})

it('says that it is checking when the read on the way back fails', async () => {
  const { buy, page, path, payment, request, stage } = await openShop()
  await buy()
  const { reference } = (await payment()).payment
  stage.mollie.faults.next('get_payment', 'server_error', { times: 50 })
  const returning = request(`${path}/return?paystate_reference=${reference}`)
  const isBack = returning.then(() => true)
  const passes = async () => {
    await stage.clock.advance(500)
    return Promise.race([isBack, page('/').then(() => false)])
  }
  await expect.poll(passes, { timeout: 20_000, interval: 1 }).toBe(true)
  const text = await page()
  stage.mollie.faults.clear()

  expect(text).toContain('We are checking your payment')
  expect(text).toContain('Please do not pay again')
})

it('offers no amount to refund that nobody typed', async () => {
  const { page } = await openPaid()

  expect(await page()).toMatch(/name="amount"[^>]*value=""/)
})

it('refunds what was typed, in part', async () => {
  const { forms, page, post, stage } = await openPaid()
  const response = await post(`${await forms()}/refunds`, { token: 'step_1', amount: ' 4.5 ' })
  await stage.pass(20_000)

  expect(response.status).toBe(303)
  expect(await page()).toContain('We refunded €4.50 of €24.50')
})

it.each([
  ['', 'Please enter the amount in digits'],
  ['12,50', 'Please enter the amount in digits'],
  ['abc', 'Please enter the amount in digits'],
  ['1.005', 'more decimals than its currency'],
  ['-1', 'more than zero'],
  ['0', 'more than zero'],
  ['24.51', 'at most €24.50'],
  ['99999999999999999999', 'too large'],
])('refuses to refund %j, says why and keeps what was typed', async (amount, message) => {
  const { forms, post, truth } = await openPaid()
  const response = await post(`${await forms()}/refunds`, { token: 'step_1', amount })
  const text = await response.text()

  expect(response.status).toBe(422)
  expect(text).toContain(message)
  expect(text).toContain(`value="${amount}"`)
  expect(await truth()).toMatchObject({ refunds: 0 })
})

it('refunds once when the form is sent twice', async () => {
  const { forms, post, truth } = await openPaid()
  const path = `${await forms()}/refunds`
  const fields = { token: 'step_1', amount: '5.00' }
  const responses = await Promise.all([post(path, fields), post(path, fields)])

  expect(responses.map(({ status }) => status)).toEqual([303, 303])
  expect(await truth()).toMatchObject({ refunds: 1 })
})

it('refunds what one form says, and says of another one of the same page that it was not sent', async () => {
  const { forms, page, post, stage, truth } = await openPaid()
  const path = `${await forms()}/refunds`
  const first = await post(path, { token: 'step_1', amount: '5.00' })
  const second = await post(path, { token: 'step_1', amount: '7.00' })
  const text = await second.text()
  await stage.pass(20_000)

  expect([first.status, second.status]).toEqual([303, 422])
  expect(text).toContain('Another form of this page was sent before this one')
  expect(text).toContain('value="7.00"')
  expect(await truth()).toMatchObject({ refunds: 1 })
  expect(await page()).toContain('We refunded €5.00 of €24.50')
})

it('says the same where both forms are sent at once', async () => {
  const { forms, post, truth } = await openPaid()
  const path = `${await forms()}/refunds`
  const responses = await Promise.all([
    post(path, { token: 'step_1', amount: '5.00' }),
    post(path, { token: 'step_1', amount: '7.00' }),
  ])

  expect(responses.map(({ status }) => status).toSorted()).toEqual([303, 422])
  expect(await truth()).toMatchObject({ refunds: 1 })
})

it.each(['%00', 'order_%00', 'order_none'])('has no order %s', async (reference) => {
  const { page, request } = await openPaid()

  expect((await request(`/orders/${reference}`)).status).toBe(404)
  expect(await page(`/orders/${reference}`)).toContain('Page not found')
})

it('says that a refund that was never sent moved no money, and sends it once on its own', async () => {
  const { forms, page, post, stage, truth } = await openPaid()
  const path = `${await forms()}/refunds`
  await stage.during({ trouble: 'refused', provider: 'mollie', kind: 'refund' }, () =>
    post(path, { token: 'step_1', amount: '5.00' }),
  )
  const refused = await page()
  const before = await truth()
  await stage.pass(60_000)
  const done = await page()

  expect(refused).toContain('The refund of €5.00 has not been sent')
  expect(refused).toContain('it moved no money')
  expect(before).toMatchObject({ refunds: 0 })
  expect(done).not.toContain('has not been sent')
  expect(done).toContain('We refunded €5.00 of €24.50')
  expect(await truth()).toMatchObject({ refunds: 1 })
})

it('takes back a refund that has not been sent, and lets it be tried again', async () => {
  const { forms, page, post, stage, truth } = await openPaid()
  const path = await forms()
  await stage.during({ trouble: 'refused', provider: 'mollie', kind: 'refund' }, () =>
    post(`${path}/refunds`, { token: 'step_1', amount: '5.00' }),
  )
  const refund = /name="refund" value="([^"]+)"/.exec(await page())?.[1] ?? ''
  await post(`${path}/withdraw`, { refund })
  const withdrawn = await page()
  await stage.pass(60_000)
  const none = await truth()
  await post(`${path}/refunds`, { token: 'step_2', amount: '5.00' })

  expect(withdrawn).toContain('The refund of €5.00 was withdrawn')
  expect(withdrawn).toContain('at most €24.50')
  expect(none).toMatchObject({ refunds: 0 })
  expect(await truth()).toMatchObject({ refunds: 1 })
})

it('says that an order was paid twice, and lets both payments be refunded', async () => {
  const { buy, choose, page, path, payment, post, stage } = await openShop()
  await buy()
  const first = (await payment()).payment
  await choose('cancel')
  await stage.pass(120_000)
  await post(`${path}/pay`, {})
  const second = (await payment()).payment
  await choose('pay')
  const once = await page()
  await stage.mollie.bank.payLate(first.providerId ?? '')
  await stage.engine.drain()
  const twice = await page()

  expect(once).not.toContain('You paid this order more than once')
  expect(twice).toContain('You paid this order more than once')
  expect(twice).toContain(`/payments/${first.id}/refunds`)
  expect(twice).toContain(`/payments/${second.id}/refunds`)
})

it('does not promise to check a payment that it cannot reach anymore', async () => {
  const { buy, stage, path } = await openShop()
  await buy({ trouble: 'lost_response' })
  const { createApp } = await import('../../src/web/app.ts')
  const elsewhere = createApp({ shop: { ...stage.shop, providers: new Map() } })
  const text = await (await elsewhere.request(path)).text()
  await stage.pass(20_000)

  expect(text).toContain('We cannot check this payment here')
  expect(text).toContain('Please do not pay again')
  expect(text).not.toMatch(/We are (checking|finding out)/)
})

it('cancels an open payment, and says so only when a read shows it', async () => {
  const { buy, forms, page, post, stage } = await openShop('antom')
  await buy()
  await post(`${await forms()}/cancel`, { token: 'step_1', if_paid: 'keep' })
  await stage.pass(20_000)

  expect(await page()).toContain('The payment is canceled')
})

it('does not cancel what was paid in the meantime', async () => {
  const { buy, forms, payment, post, stage, truth } = await openShop('antom')
  await buy()
  stage.antom.webhooks.faults.next({ kind: 'lost' })
  await stage.antom.payer.pay((await payment()).payment.providerId ?? '')
  const sent = countRequests(stage.antom)
  const response = await post(`${await forms()}/cancel`, { token: 'step_1', if_paid: 'keep' })

  expect(response.status).toBe(422)
  expect(await response.text()).toContain('Nothing was sent')
  expect(sent('cancel')).toBe(0)
  expect(await truth()).toMatchObject({ payments: 1 })
})

it('sends the parts of an order’s page as they change', async () => {
  const { buy, choose, path, request } = await openShop()
  await buy()
  const response = await request(`${path}/events`)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const first = await reader?.read()
  await choose('pay')
  let news = ''
  while (!news.includes('Thank you')) news += (await reader?.read())?.value ?? ''
  await reader?.cancel()

  expect(response.headers.get('content-type')).toContain('text/event-stream')
  expect(first?.value).toContain('Waiting for your payment')
  expect(news).toContain('We received €24.50. Thank you.')
})

it('has a back office for this machine, with the payment that a page links to', async () => {
  const { buy, page, payment, request } = await openShop()
  await buy()
  const { id, providerId = '' } = (await payment()).payment
  const link = `/console/payment?id=${id}`
  const local = (path: string) => request(`http://localhost${path}`)
  const shown = await (await local(link)).text()
  const elsewhere = await request(`http://shop.example${link}`)

  expect(await page()).toContain(`href="${link}"`)
  expect(shown).toContain(providerId)
  expect((await local('/console')).status).toBe(200)
  expect(elsewhere.status).toBe(403)
})

it('says of an order without a payment that nothing was charged, and lets it be paid', async () => {
  const { order, page, path, post, stage } = await openShop()
  await stage.shop.orders.place({ ...stage.newOrder(), reference: order })
  const placed = await page()
  await post(`${path}/pay`, {})

  expect(placed).toContain('No payment request has been sent, so nothing was charged')
  expect(await page()).toContain('Waiting for your payment')
})

it('answers what does not exist with a page', async () => {
  const { request } = await openShop()
  const missing = ['/nothing', '/orders/order_x', '/orders/order_x/return', '/products/gold']

  for (const path of [...missing, '/assets/none.js']) {
    expect((await request(path)).status).toBe(404)
  }
})

it('escapes whatever comes from outside', async () => {
  const { buy, page, order, stage } = await openShop()
  await buy()
  const text = '<script>alert(1)</script>'
  await stage.engine.database.query(
    `insert into shop.anomalies (id, order_reference, payment, message)
     select $1, $1, id, $2 from paystate.payments where order_id = $1`,
    [order, text],
  )
  const shown = await page()

  expect(shown).toContain('Anomalies')
  expect(shown).not.toContain(text)
})
