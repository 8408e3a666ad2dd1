import { type Clock, createSequence, instantOf } from '@paystate/core'
import { createMollieSimulator, DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import { describe, expect, it } from 'vitest'
import { adapter } from '../../src/index.ts'
import { answering, hal } from '../support/answering.ts'
import { aPayment, connected } from '../support/connected.ts'
import { created } from '../support/paid.ts'
import { paymentJson } from '../support/payment-json.ts'

const MINUTE = 60_000

describe('what was changed', () => {
  it('is listed by payment, refund and chargeback', async () => {
    const world = connected()
    const { mollie, simulator } = world
    await created(world, { reference: 'before' })
    await simulator.clock.advance(61_000)
    const since = instantOf(simulator.clock.now())
    const { ref } = await created(world, { reference: 'after', extra: { method: 'ideal' } })
    await simulator.payer.pay(ref.id)
    const amount = { currency: 'EUR', minorUnits: 300 }
    await mollie.refundPayment(
      { reference: 'refund_1', payment: ref, amount },
      { previousAttempts: 'none' },
    )
    await simulator.bank.chargeBack(ref.id)
    const hints = []
    for await (const hint of mollie.listChanges({ since })) hints.push(hint)
    const { listedAt } = hints[0] ?? {}
    expect(listedAt).toBeDefined()
    expect(hints.filter(({ reference }) => reference !== 'before')).toMatchObject([
      { event: 'payment.paid', recognized: true, paymentId: ref.id, reference: 'after' },
      { event: 'refund.pending', paymentId: ref.id, refundReference: 'refund_1' },
      {
        event: 'chargeback.received',
        paymentId: ref.id,
        disputeId: expect.stringMatching(/^chb_/),
      },
    ])
  })

  it('may be worked off in between, however long that takes', async () => {
    const world = connected()
    const { mollie, simulator } = world
    const since = instantOf(simulator.clock.now())
    const { ref } = await created(world, { extra: { method: 'ideal' } })
    await simulator.payer.pay(ref.id)
    await simulator.bank.chargeBack(ref.id)
    const words = []
    for await (const { event: word } of mollie.listChanges({ since })) {
      words.push(word)
      await simulator.clock.advance(10 * 60_000)
    }
    expect(words).toEqual(['payment.paid', 'chargeback.received'])
  })

  it('is given up, list by list, when a list takes longer than an operation may', async () => {
    const { mollie, clock } = answering(
      async (_request, count) => {
        await clock.advance(9_000)
        const payments = [paymentJson({ id: `tr_${count}` })]
        const href = `https://api.mollie.com/v2/payments?from=tr_${count + 1}`
        return hal({ _embedded: { payments }, _links: { next: { href } } })
      },
      { timeouts: { attemptMs: 10_000, totalMs: 25_000 } },
    )
    const listing = async () => {
      for await (const _hint of mollie.listChanges({ since: '2026-01-15T12:00:00Z' }));
    }
    await expect(listing()).rejects.toMatchObject({ code: 'timed_out' })
  })

  it.each([undefined, '', 'yesterday', '2026-01-15', 7])(
    'is not listed since %j, which is no time',
    async (since) => {
      const { mollie, sent } = answering(() => hal({}))
      const options = JSON.parse(JSON.stringify({ since }))
      const listing = async () => {
        for await (const _hint of mollie.listChanges(options));
      }
      await expect(listing()).rejects.toMatchObject({
        code: 'invalid_request',
        issues: [{ path: 'since' }],
      })
      expect(sent).toEqual([])
    },
  )

  it('is not listed in part without a word: a list that breaks off is an error', async () => {
    const { mollie } = answering(() => hal({ _embedded: { payments: [] } }))
    const listing = async () => {
      for await (const _hint of mollie.listChanges({ since: '2026-01-15T12:00:00Z' }));
    }
    await expect(listing()).rejects.toMatchObject({ code: 'undecided' })
  })
})

describe('a sweep every five minutes', () => {
  /** Clocks that are ahead by so much, and in the second half of the run by so much. */
  it.each([
    [0, 0],
    [90_000, 90_000],
    [180_000, 180_000],
    [540_000, 540_000],
    [90 * MINUTE, 90 * MINUTE],
    [-90 * MINUTE, -90 * MINUTE],
    [540_000, 0],
    [0, 540_000],
  ])('misses nothing while our clock is ahead by %i ms, then by %i ms', async (before, after) => {
    const { simulator, mollie, set } = ahead(before)
    const seen = new Set<string | undefined>()
    const made: (string | undefined)[] = []
    let since = instantOf(set.now())
    for (let sweep = 0; sweep < 12; sweep += 1) {
      if (sweep === 6) set.to(after)
      for (let count = 0; count < 5; count += 1) {
        const outcome = await mollie.createPayment(aPayment(), { previousAttempts: 'none' })
        if (outcome.kind !== 'applied') throw outcome.error
        made.push(outcome.value.id)
        await simulator.clock.advance(MINUTE)
      }
      const next = instantOf(set.now())
      for await (const { paymentId } of mollie.listChanges({ since })) seen.add(paymentId)
      since = next
    }
    expect(made).toHaveLength(60)
    expect(made.filter((id) => !seen.has(id))).toEqual([])
  })

  it('misses nothing when sweeps are an hour apart and our clock is 20 minutes ahead', async () => {
    const { simulator, mollie, set } = ahead(20 * MINUTE)
    const since = instantOf(set.now())
    const outcome = await mollie.createPayment(aPayment(), { previousAttempts: 'none' })
    await simulator.clock.advance(60 * MINUTE)
    const seen = []
    for await (const { paymentId } of mollie.listChanges({ since })) seen.push(paymentId)
    expect(outcome.kind === 'applied' && seen.includes(outcome.value.id)).toBe(true)
  })

  it("misses nothing however our clock was set, when it goes on from the provider's own time", async () => {
    const { simulator, mollie, set } = ahead(5 * 60 * MINUTE)
    const sweep = async (since: string) => {
      const hints = []
      for await (const hint of mollie.listChanges({ since })) hints.push(hint)
      return hints
    }
    await mollie.createPayment(aPayment(), { previousAttempts: 'none' })
    const [first] = await sweep('2026-01-15T00:00:00Z')
    await simulator.clock.advance(MINUTE)
    const outcome = await mollie.createPayment(aPayment(), { previousAttempts: 'none' })
    await simulator.clock.advance(60 * MINUTE)
    set.to(0)
    const hints = await sweep(first?.listedAt ?? '')
    const id = outcome.kind === 'applied' ? outcome.value.id : undefined
    expect(hints.map(({ paymentId }) => paymentId)).toContain(id)
  })
})

function ahead(by: number) {
  const simulator = createMollieSimulator()
  let skew = by
  const clock: Clock = { ...simulator.clock, now: () => simulator.clock.now() + skew }
  const { fetch } = simulator
  const options = { apiKey: DEFAULT_MOLLIE_KEY, baseUrl: 'https://api.mollie.test' }
  const sequence = createSequence({ clock })
  const to = (milliseconds: number) => {
    skew = milliseconds
  }
  const mollie = adapter.create(options, { fetch, clock, sequence })
  return { simulator, mollie, set: { now: clock.now, to } }
}
