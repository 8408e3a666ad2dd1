import { expect, it } from 'vitest'
import { connected, eur, idOf, LINES } from './connected.ts'

const DAY = 86_400_000

async function withAuthorized(
  terms: { method?: string; options?: Parameters<typeof connected>[0] } = {},
) {
  const { method = 'creditcard', options } = terms
  const side = connected(options)
  const id = idOf(await side.create({ captureMode: 'manual', method, lines: LINES }))
  await side.mollie.payer.pay(id)
  const capture = (body: object = {}) => side.call('POST', `/payments/${id}/captures`, { body })
  const read = async () => (await side.call('GET', `/payments/${id}`)).body
  return { ...side, id, capture, read }
}

it('keeps an authorized payment open for further captures where the method allows several', async () => {
  const { capture, read } = await withAuthorized({ method: 'klarna' })
  await capture({ amount: eur('4.00') })
  expect((await capture({ amount: eur('6.01') })).status).toBe(422)
  expect(await read()).toMatchObject({ status: 'authorized', amountCaptured: eur('4.00') })
  await capture({ amount: eur('6.00') })
  expect(await read()).toMatchObject({ status: 'paid', amountCaptured: eur('10.00') })
})

it('is paid after the one capture of a card, also when it took less', async () => {
  const { capture, read, mollie, id } = await withAuthorized()
  await capture({ amount: eur('4.00') })
  expect(await read()).toMatchObject({ status: 'paid', amountCaptured: eur('4.00') })
  expect(mollie.ledger.capturedOf(id)).toBe(400)
})

it('captures everything where the amount is null, as where it is left out', async () => {
  const { capture, read } = await withAuthorized()
  expect((await capture({ amount: null })).status).toBe(201)
  expect(await read()).toMatchObject({ status: 'paid', amountCaptured: eur('10.00') })
})

it('refuses to capture more than is held, and what is not authorized', async () => {
  const { capture, paid, call } = await withAuthorized()
  expect((await capture({ amount: eur('10.01') })).body).toMatchObject({
    status: 422,
    field: 'amount',
  })
  const other = await paid()
  expect((await call('POST', `/payments/${other}/captures`, { body: {} })).status).toBe(422)
})

it('answers a release with 202 and nothing, and cancels afterwards', async () => {
  const { call, id, read, mollie } = await withAuthorized()
  const released = await call('POST', `/payments/${id}/release-authorization`, { body: {} })
  expect(released).toMatchObject({ status: 202, text: '' })
  expect((await read()).status).toBe('authorized')
  await mollie.clock.advance(0)
  expect(await read()).toMatchObject({ status: 'canceled' })
  expect(mollie.ledger.entries(id).map(({ kind }) => kind)).toContain('released')
})

it('ends a released payment as paid when something was captured', async () => {
  const { capture, call, id, read, mollie } = await withAuthorized({ method: 'klarna' })
  await capture({ amount: eur('4.00') })
  await call('POST', `/payments/${id}/release-authorization`, { body: {} })
  await mollie.clock.advance(0)
  expect(await read()).toMatchObject({ status: 'paid', amountCaptured: eur('4.00') })
})

it('refuses to release what is not authorized', async () => {
  const { paid, call } = connected()
  const id = await paid()
  const released = await call('POST', `/payments/${id}/release-authorization`, { body: {} })
  expect(released.body).toMatchObject({
    status: 422,
    detail: 'Authorization cannot be released because the payment is not in the authorized state.',
  })
})

it('expires an authorization that nobody captured in time', async () => {
  const { read, mollie, id } = await withAuthorized()
  await mollie.clock.advance(7 * DAY)
  expect(await read()).toMatchObject({ status: 'expired' })
  expect(mollie.ledger.capturedOf(id)).toBe(0)
})

it('lets a capture be pending for a while, and fail', async () => {
  const { capture, read, mollie, call, id } = await withAuthorized({
    options: { captureDuration: 60_000 },
  })
  const first = await capture()
  expect(first.body.status).toBe('pending')
  await mollie.bank.failCapture(idOf(first))
  const path = `/payments/${id}/captures/${idOf(first)}`
  expect((await call('GET', path)).body.status).toBe('failed')
  expect(await read()).toMatchObject({ status: 'authorized', amountCaptured: eur('0.00') })
  await capture()
  await mollie.clock.advance(60_000)
  expect(await read()).toMatchObject({ status: 'paid' })
})

it('captures by itself after the captureDelay', async () => {
  const { create, mollie, call } = connected()
  const id = idOf(await create({ method: 'creditcard', captureDelay: '2 days' }))
  await mollie.payer.pay(id)
  expect((await call('GET', `/payments/${id}`)).body.status).toBe('authorized')
  await mollie.clock.advance(2 * DAY)
  expect((await call('GET', `/payments/${id}`)).body.status).toBe('paid')
})

it.each(['8 days', '169 hours', 'soon', '1 week'])(
  'refuses a captureDelay of %s',
  async (delay) => {
    const { create } = connected()
    const created = await create({ method: 'creditcard', captureDelay: delay })
    expect(created.body).toMatchObject({ status: 422, field: 'captureDelay' })
  },
)

it('does not release money that a pending capture is about to take', async () => {
  const { capture, call, id, read, mollie } = await withAuthorized({
    options: { captureDuration: 60_000 },
  })
  await capture()
  await call('POST', `/payments/${id}/release-authorization`, { body: {} })
  await mollie.clock.advance(0)
  expect((await read()).status).toBe('authorized')
  await mollie.clock.advance(60_000)
  expect(await read()).toMatchObject({ status: 'paid', amountCaptured: eur('10.00') })
})
