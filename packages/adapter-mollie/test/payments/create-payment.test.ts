import { type Clock, recover, refOf } from '@paystate/core'
import { createMollieSimulator, DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import { describe, expect, it } from 'vitest'
import { adapter } from '../../src/index.ts'
import { aPayment, connected } from '../support/connected.ts'

const first = { previousAttempts: 'none' } as const

describe('a payment on its way', () => {
  it('is created, paid, refunded and read', async () => {
    const { mollie, simulator } = connected()
    const created = await mollie.createPayment(aPayment({ reference: 'first_one' }), first)
    if (created.kind !== 'applied') throw created.error
    const { value: payment } = created
    expect(payment).toMatchObject({ reference: 'first_one', status: 'requires_action' })
    const ref = refOf(payment)
    if (!ref || !payment.id) throw new Error('no id')
    await simulator.payer.pay(payment.id, { method: 'ideal' })
    const read = await mollie.getPayment(ref)
    expect(read.payment).toMatchObject({
      status: 'captured',
      amounts: { captured: 1000, refunded: 0 },
    })
    const refunded = await mollie.refundPayment(
      { reference: 'refund_1', payment: ref, amount: { currency: 'EUR', minorUnits: 400 } },
      first,
    )
    expect(refunded).toMatchObject({ kind: 'applied', value: { status: 'pending', amount: 400 } })
    const after = await mollie.getPayment(ref)
    expect(after.payment).toMatchObject({ status: 'captured', amounts: { refundPending: 400 } })
  })
})

describe('a create that was lost while our clock was wrong', () => {
  const MINUTE = 60_000

  /** An adapter whose clock is ahead by so much, until it is set right. */
  function ahead(by: number) {
    const simulator = createMollieSimulator()
    let skew = by
    const clock: Clock = { ...simulator.clock, now: () => simulator.clock.now() + skew }
    const options = { apiKey: DEFAULT_MOLLIE_KEY, baseUrl: 'https://api.mollie.test' }
    const mollie = adapter.create(options, { fetch: simulator.fetch, clock })
    const setRight = () => {
      skew = 0
    }
    return { simulator, mollie, setRight }
  }

  it.each([
    ['ahead by 11 minutes', 11, false],
    ['ahead by 12 minutes and set right since', 12, true],
    ['ahead by 12 hours and set right since', 720, true],
    ['behind by 12 hours and set right since', -720, true],
  ])('is found and never called absent: %s', async (_how, minutes, isSetRight) => {
    for (const isKnown of [true, false]) {
      const { simulator, mollie, setRight } = ahead(minutes * MINUTE)
      // After any contact the clock of the provider is known; before it, a scan goes to the end of the list.
      if (isKnown) await mollie.check()
      simulator.faults.next('create_payment', 'drop_answer')
      const lost = await mollie.createPayment(aPayment(), { previousAttempts: 'none' })
      if (isSetRight) setRight()
      for (let other = 0; other < 130; other += 1) {
        await simulator.clock.advance(MINUTE / 2)
        await mollie.createPayment(aPayment(), { previousAttempts: 'none' })
      }
      expect(await recover(mollie, lost, { wanted: false })).toMatchObject({
        kind: 'applied',
        value: { reference: lost.operation.reference },
      })
      expect(simulator.ledger.paymentsOf(lost.operation.reference)).toHaveLength(1)
    }
  })
})

describe('a lost create of an account that has no name but its key', () => {
  const KEYS = ['test_old0123456789', 'test_new0123456789'].map((key) => ({
    key,
    profileId: 'pfl_ours',
  }))

  it.each([
    ['a new key', { apiKey: 'test_new0123456789' }],
    ['the name of its profile', { apiKey: 'test_old0123456789', profileId: 'pfl_ours' }],
    ['a token', { accessToken: 'access_0123', profileId: 'pfl_ours', testmode: true } as const],
  ])('is found with %s, and not repeated', async (_name, options) => {
    const one = connected({
      simulator: { keys: KEYS, tokens: ['access_0123'] },
      options: { apiKey: 'test_old0123456789' },
    })
    const { clock, fetch } = one.simulator
    const checked = adapter.readConfig({ baseUrl: 'https://api.mollie.test', ...options })
    if (!checked.ok) throw new Error(JSON.stringify(checked.issues))
    const other = adapter.create(checked.value, { clock, fetch })
    one.simulator.faults.next('create_payment', 'drop_answer')
    const lost = await one.mollie.createPayment(aPayment(), first)

    const outcome = await recover(other, lost)

    expect(outcome).toMatchObject({ kind: 'applied', value: { status: 'requires_action' } })
    expect(one.simulator.ledger.paymentsOf(lost.operation.reference)).toHaveLength(1)
  })
})
