import { type Outcome, recover } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { type Connected, connected } from '../support/connected.ts'
import { paid } from '../support/paid.ts'

const first = { previousAttempts: 'none' } as const
const MINUTE = 60_000

async function refunded(world: Connected) {
  const { ref: payment } = await paid(world)
  const amount = { currency: 'EUR', minorUnits: 300 }
  const outcome = await world.mollie.refundPayment(
    { reference: 'refund_1', payment, amount },
    first,
  )
  if (outcome.kind !== 'applied') throw outcome.error
  const { id, reference } = outcome.value
  if (id === undefined) throw new Error('The refund has no id.')
  return { payment, id, reference }
}

describe('calling a refund back', () => {
  it('cancels it while it has not left', async () => {
    const world = connected()
    const refund = await refunded(world)
    const outcome = await world.mollie.cancelRefund({ reference: 'back_1', refund }, first)
    expect(outcome).toMatchObject({
      kind: 'applied',
      value: { id: refund.id, status: 'canceled' },
      observation: { needsRead: true },
    })
    expect(world.simulator.ledger.refundsOf(refund.payment.id)).toHaveLength(0)
  })

  it('provably does nothing once it is on its way', async () => {
    const world = connected({ simulator: { refundDelay: MINUTE } })
    const refund = await refunded(world)
    await world.simulator.clock.advance(90_000)
    const outcome = await world.mollie.cancelRefund({ reference: 'back_1', refund }, first)
    expect(outcome).toMatchObject({ kind: 'not_applied', next: 'never' })
    expect(world.simulator.ledger.refundsOf(refund.payment.id)).toHaveLength(1)
  })

  it('is known only after two looks a minute apart when the answer was lost', async () => {
    const world = connected()
    const { mollie, simulator } = world
    const { clock } = simulator
    const refund = await refunded(world)
    simulator.faults.next('cancel_refund', 'drop_answer')
    const lost = await mollie.cancelRefund({ reference: 'back_1', refund }, first)
    expect(lost).toMatchObject({ kind: 'unknown', pending: { plan: { lookup: 'reference' } } })

    const repeated = await recover(mollie, lost, { clock })
    expect(repeated).toMatchObject({ kind: 'unknown', error: { code: 'not_found' } })
    const once = await recover(mollie, repeated, { clock, wanted: false })
    expect(once).toMatchObject({ kind: 'unknown', pending: { misses: [{ complete: false }] } })
    await clock.advance(30_000)
    expect(await recover(mollie, once, { clock, wanted: false })).toMatchObject({ kind: 'unknown' })
    await clock.advance(35_000)
    expect(await recover(mollie, once, { clock, wanted: false })).toMatchObject({
      kind: 'applied',
      value: { status: 'canceled' },
    })
  })

  it.each([
    ['pending', 'applied'],
    ['canceled', 'applied'],
    ['processing', 'unknown'],
    ['succeeded', 'unknown'],
  ] as const)('of one that was %s before is %s after two looks', async (status, kind) => {
    const world = connected()
    const { mollie, simulator } = world
    const refund = await refunded(world)
    const { payment } = await mollie.getPayment(refund.payment)
    const refunds = payment.refunds.map((one) => ({ ...one, status }))
    simulator.faults.next('cancel_refund', 'drop_answer')
    const lost = await mollie.cancelRefund({ reference: 'back_1', refund }, first)
    if (lost.kind !== 'unknown') throw new Error('not unknown')
    const known = { ...payment, refunds }
    const once = await mollie.lookup(lost.pending, { known })
    if (once.kind !== 'not_seen') throw new Error('seen')
    await simulator.clock.advance(MINUTE + 5_000)
    const twice = await mollie.lookup({ ...lost.pending, misses: [once.miss] }, { known })
    expect(twice.kind === 'decided' ? twice.outcome.kind : 'unknown').toBe(kind)
  })

  it('stays unknown, however often it is looked for, when the refund is still there', async () => {
    const world = connected()
    const { mollie, simulator } = world
    const { clock } = simulator
    const refund = await refunded(world)
    simulator.faults.next('cancel_refund', 'reset')
    let outcome: Outcome<'cancel_refund'> = await mollie.cancelRefund(
      { reference: 'back_1', refund },
      first,
    )
    for (let look = 0; look < 5; look += 1) {
      outcome = await recover(mollie, outcome, { clock, wanted: false })
      await clock.advance(2 * MINUTE)
    }
    expect(outcome).toMatchObject({ kind: 'unknown', pending: { misses: [] } })
  })
})

describe('a refund whose cancel never arrived', () => {
  async function lostCancel(world: Connected) {
    const refund = await refunded(world)
    world.simulator.faults.next('cancel_refund', 'reset')
    const lost = await world.mollie.cancelRefund({ reference: 'back_1', refund }, first)
    if (lost.kind !== 'unknown') throw new Error('not unknown')
    return { refund, lost }
  }

  it.each([
    ['was sent', async () => {}],
    [
      'has failed',
      async ({ simulator }: Connected, id: string) => {
        await simulator.bank.failRefund(id)
      },
    ],
  ] as const)('was not canceled when it %s, after two lookups', async (_, ends) => {
    const world = connected({ simulator: { refundDelay: MINUTE } })
    const { mollie, simulator } = world
    const { clock } = simulator
    const { refund, lost } = await lostCancel(world)
    await clock.advance(24 * 60 * MINUTE)
    await ends(world, refund.id)
    const once = await recover(mollie, lost, { clock, wanted: false })
    expect(once).toMatchObject({ kind: 'unknown', pending: { misses: [{ complete: true }] } })
    await clock.advance(24 * 60 * MINUTE)
    expect(await recover(mollie, once, { clock, wanted: false })).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'absent' },
      next: 'never',
    })
  })

  it('is not said to be canceled when a lookup saw that it had ended, and later ones do not see it', async () => {
    const world = connected()
    const { mollie, simulator } = world
    const refund = await refunded(world)
    simulator.faults.next('cancel_refund', 'drop_answer')
    const lost = await mollie.cancelRefund({ reference: 'back_1', refund }, first)
    if (lost.kind !== 'unknown') throw new Error('not unknown')
    const once = await mollie.lookup(lost.pending)
    if (once.kind !== 'not_seen') throw new Error('seen')
    await simulator.clock.advance(MINUTE + 5_000)
    const ended = { ...once.miss, complete: true }
    expect(await mollie.lookup({ ...lost.pending, misses: [ended] })).toMatchObject({
      kind: 'not_seen',
      miss: { complete: false },
    })
    expect(await mollie.lookup({ ...lost.pending, misses: [once.miss] })).toMatchObject({
      kind: 'decided',
    })
  })
})

describe('a refund that cannot be read', () => {
  it('is not found, which does not say that it is canceled', async () => {
    const world = connected()
    const refund = await refunded(world)
    await world.mollie.cancelRefund({ reference: 'back_1', refund }, first)
    await expect(world.mollie.getRefund(refund)).rejects.toMatchObject({
      code: 'not_found',
      httpStatus: 404,
    })
  })

  it('is looked for among the refunds of its payment when only our reference is known', async () => {
    const world = connected()
    const { payment, id } = await refunded(world)
    const { refund } = await world.mollie.getRefund({ payment, reference: 'refund_1' })
    expect(refund.id).toBe(id)
    await expect(world.mollie.getRefund({ payment, reference: 'refund_9' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
