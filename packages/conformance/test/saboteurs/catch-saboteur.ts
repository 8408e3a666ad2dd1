import { type Claim, type ClaimResult, checkClaim, type Subject } from '../../src/index.ts'
import { createReferenceSubject } from '../../src/reference.ts'
import { SABOTEURS } from './saboteurs.ts'
import type { Saboteur } from './tools.ts'

const VARIANTS = ['full', 'plain', 'bare'] as const

type Verdict = Exclude<ClaimResult, { kind: 'skipped' }>

/** What the claim says of a subject, in each kind of provider to which it applies. */
export async function verdictsOn(
  claim: Claim,
  sabotage: Saboteur = (subject: Subject) => subject,
): Promise<readonly Verdict[]> {
  const results: ClaimResult[] = []
  for (const variant of VARIANTS) {
    const createSubject = () => sabotage(createReferenceSubject({ variant }))
    results.push(await checkClaim(createSubject, claim))
  }
  return results.filter((result) => result.kind !== 'skipped')
}

/** What the claim says of its own saboteur; undefined when it has none, or does not notice it. */
export async function catchSaboteur(claim: Claim): Promise<string | undefined> {
  const sabotage = SABOTEURS.get(claim.id)
  if (!sabotage) return undefined
  const caught = (await verdictsOn(claim, sabotage)).find(({ kind }) => kind === 'failed')
  if (caught?.kind !== 'failed') return undefined
  return caught.error instanceof Error ? caught.error.message : String(caught.error)
}
