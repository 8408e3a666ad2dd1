import { recover } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { answering, hal, refusal } from '../support/answering.ts'
import { connected } from '../support/connected.ts'
import { authorized, created, paid } from '../support/paid.ts'
import { amount, linksWithoutCheckout, paymentJson } from '../support/payment-json.ts'
import { ACCOUNT } from '../support/read-as.ts'

const first = { previousAttempts: 'none' } as const
const transfer = { extra: { method: 'banktransfer' } } as const

describe('canceling', () => {
  it('an open payment that allows it is accepted, and a read shows it done', async () => {
    const world = connected()
    const { ref: payment } = await created(world, transfer)
    const cancel = { reference: 'cancel_1', payment, ifPaid: 'keep' } as const
    const outcome = await world.mollie.cancelPayment(cancel, first)
    expect(outcome).toMatchObject({
      kind: 'applied',
      value: { reference: 'cancel_1', status: 'accepted' },
      observation: { needsRead: true },
    })
    expect(outcome.kind === 'applied' && outcome.observation.payment).toBeFalsy()
    expect((await world.mollie.getPayment(payment)).payment.status).toBe('canceled')
  })

  it('an open payment that does not allow it provably does nothing', async () => {
    const world = connected()
    const { ref: payment } = await created(world, { extra: { method: 'ideal' } })
    const cancel = { reference: 'cancel_1', payment, ifPaid: 'keep' } as const
    expect(await world.mollie.cancelPayment(cancel, first)).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'rejected', code: '422' },
      next: 'different_operation',
    })
  })

  it.each([
    ['known to the caller', 'authorized'],
    ['found out by a read', undefined],
  ] as const)('an authorized payment releases it, %s', async (_how, lastRead) => {
    const world = connected()
    const { ref: payment } = await authorized(world)
    const cancel = { reference: 'cancel_1', payment, ifPaid: 'keep', lastRead } as const
    const outcome = await world.mollie.cancelPayment(cancel, first)
    expect(outcome).toMatchObject({ kind: 'applied', value: { status: 'accepted' } })
    await world.simulator.clock.advance(0)
    const read = await world.mollie.getPayment(payment)
    expect(read.payment).toMatchObject({
      status: 'canceled',
      amounts: { authorized: 1000, captured: 0 },
    })
    expect(world.simulator.ledger.entries(payment.id).map(({ kind }) => kind)).toContain('released')
  })

  it('what was captured in part keeps the part', async () => {
    const world = connected()
    const { ref: payment } = await authorized(world)
    const amount = { currency: 'EUR', minorUnits: 400 }
    await world.mollie.capturePayment({ reference: 'capture_1', payment, amount }, first)
    const { payment: partly } = await world.mollie.getPayment(payment)
    expect(partly).toMatchObject({ status: 'authorized', amounts: { captured: 400 } })
    const cancel = { reference: 'c', payment, ifPaid: 'keep', lastRead: partly.status } as const
    await world.mollie.cancelPayment(cancel, first)
    await world.simulator.clock.advance(0)
    expect((await world.mollie.getPayment(payment)).payment).toMatchObject({
      status: 'captured',
      amounts: { authorized: 1000, captured: 400 },
    })
  })

  it('a paid payment is refused, whatever went before', async () => {
    const world = connected()
    const { ref: payment } = await paid(world)
    const cancel = { reference: 'cancel_1', payment, ifPaid: 'reverse' } as const
    const at = '2026-01-15T12:00:00Z'
    for (const previousAttempts of ['none', { firstSentAt: at, lastEndedAt: at }] as const) {
      expect(await world.mollie.cancelPayment(cancel, { previousAttempts })).toMatchObject({
        kind: 'not_applied',
        proof: { type: 'rejected', code: 'paid' },
        next: 'different_operation',
      })
    }
  })

  it('what has ended already is done, and says what it did', async () => {
    const world = connected()
    const { ref: payment } = await created(world, { extra: { method: 'ideal' } })
    await world.simulator.payer.fail(payment.id)
    const cancel = { reference: 'cancel_1', payment, ifPaid: 'keep' } as const
    expect(await world.mollie.cancelPayment(cancel, first)).toMatchObject({
      kind: 'applied',
      value: { status: 'done', effect: 'none' },
      observation: { payment: { status: 'failed' } },
    })
  })

  it('again after a lost answer finds the payment canceled, though the repeat is refused', async () => {
    const world = connected()
    const { mollie, simulator } = world
    const { ref: payment } = await created(world, transfer)
    simulator.faults.next('cancel_payment', 'drop_answer')
    const cancel = { reference: 'cancel_1', payment, ifPaid: 'keep' } as const
    const lost = await mollie.cancelPayment(cancel, first)
    expect(lost.kind).toBe('unknown')
    expect(await recover(mollie, lost, { clock: simulator.clock })).toMatchObject({
      kind: 'applied',
      value: { status: 'done', effect: 'canceled' },
    })
  })

  it('again after a lost answer stays unknown while nothing can be read', async () => {
    const world = connected({ options: { readAttempts: 1 } })
    const { mollie, simulator } = world
    const { ref: payment } = await created(world, transfer)
    simulator.faults.next('cancel_payment', 'drop_answer')
    const cancel = { reference: 'cancel_1', payment, ifPaid: 'keep' } as const
    const lost = await mollie.cancelPayment(cancel, first)
    simulator.faults.next('get_payment', 'server_error')
    expect(await recover(mollie, lost, { clock: simulator.clock })).toMatchObject({
      kind: 'unknown',
      error: { httpStatus: 422 },
    })
  })

  it('that nobody answered and nobody wants is known by looking', async () => {
    const world = connected()
    const { mollie, simulator } = world
    const { clock } = simulator
    const { ref: payment } = await created(world, transfer)
    simulator.faults.next('cancel_payment', 'reset')
    const cancel = { reference: 'cancel_1', payment, ifPaid: 'keep' } as const
    const lost = await mollie.cancelPayment(cancel, first)
    const open = await recover(mollie, lost, { clock, wanted: false })
    expect(open).toMatchObject({ kind: 'unknown', pending: { misses: [{ complete: true }] } })
    await simulator.payer.pay(payment.id)
    await clock.advance(63_000)
    expect(await recover(mollie, open, { clock, wanted: false })).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'absent' },
      next: 'different_operation',
    })
  })

  it('whose answer was lost is found by looking alone', async () => {
    const world = connected()
    const { mollie, simulator } = world
    const { ref: payment } = await created(world, transfer)
    simulator.faults.next('cancel_payment', 'drop_answer')
    const cancel = { reference: 'cancel_1', payment, ifPaid: 'keep' } as const
    const lost = await mollie.cancelPayment(cancel, first)
    const found = await recover(mollie, lost, { clock: simulator.clock, wanted: false })
    expect(found).toMatchObject({
      kind: 'applied',
      value: { reference: 'cancel_1', status: 'done', effect: 'canceled' },
    })
  })
})

describe('an answer that is no consent', () => {
  const payment = { account: ACCOUNT, id: 'tr_5B8cwPMGnU6qLbRvo7qEZo' }
  const html = () => new Response('<html>Sign in</html>')

  it.each([
    ['a page', html],
    ['nothing', () => new Response(null)],
    ['null', () => hal(null)],
    ['the answer to another call', () => new Response(null, { status: 202 })],
  ])('to a cancel, %s, leaves it unknown', async (_what, answer) => {
    const { mollie } = answering(answer)
    const cancel = { reference: 'cancel_1', payment, ifPaid: 'keep' } as const
    expect(await mollie.cancelPayment(cancel, first)).toMatchObject({
      kind: 'unknown',
      error: { code: 'unreadable_response' },
    })
  })

  it.each([
    ['a page', html],
    ['a page that says accepted', () => new Response('<html>', { status: 202 })],
    ['nothing', () => new Response(null, { status: 204 })],
  ])('to a release, %s, leaves it unknown', async (_what, answer) => {
    const { mollie } = answering(answer)
    const cancel = { reference: 'c', payment, ifPaid: 'keep', lastRead: 'authorized' } as const
    expect(await mollie.cancelPayment(cancel, first)).toMatchObject({
      kind: 'unknown',
      error: { code: 'unreadable_response' },
    })
  })
})

describe('releasing what was captured in part', () => {
  const payment = { account: ACCOUNT, id: 'tr_5B8cwPMGnU6qLbRvo7qEZo' }
  const partly = paymentJson({
    status: 'paid',
    authorizedAt: '2026-01-15T12:03:00+00:00',
    paidAt: '2026-01-15T12:04:00+00:00',
    amountCaptured: amount('4.00'),
    _links: linksWithoutCheckout(),
  })

  it('is done, and not refused, when its answer was lost and the payment is paid by a look', async () => {
    const world = connected()
    const { mollie, simulator } = world
    const { clock } = simulator
    const { ref } = await authorized(world)
    const part = { currency: 'EUR', minorUnits: 400 }
    await mollie.capturePayment({ reference: 'part', payment: ref, amount: part }, first)
    simulator.faults.next('release_authorization', 'drop_answer')
    const cancel = { reference: 'c', payment: ref, ifPaid: 'keep', lastRead: 'authorized' } as const
    const lost = await mollie.cancelPayment(cancel, first)
    expect(lost.kind).toBe('unknown')
    await clock.advance(1_000)
    const found = await recover(mollie, lost, { clock, wanted: false })
    expect(found).toMatchObject({ kind: 'applied', value: { status: 'done' } })
    expect(found.kind === 'applied' && found.value).not.toHaveProperty('effect')
  })

  it('is done, and not refused, when a repeat meets a payment that is paid', async () => {
    const { mollie } = answering(({ method }) => (method === 'GET' ? hal(partly) : refusal(422)))
    const at = '2026-01-15T11:59:00Z'
    const cancel = { reference: 'c', payment, ifPaid: 'keep', lastRead: 'authorized' } as const
    const previousAttempts = { firstSentAt: at, lastEndedAt: at }
    expect(await mollie.cancelPayment(cancel, { previousAttempts })).toMatchObject({
      kind: 'applied',
      value: { reference: 'c', status: 'done' },
    })
  })

  it.each([
    ['cannot be read', { value: 'four', currency: 'EUR' }],
    ['is in another currency', { value: '4.00', currency: 'USD' }],
  ])(
    'stays unknown when a repeat meets a paid payment whose captured amount %s',
    async (_, amountCaptured) => {
      const unclear = { ...partly, amountCaptured }
      const { mollie } = answering(({ method }) => (method === 'GET' ? hal(unclear) : refusal(422)))
      const at = '2026-01-15T11:59:00Z'
      const cancel = { reference: 'c', payment, ifPaid: 'keep', lastRead: 'authorized' } as const
      const previousAttempts = { firstSentAt: at, lastEndedAt: at }

      expect(await mollie.cancelPayment(cancel, { previousAttempts })).toMatchObject({
        kind: 'unknown',
      })
      expect(await mollie.cancelPayment(cancel, first)).toMatchObject({ kind: 'not_applied' })
    },
  )

  it('on a first attempt provably did nothing where the rest was released before', async () => {
    const { mollie } = answering(({ method }) => (method === 'GET' ? hal(partly) : refusal(422)))
    const cancel = { reference: 'cancel_1', payment, ifPaid: 'keep' } as const
    expect(await mollie.cancelPayment(cancel, first)).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'rejected', code: 'paid_in_part' },
      next: 'different_operation',
    })
  })
})
