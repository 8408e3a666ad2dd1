import { describe, expect, it } from 'vitest'
import { answering, hal, refusal } from '../support/answering.ts'
import { aPayment, connected } from '../support/connected.ts'
import { created } from '../support/paid.ts'
import { paymentJson } from '../support/payment-json.ts'

const euros = { currency: 'EUR', minorUnits: 1000 }

const ours = paymentJson({ id: 'tr_120' })

/** 121 payments, newest first; only the oldest is the one that is looked for. */
function pageFrom(start: number) {
  const others = { metadata: null, webhookUrl: null }
  const all = Array.from({ length: 120 }, (_, index) =>
    paymentJson({ id: `tr_${index}`, ...others }),
  )
  const next = { href: `https://api.mollie.com/v2/payments?from=tr_${start + 49}&limit=50` }
  return {
    _embedded: { payments: [...all, ours].slice(start, start + 50) },
    _links: { next: start + 50 <= 120 ? next : null },
  }
}

describe('a payment that is looked for', () => {
  it('is found behind hundreds of others, by pages that join', async () => {
    const { mollie, sent } = answering(({ url }) => {
      const { searchParams, pathname } = new URL(url)
      if (pathname !== '/v2/payments') return hal(ours)
      return hal(pageFrom(Number(searchParams.get('from')?.slice(3) ?? 0)))
    })
    const found = await mollie.findPayment({ reference: 'payment_1', amount: euros })
    expect(found).toMatchObject({ kind: 'found', payment: { id: 'tr_120' } })
    expect(sent).toHaveLength(4)
  })

  it('is found by the webhook address alone when its metadata was overwritten', async () => {
    const overwritten = paymentJson({ metadata: { mine: true } })
    const { mollie } = answering((request) =>
      request.url.includes('limit')
        ? hal({ _embedded: { payments: [overwritten] }, _links: { next: null } })
        : hal(overwritten),
    )
    expect(await mollie.findPayment({ reference: 'payment_1' })).toMatchObject({
      kind: 'found',
      payment: { reference: 'payment_1' },
    })
  })

  it.each([
    ['amount', { currency: 'EUR', minorUnits: 999 }],
    ['currency', { currency: 'USD', minorUnits: 1000 }],
  ])('of another %s is foreign', async (_what, amount) => {
    const world = connected()
    await created(world, { reference: 'payment_x' })
    expect(await world.mollie.findPayment({ reference: 'payment_x', amount })).toMatchObject({
      kind: 'inconclusive',
      error: { code: 'mismatch' },
    })
  })

  it('that is not there is one complete miss, which saw something of ours', async () => {
    const world = connected()
    await created(world)
    expect(await world.mollie.findPayment({ reference: 'nobody' })).toMatchObject({
      kind: 'not_seen',
      miss: { complete: true, positiveControl: 'seen', reference: 'nobody' },
    })
  })

  it('in an account that is empty is seen by nobody', async () => {
    const { mollie } = connected()
    expect(await mollie.findPayment({ reference: 'nobody' })).toMatchObject({
      miss: { complete: true, positiveControl: 'not_seen' },
    })
  })

  it('shows by a payment that is known that the account sees us, or does not', async () => {
    const { mollie, simulator } = connected()
    const { account } = mollie
    const control = { account, id: 'tr_5B8cwPMGnU6qLbRvo7qEZo' }
    expect(
      await mollie.findPayment({ reference: 'nobody' }, { positiveControl: control }),
    ).toMatchObject({
      miss: { positiveControl: 'not_seen' },
    })
    simulator.faults.next('get_payment', 'server_error')
    expect(
      await mollie.findPayment({ reference: 'nobody' }, { positiveControl: control }),
    ).toMatchObject({ kind: 'inconclusive', error: { code: 'unavailable' } })
  })
})

describe('a look is incomplete', () => {
  const item = (id: string) => paymentJson({ id })

  it.each([
    ['a page does not begin with its cursor', [item('tr_9')], null],
    ['the list does not say where it goes on', [item('tr_2')], undefined],
    ['the link to the next page has no cursor', [item('tr_2')], { href: 'https://x.example/' }],
    ['an item cannot be read', [item('tr_2'), { resource: 'payment' }], null],
  ])('when %s', async (_why, payments, next) => {
    const { mollie } = answering((_request, count) =>
      count === 1
        ? hal({ _embedded: { payments: [item('tr_1')] }, _links: { next: { href: NEXT } } })
        : hal({ _embedded: { payments }, _links: { next } }),
    )
    expect(await mollie.findPayment({ reference: 'nobody' })).toMatchObject({
      kind: 'not_seen',
      miss: { complete: false },
    })
  })

  it('and gives up, when it takes longer than an operation may', async () => {
    const { mollie, clock } = answering(
      async (_request, count) => {
        await clock.advance(9_000)
        const from = `https://api.mollie.com/v2/payments?from=tr_${count + 1}`
        const payments = [item(`tr_${count}`)]
        return hal({ _embedded: { payments }, _links: { next: { href: from } } })
      },
      { timeouts: { attemptMs: 10_000, totalMs: 25_000 } },
    )
    expect(await mollie.findPayment({ reference: 'nobody' })).toMatchObject({
      kind: 'inconclusive',
      error: { code: 'timed_out' },
    })
  })
})

const NEXT = 'https://api.mollie.com/v2/payments?from=tr_2&limit=250'

describe('a search without a reference', () => {
  const nameless = [undefined, null, {}, { reference: '' }, { reference: 7 }]

  it.each(nameless)('by %j does not find what others made', async (search) => {
    const others = paymentJson({ metadata: null, webhookUrl: null })
    const { mollie, sent } = answering(() =>
      hal({ _embedded: { payments: [others] }, _links: { next: null } }),
    )
    const { account } = mollie
    const asked = JSON.parse(JSON.stringify({ search })).search
    const payment = { account, id: 'tr_1' }
    await expect(mollie.findPayment(asked)).rejects.toMatchObject({
      code: 'invalid_request',
      issues: [{ message: expect.stringContaining('reference') }],
    })
    await expect(mollie.findRefund(asked && { ...asked, payment })).rejects.toMatchObject({
      code: 'invalid_request',
    })
    expect(sent).toEqual([])
  })
})

describe('a payment without its id', () => {
  it('is read by our reference', async () => {
    const world = connected()
    const { ref } = await created(world, { reference: 'by_name' })
    const { account } = world.mollie
    const { payment } = await world.mollie.getPayment({ account, reference: 'by_name' })
    expect(payment.id).toBe(ref.id)
    await expect(
      world.mollie.getPayment({ account, reference: 'by_nobody' }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  it.each(['a page of its list', 'the payment that was listed'])(
    'is not missing where %s is answered with 404',
    async (what) => {
      const { mollie } = answering(({ url }) => {
        const { pathname, searchParams } = new URL(url)
        const start = Number(searchParams.get('from')?.slice(3) ?? 0)
        if (pathname !== '/v2/payments') return refusal(404)
        return what === 'a page of its list' && start > 0 ? refusal(404) : hal(pageFrom(start))
      })
      const { account } = mollie
      const reference = 'payment_1'
      await expect(mollie.getPayment({ account, reference })).rejects.toMatchObject({
        code: 'unreadable_response',
      })
      expect(await mollie.findPayment({ reference })).toMatchObject({
        kind: 'inconclusive',
        error: { code: 'unreadable_response' },
      })
    },
  )

  it.each([{ reference: '' }, {}])(
    'is not looked for by %j, which names no payment',
    async (given) => {
      const { mollie, simulator } = connected()
      const { account } = mollie
      const payment = JSON.parse(JSON.stringify({ account, ...given }))
      await expect(mollie.getPayment(payment)).rejects.toMatchObject({ code: 'invalid_request' })
      expect(simulator.requests.entries()).toEqual([])
    },
  )

  it.each([{ mode: 'live' }, { provider: 'antom' }, { id: 'pfl_other' }] as const)(
    'of another account, with %j, is neither read nor searched',
    async (differs) => {
      const { mollie, sent } = answering(() => hal(ours), { profileId: 'pfl_QkEhN94Ba' })
      const payment = { account: { ...mollie.account, ...differs }, id: 'tr_120' }
      const error = { code: 'account_differs' }
      await expect(mollie.getPayment(payment)).rejects.toMatchObject(error)
      await expect(mollie.getRefund({ payment, id: 're_1' })).rejects.toMatchObject(error)
      const search = { reference: 'refund_1', payment }
      await expect(mollie.findRefund(search)).rejects.toMatchObject(error)
      expect(sent).toEqual([])
    },
  )

  it('cannot be refunded, captured or canceled, and nothing is sent', async () => {
    const { mollie, simulator } = connected()
    const payment = { account: mollie.account, reference: 'by_name' }
    const amount = { currency: 'EUR', minorUnits: 100 }
    const preparations = [
      mollie.prepare.refundPayment({ reference: 'a', payment, amount }),
      mollie.prepare.capturePayment({ reference: 'b', payment, amount }),
      mollie.prepare.cancelPayment({ reference: 'c', payment, ifPaid: 'keep' }),
    ]
    for (const preparation of preparations) {
      expect(preparation).toMatchObject({
        state: 'refused',
        issues: [{ path: 'payment.id', message: expect.stringContaining('findPayment') }],
      })
    }
    expect(simulator.requests.entries()).toEqual([])
  })
})

describe('a key', () => {
  it('that is wrong is found before the first payment', async () => {
    const { mollie } = connected({ options: { apiKey: 'test_nobody' } })
    await expect(mollie.check()).rejects.toMatchObject({ code: 'unauthorized' })
    const outcome = await mollie.createPayment(aPayment(), { previousAttempts: 'none' })
    expect(outcome).toMatchObject({ kind: 'not_applied', error: { code: 'unauthorized' } })
  })
})
