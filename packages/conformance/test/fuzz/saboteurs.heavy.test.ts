import { describe, expect, it } from 'vitest'
import { fuzzAdapter, printFuzzReport } from '../../src/fuzz.ts'
import { createReferenceSubject } from '../../src/reference.ts'
import {
  denied,
  invented,
  receiving,
  sending,
  withAdapter,
  withOthers,
} from '../saboteurs/tools.ts'

const TIMEOUT_MS = 120_000

describe('fuzzing', () => {
  it('finds an adapter that gives up on a strange answer', { timeout: TIMEOUT_MS }, async () => {
    const hasty = sending((outcome) => (outcome.kind === 'unknown' ? denied(outcome) : outcome))
    const reports = await fuzzAdapter(() => hasty(createReferenceSubject()), { runs: 50, seed: 1 })

    const failed = reports.filter(({ failure }) => failure !== undefined)
    expect(failed.map(({ property }) => property)).toEqual([
      expect.stringContaining('an edited response to a create:'),
      expect.stringContaining('an edited response to a capture:'),
      expect.stringContaining('an edited response to a cancel:'),
      expect.stringContaining('an edited response to a refund:'),
    ])
  })

  it('finds workers that forget what another one sent', { timeout: TIMEOUT_MS }, async () => {
    const forgetting = withOthers((adapter) => ({
      send: (preparation, options) =>
        adapter.send(preparation, { ...options, previousAttempts: 'none' }),
    }))
    const createSubject = () => forgetting(createReferenceSubject())
    const reports = await fuzzAdapter(createSubject, { runs: 200, seed: 1 })

    const failed = reports.filter(({ failure }) => failure !== undefined)
    expect(failed.map(({ property }) => property)).toEqual([
      expect.stringContaining('a create by two workers'),
      expect.stringContaining('a capture by two workers'),
      expect.stringContaining('a cancel by two workers'),
      expect.stringContaining('a refund by two workers'),
      expect.stringContaining('a cancel of a refund by two workers'),
    ])
  })

  it('finds a worker that proves absence by time', { timeout: TIMEOUT_MS }, async () => {
    const hasty = withOthers((adapter) => ({
      lookup: async (pending, options) => {
        const seen = await adapter.lookup(pending, options)
        return seen.kind === 'not_seen' ? { kind: 'decided', outcome: denied(pending) } : seen
      },
      send: async (preparation, options) => {
        const outcome = await adapter.send(preparation, options)
        return outcome.kind === 'unknown' && outcome.error.code === 'replay_window_over'
          ? denied(outcome)
          : outcome
      },
    }))
    const createSubject = () => hasty(createReferenceSubject())
    const reports = await fuzzAdapter(createSubject, { runs: 200, seed: 1 })

    const failed = reports.filter(({ failure }) => failure !== undefined)
    expect(failed.map(({ property }) => property)).toContainEqual(
      expect.stringContaining('a create by two workers'),
    )
  })

  it('finds an adapter that takes any answer for success', { timeout: TIMEOUT_MS }, async () => {
    const hopeful = sending((outcome) => (outcome.kind === 'unknown' ? invented(outcome) : outcome))
    const reports = await fuzzAdapter(() => hopeful(createReferenceSubject()), {
      runs: 50,
      seed: 1,
    })

    expect(reports.find(({ property }) => property.includes('never arrived'))?.failure).toMatch(
      /instead of|it is applied/,
    )
  })

  it('finds an adapter that breaks on a strange read or message', {
    timeout: TIMEOUT_MS,
  }, async () => {
    const fragile = withAdapter((adapter) => ({
      getPayment: (payment, options) =>
        adapter.getPayment(payment, options).catch(() => {
          throw new TypeError('cannot read properties of undefined')
        }),
    }))
    const loud = receiving((delivery) => {
      if (delivery.kind === 'refused') throw new SyntaxError('Unexpected token')
      return delivery
    })
    const createSubject = () => loud(fragile(createReferenceSubject()))
    const reports = await fuzzAdapter(createSubject, { runs: 50, seed: 1 })

    expect(reports.slice(-3).every(({ failure }) => failure !== undefined)).toBe(true)
    expect(printFuzzReport(reports)).toContain('FAILED')
  })
})
