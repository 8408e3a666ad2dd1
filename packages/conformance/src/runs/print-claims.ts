import { THEMES, type Theme } from '../claims/claim.ts'
import type { ClaimResult } from './check-claim.ts'
import { type ClaimsReport, messageOf } from './run-claims.ts'

/** Every claim as a line of text under its theme: kept, broken and how, or skipped and why. */
export function printClaims({ passed, failed, skipped }: ClaimsReport): string {
  const results = [...passed, ...failed, ...skipped]
  return THEMES.flatMap((theme) => linesOf(theme, results)).join('\n')
}

function linesOf(theme: Theme, results: readonly ClaimResult[]): readonly string[] {
  const own = results.filter(({ claim }) => claim.theme === theme)
  if (own.length === 0) return []
  const count = (kind: ClaimResult['kind']): string =>
    `${own.filter((result) => result.kind === kind).length} ${kind}`
  return [
    `${theme}: ${count('passed')}, ${count('failed')}, ${count('skipped')}`,
    ...own.map((result) => `  ${WORDS[result.kind]}  ${result.claim.id}: ${sayingOf(result)}`),
  ]
}

const WORDS: Readonly<Record<ClaimResult['kind'], string>> = {
  passed: 'ok     ',
  failed: 'FAILED ',
  skipped: 'skipped',
}

function sayingOf(result: ClaimResult): string {
  switch (result.kind) {
    case 'passed':
      return result.claim.sentence
    case 'skipped':
      return result.reason
    case 'failed':
      return messageOf(result.error)
  }
}
