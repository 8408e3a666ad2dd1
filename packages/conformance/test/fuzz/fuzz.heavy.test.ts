import { describe, expect, it } from 'vitest'
import { fuzzAdapter, testFuzz } from '../../src/fuzz.ts'
import { createReferenceSubject } from '../../src/reference.ts'
import { denied, sending } from '../saboteurs/tools.ts'

const TIMEOUT_MS = 360_000

describe('fuzzing', () => {
  for (const variant of ['full', 'plain'] as const) {
    const name = `finds nothing in the reference adapter (${variant})`
    testFuzz(() => createReferenceSubject({ variant }), { it, name, runs: 300 })
  }

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
})
