import { recover } from '@paystate/core'
import { type SimulatorServer, startSimulatorServer } from '@paystate/simulator'
import { createAntomSimulator } from '@paystate/simulator/antom'
import { afterEach, describe, expect, it } from 'vitest'
import { adapter } from '../../src/index.ts'
import { FIRST, optionsFor, order, PRICE } from '../support/connected.ts'

const servers: SimulatorServer[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

/** An adapter with its own connections, and a simulated account behind a port of this machine. */
async function connected() {
  const simulator = createAntomSimulator()
  const server = await startSimulatorServer({ antom: simulator })
  servers.push(server)
  const antom = adapter.create(optionsFor({ baseUrl: server.antomUrl }))
  return { antom, simulator, server }
}

describe('over a real port', () => {
  it('takes a payment and gives part of it back', async () => {
    const { antom, simulator } = await connected()

    const created = await antom.createPayment(order('order_1'), FIRST)
    if (created.kind !== 'applied') throw created.error
    const { id = '' } = created.value
    await simulator.payer.pay(id)
    const payment = { account: antom.account, reference: 'order_1', id }
    const refunded = await antom.refundPayment(
      { reference: 'refund_1', payment, amount: { ...PRICE, minorUnits: 300 } },
      FIRST,
    )
    const read = await antom.getPayment(payment)

    expect(created.value.status).toBe('requires_action')
    expect(refunded).toMatchObject({ kind: 'applied', value: { status: 'succeeded' } })
    expect(read.payment).toMatchObject({ status: 'captured', amounts: { refunded: 300 } })
  })

  it('proves that nothing was sent when the connection is refused', async () => {
    const { antom, server, simulator } = await connected()
    await server.refuseConnections(true)

    const refused = await antom.createPayment(order('order_1'), FIRST)

    expect(refused).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'never_sent', phase: 'connect' },
      next: 'same_reference',
    })
    expect(simulator.ledger.entries()).toEqual([])
  })

  it('proves nothing when the connection is refused after an earlier attempt', async () => {
    const { antom, server } = await connected()
    await antom.check()
    const { at, providerTime: by } = antom.now()
    if (!by) throw new Error("the provider's time is not known")
    const now = new Date(at).toISOString()
    const previousAttempts = {
      firstSentAt: now,
      firstSentBy: by,
      lastEndedAt: now,
      lastEndedBy: by,
    }
    await server.refuseConnections(true)

    const refused = await antom.createPayment(order('order_1'), { previousAttempts })

    expect(refused).toMatchObject({ kind: 'unknown', error: { code: 'not_connected' } })
  })

  it.each(['drop_answer', 'reset', 'truncated_body'] as const)(
    'recovers from %s to one payment',
    async (fault) => {
      const { antom, simulator } = await connected()
      simulator.faults.next('pay', fault)

      const first = await antom.createPayment(order('order_1'), FIRST)
      const second = await recover(antom, first)

      expect(first.kind).toBe('unknown')
      expect(second).toMatchObject({ kind: 'applied', value: { reference: 'order_1' } })
      expect(simulator.ledger.paymentsOf('order_1')).toHaveLength(1)
    },
  )

  it('gives a stalled answer up at its deadline', async () => {
    const simulator = createAntomSimulator()
    const server = await startSimulatorServer({ antom: simulator })
    servers.push(server)
    // Loads the client: on a busy machine that alone may take longer than the deadline.
    await adapter.create(optionsFor({ baseUrl: server.antomUrl })).check()
    const antom = adapter.create(
      optionsFor({ baseUrl: server.antomUrl, timeouts: { attemptMs: 400 } }),
    )
    simulator.faults.next('pay', 'stall')

    const stalled = await antom.createPayment(order('order_1'), FIRST)

    expect(stalled).toMatchObject({ kind: 'unknown', error: { code: 'timed_out' } })
  })

  it('proves that nothing was sent when the caller had called it off before', async () => {
    const { antom, simulator } = await connected()

    const outcome = await antom.createPayment(order('order_1'), {
      previousAttempts: 'none',
      signal: AbortSignal.abort(),
    })

    expect(outcome).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'never_sent', phase: 'aborted' },
    })
    expect(simulator.ledger.entries()).toEqual([])
  })
})
