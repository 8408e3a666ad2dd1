import { describe, expect, it } from 'vitest'
import { withAttempt } from '../../src/outcomes/previous-attempts.ts'
import {
  proveInvalid,
  proveNeverSent,
  proveRejected,
  proveRejectedByRead,
} from '../../src/outcomes/proof.ts'
import type { Transmission } from '../../src/outcomes/transmission.ts'

const EARLIER = { firstSentAt: '2026-01-15T12:00:00Z', lastEndedAt: '2026-01-15T12:00:05Z' }

/** Every way in which an attempt can have gone, as far as its transport saw it. */
const transmissions = (['connection', 'reported', 'nobody'] as const).flatMap((watchedBy) =>
  [true, false].flatMap((connectorFailed) =>
    [true, false].flatMap((bytesLeft) =>
      (['aborted', 'invalid', 'no'] as const).map((stopped) => ({
        watchedBy,
        connectorFailed,
        bytesLeft,
        stopped,
      })),
    ),
  ),
)

function transmissionOf({ stopped, ...seen }: (typeof transmissions)[number]): Transmission {
  return { ...seen, ...(stopped !== 'no' && { stopped }) }
}

const PHASES = { aborted: 'aborted', invalid: 'validate', no: 'connect' } as const

describe('that it was never sent', () => {
  it.each(transmissions)(
    'needs positive evidence and no byte: by $watchedBy, connector failed $connectorFailed, bytes left $bytesLeft, stopped: $stopped',
    (seen) => {
      const proof = proveNeverSent(transmissionOf(seen), 'none')

      const isRefused = seen.connectorFailed && seen.watchedBy !== 'nobody'
      const phase = PHASES[seen.stopped]
      const isProven = !seen.bytesLeft && (seen.stopped !== 'no' || isRefused)
      expect(proof).toEqual(
        isProven ? expect.objectContaining({ type: 'never_sent', phase }) : undefined,
      )
    },
  )

  it.each(transmissions)(
    'says nothing of an operation that was tried before: by $watchedBy, $connectorFailed, $bytesLeft, $stopped',
    (seen) => {
      expect(proveNeverSent(transmissionOf(seen), EARLIER)).toBeUndefined()
    },
  )

  it('is proven by bad input, on a first attempt', () => {
    expect(proveInvalid([{ path: 'amount', message: 'is missing' }], 'none')).toMatchObject({
      type: 'never_sent',
      phase: 'validate',
    })
  })
})

describe('that the provider rejected it', () => {
  const rejections = new Map([
    ['DECLINED', 'this_attempt'],
    ['KEY_UNKNOWN_FOR_EVER', 'every_attempt'],
  ] as const)

  it.each([
    { code: 'DECLINED', previousAttempts: 'none', isProven: true },
    { code: 'DECLINED', previousAttempts: EARLIER, isProven: false },
    { code: 'KEY_UNKNOWN_FOR_EVER', previousAttempts: 'none', isProven: true },
    { code: 'KEY_UNKNOWN_FOR_EVER', previousAttempts: EARLIER, isProven: true },
    { code: 'PROCESS_FAIL', previousAttempts: 'none', isProven: false },
    { code: 'PROCESS_FAIL', previousAttempts: EARLIER, isProven: false },
    { code: 'declined', previousAttempts: 'none', isProven: false },
    { code: 'constructor', previousAttempts: 'none', isProven: false },
    { code: '', previousAttempts: 'none', isProven: false },
  ] as const)('$code after $earlier: $isProven', ({ code, previousAttempts, isProven }) => {
    const proof = proveRejected(code, { rejections, previousAttempts })

    expect(proof).toEqual(
      isProven ? expect.objectContaining({ type: 'rejected', code }) : undefined,
    )
  })

  it.each([
    { readBegunAt: '2026-01-15T12:00:06Z', isProven: true },
    { readBegunAt: '2026-01-15T12:00:05Z', isProven: true },
    { readBegunAt: '2026-01-15T12:00:04.999Z', isProven: false },
    { readBegunAt: 'yesterday', isProven: false },
  ])('is confirmed by a read that began after the last attempt: $readBegunAt', (row) => {
    const { readBegunAt, isProven } = row
    const proof = proveRejectedByRead({
      code: 'PROCESS_FAIL',
      lastEndedAt: EARLIER.lastEndedAt,
      readBegunAt,
    })

    expect(proof).toEqual(
      isProven
        ? expect.objectContaining({
            type: 'rejected',
            code: 'PROCESS_FAIL',
            confirmedAt: readBegunAt,
          })
        : undefined,
    )
  })

  it('is not confirmed while nobody can read when the last attempt ended', () => {
    const evidence = { code: 'X', lastEndedAt: '', readBegunAt: '2026-01-15T12:00:06Z' }

    expect(proveRejectedByRead(evidence)).toBeUndefined()
  })
})

describe('the attempts of an operation', () => {
  const attempt = { firstSentAt: '2026-01-15T13:00:00Z', lastEndedAt: '2026-01-15T13:00:05Z' }

  it('begin with the first and end with the last', () => {
    expect(withAttempt('none', attempt)).toEqual(attempt)
    expect(withAttempt(EARLIER, attempt)).toEqual({
      firstSentAt: EARLIER.firstSentAt,
      lastEndedAt: attempt.lastEndedAt,
    })
  })
})
