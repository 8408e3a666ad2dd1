import { instantOf, money } from '@paystate/core'
import { DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import { describe, expect, it } from 'vitest'
import { adapter } from '../../src/index.ts'
import { connected, KLARNA } from '../support/connected.ts'
import { created, paid } from '../support/paid.ts'

const first = { previousAttempts: 'none' } as const
const TOKEN = 'access_ofTheShop0000001'
const PROFILE = 'pfl_ofTheShop1'
const MODES = { test: true, live: undefined } as const

/** An adapter with an access token, on a simulator that knows two profiles. */
function withToken(mode: 'test' | 'live', profileId = PROFILE) {
  const keys = [DEFAULT_MOLLIE_KEY, { key: 'test_ofTheShop0000000001', profileId: PROFILE }]
  return connected({
    simulator: { tokens: [TOKEN], keys },
    options: { apiKey: undefined, accessToken: TOKEN, profileId, testmode: MODES[mode] },
  })
}

describe.each(['test', 'live'] as const)('with an access token, in %s mode', (mode) => {
  it('a payment is made, found, paid, refunded in part, listed, and the refund called back', async () => {
    const world = withToken(mode)
    const { mollie, simulator } = world
    const since = instantOf(simulator.clock.now())
    expect(await mollie.check()).toMatchObject({ account: { mode, id: PROFILE } })
    const { ref: payment } = await paid(world, { reference: 'by_token' })
    expect(await mollie.findPayment({ reference: 'by_token' })).toMatchObject({ kind: 'found' })

    const refund = { reference: 'refund_1', payment, amount: money('EUR', 300) }
    const refunded = await mollie.refundPayment(refund, first)
    if (refunded.kind !== 'applied') throw refunded.error
    const { id } = refunded.value
    expect((await mollie.getRefund({ payment, id })).refund).toMatchObject({ amount: 300 })
    const words = []
    for await (const { event: word } of mollie.listChanges({ since })) words.push(word)
    expect(words).toEqual(['payment.paid', 'refund.pending'])

    const back = { reference: 'back_1', refund: { payment, id } }
    expect(await mollie.cancelRefund(back, first)).toMatchObject({ kind: 'applied' })
    expect(simulator.ledger.refundsOf(payment.id)).toHaveLength(0)
  })

  it('an authorized payment is captured and released, an open one canceled', async () => {
    const world = withToken(mode)
    const { mollie, simulator } = world
    const held = await paid(world, { capture: 'manual', extra: KLARNA })
    const capture = { reference: 'capture_1', payment: held.ref, amount: money('EUR', 400) }
    expect(await mollie.capturePayment(capture, first)).toMatchObject({ kind: 'applied' })
    const release = { reference: 'release_1', payment: held.ref, ifPaid: 'keep' } as const
    expect(await mollie.cancelPayment(release, first)).toMatchObject({ kind: 'applied' })
    const open = await created(world, { extra: { method: 'banktransfer' } })
    const cancel = { reference: 'cancel_1', payment: open.ref, ifPaid: 'keep' } as const
    expect(await mollie.cancelPayment(cancel, first)).toMatchObject({ kind: 'applied' })
    await simulator.clock.advance(0)
    expect((await mollie.getPayment(held.ref)).payment).toMatchObject({
      status: 'captured',
      amounts: { captured: 400 },
    })
    expect((await mollie.getPayment(open.ref)).payment.status).toBe('canceled')
  })
})

describe('an access token', () => {
  it('of another mode sees nothing, and says so', async () => {
    const world = withToken('test')
    const { ref } = await created(world, { reference: 'by_token' })
    const payment = { ...ref, account: { ...ref.account, mode: 'live' as const } }
    const live = connectedTo(world.simulator)
    await expect(live.getPayment(payment)).rejects.toMatchObject({ code: 'not_found' })
    expect(await live.findPayment({ reference: 'by_token' })).toMatchObject({
      kind: 'not_seen',
      miss: { positiveControl: 'not_seen' },
    })
  })

  it('for a profile that it has no right to is refused by that name', async () => {
    const { mollie } = withToken('test', 'pfl_ofOthers1')
    const input = {
      reference: 'r',
      amount: money('EUR', 100),
      description: 'One',
      returnUrl: 'https://shop.example/return',
    }
    expect(await mollie.createPayment(input, first)).toMatchObject({
      kind: 'not_applied',
      error: { message: expect.stringContaining('It names profileId.') },
    })
  })
})

function connectedTo({ fetch, clock }: ReturnType<typeof withToken>['simulator']) {
  const options = { accessToken: TOKEN, profileId: PROFILE, baseUrl: 'https://api.mollie.test' }
  return adapter.create(options, { fetch, clock })
}
