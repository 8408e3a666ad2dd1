import { describe, expect, it } from 'vitest'
import {
  adapter,
  isCanceledByLookups,
  type RefundBefore,
  type RefundLookup,
} from '../../src/index.ts'
import { answering, configured, hal, refusal } from '../support/answering.ts'
import { paymentJson, refundJson } from '../support/payment-json.ts'
import { ACCOUNT } from '../support/read-as.ts'

const before: RefundBefore = { account: ACCOUNT, status: 'pending' }
const NOON = Date.UTC(2026, 0, 15, 12)

/** A lookup that took a second, at so many seconds of the provider's clock, which is known to the second. */
function lookup(second: number, differs: Partial<RefundLookup> = {}): RefundLookup {
  const at = (milliseconds: number) => NOON + second * 1_000 + milliseconds
  return {
    account: ACCOUNT,
    begunAt: '2026-01-15T12:00:00Z',
    endedAt: '2026-01-15T12:00:00Z',
    begunBy: { earliest: at(0), latest: at(1_000) },
    endedBy: { earliest: at(1_000), latest: at(2_000) },
    isShown: false,
    isPaymentRead: true,
    ...differs,
  }
}

describe('a refund that answers 404', () => {
  it('is canceled when all conditions hold', () => {
    expect(isCanceledByLookups(before, [lookup(0), lookup(62)])).toBe(true)
    expect(isCanceledByLookups(before, [lookup(62), lookup(0)])).toBe(true)
  })

  const stranger = { ...ACCOUNT, id: 'pfl_other' }
  const { begunBy: _begun, endedBy: _ended, ...untimed } = lookup(90)

  it.each<[string, RefundBefore, readonly RefundLookup[]]>([
    ['it was on its way', { ...before, status: 'processing' }, [lookup(0), lookup(90)]],
    ['it had been sent', { ...before, status: 'succeeded' }, [lookup(0), lookup(90)]],
    ['its status was not reported', { ...before, status: 'not_reported' }, [lookup(0), lookup(90)]],
    ['another account looked it up', before, [lookup(0), lookup(90, { account: stranger })]],
    ['another account had made it', { ...before, account: stranger }, [lookup(0), lookup(90)]],
    ['the payment was not read', before, [lookup(0, { isPaymentRead: false }), lookup(90)]],
    ['it was shown once', before, [lookup(0), lookup(90, { isShown: true }), lookup(180)]],
    ['there was one lookup', before, [lookup(0)]],
    ['there was no lookup', before, []],
    ['the lookups are too close by the clock of the provider', before, [lookup(0), lookup(61)]],
    ['the time of one is not known', before, [lookup(0), untimed]],
    [
      'only our own clock says that they are apart',
      before,
      [lookup(0), lookup(1, { begunAt: '2026-01-15T14:00:00Z', endedAt: '2026-01-15T14:00:00Z' })],
    ],
  ])('is not when %s', (_why, known, lookups) => {
    expect(isCanceledByLookups(known, lookups)).toBe(false)
  })
})

describe('a lookup', () => {
  const payment = { account: ACCOUNT, id: 'tr_5B8cwPMGnU6qLbRvo7qEZo' }
  const refund = { payment, id: 're_4qqhO89gsT' }

  function looking(answers: { refund: Response; refunds: readonly unknown[] }) {
    const { fetch, clock } = answering(({ url }) =>
      url.includes('/refunds/')
        ? answers.refund
        : hal(paymentJson({ _embedded: { refunds: answers.refunds } })),
    )
    return adapter.create(configured({ readAttempts: 1 }), { fetch, clock }).lookUpRefund(refund)
  }

  it('sees that a refund is gone while its payment is not', async () => {
    expect(await looking({ refund: refusal(404), refunds: [] })).toMatchObject({
      isShown: false,
      isPaymentRead: true,
    })
  })

  it('sees a refund that the payment lists, whatever it answers itself', async () => {
    const refunds = [refundJson()]
    expect(await looking({ refund: refusal(404), refunds })).toMatchObject({ isShown: true })
    expect(await looking({ refund: hal(refundJson()), refunds: [] })).toMatchObject({
      isShown: true,
    })
  })

  it('that shows it as canceled settles the cancel of the refund at once', async () => {
    const refunds = [refundJson({ status: 'canceled' })]
    for (const shown of [refunds, []]) {
      const { mollie } = answering(({ url, method }) => {
        if (method === 'DELETE') return new Response('<html>', { status: 502 })
        if (!url.includes('/refunds/')) return hal(paymentJson({ _embedded: { refunds: shown } }))
        return shown.length > 0 ? refusal(404) : hal(refunds[0])
      })
      const lost = await mollie.cancelRefund(
        { reference: 'back', refund },
        { previousAttempts: 'none' },
      )
      if (lost.kind !== 'unknown') throw new Error('not unknown')
      const seen = await mollie.lookup(lost.pending)
      expect(seen).toMatchObject({
        kind: 'decided',
        outcome: { kind: 'applied', value: { status: 'canceled' } },
      })
    }
  })

  it('has not read the payment whose total names more than its refunds', async () => {
    const { fetch, clock } = answering(({ url }) =>
      url.includes('/refunds/')
        ? refusal(404)
        : hal(
            paymentJson({
              status: 'paid',
              amountRefunded: { value: '4.00', currency: 'EUR' },
              _embedded: { refunds: [] },
            }),
          ),
    )
    const mollie = adapter.create(configured(), { fetch, clock })
    expect(await mollie.lookUpRefund(refund)).toMatchObject({ isPaymentRead: false })
  })

  it('has not read the payment where a refund of it cannot be read', async () => {
    expect(await looking({ refund: refusal(404), refunds: [{ id: 7 }] })).toMatchObject({
      isPaymentRead: false,
    })
  })

  it('that meets anything else is an error', async () => {
    await expect(looking({ refund: refusal(401), refunds: [] })).rejects.toMatchObject({
      code: 'unauthorized',
    })
  })
})
