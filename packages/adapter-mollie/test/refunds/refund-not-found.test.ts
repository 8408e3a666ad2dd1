import { describe, expect, it } from 'vitest'
import { adapter, isCanceledByLooks, type RefundBefore, type RefundLook } from '../../src/index.ts'
import { answering, configured, hal, refusal } from '../support/answering.ts'
import { paymentJson, refundJson } from '../support/payment-json.ts'
import { ACCOUNT } from '../support/read-as.ts'

const before: RefundBefore = { account: ACCOUNT, status: 'pending' }

function look(minute: number, differs: Partial<RefundLook> = {}): RefundLook {
  const at = (second: number) => new Date(Date.UTC(2026, 0, 15, 12, minute, second)).toISOString()
  return {
    account: ACCOUNT,
    begunAt: at(0),
    endedAt: at(1),
    isShown: false,
    isPaymentRead: true,
    ...differs,
  }
}

describe('a refund that answers 404', () => {
  it('is canceled when all four conditions hold', () => {
    expect(isCanceledByLooks(before, [look(0), look(2)])).toBe(true)
    expect(isCanceledByLooks(before, [look(2), look(0)])).toBe(true)
  })

  const stranger = { ...ACCOUNT, id: 'pfl_other' }

  it.each<[string, RefundBefore, readonly RefundLook[]]>([
    ['it was on its way', { ...before, status: 'processing' }, [look(0), look(2)]],
    ['it had been sent', { ...before, status: 'succeeded' }, [look(0), look(2)]],
    ['its status was not reported', { ...before, status: 'not_reported' }, [look(0), look(2)]],
    ['another account looked', before, [look(0), look(2, { account: stranger })]],
    ['another account had made it', { ...before, account: stranger }, [look(0), look(2)]],
    ['the payment was not read', before, [look(0, { isPaymentRead: false }), look(2)]],
    ['it was shown once', before, [look(0), look(2, { isShown: true }), look(4)]],
    ['there was one look', before, [look(0)]],
    ['there was no look', before, []],
    ['the looks are too close', before, [look(0), look(1)]],
  ])('is not when %s', (_why, known, looks) => {
    expect(isCanceledByLooks(known, looks)).toBe(false)
  })
})

describe('a look', () => {
  const payment = { account: ACCOUNT, id: 'tr_5B8cwPMGnU6qLbRvo7qEZo' }
  const refund = { payment, id: 're_4qqhO89gsT' }

  function looking(answers: { refund: Response; refunds: readonly unknown[] }) {
    const { fetch, clock } = answering(({ url }) =>
      url.includes('/refunds/')
        ? answers.refund
        : hal(paymentJson({ _embedded: { refunds: answers.refunds } })),
    )
    return adapter.create(configured({ readAttempts: 1 }), { fetch, clock }).lookAtRefund(refund)
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

  it('that shows it as canceled decides at once what became of calling it back', async () => {
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
    expect(await mollie.lookAtRefund(refund)).toMatchObject({ isPaymentRead: false })
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
