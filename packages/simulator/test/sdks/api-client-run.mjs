import { createMollieClient } from '@mollie/api-client'

/** Runs in a process of its own: this client trusts a local certificate only process-wide. */
const [, , apiEndpoint, apiKey] = process.argv
const client = createMollieClient({ apiKey, apiEndpoint })
const seen = {}

const terms = {
  amount: { currency: 'EUR', value: '10.00' },
  description: 'Order 1',
  redirectUrl: 'https://shop.test/return',
}

async function pay(payment) {
  const body = new URLSearchParams({ action: 'pay' })
  const answer = await fetch(payment.getCheckoutUrl(), { method: 'POST', body, redirect: 'manual' })
  return answer.headers.get('location')
}

const created = await client.payments.create({ ...terms, idempotencyKey: 'order-1' })
const again = await client.payments.create({ ...terms, idempotencyKey: 'order-1' })
seen.created = { status: created.status, isSame: created.id === again.id }
seen.returnedTo = await pay(created)
seen.read = (await client.payments.get(created.id)).status
seen.updated = (await client.payments.update(created.id, { description: 'Order 1b' })).description

const refund = await client.paymentRefunds.create({
  paymentId: created.id,
  amount: { currency: 'EUR', value: '4.00' },
})
seen.refund = refund.status
seen.refunds = (await client.paymentRefunds.page({ paymentId: created.id })).map(
  ({ id }) => id === refund.id,
)
seen.embedded = (
  await client.payments.get(created.id, { embed: ['refunds', 'captures', 'chargebacks'] })
)._embedded.refunds.length
seen.refundCanceled = await client.paymentRefunds.cancel(refund.id, { paymentId: created.id })
seen.refundGone = await client.paymentRefunds
  .get(refund.id, { paymentId: created.id })
  .catch((error) => error.statusCode)

const transfer = await client.payments.create({ ...terms, method: 'banktransfer' })
seen.canceled = (await client.payments.cancel(transfer.id)).status
seen.cancelRefused = await client.payments
  .cancel(created.id)
  .catch(({ statusCode, message }) => ({ statusCode, message }))

const held = await client.payments.create({ ...terms, method: 'creditcard', captureMode: 'manual' })
await pay(held)
seen.authorized = (await client.payments.get(held.id)).status
seen.capture = (
  await client.paymentCaptures.create({
    paymentId: held.id,
    amount: { currency: 'EUR', value: '10.00' },
  })
).status
seen.captured = (await client.payments.get(held.id)).status

const released = await client.payments.create({
  ...terms,
  method: 'creditcard',
  captureMode: 'manual',
})
await pay(released)
seen.released = await client.payments.releaseAuthorization(released.id)

const { id: customerId } = await client.customers.create({ name: 'Piet' })
const first = await client.customerPayments.create({
  ...terms,
  customerId,
  sequenceType: 'first',
  method: 'creditcard',
})
await pay(first)
const [mandate] = await client.customerMandates.page({ customerId })
const charge = { ...terms, redirectUrl: undefined, sequenceType: 'recurring', customerId }
const charged = await client.payments.create({ ...charge, mandateId: mandate.id })
seen.recurring = { mandate: mandate.status, by: mandate.method, charged: charged.status }
seen.revoked = await client.customerMandates.revoke(mandate.id, { customerId })
seen.chargeRefused = await client.payments
  .create({ ...charge, mandateId: mandate.id })
  .catch(({ statusCode, field }) => ({ statusCode, field }))
seen.profile = (await client.profiles.getCurrent()).id === charged.profileId

const page = await client.payments.page({ limit: 2 })
seen.pages = [page.length, (await page.nextPage()).length]
seen.iterated = 0
for await (const payment of client.payments.iterate())
  seen.iterated += payment.id.startsWith('tr_') ? 1 : 0
seen.methods = (await client.methods.list()).length > 10
seen.unauthorized = await createMollieClient({ apiKey: 'test_another', apiEndpoint })
  .payments.page()
  .catch(({ statusCode, title }) => ({ statusCode, title }))

process.stdout.write(JSON.stringify(seen))
