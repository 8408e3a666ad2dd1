import { env } from 'node:process'
import { describe, expect, it } from 'vitest'
import { fuzzAdapter, printFuzzReport } from '../../src/fuzz.ts'
import { createReferenceSubject } from '../../src/reference.ts'
import { denied, invented, receiving, sending, withAdapter } from '../saboteurs/tools.ts'

const runs = Number(env.PAYSTATE_FUZZ_RUNS ?? 300)
const seed = env.PAYSTATE_FUZZ_SEED === undefined ? undefined : Number(env.PAYSTATE_FUZZ_SEED)

const TIMEOUT_MS = 60_000 + runs * 1_000

describe('fuzzing', () => {
  it.each(['full', 'plain'] as const)(
    'finds nothing in the reference adapter (%s)',
    { timeout: TIMEOUT_MS },
    async (variant) => {
      const reports = await fuzzAdapter(() => createReferenceSubject({ variant }), { runs, seed })

      console.log(printFuzzReport(reports))
      expect(reports.filter(({ failure }) => failure !== undefined)).toEqual([])
    },
  )

  it('finds an adapter that gives up on a strange answer', { timeout: TIMEOUT_MS }, async () => {
    const hasty = sending((outcome) => (outcome.kind === 'unknown' ? denied(outcome) : outcome))
    const reports = await fuzzAdapter(() => hasty(createReferenceSubject()), { runs: 50, seed: 1 })

    const failed = reports.filter(({ failure }) => failure !== undefined)
    expect(failed.map(({ property }) => property)).toEqual([
      expect.stringContaining('the answer to a create,'),
      expect.stringContaining('the answer to a capture,'),
      expect.stringContaining('the answer to a refund,'),
    ])
  })

  it('goes on with a fresh subject, and names the seed of the part that failed', {
    timeout: TIMEOUT_MS,
  }, async () => {
    let made = 0
    const hasty = sending((outcome) => (outcome.kind === 'unknown' ? denied(outcome) : outcome))
    const createSubject = () => {
      made += 1
      return made === 1 ? createReferenceSubject() : hasty(createReferenceSubject())
    }
    const [late] = await fuzzAdapter(createSubject, { runs: 1_100, seed: 7 })
    const [again] = await fuzzAdapter(createSubject, { runs: 100, seed: late?.seed })

    expect(late).toMatchObject({ seed: 8, failure: expect.any(String) })
    expect(late?.runs).toBeGreaterThan(1_000)
    expect(again?.failure).toBe(late?.failure)
  })

  it('says what it did not fuzz, and why', async () => {
    const createSubject = () => createReferenceSubject({ variant: 'bare' })
    const reports = await fuzzAdapter(createSubject, { runs: 5, seed: 1 })

    expect(reports.filter(({ runs: examples }) => examples === 0)).toHaveLength(4)
    expect(printFuzzReport(reports)).toContain('never said not to have happened: no refunds: money')
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
