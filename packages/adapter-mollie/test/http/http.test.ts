import { type AttemptEvent, createSequence } from '@paystate/core'
import { createMollieSimulator, DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import { describe, expect, it } from 'vitest'
import { adapter } from '../../src/index.ts'
import { answering, hal } from '../support/answering.ts'
import { aPayment, connected, KLARNA } from '../support/connected.ts'
import { authorized, created, paid } from '../support/paid.ts'
import { paymentJson } from '../support/payment-json.ts'

const first = { previousAttempts: 'none' } as const

function observed(options = {}) {
  const simulator = createMollieSimulator()
  const { clock, fetch } = simulator
  const events: AttemptEvent[] = []
  const mollie = adapter.create(
    {
      apiKey: DEFAULT_MOLLIE_KEY,
      baseUrl: 'https://api.mollie.test',
      webhookUrl: 'https://shop.example/hook',
      ...options,
    },
    {
      fetch,
      clock,
      sequence: createSequence({ clock }),
      observe: (event) => void (event.type === 'attempt' && events.push(event)),
    },
  )
  return { simulator, mollie, events }
}

const EVERYTHING = {
  ...KLARNA,
  metadata: { 10: 'ten', 2: 'two', note: 'ünï "quoted" \u2028' },
  billingAddress: { email: 'jo@example.com', country: 'NL' },
}

describe('what the installed client makes of the stored input', () => {
  it('is the bytes that were prepared, for every write', async () => {
    const world = observed()
    const { mollie, events } = world
    const amount = { currency: 'EUR', minorUnits: 400 }
    await created(world, { capture: 'manual', extra: EVERYTHING })
    const held = await authorized(world)
    await mollie.capturePayment({ reference: 'c_1', payment: held.ref, amount }, first)
    const released = { reference: 'x_1', payment: held.ref, ifPaid: 'keep' } as const
    await mollie.cancelPayment({ ...released, lastRead: 'authorized' }, first)
    const { ref: payment } = await paid(world)
    const refund = { reference: 'r_1', payment, amount, reason: 'One came back' }
    const outcome = await mollie.refundPayment(refund, first)
    const id = outcome.kind === 'applied' ? outcome.value.id : undefined
    await mollie.cancelRefund({ reference: 'b_1', refund: { payment, id } }, first)
    const { ref: open } = await created(world, { extra: { method: 'banktransfer' } })
    await mollie.cancelPayment({ reference: 'x_2', payment: open, ifPaid: 'keep' }, first)
    const writes = events.filter(({ operation }) => operation.match(/create|capture|refund|cancel/))
    expect(new Set(writes.map(({ operation }) => operation))).toEqual(
      new Set([
        'create_payment',
        'capture_payment',
        'cancel_payment',
        'refund_payment',
        'cancel_refund',
      ]),
    )
    expect(writes.filter((event) => event.differsFromClient)).toEqual([])
  })

  it('is not sent where it differs: the stored bytes are, and observers are told', async () => {
    const { mollie, events, simulator } = observed()
    const prepared = mollie.prepare.createPayment(aPayment({ reference: 'stored' }))
    if (prepared.state !== 'prepared') throw new Error('refused')
    const description = 'What an older version wrote'
    const body = JSON.stringify({ ...JSON.parse(prepared.request.body), description })
    const stored = { ...prepared, request: { ...prepared.request, body } }
    const outcome = await mollie.send(stored, first)
    expect(outcome).toMatchObject({ kind: 'applied' })
    expect(events).toMatchObject([{ operation: 'create_payment', differsFromClient: true }])
    const [entry] = simulator.requests.entries()
    expect(JSON.stringify(entry)).toContain('create')
  })

  it('does not follow a configuration that has changed since: the input holds the defaults', async () => {
    const prepared = observed({ defaults: { method: 'ideal' } }).mollie.prepare.createPayment(
      aPayment({ reference: 'stored_2' }),
    )
    const { mollie, events } = observed({
      defaults: { method: 'creditcard' },
      webhookUrl: 'https://other.example/hook',
    })
    await mollie.send(prepared, first)
    expect(events).toHaveLength(1)
    expect(events[0]).not.toHaveProperty('differsFromClient')
  })
})

describe('calls that run at the same time', () => {
  it('keep what they send apart', async () => {
    const { mollie, sent } = answering(() => hal(paymentJson(), { status: 201 }))
    const inputs = Array.from({ length: 50 }, (_, index) =>
      aPayment({ reference: `at_once_${index}` }),
    )
    await Promise.all(inputs.map((input) => mollie.createPayment(input, first)))
    const seen = sent.map(({ headers, body }) => [
      headers.get('idempotency-key'),
      JSON.parse(body).metadata.paystate.reference,
    ])
    expect(seen.map(([key]) => key).toSorted()).toEqual(
      inputs.map(({ reference }) => reference).toSorted(),
    )
    for (const [key, reference] of seen) expect(reference).toBe(key)
  })
})

describe('a path out of a store that leads elsewhere', () => {
  it.each([
    '/../customers',
    '//evil.example/v2/payments',
    'https://evil.example/',
    '/payments/../x',
  ])('%s is not sent', async (path) => {
    const { mollie, simulator } = connected()
    const prepared = mollie.prepare.createPayment(aPayment())
    if (prepared.state !== 'prepared') throw new Error('refused')
    const stored = { ...prepared, request: { ...prepared.request, path } }
    expect(await mollie.send(stored, first)).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'never_sent' },
    })
    expect(simulator.requests.entries()).toEqual([])
  })
})
