import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isPaymentError, type PaymentError } from '../../src/errors/payment-error.ts'
import { parseOutcome, parsePending, parsePrepared } from '../../src/outcomes/parse-outcome.ts'

/** Stored data that cannot be read, by hand, by an accident or by another version, is refused by name. */

const STORED: unknown = JSON.parse(
  readFileSync(new URL('../fixtures/stored-version-1.json', import.meta.url), 'utf8'),
)

/** A copy of what is stored at `from`, with the field at `path` replaced, or left out. */
function broken(from: string, [path, value]: readonly [string, unknown]): unknown {
  const copy = structuredClone(at(STORED, from.split('.')))
  const steps = path.split('.')
  const last = steps.pop() ?? ''
  const parent = at(copy, steps)
  if (typeof parent !== 'object' || parent === null) throw new Error(`there is no ${path}`)
  if (value === LEFT_OUT) Reflect.deleteProperty(parent, last)
  else Reflect.set(parent, last, value)
  return copy
}

const LEFT_OUT = Symbol('left out')

function at(value: unknown, path: readonly string[]): unknown {
  let found = value
  for (const step of path) {
    found = typeof found === 'object' && found !== null ? Reflect.get(found, step) : undefined
  }
  return found
}

function refusalOf(read: () => unknown): PaymentError {
  try {
    read()
  } catch (error) {
    if (isPaymentError(error)) return error
    throw error
  }
  throw new Error('it was read')
}

interface Case {
  readonly path: string
  readonly value: unknown
  /** Where the issue is, when that is not the field itself. */
  readonly issue?: string
  readonly says?: string
}

const VERSION = 'must be 1: it was stored by an unknown version of paystate'
const OF_ANOTHER = 'must be of the same operation'

const preparedCases: readonly Case[] = [
  { path: 'version', value: 2, says: VERSION },
  { path: 'version', value: '1', says: VERSION },
  { path: 'version', value: LEFT_OUT, says: VERSION },
  { path: 'state', value: 'refused' },
  { path: 'kind', value: 'pay_out' },
  { path: 'kind', value: 'constructor' },
  { path: 'reference', value: LEFT_OUT },
  { path: 'account', value: LEFT_OUT },
  { path: 'account.mode', value: 'sandbox' },
  { path: 'input', value: LEFT_OUT },
  { path: 'input.amount.minorUnits', value: 10.5 },
  { path: 'input.payment', value: {} },
  { path: 'request.method', value: 'PUT' },
  { path: 'request.body', value: LEFT_OUT },
  { path: 'replayWindow', value: LEFT_OUT },
  { path: 'replayWindow.type', value: 'endless' },
  { path: 'replayWindow.forMs', value: null },
  { path: 'replayWindow.forMs', value: -1 },
  { path: 'replayWindow.marginMs', value: LEFT_OUT },
  { path: 'mayAppearUntil', value: 'soon' },
  { path: 'mayAppearUntil', value: { at: 'soon' } },
]

const pendingCases: readonly Case[] = [
  { path: 'version', value: 2, says: VERSION },
  { path: 'version', value: LEFT_OUT, says: VERSION },
  { path: 'operation', value: LEFT_OUT },
  { path: 'operation.kind', value: 'pay_out' },
  { path: 'operation.reference', value: 'refund_2', issue: 'prepared', says: OF_ANOTHER },
  { path: 'operation.kind', value: 'cancel_refund', issue: 'prepared', says: OF_ANOTHER },
  { path: 'account', value: LEFT_OUT },
  {
    path: 'account.credential',
    value: 'key_2',
    issue: 'prepared.account',
    says: 'must be the account of the operation',
  },
  { path: 'account.id', value: 'shop_2', issue: 'prepared.account' },
  { path: 'prepared.version', value: 3, says: VERSION },
  { path: 'prepared.replayWindow', value: LEFT_OUT },
  { path: 'previousAttempts', value: LEFT_OUT },
  { path: 'previousAttempts', value: 'none' },
  { path: 'previousAttempts.firstSentAt', value: 'soon' },
  { path: 'previousAttempts.firstSentBy', value: null },
  { path: 'previousAttempts.firstSentBy.latest', value: 0, says: 'must not be before `earliest`' },
  { path: 'previousAttempts.lastEndedBy.earliest', value: '0' },
  { path: 'misses', value: LEFT_OUT },
  { path: 'misses.0.reference', value: LEFT_OUT },
  { path: 'misses.0.begunBy.earliest', value: null },
  { path: 'misses.1.positiveControl', value: true },
  { path: 'misses.1.complete', value: 'true' },
  { path: 'sentBefore', value: '2026-01-15T12:00:00Z' },
  { path: 'plan', value: LEFT_OUT },
  { path: 'plan.repeat', value: 'always' },
  { path: 'plan.lookup', value: 'by_id' },
  { path: 'plan.notBefore', value: 17 },
]

const notAppliedCases: readonly Case[] = [
  { path: 'kind', value: 'maybe' },
  { path: 'kind', value: LEFT_OUT },
  { path: 'operation', value: LEFT_OUT },
  { path: 'operation.reference', value: 'refund_2', issue: 'proof.operation', says: OF_ANOTHER },
  { path: 'proof.operation.kind', value: 'cancel_refund', issue: 'proof.operation' },
  { path: 'proof', value: LEFT_OUT },
  { path: 'proof.type', value: 'certain' },
  { path: 'proof.operation', value: LEFT_OUT },
  { path: 'proof.misses', value: [], says: 'must have the lookups that prove it' },
  { path: 'error', value: LEFT_OUT },
  { path: 'error.code', value: 'no_such_code', says: 'must be a code of this version' },
  { path: 'error.code', value: 'constructor', says: 'must be a code of this version' },
  { path: 'error.code', value: LEFT_OUT, says: 'must be a code of this version' },
  { path: 'error.message', value: LEFT_OUT },
  { path: 'next', value: 'again' },
  { path: 'retryAfter', value: 'soon' },
]

describe.each([
  { name: 'a prepared write', from: 'prepared.3', parse: parsePrepared, cases: preparedCases },
  { name: 'a pending operation', from: 'pending.0', parse: parsePending, cases: pendingCases },
  { name: 'an outcome', from: 'outcomes.4', parse: parseOutcome, cases: notAppliedCases },
])('$name that cannot be read is refused', ({ from, parse, cases }) => {
  it('and is read as it stands', () => {
    expect(() => parse(at(STORED, from.split('.')))).not.toThrow()
  })

  it.each(cases)('by the name of $path: $value', ({ path, value, issue = path, says }) => {
    const error = refusalOf(() => parse(broken(from, [path, value])))

    expect(error.code).toBe('unreadable_stored_data')
    expect(error.issues.map((one) => one.path)).toEqual([issue])
    const missing = value === LEFT_OUT ? 'is missing: ' : ''
    if (says !== undefined) expect(error.issues[0]?.message).toBe(`${missing}${says}`)
    expect(error.message).toContain(
      'Nothing was sent now; whether the stored operation happened is not known.',
    )
  })

  it.each([undefined, null, 'text', 7, [], true])('whole when it is %j', (stored) => {
    expect(refusalOf(() => parse(stored)).code).toBe('unreadable_stored_data')
  })

  it('as JSON that nobody has parsed', () => {
    const text = JSON.stringify(at(STORED, from.split('.')))

    expect(refusalOf(() => parse(text)).issues.map(({ path }) => path)).toEqual([''])
  })
})

describe('an outcome that cannot be read is refused', () => {
  it.each([
    ['outcomes.0', 'value', LEFT_OUT],
    ['outcomes.0', 'observation', {}],
    ['outcomes.5', 'proof.who', ' '],
    ['outcomes.5', 'proof.why', ''],
    ['outcomes.5', 'proof.at', 'soon'],
    ['outcomes.2', 'proof.phase', 'later'],
    ['outcomes.3', 'proof.code', LEFT_OUT],
    ['outcomes.6', 'pending', LEFT_OUT],
    ['outcomes.6', 'pending.version', 2],
  ])('%s by the name of %s', (from, path, value) => {
    const error = refusalOf(() => parseOutcome(broken(from, [path, value])))

    expect(error.issues.map((one) => one.path)).toEqual([path])
  })

  it('when its pending is of another operation', () => {
    const error = refusalOf(() => parseOutcome(broken('outcomes.6', ['operation.reference', 'x'])))

    expect(error.issues).toEqual([{ path: 'pending.operation', message: OF_ANOTHER }])
  })

  it('with everything that is wrong at once, and without a value', () => {
    const error = refusalOf(() => parsePrepared({ reference: 'SECRET', kind: 'refund_payment' }))

    expect(error.issues.map(({ path }) => path)).toEqual([
      'version',
      'state',
      'account',
      'input',
      'request',
      'replayWindow',
    ])
    expect(JSON.stringify(error)).not.toContain('SECRET')
  })
})

describe('what says the same twice, and not the same, is refused by name', () => {
  const OTHER = { provider: 'acme', mode: 'test', id: 'shop_2', credential: 'key_2' }

  it.each<[string, string, unknown, string]>([
    ['prepared.0', 'input.reference', 'order_2', 'must be the reference of the operation'],
    ['prepared.3', 'reference', 'refund_2', 'must be the reference of the operation'],
    ['prepared.1', 'input.payment.account', OTHER, 'must be of the account of the operation'],
    [
      'prepared.4',
      'input.refund.payment.account',
      OTHER,
      'must be of the account of the operation',
    ],
  ])('%s at %s', (from, path, value, says) => {
    const error = refusalOf(() => parsePrepared(broken(from, [path, value])))

    expect(error.issues).toEqual([
      { path: path === 'reference' ? 'input.reference' : path, message: says },
    ])
  })

  it.each<[string, string, unknown, string]>([
    ['outcomes.0', 'value.reference', 'refund_2', 'value.reference'],
    ['outcomes.0', 'operation.reference', 'refund_2', 'value.reference'],
    ['outcomes.0', 'operation.kind', 'cancel_payment', 'value'],
    ['outcomes.1', 'value.account', OTHER, 'value.account'],
    ['outcomes.1', 'value.reference', 'order_2', 'value.reference'],
    ['outcomes.1', 'observation.reference', 'order_2', 'observation.reference'],
    ['outcomes.1', 'operation.kind', 'refund_payment', 'value'],
    ['outcomes.4', 'proof.misses.1.reference', 'refund_2', 'proof.misses.1.reference'],
    ['outcomes.4', 'proof.misses.1.account', OTHER, 'proof.misses.1.account'],
    ['outcomes.6', 'error.provider', 'emca', 'error.provider'],
    ['outcomes.6', 'pending.prepared.input.reference', 'r', 'pending.prepared.input.reference'],
  ])('%s with another %s', (from, path, value, issue) => {
    const error = refusalOf(() => parseOutcome(broken(from, [path, value])))

    expect(error.code).toBe('unreadable_stored_data')
    expect(error.issues.map((one) => one.path)).toEqual([issue])
    expect(error.issues[0]?.message).toMatch(/^must be /)
  })

  it('a refund that was canceled is named by its own reference', () => {
    const canceled = broken('outcomes.0', ['operation', { kind: 'cancel_refund', reference: 'c1' }])

    expect(parseOutcome(canceled)).toMatchObject({ value: { reference: 'refund_1' } })
  })
})

describe('what has changed since it was stored does not keep it from being read', () => {
  it.each([
    ['a currency that is gone', 'input.amount.currency', 'XYZ'],
    ['an amount that is refused now', 'input.amount.minorUnits', 0],
    ['an extra field of a later version', 'later', true],
  ])('%s', (_what, path, value) => {
    expect(() => parsePrepared(broken('prepared.3', [path, value]))).not.toThrow()
  })
})
