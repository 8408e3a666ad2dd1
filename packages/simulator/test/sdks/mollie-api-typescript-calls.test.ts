import { Client } from 'mollie-api-typescript'
import { describe, expect, it } from 'vitest'
import { DEFAULT_MOLLIE_KEY, DEFAULT_MOLLIE_PROFILE } from '../../src/mollie.ts'
import { methodsOf } from './methods-of.ts'
import { EUR_10, serveMollie, TERMS, TOKEN } from './typescript-server.ts'

const { mollie, url } = serveMollie()

const HELD = { ...TERMS, method: 'creditcard', captureMode: 'manual' } as const
const HOOK = { name: 'Shop', url: 'https://shop.test/events', eventTypes: 'payment.paid' } as const

const byKey = () => new Client({ serverURL: url(), security: { apiKey: DEFAULT_MOLLIE_KEY } })
const byToken = () => new Client({ serverURL: url(), security: { oAuth: TOKEN }, testmode: true })

async function create(paymentRequest: object = TERMS): Promise<string> {
  return (await byKey().payments.create({ paymentRequest: { ...TERMS, ...paymentRequest } })).id
}

async function pay(paymentRequest?: object): Promise<string> {
  const id = await create(paymentRequest)
  await mollie.payer.pay(id)
  return id
}

async function refund(): Promise<{ paymentId: string; refundId: string }> {
  const paymentId = await pay()
  const refundRequest = { amount: { currency: 'EUR', value: '4.00' }, description: 'Sorry' }
  const { id: refundId } = await byKey().refunds.create({ paymentId, refundRequest })
  return { paymentId, refundId }
}

async function capture(): Promise<{ paymentId: string; captureId: string }> {
  const paymentId = await pay(HELD)
  const entityCapture = { amount: EUR_10 }
  const { id: captureId } = await byKey().captures.create({ paymentId, entityCapture })
  return { paymentId, captureId }
}

async function chargeBack(): Promise<{ paymentId: string; chargebackId: string }> {
  const paymentId = await pay()
  return { paymentId, chargebackId: await mollie.bank.chargeBack(paymentId) }
}

const customer = () => mollie.customers.add({ mandate: 'directdebit' })

async function subscribe(): Promise<{ webhookId: string }> {
  return { webhookId: (await byToken().webhooks.create({ requestBody: HOOK })).id }
}

let kept: Promise<{ webhookId: string }> | undefined

/** One subscription for all who only look at it: an account may have few. */
function subscription(): Promise<{ webhookId: string }> {
  kept ??= subscribe()
  return kept
}

/** Every call of the client to what is simulated. */
const CALLS: Readonly<Record<string, () => Promise<unknown>>> = {
  'payments.create': () => create(),
  'payments.list': () => byKey().payments.list({ limit: 1 }),
  'payments.get': async () => byKey().payments.get({ paymentId: await create() }),
  'payments.update': async () =>
    byKey().payments.update({
      paymentId: await create(),
      requestBody: { description: 'Order 1b' },
    }),
  'payments.cancel': async () =>
    byKey().payments.cancel({ paymentId: await create({ method: 'banktransfer' }) }),
  'payments.releaseAuthorization': async () =>
    byKey().payments.releaseAuthorization({ paymentId: await pay(HELD) }),
  'refunds.create': refund,
  'refunds.list': async () => byKey().refunds.list({ paymentId: (await refund()).paymentId }),
  'refunds.get': async () => byKey().refunds.get(await refund()),
  'refunds.cancel': async () => byKey().refunds.cancel(await refund()),
  'refunds.all': () => byKey().refunds.all(),
  'captures.create': capture,
  'captures.list': async () => byKey().captures.list({ paymentId: (await capture()).paymentId }),
  'captures.get': async () => byKey().captures.get(await capture()),
  'chargebacks.list': async () =>
    byKey().chargebacks.list({ paymentId: (await chargeBack()).paymentId }),
  'chargebacks.get': async () => byKey().chargebacks.get(await chargeBack()),
  'chargebacks.all': () => byKey().chargebacks.all(),
  'customers.create': () => byKey().customers.create({ entityCustomer: { name: 'Piet' } }),
  'customers.list': () => byKey().customers.list({}),
  'customers.get': () => byKey().customers.get({ customerId: customer().customerId }),
  'customers.update': () =>
    byKey().customers.update({
      customerId: customer().customerId,
      requestBody: { name: 'Piet Mondriaan' },
    }),
  'customers.delete': () => byKey().customers.delete({ customerId: customer().customerId }),
  'customers.createPayment': () =>
    byKey().customers.createPayment({
      customerId: customer().customerId,
      paymentRequest: TERMS,
    }),
  'customers.listPayments': () =>
    byKey().customers.listPayments({ customerId: customer().customerId }),
  'mandates.create': () =>
    byKey().mandates.create({
      customerId: customer().customerId,
      mandateRequest: {
        method: 'directdebit',
        consumerName: 'Piet',
        consumerAccount: 'NL55INGB0000000000',
      },
    }),
  'mandates.list': () => byKey().mandates.list({ customerId: customer().customerId }),
  'mandates.get': () => byKey().mandates.get(customer()),
  'mandates.revoke': () => byKey().mandates.revoke(customer()),
  'methods.list': () => byKey().methods.list(),
  'methods.all': () => byKey().methods.all(),
  'methods.get': () => byKey().methods.get({ methodId: 'ideal' }),
  'profiles.list': () => byToken().profiles.list({}),
  'profiles.get': () => byToken().profiles.get({ profileId: DEFAULT_MOLLIE_PROFILE }),
  'profiles.getCurrent': () => byKey().profiles.getCurrent(),
  'organizations.get': async () => {
    const { organizations } = byToken()
    const { id = '' } = await organizations.getCurrent()
    return organizations.get({ organizationId: id })
  },
  'organizations.getCurrent': () => byToken().organizations.getCurrent(),
  'permissions.list': () => byToken().permissions.list(),
  'permissions.get': () => byToken().permissions.get({ permissionId: 'payments.write' }),
  'balances.list': () => byToken().balances.list(),
  'balances.get': async () => {
    const { balances } = byToken()
    const { id } = await balances.getPrimary()
    return balances.get({ balanceId: id })
  },
  'balances.getPrimary': () => byToken().balances.getPrimary(),
  'webhooks.create': async () => byToken().webhooks.delete(await subscribe()),
  'webhooks.list': () => byToken().webhooks.list({}),
  'webhooks.get': async () => byToken().webhooks.get(await subscription()),
  'webhooks.update': async () =>
    byToken().webhooks.update({ ...(await subscription()), requestBody: { name: 'Another shop' } }),
  'webhooks.delete': async () => byToken().webhooks.delete(await subscribe()),
  'webhooks.test': async () => byToken().webhooks.test(await subscription()),
  'webhookEvents.get': async () => {
    await subscription()
    const paymentId = await pay()
    const sent = mollie.webhooks.deliveries(paymentId).find(({ body }) => body.startsWith('{'))
    const { id }: { id: string } = JSON.parse(sent?.body ?? '{}')
    return byToken().webhookEvents.get({ webhookEventId: id })
  },
}

/** Calls of the same resources that the simulator does not answer, and why. */
const NOT_SIMULATED: Readonly<Record<string, string>> = {
  'balances.getReport': 'reports are about settlements, which the simulator keeps out of the API',
  'balances.listTransactions': 'the same',
  'methods.enable': 'the methods of an account are an option of the simulator',
  'methods.disable': 'the same',
  'methods.enableIssuer': 'the same',
  'methods.disableIssuer': 'the same',
  'organizations.getPartner': 'no payment depends on it',
  'profiles.create': 'profiles come with the keys, an option of the simulator',
  'profiles.update': 'the same',
  'profiles.delete': 'the same',
}

const SIMULATED = [...new Set(Object.keys(CALLS).map((call) => call.split('.')[0] ?? ''))]

describe('each call of mollie-api-typescript to what is simulated', () => {
  it.each(Object.entries(CALLS))('gets an answer that the client accepts: %s', async (_, call) => {
    await expect(call().then(() => 'accepted')).resolves.toBe('accepted')
  })

  it('gets a routed payment that the client accepts, alone and in a list', async () => {
    const organization = { type: 'organization', organizationId: 'org_2' } as const
    const id = await create({ routing: [{ amount: EUR_10, destination: organization }] })
    const read = await byKey().payments.get({ paymentId: id })
    const { result } = await byKey().payments.list({ limit: 1 })

    expect(read.routing).toMatchObject([
      { resource: 'route', amount: EUR_10, destination: organization },
    ])
    expect(result.embedded.payments?.[0]?.id).toBe(id)
  })

  it('is in the list, with those that are not simulated', () => {
    const client = new Map<string, unknown>(Object.entries(resourcesOf(byKey())))
    const calls = SIMULATED.flatMap((resource) => {
      const value = client.get(resource)
      const methods = typeof value === 'object' && value !== null ? ownMethodsOf(value) : []
      return methods.map((method) => `${resource}.${method}`)
    })

    expect(Object.keys({ ...CALLS, ...NOT_SIMULATED }).toSorted()).toEqual(calls.toSorted())
  })
})

/** The client's resources are getters of its class. */
function resourcesOf(client: Client): Record<string, unknown> {
  const getters = Object.keys(Object.getOwnPropertyDescriptors(Client.prototype))
  return Object.fromEntries(
    getters
      .filter((name) => name !== 'constructor')
      .map((name) => [name, Reflect.get(client, name)]),
  )
}

/** Without what every resource inherits. */
function ownMethodsOf(resource: object): readonly string[] {
  const inherited = new Set(methodsOf(Object.getPrototypeOf(Object.getPrototypeOf(resource))))
  return methodsOf(resource).filter((name) => !inherited.has(name) && !name.startsWith('_'))
}
