import { OPERATION_KINDS } from '@paystate/core'
import { claimsOn } from '../claims/claim.ts'
import { readingByClocks } from './clocks/reading-by-clocks.ts'
import { absentByClocks, writingByClocks } from './clocks/writing-by-clocks.ts'
import { KEYED } from './repeating/keyed-writes.ts'

/** What an adapter guarantees when our clock, or another machine's, is wrong. */
export const clocks = claimsOn('clocks', [
  ...OPERATION_KINDS.flatMap(writingByClocks),
  ...KEYED.map(absentByClocks),
  ...readingByClocks,
])
