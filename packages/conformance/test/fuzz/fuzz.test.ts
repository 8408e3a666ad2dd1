import { describe, expect, it } from 'vitest'
import { fuzzAdapter, printFuzzReport, testFuzz } from '../../src/fuzz.ts'
import { createReferenceSubject } from '../../src/reference.ts'

describe('fuzzing', () => {
  for (const variant of ['full', 'plain'] as const) {
    const name = `finds nothing in the reference adapter (${variant})`
    testFuzz(() => createReferenceSubject({ variant }), { it, name, runs: 30 })
  }

  it('lets few histories share a subject, which a provider in memory would slow down', async () => {
    let made = 0
    const createSubject = () => {
      made += 1
      return createReferenceSubject()
    }
    const reports = await fuzzAdapter(createSubject, { runs: 15, histories: 11, seed: 1 })

    const ofHistories = reports.filter(({ property }) => property.includes('two workers'))
    const ofResponses = reports.filter((report) => !ofHistories.includes(report))
    expect(new Set(ofHistories.map(({ runs }) => runs))).toEqual(new Set([11]))
    expect(new Set(ofResponses.map(({ runs }) => runs))).toEqual(new Set([15]))
    expect(made).toBe(2 * ofHistories.length + ofResponses.length)
  })

  it('says what it did not fuzz, and why', async () => {
    const createSubject = () => createReferenceSubject({ variant: 'bare' })
    const reports = await fuzzAdapter(createSubject, { runs: 5, seed: 1 })

    expect(reports.filter(({ runs: examples }) => examples === 0)).toHaveLength(8)
    expect(printFuzzReport(reports)).toContain('never reported as not applied: no refunds: money')
  })
})
