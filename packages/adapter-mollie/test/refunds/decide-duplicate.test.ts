import { describe, expect, it } from 'vitest'
import { answering, hal, refusal } from '../support/answering.ts'
import { amount, paymentJson, refundJson } from '../support/payment-json.ts'
import { ACCOUNT } from '../support/read-as.ts'

const first = { previousAttempts: 'none' } as const
const payment = { account: ACCOUNT, id: 'tr_5B8cwPMGnU6qLbRvo7qEZo' }
const refund = { reference: 'r_1', payment, amount: { currency: 'EUR', minorUnits: 400 } }

/** A refund that meets a 409, beside what the payment shows, at a time of the provider's. */
function refused(refunds: readonly unknown[], date: string | undefined) {
  const headers = date === undefined ? {} : { headers: { date } }
  const { mollie } = answering(({ method }) =>
    method === 'POST'
      ? refusal(409, { title: 'Conflict', detail: 'A duplicate refund has been detected' })
      : hal(paymentJson({ status: 'paid', _embedded: { refunds } }), headers),
  )
  return mollie.refundPayment(refund, first)
}

const NOON = 'Thu, 15 Jan 2026 12:00:00 GMT'
const other = (differs: Readonly<Record<string, unknown>>) =>
  refundJson({ createdAt: '2026-01-15T11:30:00+00:00', ...differs })

describe('a 409 on a refund', () => {
  it('is about an equal refund of the last hour, which the payment shows', async () => {
    expect(await refused([other({})], NOON)).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'rejected', code: '409:equal_refund' },
      next: 'same_reference',
      retryAfter: '2026-01-15T12:30:00Z',
    })
  })

  it.each([
    ['the other one is of another amount', other({ amount: amount('3.99') })],
    ['the other one is of more', other({ amount: amount('4.01') })],
    ['the other one is in another currency', other({ amount: amount('4.00', 'USD') })],
    ['the amount of the other one is not reported', other({ amount: null })],
    ['the other one failed', other({ status: 'failed' })],
    ['the other one was canceled', other({ status: 'canceled' })],
    ['the other one was made an hour before', other({ createdAt: '2026-01-15T11:00:01+00:00' })],
    ['the other one was made the day before', other({ createdAt: '2026-01-14T11:30:00+00:00' })],
    ['nobody knows when the other one was made', other({ createdAt: 'yesterday' })],
  ])('is undecided when %s', async (_why, one) => {
    expect(await refused([one], NOON)).toMatchObject({
      kind: 'unknown',
      error: { code: 'duplicate' },
    })
  })

  it('is decided to the second by the clock of the provider', async () => {
    const young = other({ createdAt: '2026-01-15T11:00:02+00:00' })
    expect((await refused([young], NOON)).kind).toBe('not_applied')
    const old = other({ createdAt: '2026-01-15T11:00:01+00:00' })
    expect((await refused([old], NOON)).kind).toBe('unknown')
  })

  it('is undecided where the provider does not say what time it is, whatever ours is', async () => {
    expect((await refused([other({})], undefined)).kind).toBe('unknown')
  })

  it('waits for the youngest of several', async () => {
    const refunds = [
      other({ id: 're_1', createdAt: '2026-01-15T11:40:00+00:00' }),
      other({ id: 're_2', createdAt: '2026-01-15T11:50:00+00:00' }),
      other({ id: 're_3' }),
    ]
    expect(await refused(refunds, NOON)).toMatchObject({ retryAfter: '2026-01-15T12:50:00Z' })
  })

  it('is ours where the payment shows it under our reference, of this very amount', async () => {
    const ours = { metadata: { paystate: { reference: 'r_1' } } }
    expect(await refused([other(ours)], NOON)).toMatchObject({ kind: 'applied' })
    for (const money of [amount('3.00'), amount('4.00', 'USD')]) {
      expect(await refused([other({ ...ours, amount: money })], NOON)).toMatchObject({
        kind: 'unknown',
        error: { code: 'mismatch' },
      })
    }
  })
})
