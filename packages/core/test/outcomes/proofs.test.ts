import { describe, expect, it } from 'vitest'
import { withAttempt } from '../../src/outcomes/previous-attempts.ts'
import {
  isProof,
  proveAbsent,
  proveByVerdict,
  proveInvalid,
  proveNeverSent,
  proveRejected,
} from '../../src/outcomes/proof.ts'
import type { Transmission } from '../../src/outcomes/transmission.ts'
import { exactly, FOUR_LOOKUPS, miss, pendingRefund } from './pendings.ts'

const operation = { kind: 'refund_payment', reference: 'refund_1' } as const
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
      const proof = proveNeverSent(operation, {
        transmission: transmissionOf(seen),
        previousAttempts: 'none',
      })

      const isRefused = seen.connectorFailed && seen.watchedBy !== 'nobody'
      const phase = PHASES[seen.stopped]
      const isProven = !seen.bytesLeft && (seen.stopped !== 'no' || isRefused)
      expect(proof).toEqual(
        isProven ? expect.objectContaining({ type: 'never_sent', phase, operation }) : undefined,
      )
    },
  )

  it.each(transmissions)(
    'says nothing of an operation that was sent before: by $watchedBy, $connectorFailed, $bytesLeft, $stopped',
    (seen) => {
      const sent = { transmission: transmissionOf(seen), previousAttempts: EARLIER }

      expect(proveNeverSent(operation, sent)).toBeUndefined()
    },
  )

  it('is proven by bad input, on a first attempt', () => {
    const issues = [{ path: 'amount', message: 'is missing' }]

    expect(proveInvalid(operation, { issues, previousAttempts: 'none' })).toMatchObject({
      type: 'never_sent',
      phase: 'validate',
      operation,
    })
  })
})

describe('that the provider rejected it', () => {
  const rejections = new Map([
    ['DECLINED', 'this_attempt'],
    ['KEY_NEVER_EXISTED', 'every_attempt'],
  ] as const)

  it.each([
    { code: 'DECLINED', previousAttempts: 'none', isProven: true },
    { code: 'DECLINED', previousAttempts: EARLIER, isProven: false },
    { code: 'KEY_NEVER_EXISTED', previousAttempts: 'none', isProven: true },
    { code: 'KEY_NEVER_EXISTED', previousAttempts: EARLIER, isProven: true },
    { code: 'PROCESS_FAIL', previousAttempts: 'none', isProven: false },
    { code: 'PROCESS_FAIL', previousAttempts: EARLIER, isProven: false },
    { code: 'declined', previousAttempts: 'none', isProven: false },
    { code: 'constructor', previousAttempts: 'none', isProven: false },
    { code: '', previousAttempts: 'none', isProven: false },
  ] as const)(
    '$code after $previousAttempts: $isProven',
    ({ code, previousAttempts, isProven }) => {
      const proof = proveRejected(operation, { code, rejections, previousAttempts })

      expect(proof).toEqual(
        isProven ? expect.objectContaining({ type: 'rejected', code, operation }) : undefined,
      )
    },
  )

  it('is not confirmed by a lookup after an attempt that may have arrived: it takes absence', () => {
    const once = pendingRefund({ misses: [miss(2000)] })
    const enough = pendingRefund({ misses: [2000, 18_000, 34_000, 50_000].map((at) => miss(at)) })

    expect(proveAbsent(once, FOUR_LOOKUPS)).toBeUndefined()
    expect(proveAbsent(enough, FOUR_LOOKUPS)).toMatchObject({ type: 'absent', operation })
  })
})

describe('the verdict of a person', () => {
  const verdict = {
    who: 'Ada',
    why: 'The provider confirmed it by phone.',
    at: '2026-01-15T12:00:00Z',
  }

  it('is a proof that says who decided, why and when', () => {
    expect(proveByVerdict(operation, verdict)).toMatchObject({
      type: 'verdict',
      operation,
      ...verdict,
    })
  })

  it.each([{ who: '' }, { who: ' \n' }, { why: '' }, { why: '\t ' }])(
    'needs a person and a reason: %j',
    (missing) => {
      expect(() => proveByVerdict(operation, { ...verdict, ...missing })).toThrow(RangeError)
    },
  )
})

describe('a proof', () => {
  const proof = proveByVerdict(operation, { who: 'Ada', why: 'Asked.', at: '2026-01-15T12:00:00Z' })

  it('is recognized by its mark', () => {
    expect(isProof(proof)).toBe(true)
  })

  it.each([
    ['a spread copy', { ...proof }],
    ['a clone', structuredClone(proof)],
    ['one of its JSON', JSON.parse(JSON.stringify(proof))],
    ['one made by its prototype', Object.create(Object.getPrototypeOf(proof))],
    ['a literal', { type: 'never_sent', phase: 'validate', operation }],
    ['a text', 'absent'],
    ['nothing', null],
    ['nothing at all', undefined],
  ])('is not %s', (_what, copy) => {
    expect(isProof(copy)).toBe(false)
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

  it('keep the provider’s time of the first, and of the last alone', () => {
    const first = { ...EARLIER, firstSentBy: exactly(1), lastEndedBy: exactly(2) }
    const second = { ...attempt, firstSentBy: exactly(3), lastEndedBy: exactly(4) }

    expect(withAttempt('none', first)).toEqual(first)
    expect(withAttempt(first, second)).toMatchObject({
      firstSentBy: exactly(1),
      lastEndedBy: exactly(4),
    })
  })

  it('never take the time of a later attempt for that of the first, or of an earlier for the last', () => {
    const timed = { ...attempt, firstSentBy: exactly(3), lastEndedBy: exactly(4) }

    expect(withAttempt(EARLIER, timed)).not.toHaveProperty('firstSentBy')
    expect(withAttempt(timed, attempt)).not.toHaveProperty('lastEndedBy')
  })
})
