import { type AttemptSpan, epochOf, instantOf, recover } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { answering, hal, refusal } from '../support/answering.ts'
import { type Connected, connected } from '../support/connected.ts'
import { paid } from '../support/paid.ts'
import { amount, paymentJson, refundJson } from '../support/payment-json.ts'
import { ACCOUNT } from '../support/read-as.ts'

const first = { previousAttempts: 'none' } as const
const MINUTE = 60_000

function euros(minorUnits: number) {
  return { currency: 'EUR', minorUnits }
}

function now({ simulator }: Connected): AttemptSpan {
  const now = simulator.clock.now()
  const instant = instantOf(now)
  const by = { earliest: now - 1_000, latest: now + 1_000 }
  return { firstSentAt: instant, lastEndedAt: instant, firstSentBy: by, lastEndedBy: by }
}

describe('two refunds of the same amount', () => {
  it('both get through, the second after an hour and under its own reference', async () => {
    const world = connected()
    const { mollie, simulator } = world
    const { ref: payment } = await paid(world)
    const second = { reference: 'refund_2', payment, amount: euros(300) }
    await mollie.refundPayment({ ...second, reference: 'refund_1' }, first)
    await simulator.clock.advance(20 * MINUTE)

    const refused = await mollie.refundPayment(second, first)
    expect(refused).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'rejected', code: '409:equal_refund' },
      next: 'same_reference',
      retryAfter: '2026-01-15T13:00:00Z',
    })

    await simulator.clock.advance(40 * MINUTE)
    const accepted = await mollie.refundPayment(second, { previousAttempts: now(world) })
    expect(accepted).toMatchObject({ kind: 'applied', value: { reference: 'refund_2' } })
    expect(simulator.ledger.refundsOf(payment.id)).toHaveLength(2)
  })

  it('both get through after nearly an hour, too: what was proven to be nothing is no attempt', async () => {
    const world = connected()
    const { mollie, simulator } = world
    const { ref: payment } = await paid(world)
    const second = { reference: 'refund_2', payment, amount: euros(300) }
    await mollie.refundPayment({ ...second, reference: 'refund_1' }, first)
    await simulator.clock.advance(1_000)
    const refused = await mollie.refundPayment(second, first)
    if (refused.kind !== 'not_applied' || !refused.retryAfter) throw new Error('not refused')

    await simulator.clock.advance(epochOf(refused.retryAfter) - simulator.clock.now())
    expect(await mollie.refundPayment(second, first)).toMatchObject({ kind: 'applied' })
    expect(simulator.ledger.refundsOf(payment.id)).toHaveLength(2)
  })

  it('are not taken for one when the payment shows ours, which an earlier attempt made', async () => {
    const ours = refundJson({
      amount: amount('3.00'),
      metadata: { paystate: { reference: 'r_1' } },
    })
    const { mollie } = answering((request) =>
      request.method === 'POST'
        ? refusal(409, { title: 'Conflict', detail: 'A duplicate refund has been detected' })
        : hal(paymentJson({ status: 'paid', _embedded: { refunds: [ours] } })),
    )
    const payment = { account: ACCOUNT, id: 'tr_5B8cwPMGnU6qLbRvo7qEZo' }
    const refund = { reference: 'r_1', payment, amount: euros(300) }
    expect(await mollie.refundPayment(refund, first)).toMatchObject({
      kind: 'applied',
      value: { id: 're_4qqhO89gsT', reference: 'r_1' },
    })
    expect(await mollie.refundPayment({ ...refund, amount: euros(200) }, first)).toMatchObject({
      kind: 'unknown',
      error: { code: 'mismatch' },
    })
  })

  it('leave a repeat unknown when another of that amount exists and ours may have arrived', async () => {
    const world = connected()
    const { mollie, simulator } = world
    const { ref: payment } = await paid(world)
    const ours = { reference: 'refund_1', payment, amount: euros(300) }
    simulator.faults.next('create_refund', 'reset')
    const lost = await mollie.refundPayment(ours, first)
    await mollie.refundPayment({ ...ours, reference: 'refund_2' }, first)
    if (lost.kind !== 'unknown') throw new Error('not unknown')

    const repeated = await recover(mollie, lost, { clock: simulator.clock })
    expect(repeated).toMatchObject({ kind: 'unknown', error: { code: 'duplicate' } })
    expect(repeated.kind === 'unknown' && repeated.pending.plan.repeat).toBe('while_safe')
  })

  it('are undecided while the refunds of the payment cannot be read', async () => {
    const world = connected({ options: { readAttempts: 1 } })
    const { mollie, simulator } = world
    const { ref: payment } = await paid(world)
    const refund = { reference: 'refund_2', payment, amount: euros(300) }
    await mollie.refundPayment({ ...refund, reference: 'refund_1' }, first)
    simulator.faults.next('get_payment', 'server_error')
    expect(await mollie.refundPayment(refund, first)).toMatchObject({
      kind: 'unknown',
      error: { code: 'duplicate' },
    })
  })
})

describe('a repeat within the hour', () => {
  it('reports what the refund is now, not what was stored', async () => {
    const world = connected({ simulator: { refundDelay: MINUTE } })
    const { mollie, simulator } = world
    const { ref: payment } = await paid(world)
    const refund = { reference: 'refund_1', payment, amount: euros(300) }
    const previousAttempts = now(world)
    await mollie.refundPayment(refund, first)
    await simulator.clock.advance(10 * MINUTE)
    const repeated = await mollie.refundPayment(refund, { previousAttempts })
    expect(repeated).toMatchObject({ kind: 'applied', value: { status: 'succeeded' } })
    expect(simulator.ledger.refundsOf(payment.id)).toHaveLength(1)
  })

  it('is marked for a re-read when there is no fresh answer', async () => {
    const world = connected({ options: { readAttempts: 1 } })
    const { mollie, simulator } = world
    const { ref: payment } = await paid(world)
    const refund = { reference: 'refund_1', payment, amount: euros(300) }
    const previousAttempts = now(world)
    await mollie.refundPayment(refund, first)
    simulator.faults.next('get_payment', 'server_error')
    const repeated = await mollie.refundPayment(refund, { previousAttempts })
    if (repeated.kind !== 'applied') throw repeated.error
    expect(repeated.observation).toMatchObject({ needsRead: true })
    expect(repeated.observation.asOf).not.toHaveProperty('begun')
  })

  it('is refused before a byte leaves in the last ten minutes of the hour', async () => {
    const world = connected()
    const { mollie, simulator } = world
    const { ref: payment } = await paid(world)
    const refund = { reference: 'refund_1', payment, amount: euros(300) }
    const previousAttempts = now(world)
    await simulator.clock.advance(50 * MINUTE)
    const late = await mollie.refundPayment(refund, { previousAttempts })
    expect(late).toMatchObject({ kind: 'unknown', error: { code: 'replay_window_over' } })
    expect(simulator.ledger.refundsOf(payment.id)).toHaveLength(0)
  })
})

describe('a refund that is looked for', () => {
  const payment = { account: ACCOUNT, id: 'tr_5B8cwPMGnU6qLbRvo7qEZo' }

  it.each([
    ['0.00', true],
    ['4.00', true],
    ['4.01', false],
    ['7.00', false],
  ])(
    'beside a total of %s and another one of 4.00 is a complete look: %s',
    async (total, complete) => {
      const paid = paymentJson({
        status: 'paid',
        amountRefunded: amount(total),
        _embedded: {
          refunds: [refundJson(), refundJson({ id: 're_2', status: 'failed' })],
          captures: [],
        },
      })
      const { mollie } = answering(() => hal(paid))
      expect(await mollie.findRefund({ reference: 'refund_9', payment })).toMatchObject({
        kind: 'not_seen',
        miss: { complete },
      })
    },
  )
})

describe('a refund', () => {
  it('that waits for the balance says so', async () => {
    const world = connected({ simulator: { balance: { EUR: 0 } } })
    const { mollie, simulator } = world
    const { ref: payment } = await paid(world)
    simulator.balances.deposit({ currency: 'EUR', minorUnits: -900 })
    const refund = { reference: 'refund_1', payment, amount: euros(300) }
    expect(await mollie.refundPayment(refund, first)).toMatchObject({
      kind: 'applied',
      value: { status: 'pending', waitingFor: 'balance', cancelable: 'yes' },
    })
  })

  it('of more than is left provably does nothing', async () => {
    const world = connected()
    const { mollie, simulator } = world
    const { ref: payment } = await paid(world)
    const refund = { reference: 'refund_1', payment, amount: euros(1001) }
    expect(await mollie.refundPayment(refund, first)).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'rejected', code: '422:amount' },
      error: { code: 'refused', httpStatus: 422 },
      next: 'new_reference',
    })
    expect(simulator.ledger.refundsOf(payment.id)).toHaveLength(0)
  })

  it('that bounces after it was sent is failed', async () => {
    const world = connected({ simulator: { refundDelay: 0 } })
    const { mollie, simulator } = world
    const { ref: payment } = await paid(world)
    const refund = { reference: 'refund_1', payment, amount: euros(300) }
    const outcome = await mollie.refundPayment(refund, first)
    if (outcome.kind !== 'applied' || !outcome.value.id) throw new Error('not applied')
    await simulator.bank.failRefund(outcome.value.id)
    const { refund: read } = await mollie.getRefund({ payment, id: outcome.value.id })
    expect(read).toMatchObject({ status: 'failed', failure: { next: 'new_reference' } })
  })
})
