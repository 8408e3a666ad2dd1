import { Client, SignatureValidator } from 'mollie-api-typescript'
import { expect, it } from 'vitest'
import {
  createMollieSimulator,
  DEFAULT_MOLLIE_KEY,
  DEFAULT_MOLLIE_PROFILE,
} from '../../src/mollie.ts'
import { EUR_10, serveMollie, TERMS, TOKEN } from './typescript-server.ts'

const { mollie, url } = serveMollie()

const client = () => new Client({ serverURL: url(), security: { apiKey: DEFAULT_MOLLIE_KEY } })

it('serves create, get, update and list to mollie-api-typescript over http', async () => {
  const { payments } = client()
  const idempotencyKey = '123e4567-e89b-12d3-a456-426614174000'
  const created = await payments.create({ idempotencyKey, paymentRequest: TERMS })
  const again = await payments.create({ idempotencyKey, paymentRequest: TERMS })
  expect(created).toMatchObject({ status: 'open', amount: EUR_10 })
  expect(again.id).toBe(created.id)
  await mollie.payer.pay(created.id)
  expect(await payments.get({ paymentId: created.id })).toMatchObject({ status: 'paid' })
  const updated = await payments.update({
    paymentId: created.id,
    requestBody: { description: 'Order 1b' },
  })
  expect(updated.description).toBe('Order 1b')
  const page = await payments.list({ limit: 1 })
  expect(page.result.embedded.payments).toHaveLength(1)
})

it('serves cancel, release and captures to mollie-api-typescript', async () => {
  const { payments, captures } = client()
  const transfer = await payments.create({
    paymentRequest: { ...TERMS, method: 'banktransfer' },
  })
  expect(await payments.cancel({ paymentId: transfer.id })).toMatchObject({ status: 'canceled' })
  const hold = async () => {
    const held = await payments.create({
      paymentRequest: { ...TERMS, method: 'creditcard', captureMode: 'manual' },
    })
    await mollie.payer.pay(held.id)
    return held.id
  }
  const taken = await hold()
  const capture = await captures.create({ paymentId: taken, entityCapture: { amount: EUR_10 } })
  expect(capture.status).toBe('succeeded')
  expect(await captures.get({ paymentId: taken, captureId: capture.id })).toMatchObject({
    paymentId: taken,
  })
  const left = await hold()
  await payments.releaseAuthorization({ paymentId: left })
  await mollie.clock.advance(0)
  expect(await payments.get({ paymentId: left })).toMatchObject({ status: 'canceled' })
})

it('serves refunds and chargebacks to mollie-api-typescript', async () => {
  const { payments, refunds, chargebacks } = client()
  const { id: paymentId } = await payments.create({ paymentRequest: TERMS })
  await mollie.payer.pay(paymentId)
  const refundRequest = { amount: { currency: 'EUR', value: '4.00' }, description: 'Sorry' }
  const refund = await refunds.create({ paymentId, refundRequest })
  expect(refund).toMatchObject({ status: 'pending', paymentId })
  expect((await refunds.list({ paymentId })).result.embedded.refunds).toHaveLength(1)
  await expect(refunds.create({ paymentId, refundRequest })).rejects.toMatchObject({
    statusCode: 409,
  })
  await refunds.cancel({ paymentId, refundId: refund.id })
  await expect(refunds.get({ paymentId, refundId: refund.id })).rejects.toMatchObject({
    statusCode: 404,
  })
  const chargebackId = await mollie.bank.chargeBack(paymentId)
  expect(await chargebacks.get({ paymentId, chargebackId })).toMatchObject({ paymentId })
})

it('serves the methods and the refusals to mollie-api-typescript', async () => {
  const { methods, payments } = client()
  expect(await methods.list()).toHaveProperty('count')
  await expect(
    payments.create({ paymentRequest: { ...TERMS, amount: { currency: 'EUR', value: '1' } } }),
  ).rejects.toMatchObject({ statusCode: 422 })
})

it('signs next-generation webhooks so that its validator takes them, also during a key roll', async () => {
  const received: Request[] = []
  const signing = createMollieSimulator({
    deliver: (request) => {
      received.push(request.clone())
      return Promise.resolve(new Response())
    },
  })
  const { id, secret } = signing.subscriptions.subscribe({ url: 'http://127.0.0.1:9/events' })
  const rolled = signing.subscriptions.rollSecret(id)
  const created = await signing.fetch(
    new Request('https://api.mollie.test/v2/payments', {
      method: 'POST',
      body: JSON.stringify(TERMS),
      headers: {
        authorization: `Bearer ${DEFAULT_MOLLIE_KEY}`,
        'content-type': 'application/json',
      },
    }),
  )
  await signing.payer.pay(JSON.parse(await created.text()).id)
  const [request] = received
  const body = (await request?.text()) ?? ''
  const signatures = request?.headers.get('x-mollie-signature')?.split(', ') ?? []
  expect(await SignatureValidator.validate(body, secret, signatures)).toBe(true)
  expect(await SignatureValidator.validate(body, rolled, signatures)).toBe(true)
  await expect(SignatureValidator.validate(`${body} `, rolled, signatures)).rejects.toThrow()
})

it('serves customers, mandates and what is charged by them to mollie-api-typescript', async () => {
  const { customers, mandates, payments } = client()
  const { id: customerId } = await customers.create({ entityCustomer: { name: 'Piet' } })
  const first = await customers.createPayment({
    customerId,
    paymentRequest: { ...TERMS, sequenceType: 'first', method: 'ideal' },
  })
  await mollie.payer.pay(first.id)
  const [mandate] = (await mandates.list({ customerId })).result.embedded.mandates
  expect(mandate).toMatchObject({ status: 'valid', method: 'directdebit', customerId })
  const charge = { ...TERMS, redirectUrl: null, sequenceType: 'recurring' as const, customerId }
  const charged = await payments.create({ paymentRequest: charge })
  expect(charged).toMatchObject({ status: 'pending', mandateId: mandate?.id })
  await mandates.revoke({ customerId, mandateId: mandate?.id ?? '' })
  await expect(payments.create({ paymentRequest: charge })).rejects.toMatchObject({
    statusCode: 422,
  })
})

it('serves profiles, the organization, permissions and balances to mollie-api-typescript', async () => {
  const { profiles } = client()
  const own = await profiles.getCurrent()
  expect(own).toMatchObject({ id: DEFAULT_MOLLIE_PROFILE, status: 'verified' })
  const { organizations, permissions, balances } = new Client({
    serverURL: url(),
    security: { oAuth: TOKEN },
    testmode: true,
  })
  expect(await organizations.getCurrent()).toHaveProperty('name')
  expect(await permissions.get({ permissionId: 'payments.write' })).toMatchObject({ granted: true })
  expect(await balances.getPrimary()).toMatchObject({ currency: 'EUR' })
})

it('serves QR codes to mollie-api-typescript, which reads their sizes as numbers', async () => {
  const created = await client().payments.create({
    include: 'details.qrCode',
    paymentRequest: { ...TERMS, method: 'ideal' },
  })
  expect(created.details?.qrCode).toMatchObject({ height: 180, width: 180 })
})
