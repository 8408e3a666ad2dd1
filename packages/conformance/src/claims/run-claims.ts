import { claims } from './all-claims.ts'
import { type ClaimResult, type CreateSubject, checkClaim } from './check-claim.ts'
import type { Theme } from './claim.ts'

export interface RunOptions {
  /** Only the claims of this theme. Default: all. */
  readonly theme?: Theme
}

/** What became of every claim. */
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
      results.push(await checkClaim(claim, createSubject))
  }
  return {
    passed: results.filter(({ kind }) => kind === 'passed'),
    failed: results.filter((result) => result.kind === 'failed'),
    skipped: results.filter((result) => result.kind === 'skipped'),
  }
}

/** The report as text: the counts, what failed and why, what was skipped and why. */
export function printReport({ passed, failed, skipped }: ClaimsReport): string {
  return [
    `${passed.length} passed, ${failed.length} failed, ${skipped.length} skipped`,
    ...failed.map(({ claim, error }) => `failed   ${claim.id}: ${messageOf(error)}`),
    ...skipped.map(({ claim, reason }) => `skipped  ${claim.id}: ${reason}`),
  ].join('\n')
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
