import { THEMES, type Theme } from '../claims/claim.ts'
import { claims } from './all-claims.ts'
import { type CreateSubject, checkClaim } from './check-claim.ts'

/** The two functions that are needed of a test framework; Vitest and `node:test` have them. */
export interface TestFramework {
  readonly describe: (name: string, define: () => void) => unknown
  readonly it: (
    name: string,
    run: (context: TestContext) => Promise<void>,
    timeoutMs?: number,
  ) => unknown
  /** Only the claims of these themes. Default: all. */
  readonly themes?: readonly Theme[]
}

/** What a test runner passes to a running test. */
export interface TestContext {
  readonly skip: (reason?: string) => unknown
}

/** Some claims go through every fault of every write, and machines can be slow. */
const TIMEOUT_MS = 60_000

/** Makes each claim a test; one that does not apply is skipped, with its reason. */
export function testClaims(
  createSubject: CreateSubject,
  { describe, it, themes = THEMES }: TestFramework,
): void {
  for (const theme of themes) {
    describe(theme, () => {
      for (const claim of claims.filter((one) => one.theme === theme)) {
        const run = async (context: TestContext): Promise<void> => {
          const result = await checkClaim(createSubject, claim)
          if (result.kind === 'failed') throw result.error
          if (result.kind === 'skipped') context.skip(result.reason)
        }
        it(claim.sentence, run, TIMEOUT_MS)
      }
    })
  }
}
