import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Answered, connected, idOf, LINES, PAYMENT } from './connected.ts'

const METHODS = ['GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'PURGE']
const SEGMENTS =
  'payments refunds captures chargebacks methods webhooks events customers mandates profiles balances organizations permissions me'.split(
    ' ',
  )
const segment = fc.oneof(fc.constantFrom(...SEGMENTS, 'all', '%', '%00', 'tr_1'), fc.string())
const path = fc
  .array(segment, { maxLength: 5 })
  .map((parts) => `/${parts.map((part) => part.replace(/[?#\s.]/g, '')).join('/')}`)
const value = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('manual', 'EUR', { currency: 'EUR' }, -1, 1e99),
)

/** Mollie's own refusal, or an answer: never a failure of the simulator's. */
function isOfMollie({ status, headers, body, text }: Answered): boolean {
  if (status < 400) return true
  const isHal = headers.get('content-type') === 'application/hal+json'
  return status < 500 && isHal && body.status === status && !/\bat .+:\d+:\d+/.test(text)
}

it('answers whatever is sent to whatever path', async () => {
  const { call } = connected()
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...METHODS), path, fc.string(), async (method, to, body) => {
      const answered = await call(method, to, method === 'GET' ? {} : { body })
      expect(isOfMollie(answered)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

it('answers whatever a create carries', async () => {
  const { create } = connected()
  const fields = Object.fromEntries(
    [
      ...Object.keys(PAYMENT),
      ...['method', 'metadata', 'locale', 'captureMode', 'captureDelay', 'sequenceType'],
      ...['customerId', 'mandateId', 'dueDate', 'cancelUrl', 'lines', 'billingAddress'],
      ...['shippingAddress', 'applicationFee', 'routing', 'company', 'storeCredentials'],
    ].map((name) => [name, value]),
  )
  await fc.assert(
    fc.asyncProperty(fc.record(fields, { requiredKeys: [] }), async (body) => {
      expect(isOfMollie(await create(body))).toBe(true)
    }),
    { numRuns: 500 },
  )
})

it('answers whatever a refund, a capture or an update carries', async () => {
  const { call, create, paid, mollie } = connected()
  const held = idOf(await create({ captureMode: 'manual', method: 'klarna', lines: LINES }))
  await mollie.payer.pay(held)
  const open = idOf(await create())
  const calls = [
    ['POST', `/payments/${await paid()}/refunds`],
    ['POST', `/payments/${held}/captures`],
    ['PATCH', `/payments/${open}`],
  ] as const
  const body = fc.record(
    { amount: value, description: value, metadata: value, method: value, webhookUrl: value },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...calls), body, async ([method, to], given) => {
      expect(isOfMollie(await call(method, to, { body: given }))).toBe(true)
    }),
    { numRuns: 500 },
  )
})

it('answers whatever a query says', async () => {
  const { call } = connected()
  const name = fc.oneof(
    fc.constantFrom('from', 'limit', 'sort', 'embed', 'amount[value]'),
    fc.string(),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('/payments', '/refunds', '/methods', '/methods/ideal', '/chargebacks'),
      fc.array(fc.tuple(name, fc.string())),
      async (to, pairs) => {
        const answered = await call('GET', `${to}?${new URLSearchParams(pairs)}`)
        expect(isOfMollie(answered)).toBe(true)
      },
    ),
    { numRuns: 300 },
  )
})

it('answers whatever authorization is sent', async () => {
  const { call } = connected()
  const header = fc.string().filter((text) => /^[\x20-\x7e]*$/.test(text))
  await fc.assert(
    fc.asyncProperty(header, async (authorization) => {
      const answered = await call('GET', '/payments', { key: null, headers: { authorization } })
      expect(answered.status).toBe(401)
    }),
  )
})

it('never lets the money of a payment go below zero, whatever is asked of it', async () => {
  const actions = fc.array(
    fc.record({
      what: fc.constantFrom(
        'refund',
        'capture',
        'cancel_refund',
        'charge_back',
        'release',
        'advance',
      ),
      cents: fc.integer({ min: 1, max: 1200 }),
    }),
    { maxLength: 12 },
  )
  await fc.assert(
    fc.asyncProperty(actions, fc.boolean(), async (steps, isHeld) => {
      const { create, call, mollie } = connected({ captureDuration: 60_000 })
      const id = idOf(
        await create(isHeld ? { captureMode: 'manual', method: 'klarna', lines: LINES } : {}),
      )
      await mollie.payer.pay(id)
      for (const { what, cents } of steps) {
        const amount = { currency: 'EUR', value: (cents / 100).toFixed(2) }
        const base = `/payments/${id}`
        if (what === 'refund') await call('POST', `${base}/refunds`, { body: { amount } })
        if (what === 'capture') await call('POST', `${base}/captures`, { body: { amount } })
        if (what === 'release') await call('POST', `${base}/release-authorization`)
        if (what === 'charge_back') await mollie.bank.chargeBack(id).catch(() => undefined)
        if (what === 'advance') await mollie.clock.advance(cents * 60_000)
        if (what === 'cancel_refund') {
          const refund = mollie.ledger.refundsOf(id).at(-1)?.objectId
          await call('DELETE', `${base}/refunds/${refund}`)
        }
      }
      await mollie.clock.advance(30 * 86_400_000)
      const { ledger } = mollie
      expect(ledger.capturedOf(id)).toBeLessThanOrEqual(1000)
      expect(ledger.refundedOf(id)).toBeLessThanOrEqual(ledger.capturedOf(id))
      const status = mollie.statusOf(id)
      expect(status === 'paid').toBe(ledger.capturedOf(id) > 0)
    }),
    { numRuns: 150 },
  )
})
