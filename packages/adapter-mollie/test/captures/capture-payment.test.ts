import { capturableOf, projectPayment, recover } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { answering, hal } from '../support/answering.ts'
import { connected } from '../support/connected.ts'
import { authorized, created } from '../support/paid.ts'
import { amount, captureJson, paymentJson } from '../support/payment-json.ts'
import { ACCOUNT } from '../support/read-as.ts'

const first = { previousAttempts: 'none' } as const

function euros(minorUnits: number) {
  return { currency: 'EUR', minorUnits }
}

describe('a capture that is looked for', () => {
  it.each([
    ['captured money that no capture explains', { amountCaptured: amount('4.00') }, false],
    ['nothing captured', { amountCaptured: amount('0.00') }, true],
  ])('beside %s is a complete lookup: %s', async (_what, differs, complete) => {
    const json = paymentJson({ status: 'authorized', ...differs, _embedded: { captures: [] } })
    const { mollie } = answering((request) =>
      request.method === 'POST' ? Response.error() : hal(json),
    )
    const payment = { account: ACCOUNT, id: json.id }
    const capture = { reference: 'capture_9', payment, amount: euros(400) }
    const lost = await mollie.capturePayment(capture, first)
    if (lost.kind !== 'unknown') throw new Error('not unknown')
    expect(await mollie.lookup(lost.pending)).toMatchObject({
      kind: 'not_seen',
      miss: { complete },
    })
  })
})

describe('capturing', () => {
  it('takes what was authorized, in parts where the method allows it', async () => {
    const world = connected()
    const { mollie } = world
    const { ref: payment } = await authorized(world)
    const part = { reference: 'capture_1', payment, amount: euros(400) }
    expect(await mollie.capturePayment(part, first)).toMatchObject({
      kind: 'applied',
      value: { reference: 'capture_1', amount: 400, status: 'succeeded' },
    })
    const rest = { reference: 'capture_2', payment, amount: euros(600), final: true }
    await mollie.capturePayment(rest, first)
    expect((await mollie.getPayment(payment)).payment).toMatchObject({
      status: 'captured',
      amounts: { authorized: 1000, captured: 1000, capturePending: 0 },
      captures: [{ reference: 'capture_1' }, { reference: 'capture_2' }],
    })
  })

  it('is pending until the provider says that it succeeded or failed', async () => {
    const world = connected({ simulator: { captureDuration: 60_000 } })
    const { mollie, simulator } = world
    const { ref: payment } = await authorized(world)
    const capture = { reference: 'capture_1', payment, amount: euros(1000) }
    const outcome = await mollie.capturePayment(capture, first)
    if (outcome.kind !== 'applied' || !outcome.value.id) throw new Error('not applied')
    expect(outcome.value.status).toBe('pending')
    expect((await mollie.getPayment(payment)).payment).toMatchObject({
      status: 'authorized',
      amounts: { captured: 0, capturePending: 1000 },
    })
    await simulator.bank.failCapture(outcome.value.id)
    expect((await mollie.getPayment(payment)).payment).toMatchObject({
      amounts: { captured: 0, capturePending: 0 },
      captures: [{ status: 'failed', failure: { code: 'failed' } }],
    })
  })

  it('of more than is authorized, and of what is not authorized, provably does nothing', async () => {
    const world = connected()
    const { mollie } = world
    const made = [await authorized(world), await created(world)]
    for (const { ref: payment } of made) {
      const capture = { reference: `capture_${payment.id}`, payment, amount: euros(1001) }
      expect(await mollie.capturePayment(capture, first)).toMatchObject({
        kind: 'not_applied',
        proof: { type: 'rejected', code: '422' },
      })
    }
  })

  it('whose answer was lost is found among the captures of the payment', async () => {
    const world = connected()
    const { mollie, simulator } = world
    const { clock } = simulator
    const { ref: payment } = await authorized(world)
    simulator.faults.next('create_capture', 'drop_answer')
    const capture = { reference: 'capture_1', payment, amount: euros(400) }
    const lost = await mollie.capturePayment(capture, first)
    expect(await recover(mollie, lost, { clock, wanted: false })).toMatchObject({
      kind: 'applied',
      value: { reference: 'capture_1', amount: 400 },
    })
    expect(simulator.ledger.capturedOf(payment.id)).toBe(400)
  })

  it('that was sent as the last one leaves the rest capturable, also where its answer was lost', async () => {
    for (const fault of [undefined, 'drop_answer'] as const) {
      const world = connected()
      const { mollie, simulator } = world
      const { clock } = simulator
      const { ref: payment } = await authorized(world)
      if (fault) simulator.faults.next('create_capture', fault)
      const capture = { reference: 'capture_1', payment, amount: euros(400), final: true }
      const sent = await mollie.capturePayment(capture, first)
      const outcome = await recover(mollie, sent, { clock, wanted: false })
      if (outcome.kind !== 'applied') throw new Error('not applied')
      const { observation } = await mollie.getPayment(payment)
      const evidence = [outcome.observation, observation]
      const shown = projectPayment({ account: mollie.account }, evidence).payment
      expect(shown).toMatchObject({ status: 'authorized', captures: [{ amount: 400 }] })
      expect(capturableOf(shown)).toBe(600)
    }
  })

  it('that never happened is absent after two looks, once the key has died', async () => {
    const world = connected()
    const { mollie, simulator } = world
    const { clock } = simulator
    const { ref: payment } = await authorized(world)
    simulator.faults.next('create_capture', 'reset')
    const capture = { reference: 'capture_1', payment, amount: euros(400) }
    const lost = await mollie.capturePayment(capture, first)
    await clock.advance(61 * 60_000)
    const once = await recover(mollie, lost, { clock })
    expect(once.kind).toBe('unknown')
    await clock.advance(65_000)
    expect(await recover(mollie, once, { clock })).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'absent', misses: [{ positiveControl: 'seen' }, { positiveControl: 'seen' }] },
    })
  })

  it.each([
    ['4.00', true],
    ['7.00', false],
  ])(
    'beside a captured total of %s and another one of 4.00 is looked for: %s',
    async (total, complete) => {
      const captured = paymentJson({
        status: 'authorized',
        amountCaptured: amount(total),
        _embedded: { captures: [captureJson()], refunds: [] },
      })
      const { mollie } = answering(({ method }) =>
        method === 'POST' ? new Response('<html>', { status: 502 }) : hal(captured),
      )
      const payment = { account: ACCOUNT, id: 'tr_5B8cwPMGnU6qLbRvo7qEZo' }
      const capture = { reference: 'capture_9', payment, amount: euros(300) }
      const lost = await mollie.capturePayment(capture, first)
      if (lost.kind !== 'unknown') throw new Error('not unknown')
      expect(await mollie.lookup(lost.pending)).toMatchObject({
        kind: 'not_seen',
        miss: { complete },
      })
    },
  )
})
