import type { Claim } from '../claims/claim.ts'
import { createScene } from '../claims/scene.ts'
import type { Subject } from '../subject/subject.ts'

/** Makes a fresh subject: an adapter and a provider that nothing has happened to. */
export type CreateSubject = () => Subject | Promise<Subject>

/** The verdict on one claim. */
export type ClaimResult = { readonly claim: Claim } & (
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** It does not apply; the reason comes from the capabilities, or from what the subject can do. */
  | { readonly kind: 'skipped'; readonly reason: string }
)

/** Checks one claim on a subject of its own. Never rejects for what the adapter does. */
export async function checkClaim(createSubject: CreateSubject, claim: Claim): Promise<ClaimResult> {
  const subject = await createSubject()
  const { capabilities } = subject.adapter
  for (const applicability of [claim.appliesTo(capabilities), claim.needs?.(subject)]) {
    if (applicability?.applies === false)
      return { claim, kind: 'skipped', reason: applicability.reason }
  }
  try {
    await claim.check(createScene(subject))
    return { claim, kind: 'passed' }
  } catch (error) {
    return { claim, kind: 'failed', error }
  }
}
