import { OPERATION_KINDS } from '@paystate/core'
import { claimsOn } from '../claims/claim.ts'
import { brokenParts } from './breaking/broken-parts.ts'
import { mangledData } from './breaking/mangled-data.ts'

/** What an adapter keeps when something that it was given breaks: an outcome always, and a true one. */
export const breaking = claimsOn('breaking', [
  ...OPERATION_KINDS.flatMap(brokenParts),
  ...OPERATION_KINDS.map(mangledData),
])
