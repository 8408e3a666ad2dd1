import { OPERATION_KINDS } from '@paystate/core'
import { claimsOn } from '../claims/claim.ts'
import { readingByClocks } from './clocks/reading-by-clocks.ts'
import { writingByClocks } from './clocks/writing-by-clocks.ts'

/** What an adapter keeps when our clock is wrong, or another machine's is. */
export const clocks = claimsOn('clocks', [
  ...OPERATION_KINDS.flatMap(writingByClocks),
  ...readingByClocks,
])
