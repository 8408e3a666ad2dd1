import { describe, expect, it } from 'vitest'
import { ClaimBroken, claims } from '../src/index.ts'
import { verdictsOn } from './saboteurs/catch-saboteur.ts'
import { SABOTEURS } from './saboteurs/saboteurs.ts'

/** Some claims go through every fault of every write. */
const TIMEOUT_MS = 60_000

describe('each claim', () => {
  it('has a saboteur, and no saboteur is idle', () => {
    const ids = claims.map(({ id }) => id)

    expect([...SABOTEURS.keys()].toSorted()).toEqual(ids.toSorted())
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('has a sentence of its own', () => {
    const sentences = claims.map(({ theme, sentence }) => `${theme}: ${sentence}`)

    expect(new Set(sentences).size).toBe(sentences.length)
  })

  it('names its source', () => {
    for (const { source } of claims) {
      expect(source.reported).toMatch(/\.$/)
      for (const link of source.links)
        expect(link).toMatch(/^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/issues\/\d+$/)
    }
  })
})

describe.each(claims.map((claim) => [claim.id, claim] as const))('%s', (id, claim) => {
  it('is kept by the reference adapter', { timeout: TIMEOUT_MS }, async () => {
    const verdicts = await verdictsOn(claim)

    expect(verdicts).not.toEqual([])
    for (const verdict of verdicts) if (verdict.kind === 'failed') throw verdict.error
  })

  it('catches its saboteur', { timeout: TIMEOUT_MS }, async () => {
    const sabotage = SABOTEURS.get(id)
    if (!sabotage) throw new Error(`${id} has no saboteur`)
    const verdicts = await verdictsOn(claim, sabotage)

    const caught = verdicts.filter((verdict) => verdict.kind === 'failed')
    expect(caught).not.toEqual([])
    for (const { error } of caught) expect(error).toBeInstanceOf(ClaimBroken)
  })
})
