import type { Theme } from '../claims/claim.ts'
import { ClaimBroken } from '../claims/claim-broken.ts'
import { claims } from './all-claims.ts'
import { type ClaimResult, type CreateSubject, checkClaim } from './check-claim.ts'

/** Which claims to run. */
export interface RunOptions {
  /** Only the claims of this theme. Default: all. */
  readonly theme?: Theme
}

/** The verdict on every claim. */
export interface ClaimsReport {
  readonly passed: readonly ClaimResult[]
  readonly failed: readonly (ClaimResult & { readonly kind: 'failed' })[]
  readonly skipped: readonly (ClaimResult & { readonly kind: 'skipped' })[]
}

/** Checks the claims one after the other, each on a subject of its own. */
export async function runClaims(
  createSubject: CreateSubject,
  { theme }: RunOptions = {},
): Promise<ClaimsReport> {
  const results: ClaimResult[] = []
  for (const claim of claims) {
    if (theme === undefined || claim.theme === theme)
      results.push(await checkClaim(createSubject, claim))
  }
  return {
    passed: results.filter(({ kind }) => kind === 'passed'),
    failed: results.filter((result) => result.kind === 'failed'),
    skipped: results.filter((result) => result.kind === 'skipped'),
  }
}

/** The report as text: the counts, what failed and why, what was skipped and why. */
export function printReport({ passed, failed, skipped }: ClaimsReport): string {
  const reasons = new Set(skipped.map(({ reason }) => reason))
  return [
    `${passed.length} passed, ${failed.length} failed, ${skipped.length} skipped`,
    ...failed.map(({ claim, error }) => `failed   ${claim.id}: ${messageOf(error)}`),
    ...[...reasons].map((reason) => `skipped  ${whoSkips(reason, skipped)}: ${reason}`),
  ].join('\n')
}

/** One line for all the claims that are skipped for the same reason. */
function whoSkips(reason: string, skipped: ClaimsReport['skipped']): string {
  const ids = skipped.filter((result) => result.reason === reason).map(({ claim }) => claim.id)
  return ids.length < 4 ? ids.join(', ') : `${ids.length} claims`
}

/** What is wrong; and where, if it is not a broken claim but, say, a bug in the subject. */
export function messageOf(error: unknown): string {
  if (error instanceof ClaimBroken) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
