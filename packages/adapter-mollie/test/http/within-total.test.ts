import { createOperationTime } from '@paystate/adapter-kit'
import { describe, expect, it } from 'vitest'
import { settingsOf } from '../../src/configuration/settings.ts'
import type { ApiCall } from '../../src/http/api-call.ts'
import type { Api } from '../../src/http/http.ts'
import { withinTotal } from '../../src/http/within-total.ts'
import { answering, configured, hal, refusal } from '../support/answering.ts'
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

  it('that is used up was too short: nobody called anything off', async () => {
    let now = 0
    const clock = { now: () => now, monotonic: () => now, after: () => () => undefined }
    const time = createOperationTime(clock, { providerTimeAt: () => undefined })
    const at = '2026-01-15T12:00:00Z'
    const api: Api = async ({ signal }) => ({
      end: signal?.aborted ? 'aborted' : 'connection_lost',
      begunAt: at,
      endedAt: at,
      monotonic: { begun: 0, ended: 0 },
      transmission: { watchedBy: 'connection', connectorFailed: false, bytesLeft: false },
    })
    const settings = settingsOf(configured({ timeouts: { totalMs: 15_000 } }))
    const { api: limited } = withinTotal({ settings, api, clock, time })
    const call = { operation: 'x', method: 'GET', path: '/', parameters: '{}' } as const
    expect(await limited({ ...call, deadlineMs: 1 })).toMatchObject({ end: 'connection_lost' })
    now = 15_000
    expect(await limited({ ...call, deadlineMs: 1 })).toMatchObject({ end: 'timed_out' })
  })

  it('that is used up lets nothing more be sent', async () => {
    let now = 0
    const clock = { now: () => now, monotonic: () => now, after: () => () => undefined }
    const time = createOperationTime(clock, { providerTimeAt: () => undefined })
    const made: ApiCall[] = []
    const api: Api = async (call) => {
      made.push(call)
      throw new Error('Nothing answers here.')
    }
    const settings = settingsOf(configured({ timeouts: { attemptMs: 10_000, totalMs: 15_000 } }))
    const { api: limited } = withinTotal({ settings, api, clock, time })
    const call = { operation: 'x', method: 'GET', path: '/', parameters: '{}', deadlineMs: 10_000 }
    for (now of [0, 8_000, 14_999, 15_000, 20_000]) {
      await limited({ ...call, method: 'GET' }).catch(() => undefined)
    }
    expect(made.map(({ deadlineMs }) => deadlineMs).slice(0, 3)).toEqual([10_000, 7_000, 1])
    expect(made.map(({ signal }) => signal?.aborted ?? false)).toEqual([
      false,
      false,
      false,
      true,
      true,
    ])
  })
})
