import { OPERATION_KINDS } from '@paystate/core'
import { claimsOn } from '../claims/claim.ts'
import { brokenParts } from './breaking/broken-parts.ts'
import { brokenWebhooks } from './breaking/broken-webhooks.ts'
import { junkArguments } from './breaking/junk-arguments.ts'
import { junkOptions } from './breaking/junk-options.ts'
import { mangledData } from './breaking/mangled-data.ts'
import { unreadableInput } from './breaking/unreadable-input.ts'

/** What an adapter guarantees when an injected part breaks, or data is mangled: always an outcome, and a true one. */
export const breaking = claimsOn('breaking', [
  ...OPERATION_KINDS.flatMap(brokenParts),
  ...brokenWebhooks,
  ...OPERATION_KINDS.map(mangledData),
  ...OPERATION_KINDS.map(unreadableInput),
  ...junkOptions,
  ...junkArguments,
])
