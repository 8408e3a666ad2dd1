import { describe, expect, it } from 'vitest'
import { concludeRefusal } from '../../src/outcomes/conclude-refusal.ts'
import { matchOutcome } from '../../src/outcomes/match-outcome.ts'
import type { Outcome } from '../../src/outcomes/outcome.ts'
import type { Refusal } from '../../src/outcomes/prepared.ts'
import { ACCOUNT, AT, project, read } from '../evidence.ts'

const operation = { kind: 'refund_payment', reference: 'refund_1' } as const
const refusal: Refusal<'refund_payment'> = {
  state: 'refused',
  ...operation,
  account: ACCOUNT,
  reason: 'invalid_request',
  issues: [
    { path: 'amount', message: 'is missing' },
    { path: 'reference', message: 'is too long' },
  ],
}
const previousAttempts = { firstSentAt: AT, lastEndedAt: AT }

describe('an outcome', () => {
  const applied: Outcome<'refund_payment'> = {
    kind: 'applied',
    operation,
    value: { status: 'succeeded', amount: 500 },
    observation: read([1, 2]),
  }

  it.each([
    { outcome: applied, says: 'applied succeeded' },
    { outcome: concludeRefusal(refusal, 'none'), says: 'not applied never_sent' },
    { outcome: concludeRefusal(refusal, previousAttempts), says: 'unknown none' },
  ])('gives each outcome to its own handler: $says', ({ outcome, says }) => {
    const reported = matchOutcome(outcome, {
      applied: ({ value }) => `applied ${value.status}`,
      notApplied: ({ proof }) => `not applied ${proof.type}`,
      unknown: ({ pending }) => `unknown ${pending.plan.lookup}`,
    })

    expect(reported).toBe(says)
  })
})

describe('refused input', () => {
  it('was never sent, on a first attempt, and lists every issue', () => {
    const outcome = concludeRefusal(refusal, 'none')

    expect(outcome).toMatchObject({
      kind: 'not_applied',
      operation,
      proof: { type: 'never_sent', phase: 'validate', operation },
      next: 'same_reference',
      error: { code: 'invalid_request', issues: refusal.issues, reference: 'refund_1' },
    })
    expect(outcome.error.message).toContain(
      'Invalid input. amount: is missing; reference: is too long',
    )
  })

  it('sends the caller another way when the provider cannot do it', () => {
    const outcome = concludeRefusal({ ...refusal, reason: 'not_supported' }, 'none')

    expect(outcome).toMatchObject({
      kind: 'not_applied',
      next: 'different_operation',
      error: { code: 'not_supported' },
    })
    expect(outcome.error.message).toContain('The provider does not support this.')
  })

  it('says nothing about an attempt that went before', () => {
    expect(concludeRefusal(refusal, previousAttempts)).toMatchObject({
      kind: 'unknown',
      operation,
      pending: {
        version: 1,
        operation,
        account: ACCOUNT,
        previousAttempts,
        misses: [],
        plan: { repeat: 'never', lookup: 'none' },
      },
    })
  })

  it('says nothing about an attempt that went before either when the provider cannot do it', () => {
    const outcome = concludeRefusal({ ...refusal, reason: 'not_supported' }, previousAttempts)

    expect(outcome).toMatchObject({ kind: 'unknown', error: { code: 'not_supported' } })
  })

  it('leaves the payment as it is', () => {
    expect(project([]).payment.status).toBe('processing')
  })
})
