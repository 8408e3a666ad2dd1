import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { execPath } from 'node:process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { isPaymentError, PaymentError } from '../../src/errors/payment-error.ts'
import { parseOutcome, parsePending, parsePrepared } from '../../src/outcomes/parse-outcome.ts'
import { isProof, proveAbsent, proveByVerdict } from '../../src/outcomes/proof.ts'
import { recover } from '../../src/provider/recover.ts'
import { createTestClock } from '../clock.ts'
import { FOUR_LOOKUPS, lostRefund, miss, pendingRefund } from './pendings.ts'
import { createScriptedAdapter, decided, settledNow } from './scripted-adapter.ts'

const pathOf = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url))

/** One of each that was stored by the first version of this form. Never change it: add to it. */
const FIXTURE = pathOf('stored-version-1.json')

type Json = { readonly [field: string]: unknown }
const fixture: Readonly<Record<'prepared' | 'pending' | 'outcomes', readonly Json[]>> = JSON.parse(
  readFileSync(FIXTURE, 'utf8'),
)

function throughJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

function readInAnotherProcess() {
  const child = spawnSync(execPath, [pathOf('read-stored.ts'), FIXTURE], { encoding: 'utf8' })
  if (child.status !== 0) throw new Error(child.stderr)
  return JSON.parse(child.stdout)
}

describe('what was stored by version 1', () => {
  it('is read in another process as it was, with its errors and proofs, and is recovered there', () => {
    const { marks, recovered, ...read } = readInAnotherProcess()

    expect(read).toEqual(fixture)
    expect(marks).toEqual([
      'applied',
      'applied',
      'not_applied invalid_request',
      'not_applied insufficient_balance',
      'not_applied not_found',
      'not_applied undecided',
      'unknown connection_lost',
      'unknown undecided',
    ])
    expect(recovered).toEqual([
      'applied after 0 sent, 0 looked up',
      'applied after 0 sent, 0 looked up',
      'not_applied after 0 sent, 0 looked up',
      'not_applied after 0 sent, 0 looked up',
      'not_applied after 0 sent, 0 looked up',
      'not_applied after 0 sent, 0 looked up',
      'not_applied after 0 sent, 1 looked up',
      'unknown after 0 sent, 0 looked up',
      'not_applied after 0 sent, 1 looked up',
      'unknown after 0 sent, 0 looked up',
    ])
  })

  it('has one of each prepared write, and every kind of proof', () => {
    expect(fixture.prepared.map(({ kind }) => kind)).toEqual([
      'create_payment',
      'capture_payment',
      'cancel_payment',
      'refund_payment',
      'cancel_refund',
    ])
    expect(JSON.stringify(fixture)).toMatch(/"never_sent".*"rejected".*"absent".*"verdict"/)
  })

  it('is read the same again after it was read and stored', () => {
    for (const stored of fixture.prepared)
      expect(throughJson(parsePrepared(stored))).toEqual(stored)
    const [create] = fixture.prepared
    const withToken = { ...create, holdsToken: true }
    expect(throughJson(parsePrepared(withToken))).toEqual(withToken)
    for (const stored of fixture.pending) expect(throughJson(parsePending(stored))).toEqual(stored)
    for (const stored of fixture.outcomes) expect(throughJson(parseOutcome(stored))).toEqual(stored)
  })
})

describe('an outcome through JSON', () => {
  const operation = { kind: 'refund_payment', reference: 'refund_1' } as const

  it('keeps its error, with the message', () => {
    const lost = lostRefund()
    const read = parseOutcome(throughJson(lost))

    expect(read).toEqual(lost)
    expect(read.kind === 'unknown' && read.error.message).toBe(
      'The response was lost. It may have happened: do not repeat it under a new reference. Resolve it with recover(), which repeats it safely or looks it up.',
    )
    expect(read.kind === 'unknown' && isPaymentError(read.error)).toBe(true)
  })

  it('keeps the sentences that an error was given instead of those of the table', () => {
    const error = new PaymentError('not_found', {
      what: 'It is not there.',
      money: 'No money has moved.',
      advice: 'Try again.',
      issues: [{ path: 'a', message: 'is wrong' }],
      httpStatus: 404,
      providerCode: 'NOT_THERE',
      retryAfter: '2026-01-15T12:00:00Z',
    })
    const read = parseOutcome(throughJson({ ...lostRefund(), error }))

    expect(read.kind === 'unknown' && read.error).toEqual(error)
    expect(read.kind === 'unknown' && read.error.message).toBe(
      'It is not there. a: is wrong. No money has moved. Try again.',
    )
  })

  it('keeps its proof, which is one again', () => {
    const misses = [2000, 18_000, 34_000, 50_000].map((begin) => miss(begin))
    const proofs = [
      proveAbsent(pendingRefund({ misses }), FOUR_LOOKUPS),
      proveByVerdict(operation, { who: 'Ada', why: 'Asked.', at: '2026-01-15T12:00:00Z' }),
    ]
    const error = new PaymentError('not_found', { what: 'It is not there.' })

    for (const proof of proofs) {
      const outcome = { kind: 'not_applied', operation, proof, error, next: 'same_reference' }
      const read = parseOutcome(throughJson(outcome))

      expect(read).toStrictEqual(outcome)
      expect(read.kind === 'not_applied' && isProof(read.proof)).toBe(true)
    }
  })

  it('is read from itself too, without JSON', () => {
    const lost = lostRefund()

    expect(parseOutcome(lost)).toEqual(lost)
    expect(parsePending(lost.pending)).toEqual(lost.pending)
  })
})

describe('recover takes', () => {
  it.each([
    { what: 'an outcome', lost: lostRefund() },
    { what: 'its pending', lost: lostRefund().pending },
    { what: 'the JSON of an outcome', lost: throughJson(lostRefund()) },
    { what: 'the JSON of its pending', lost: throughJson(lostRefund().pending) },
  ])('$what, repeats it', async ({ lost }) => {
    const clock = createTestClock(10_000)
    const { adapter, sent } = createScriptedAdapter({ clock, sends: [settledNow] })

    const outcome = await recover(adapter, lost)

    expect(outcome).toHaveProperty('kind', 'not_applied')
    expect(sent).toMatchObject([{ preparation: pendingRefund().prepared }])
  })

  it.each([
    { what: 'an outcome', lost: lostRefund() },
    { what: 'its pending', lost: lostRefund().pending },
    { what: 'the JSON of an outcome', lost: throughJson(lostRefund()) },
    { what: 'the JSON of its pending', lost: throughJson(lostRefund().pending) },
  ])('$what, looks it up', async ({ lost }) => {
    const { adapter, lookedUp } = createScriptedAdapter({ lookups: [decided] })

    const outcome = await recover(adapter, lost, { wanted: false })

    expect(outcome).toHaveProperty('kind', 'not_applied')
    expect(lookedUp).toMatchObject([{ pending: pendingRefund() }])
  })

  it('a known outcome of another process, and gives it back with its proof', async () => {
    const { adapter } = createScriptedAdapter({})
    const known = settledNow(fixturePrepared())

    const outcome = await recover(adapter, throughJson(known))

    expect(outcome).toStrictEqual(known)
    expect(outcome.kind === 'not_applied' && isProof(outcome.proof)).toBe(true)
  })

  it('a pending that has no step left, and says of which operation nothing is known', async () => {
    const plan = { repeat: 'never', lookup: 'none' } as const
    const { adapter } = createScriptedAdapter({})

    const outcome = await recover(adapter, pendingRefund({ plan }))

    expect(outcome).toMatchObject({
      kind: 'unknown',
      operation: { kind: 'refund_payment', reference: 'refund_1' },
      error: { code: 'undecided', reference: 'refund_1', provider: 'acme' },
      pending: pendingRefund({ plan }),
    })
  })

  function fixturePrepared() {
    return parsePrepared(fixture.prepared[3])
  }
})
