import { createMollieClient } from '@mollie/api-client'

/** Makes every call of the client to what is simulated, in a process of its own, and prints how each went. */
const [, , apiEndpoint, apiKey, accessToken] = process.argv
const client = createMollieClient({ apiKey, apiEndpoint })
const byToken = createMollieClient({ accessToken, apiEndpoint })
const testmode = true

const EUR_10 = { currency: 'EUR', value: '10.00' }
const terms = {
  amount: EUR_10,
  description: 'Order 1',
  redirectUrl: 'https://shop.test/return',
}
const held = { method: 'creditcard', captureMode: 'manual' }

const create = (more = {}) => client.payments.create({ ...terms, ...more })

async function act(url, action) {
  const body = new URLSearchParams({ action })
  await fetch(url, { method: 'POST', body, redirect: 'manual' })
}

async function pay(more) {
  const payment = await create(more)
  await act(payment.getCheckoutUrl(), 'pay')
  return payment.id
}

async function refund() {
  const paymentId = await pay()
  const { id } = await client.paymentRefunds.create({ paymentId, amount: EUR_10 })
  return [id, { paymentId }]
}

async function capture() {
  const paymentId = await pay(held)
  const { id } = await client.paymentCaptures.create({ paymentId, amount: EUR_10 })
  return [id, { paymentId }]
}

async function chargeBack() {
  const paymentId = await pay()
  const { _links: links } = await client.payments.get(paymentId)
  await act(links.changePaymentState.href, 'charge_back')
  const [chargeback] = await client.paymentChargebacks.page({ paymentId })
  return [chargeback.id, { paymentId }]
}

const customer = async () => (await client.customers.create({ name: 'Piet' })).id

async function mandate() {
  const customerId = await customer()
  const { id } = await client.customerMandates.create({
    customerId,
    method: 'directdebit',
    consumerName: 'Piet',
    consumerAccount: 'NL55INGB0000000000',
  })
  return [id, { customerId }]
}

async function all(items) {
  const found = []
  for await (const item of items) found.push(item)
  return found
}

const ofRefund = async () => (await refund())[1]
const ofCapture = async () => (await capture())[1]
const ofChargeback = async () => (await chargeBack())[1]
const ofMandate = async () => (await mandate())[1]

const CALLS = {
  'payments.create': () => create(),
  'payments.get': async () => client.payments.get((await create()).id),
  'payments.page': () => client.payments.page(),
  'payments.iterate': () => all(client.payments.iterate({ limit: 3 })),
  'payments.update': async () => client.payments.update((await create()).id, { description: 'b' }),
  'payments.cancel': async () =>
    client.payments.cancel((await create({ method: 'banktransfer' })).id),
  'payments.releaseAuthorization': async () =>
    client.payments.releaseAuthorization(await pay(held)),
  'paymentRefunds.create': refund,
  'paymentRefunds.get': async () => client.paymentRefunds.get(...(await refund())),
  'paymentRefunds.page': async () => client.paymentRefunds.page(await ofRefund()),
  'paymentRefunds.iterate': async () => all(client.paymentRefunds.iterate(await ofRefund())),
  'paymentRefunds.cancel': async () => client.paymentRefunds.cancel(...(await refund())),
  'refunds.page': () => client.refunds.page(),
  'refunds.iterate': () => all(client.refunds.iterate()),
  'paymentCaptures.create': capture,
  'paymentCaptures.get': async () => client.paymentCaptures.get(...(await capture())),
  'paymentCaptures.page': async () => client.paymentCaptures.page(await ofCapture()),
  'paymentCaptures.iterate': async () => all(client.paymentCaptures.iterate(await ofCapture())),
  'paymentChargebacks.get': async () => client.paymentChargebacks.get(...(await chargeBack())),
  'paymentChargebacks.page': async () => client.paymentChargebacks.page(await ofChargeback()),
  'paymentChargebacks.iterate': async () =>
    all(client.paymentChargebacks.iterate(await ofChargeback())),
  'chargebacks.page': () => client.chargebacks.page(),
  'chargebacks.iterate': () => all(client.chargebacks.iterate()),
  'customers.create': customer,
  'customers.get': async () => client.customers.get(await customer()),
  'customers.page': () => client.customers.page(),
  'customers.iterate': () => all(client.customers.iterate()),
  'customers.update': async () => client.customers.update(await customer(), { name: 'Mondriaan' }),
  'customers.delete': async () => client.customers.delete(await customer()),
  'customerPayments.create': async () =>
    client.customerPayments.create({ ...terms, customerId: await customer() }),
  'customerPayments.page': async () =>
    client.customerPayments.page({ customerId: await customer() }),
  'customerPayments.iterate': async () =>
    all(client.customerPayments.iterate({ customerId: await customer() })),
  'customerMandates.create': mandate,
  'customerMandates.get': async () => client.customerMandates.get(...(await mandate())),
  'customerMandates.page': async () => client.customerMandates.page(await ofMandate()),
  'customerMandates.iterate': async () => all(client.customerMandates.iterate(await ofMandate())),
  'customerMandates.revoke': async () => client.customerMandates.revoke(...(await mandate())),
  'methods.get': () => client.methods.get('ideal'),
  'methods.list': () => client.methods.list(),
  'profiles.getCurrent': () => client.profiles.getCurrent(),
  'profiles.get': async () => {
    const [{ id }] = await byToken.profiles.page()
    return byToken.profiles.get(id)
  },
  'profiles.page': () => byToken.profiles.page(),
  'profiles.iterate': () => all(byToken.profiles.iterate()),
  'organizations.getCurrent': () => byToken.organizations.getCurrent(),
  'organizations.get': async () =>
    byToken.organizations.get((await byToken.organizations.getCurrent()).id),
  'permissions.get': () => byToken.permissions.get('payments.write', { testmode }),
  'permissions.list': () => byToken.permissions.list({ testmode }),
}

/** Other names of the same calls. */
const ALIASES = {
  all: ['page', 'list'],
  list: ['page'],
  page: ['list'],
  delete: ['cancel', 'revoke'],
  cancel: ['delete', 'revoke'],
}

const results = {}
for (const [name, call] of Object.entries(CALLS))
  results[name] = await call().then(
    () => 'accepted',
    (error) => `${error.name}: ${error.message}`,
  )

const simulated = new Set(Object.keys(CALLS).map((name) => name.split('.')[0]))
const unlisted = [...simulated].flatMap((resource) =>
  methodsOf(client[resource])
    .filter((method) => CALLS[`${resource}.${method}`] === undefined)
    .filter((method) => !(ALIASES[method] ?? []).some((other) => CALLS[`${resource}.${other}`]))
    .map((method) => `${resource}.${method}`),
)

function methodsOf(object) {
  const names = new Set()
  for (
    let shape = object;
    shape && shape !== Object.prototype;
    shape = Object.getPrototypeOf(shape)
  )
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(shape)))
      if (typeof value === 'function' && name !== 'constructor') names.add(name)
  return [...names].filter((name) => name !== 'injectPaginationHelpers')
}

process.stdout.write(JSON.stringify({ results, unlisted: unlisted.toSorted() }))
