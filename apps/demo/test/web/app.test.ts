import { expect, it } from 'vitest'
import type { UnknownState } from '../../src/operations/operation.ts'
import { createResolver } from '../../src/recovery/resolver.ts'
import { changePayment } from '../../src/store/change-payment.ts'
import { createApp } from '../../src/web/app.ts'
import { openShop, type TestShop } from '../support/open-shop.ts'

const ORDER = 'order_0123456789'

function open() {
  const shop = openShop()
  const app = createApp({ shop })
  const post = (path: string, fields: Record<string, string>) =>
    app.request(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: 'http://localhost' },
    })
  const page = async (path: string) => (await app.request(path)).text()
  return { shop, app, post, page, resolver: createResolver({ shop }) }
}

const buy = { order: ORDER, product: 'stoneware-mug' }

async function onlyPayment({ store }: TestShop) {
  const [payment] = await store.list()
  if (!payment) throw new Error('There is no payment.')
  return payment
}

async function paid() {
  const opened = open()
  await opened.post('/orders', buy)
  const payment = await onlyPayment(opened.shop)
  const fake = opened.shop.adapter.payments.get(payment.reference)
  if (fake) fake.status = 'captured'
  await opened.app.request(`/webhooks?paystate_reference=${payment.reference}`, { method: 'POST' })
  await opened.resolver.tick()
  return { ...opened, payment, path: `/payments/${payment.reference}` }
}

it('shows the products, and no page asks for anything from elsewhere', async () => {
  const { app } = open()
  const response = await app.request('/')
  const text = await response.text()

  expect(text).toContain('Stoneware mug')
  expect(text).not.toMatch(/(src|href)="https?:/)
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
})

it('sends the payer to the provider’s page', async () => {
  const { post } = open()
  const response = await post('/orders', buy)

  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe('https://pay.example/pay_1')
})

it('makes one order of a form that is sent twice', async () => {
  const { post, shop } = open()
  const responses = await Promise.all([post('/orders', buy), post('/orders', buy)])

  expect(responses.map(({ status }) => status)).toEqual([303, 303])
  expect(shop.adapter.payments.size).toBe(1)
})

it.each([
  [{}, 404],
  [{ order: 'x', product: 'stoneware-mug' }, 404],
  [{ order: ORDER, product: 'gold' }, 404],
])('refuses the order %j', async (fields, status) => {
  const { post, shop } = open()

  expect((await post('/orders', fields)).status).toBe(status)
  expect(shop.adapter.sends).toEqual([])
})

it('refuses a form that comes from another site', async () => {
  const { app, shop } = open()
  const response = await app.request('/orders', {
    method: 'POST',
    body: new URLSearchParams(buy),
    headers: { origin: 'https://elsewhere.example' },
  })

  expect(response.status).toBe(403)
  expect(shop.adapter.sends).toEqual([])
})

it('says honestly that it does not know, and then what it found out', async () => {
  const { post, page, shop, resolver } = open()
  shop.adapter.mishaps.push('lost')
  const response = await post('/orders', buy)
  expect(response.headers.get('location')).toBe(`/orders/${ORDER}`)
  const doubt = await page(`/orders/${ORDER}`)
  shop.clock.move(4_000)
  await resolver.tick()
  const known = await page(`/orders/${ORDER}`)

  expect(doubt).toContain('We are finding out')
  expect(doubt).not.toContain('did not succeed')
  expect(known).toContain('Waiting for your payment')
  expect(known).toContain('Found out')
})

it('offers to try again when nothing was sent', async () => {
  const { post, page, shop } = open()
  shop.adapter.mishaps.push('refused')
  await post('/orders', buy)
  const refused = await page(`/orders/${ORDER}`)
  await post(`/orders/${ORDER}/pay`, {})

  expect(refused).toContain('No payment was made')
  expect(await page(`/orders/${ORDER}`)).toContain('Waiting for your payment')
  expect(shop.adapter.payments.size).toBe(1)
})

it('believes a webhook only after asking', async () => {
  const { post, app, page, shop, resolver } = open()
  await post('/orders', buy)
  const { reference } = await onlyPayment(shop)
  const call = () => app.request(`/webhooks?paystate_reference=${reference}`, { method: 'POST' })
  expect((await call()).status).toBe(200)
  await resolver.tick()

  expect(await page(`/orders/${ORDER}`)).toContain('Waiting for your payment')
  expect(shop.adapter.reads).toBe(1)
})

it('asks again when a webhook comes while it is asking', async () => {
  const { post, app, page, shop, resolver } = open()
  await post('/orders', buy)
  const { reference } = await onlyPayment(shop)
  const call = () => app.request(`/webhooks?paystate_reference=${reference}`, { method: 'POST' })
  const read = shop.adapter.getPayment
  shop.adapter.getPayment = async (ref) => {
    const answer = await read(ref)
    shop.adapter.getPayment = read
    const fake = shop.adapter.payments.get(reference)
    if (fake) fake.status = 'captured'
    await call()
    return answer
  }
  await call()
  await resolver.tick()
  await resolver.tick()

  expect(await page(`/orders/${ORDER}`)).toContain('We received €24.50')
})

it('reads the payment before it shows anything to a payer who comes back', async () => {
  const { post, app, page, shop } = open()
  await post('/orders', buy)
  const { reference } = await onlyPayment(shop)
  const fake = shop.adapter.payments.get(reference)
  if (fake) fake.status = 'captured'
  const response = await app.request(`/return?paystate_reference=${reference}`)

  expect(response.headers.get('location')).toBe(`/orders/${ORDER}`)
  expect(await page(`/orders/${ORDER}`)).toContain('We received €24.50. Thank you.')
  expect(shop.adapter.reads).toBe(1)
})

it('lets a payer who comes back wait for three seconds, then says that it is checking', async () => {
  const { post, app, page, shop, resolver } = open()
  await post('/orders', buy)
  const { reference } = await onlyPayment(shop)
  const read = shop.adapter.getPayment
  const asked = Promise.withResolvers<void>()
  shop.adapter.getPayment = () => {
    asked.resolve()
    return new Promise(() => {})
  }
  const happened: string[] = []
  const returning = app.request(`/return?paystate_reference=${reference}`)
  const answered = Promise.resolve(returning).then(() => happened.push('answered'))
  await asked.promise
  await page('/')
  happened.push('three seconds passed')
  shop.clock.move(3_000)
  await answered
  const { status } = await returning
  const checking = await page(`/orders/${ORDER}`)
  shop.adapter.getPayment = read
  await resolver.tick()
  const known = await page(`/orders/${ORDER}`)

  expect(happened).toEqual(['three seconds passed', 'answered'])
  expect(status).toBe(303)
  expect(checking).toContain('We are checking your payment')
  expect(checking).not.toContain('Continue to Fake')
  expect(known).toContain('Continue to Fake')
})

it('says that it is checking when the read on the way back fails', async () => {
  const { post, app, page, shop } = open()
  await post('/orders', buy)
  const { reference } = await onlyPayment(shop)
  shop.adapter.payments.clear()
  await app.request(`/return?paystate_reference=${reference}`)

  expect(await page(`/orders/${ORDER}`)).toContain('Please do not pay again')
})

it('offers no amount to refund that nobody typed', async () => {
  const { page } = await paid()

  expect(await page(`/orders/${ORDER}`)).toMatch(/name="amount"[^>]*value=""/)
})

it('refunds what was typed, in part', async () => {
  const { post, page, path } = await paid()
  const response = await post(`${path}/refunds`, { token: 'step_1', amount: ' 4.5 ' })

  expect(response.status).toBe(303)
  expect(await page(`/orders/${ORDER}`)).toContain('We refunded €4.50 of €24.50')
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
  const { post, path, shop } = await paid()
  const response = await post(`${path}/refunds`, { token: 'step_1', amount })
  const text = await response.text()

  expect(response.status).toBe(422)
  expect(text).toContain(message)
  expect(text).toContain(`value="${amount}"`)
  expect(shop.adapter.payments.get(shop.adapter.sends[0]?.reference ?? '')?.refunds).toEqual([])
})

it('refunds once when the form is sent twice', async () => {
  const { post, path, shop, payment } = await paid()
  const fields = { token: 'step_1', amount: '5.00' }
  const responses = await Promise.all([
    post(`${path}/refunds`, fields),
    post(`${path}/refunds`, fields),
  ])

  expect(responses.map(({ status }) => status)).toEqual([303, 303])
  expect(shop.adapter.payments.get(payment.reference)?.refunds).toHaveLength(1)
})

it('says of a refund that was never sent that it moved no money, and lets it be tried again', async () => {
  const { post, page, path, shop, payment } = await paid()
  shop.adapter.mishaps.push('refused')
  await post(`${path}/refunds`, { token: 'step_1', amount: '5.00' })
  const refused = await page(`/orders/${ORDER}`)
  await post(`${path}/refunds`, { token: 'step_2', amount: '5.00' })
  const done = await page(`/orders/${ORDER}`)

  expect(refused).toContain('The refund of €5.00 was not made.')
  expect(refused).toContain('at most €24.50')
  expect(done).not.toContain('was not made')
  expect(shop.adapter.payments.get(payment.reference)?.refunds).toHaveLength(1)
})

it('says that an order was paid twice, and lets both payments be refunded', async () => {
  const { post, page, shop, resolver } = open()
  await post('/orders', buy)
  const first = await onlyPayment(shop)
  const become = async (reference: string, status: 'failed' | 'captured') => {
    const fake = shop.adapter.payments.get(reference)
    if (fake) fake.status = status
    shop.clock.move(400_000)
    await resolver.tick()
  }
  await become(first.reference, 'failed')
  await post(`/orders/${ORDER}/pay`, {})
  const second = (await shop.store.list()).at(-1)
  await become(second?.reference ?? '', 'captured')
  const once = await page(`/orders/${ORDER}`)
  await changePayment(shop.store, first.reference, (kept) => ({
    ...kept,
    reading: { ...kept.reading, due: '2026-01-15T12:00:00Z' },
  }))
  await become(first.reference, 'captured')
  const twice = await page(`/orders/${ORDER}`)

  expect(once).not.toContain('Two payments of this order hold money')
  expect(twice).toContain('Two payments of this order hold money')
  expect(twice).toContain(`/payments/${first.reference}/refunds`)
  expect(twice).toContain(`/payments/${second?.reference}/refunds`)
})

it('asks a person when no way to find out is left, and sends nothing meanwhile', async () => {
  const { post, page, shop } = open()
  shop.adapter.mishaps.push('lost')
  await post('/orders', buy)
  const { reference } = await onlyPayment(shop)
  await changePayment(shop.store, reference, (kept) => ({
    ...kept,
    operations: kept.operations.map((operation) =>
      operation.state.type === 'unknown'
        ? { ...operation, state: withoutNextStep(operation.state) }
        : operation,
    ),
  }))
  const text = await page(`/orders/${ORDER}`)
  await post(`/orders/${ORDER}/pay`, {})

  expect(text).toContain('We could not find out automatically')
  expect(shop.adapter.sends).toHaveLength(1)
})

function withoutNextStep({ nextStepAt: _never, ...state }: UnknownState): UnknownState {
  return state
}

it('does not promise to check a payment that it cannot reach any more', async () => {
  const { post, shop } = open()
  shop.adapter.mishaps.push('lost')
  await post('/orders', buy)
  const elsewhere = createApp({ shop: { ...shop, simulation: 'run_2' } })
  const text = await (await elsewhere.request(`/orders/${ORDER}`)).text()

  expect(text).toContain('We cannot check this payment here')
  expect(text).toContain('Please do not pay again')
  expect(text).not.toMatch(/We are (checking|finding out)/)
})

it('cancels an open payment, and says so only when a read shows it', async () => {
  const { post, page, shop, resolver } = open()
  await post('/orders', buy)
  const { reference } = await onlyPayment(shop)
  await post(`/payments/${reference}/cancel`, { token: 'step_1', if_paid: 'keep' })
  await resolver.tick()

  expect(await page(`/orders/${ORDER}`)).toContain('The payment is canceled')
})

it('does not cancel what was paid in the meantime', async () => {
  const { post, shop } = open()
  await post('/orders', buy)
  const { reference } = await onlyPayment(shop)
  const fake = shop.adapter.payments.get(reference)
  if (fake) fake.status = 'captured'
  const response = await post(`/payments/${reference}/cancel`, { token: 'step_1', if_paid: 'keep' })

  expect(response.status).toBe(422)
  expect(await response.text()).toContain('Nothing was sent')
  expect(shop.adapter.sends).toHaveLength(1)
})

it('sends the parts of an order’s page as they change', async () => {
  const { post, app, shop, resolver } = open()
  await post('/orders', buy)
  const { reference } = await onlyPayment(shop)
  const response = await app.request(`/orders/${ORDER}/events`)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const first = await reader?.read()
  const fake = shop.adapter.payments.get(reference)
  if (fake) fake.status = 'captured'
  await app.request(`/webhooks?paystate_reference=${reference}`, { method: 'POST' })
  await resolver.tick()
  let news = ''
  while (!news.includes('Thank you')) news += (await reader?.read())?.value ?? ''
  await reader?.cancel()

  expect(response.headers.get('content-type')).toContain('text/event-stream')
  expect(first?.value).toContain('Waiting for your payment')
  expect(news).toContain('We received €24.50. Thank you.')
})

it('answers what does not exist with a page', async () => {
  const { app } = open()

  for (const path of ['/nothing', '/orders/order_x', '/products/gold', '/assets/none.js']) {
    expect((await app.request(path)).status).toBe(404)
  }
})

it('escapes whatever comes from outside', async () => {
  const { post, page, shop } = open()
  await post('/orders', buy)
  const { reference } = await onlyPayment(shop)
  const text = '<script>alert(1)</script>'
  await changePayment(shop.store, reference, (kept) => ({
    ...kept,
    story: [{ at: '2026-01-15T12:00:00Z', by: 'provider', tone: 'plain', text }],
  }))

  expect(await page(`/orders/${ORDER}`)).not.toContain(text)
})
