import { describe, expect, it } from 'vitest'
import { account, harmless, messageOf, minutesAgo, prepared, send } from './scripted-write.ts'

describe('before a byte leaves', () => {
  it.each([
    ['another account', { ...account, id: 'other shop' }],
    ['another mode', { ...account, mode: 'live' as const }],
    ['another key', { ...account, credential: 'key-2' }],
  ])('a write that was prepared for %s was provably never sent', async (_which, sender) => {
    const { outcome, calls } = await send({ account: sender })
    expect(calls).toBe(0)
    expect(outcome).toMatchObject({
      kind: 'not_applied',
      operation: { kind: 'refund_payment', reference: 'r1' },
      proof: { type: 'never_sent', phase: 'validate' },
      error: { code: 'account_differs' },
      next: 'same_reference',
    })
    expect(messageOf(outcome)).toBe(
      'refund_payment r1 at p: It was prepared for an account or key other than the configured one. ' +
        'Nothing was sent, so no money has moved. ' +
        'Prepare it again with the configured account and key, under the same reference.',
    )
  })

  it.each([
    ['another account', { ...account, id: 'other shop' }],
    ['another mode', { ...account, mode: 'live' as const }],
    ['another key', { ...account, credential: 'key-2' }],
  ])('a repeat that was prepared for %s is stopped as unknown', async (_which, sender) => {
    const previousAttempts = minutesAgo(5)
    const { outcome, calls } = await send({ account: sender, previousAttempts })
    expect(calls).toBe(0)
    expect(outcome).toEqual({
      kind: 'unknown',
      operation: { kind: 'refund_payment', reference: 'r1' },
      error: expect.objectContaining({
        code: 'account_differs',
        provider: 'p',
        operation: 'refund_payment',
        reference: 'r1',
      }),
      pending: {
        version: 1,
        operation: { kind: 'refund_payment', reference: 'r1' },
        // It stays with the account that it was prepared for: another one would look in the wrong place.
        account,
        prepared,
        previousAttempts,
        misses: [],
        plan: { repeat: 'while_safe', lookup: 'scan' },
      },
    })
    expect(messageOf(outcome)).toContain('an account or key other than the configured one')
  })

  it('a write with faults is refused, and lists them', async () => {
    const issues = [{ path: 'amount', message: 'is missing' }]
    const { outcome, calls } = await send({
      preparation: {
        state: 'refused',
        kind: 'refund_payment',
        reference: 'r1',
        account,
        reason: 'invalid_request',
        issues,
      },
    })
    expect(calls).toBe(0)
    expect(outcome).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'never_sent', phase: 'validate' },
      error: { code: 'invalid_request', issues },
    })
  })

  it('a repeat is stopped as unknown once the window less its margin is over', async () => {
    const { outcome, calls } = await send({ previousAttempts: minutesAgo(50) })
    expect(calls).toBe(0)
    expect(outcome).toMatchObject({
      kind: 'unknown',
      error: { code: 'replay_window_over' },
      pending: {
        previousAttempts: minutesAgo(50),
        misses: [],
        plan: { lookup: 'scan' },
      },
    })
    expect(messageOf(outcome)).toContain('The window in which')
  })

  it('a repeat inside the window is sent', async () => {
    const { outcome, calls } = await send({ previousAttempts: minutesAgo(49) })
    expect(calls).toBe(1)
    expect(outcome.kind).toBe('applied')
  })

  it('a repeat whose age nobody can tell is stopped until it was looked up', async () => {
    const { firstSentBy: _unknown, ...span } = minutesAgo(5)
    const { outcome, calls } = await send({ previousAttempts: span })
    expect(calls).toBe(0)
    expect(outcome).toMatchObject({
      kind: 'unknown',
      error: { code: 'lookup_first' },
      pending: { previousAttempts: span, plan: { repeat: 'while_safe', lookup: 'scan' } },
    })
  })

  it('a harmless write is repeated at any time', async () => {
    const { calls } = await send({ previousAttempts: minutesAgo(600), preparation: harmless })
    expect(calls).toBe(1)
  })
})
