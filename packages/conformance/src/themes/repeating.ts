import { OPERATION_KINDS } from '@paystate/core'
import { claimsOn } from '../claims/claim.ts'
import { everyWrite } from './repeating/every-write.ts'
import { KEYED, keyedWrite } from './repeating/keyed-writes.ts'
import { lostCreates } from './repeating/lost-creates.ts'

/** What an adapter keeps when something is sent again. */
export const repeating = claimsOn('repeating', [
  ...OPERATION_KINDS.flatMap(everyWrite),
  ...KEYED.flatMap(keyedWrite),
  ...lostCreates,
])
