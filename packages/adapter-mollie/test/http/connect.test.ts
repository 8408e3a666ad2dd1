import { describe, expect, it } from 'vitest'
import { answering, hal, refusal } from '../support/answering.ts'
import { aPayment } from '../support/connected.ts'
import { paymentJson } from '../support/payment-json.ts'
import { ACCOUNT } from '../support/read-as.ts'

const ref = { account: ACCOUNT, id: 'tr_5B8cwPMGnU6qLbRvo7qEZo' }
const first = { previousAttempts: 'none' } as const

function silence({ signal }: Request): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
  })
}

describe('time', () => {
  it('for one request ends it, by the clock that was handed in', async () => {
    const { mollie, clock } = answering(silence, { timeouts: { attemptMs: 7_000 } })
    const running = mollie.createPayment(aPayment(), first)
    await Promise.resolve()
    await new Promise((resolve) => setImmediate(resolve))
    await clock.advance(7_000)
    expect(await running).toMatchObject({ kind: 'unknown', error: { code: 'timed_out' } })
    expect(clock.now()).toBe(Date.UTC(2026, 0, 15, 12, 0, 7))
  })

  it('for an operation ends all of its requests together', async () => {
    const slow = answering(
      async (_request, count) => {
        await slow.clock.advance(8_000)
        return count === 1 ? refusal(422) : hal(paymentJson({ status: 'authorized' }))
      },
      { timeouts: { attemptMs: 10_000, totalMs: 15_000 } },
    )
    const cancel = { reference: 'cancel_1', payment: ref, ifPaid: 'keep' } as const
    // The cancel takes 8 s, the read after it would take 8 more: only 7 are left.
    expect(await slow.mollie.cancelPayment(cancel, first)).toMatchObject({
      kind: 'not_applied',
      error: { httpStatus: 422 },
    })
    expect(slow.sent).toHaveLength(2)
  })
})
