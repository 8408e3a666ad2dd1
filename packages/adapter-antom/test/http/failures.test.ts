import { type OperationKind, type Outcome, recover } from '@paystate/core'
import { FAULTS, type Fault } from '@paystate/simulator'
import { describe, expect, it } from 'vitest'
import { type Connected, connect, FIRST, order, PRICE } from '../support/connected.ts'

/** What a first attempt under a fault must be; everything that may have arrived is unknown. */
const EXPECTED: Readonly<Record<Fault, 'applied' | 'not_applied' | 'unknown'>> = {
  refuse: 'not_applied',
  reset: 'unknown',
  stall_before_applying: 'unknown',
  server_error: 'unknown',
  html_error: 'unknown',
  json_without_status: 'unknown',
  rate_limited: 'unknown',
  redirect: 'unknown',
  redirect_as_get: 'unknown',
  unavailable: 'unknown',
  null_answer: 'unknown',
  drop_answer: 'unknown',
  stall: 'unknown',
  apply_then_server_error: 'unknown',
  apply_then_html_error: 'unknown',
  stall_in_body: 'unknown',
  truncated_body: 'unknown',
  webhook_before_answer: 'applied',
  empty_answer: 'unknown',
  new_word: 'unknown',
  mixed_case: 'applied',
  old_spelling: 'applied',
  clock_skew: 'applied',
  no_time: 'unknown',
  unreadable_time: 'unknown',
  wrong_time: 'unknown',
  old_answer: 'unknown',
  unsigned_answer: 'unknown',
  wrong_signature: 'unknown',
  reserialized_body: 'unknown',
}

const faults = Object.keys(FAULTS).filter((name): name is Fault => Object.hasOwn(EXPECTED, name))

/** Faults that only the adapter's own deadline ends. */
const STALLS: readonly Fault[] = ['stall', 'stall_before_applying', 'stall_in_body']

/** Moves the clock past every deadline once the request has left, where nothing else ends the call. */
async function meeting<T>(fault: Fault, { simulator, nextSent }: Connected, run: () => Promise<T>) {
  const isSent = nextSent()
  const work = run()
  if (STALLS.includes(fault)) {
    await isSent
    await simulator.clock.advance(20_000)
  }
  return work
}

/** Recovers step by step, as far apart as looks have to be. */
async function settled<K extends OperationKind>(
  { antom, simulator }: Connected,
  first: Outcome<K>,
): Promise<Outcome<K>> {
  let outcome = first
  for (let step = 0; step < 10 && outcome.kind === 'unknown'; step += 1) {
    outcome = await recover(antom, outcome, { clock: simulator.clock })
    await simulator.clock.advance(16_000)
  }
  return outcome
}

describe.each(faults)('under the fault %s', (fault) => {
  it('a create is said to be what it is, and recovers to one payment', async () => {
    const connected = connect()
    const { antom, simulator } = connected
    await antom.check()
    simulator.faults.next('pay', fault)

    const first = await meeting(fault, connected, () =>
      antom.createPayment(order('order_1'), FIRST),
    )
    const last = await settled(connected, first)

    expect(first.kind).toBe(EXPECTED[fault])
    expect(last.kind).toBe(EXPECTED[fault] === 'not_applied' ? 'not_applied' : 'applied')
    expect(simulator.ledger.paymentsOf('order_1')).toHaveLength(last.kind === 'applied' ? 1 : 0)
  })

  it('a refund is said to be what it is, and recovers to one refund', async () => {
    const connected = connect()
    const { antom, simulator } = connected
    const created = await antom.createPayment(order('order_1'), FIRST)
    if (created.kind !== 'applied') throw created.error
    const { id = '' } = created.value
    await simulator.payer.pay(id)
    const payment = { account: antom.account, reference: 'order_1', id }
    simulator.faults.next('refund', fault)

    const asked = { reference: 'refund_1', payment, amount: { ...PRICE, minorUnits: 300 } }
    const first = await meeting(fault, connected, () => antom.refundPayment(asked, FIRST))
    const last = await settled(connected, first)

    expect(first.kind).toBe(EXPECTED[fault])
    expect(last.kind).toBe(EXPECTED[fault] === 'not_applied' ? 'not_applied' : 'applied')
    expect(simulator.ledger.refundsOf(id)).toHaveLength(last.kind === 'applied' ? 1 : 0)
  })

  it('a cancel is said to be what it is, and a read tells what it did', async () => {
    const connected = connect()
    const { antom, simulator } = connected
    const created = await antom.createPayment(order('order_1'), FIRST)
    if (created.kind !== 'applied') throw created.error
    const payment = { account: antom.account, reference: 'order_1' }
    simulator.faults.next('cancel', fault)

    const asked = { reference: 'cancel_1', payment, ifPaid: 'reverse' } as const
    const first = await meeting(fault, connected, () => antom.cancelPayment(asked, FIRST))
    const last = await settled(connected, first)
    const read = await antom.getPayment(payment)

    expect(first.kind).toBe(EXPECTED[fault])
    expect(last.kind).toBe(EXPECTED[fault] === 'not_applied' ? 'not_applied' : 'applied')
    expect(read.payment.status).toBe(last.kind === 'applied' ? 'canceled' : 'requires_action')
  })

  it('a read fails with an error that says so, or tells the truth', async () => {
    const connected = connect()
    const { antom, simulator } = connected
    await antom.createPayment(order('order_1'), FIRST)
    const payment = { account: antom.account, reference: 'order_1' }
    simulator.faults.next('inquiry_payment', fault)

    const result = await meeting(fault, connected, () =>
      antom.getPayment(payment).then(
        (reading) => reading.payment,
        (error: unknown) => error,
      ),
    )

    if (result instanceof Error) expect(result).toMatchObject({ name: 'PaymentError' })
    else expect(result).toMatchObject({ reference: 'order_1', amounts: { requested: 1314 } })
    expect((await antom.getPayment(payment)).payment.status).toBe('requires_action')
  })
})
