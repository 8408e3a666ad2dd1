import { claimsOn } from '../claims/claim.ts'
import { identifyingReads } from './identifying/identifying-reads.ts'
import { identifyingWebhooks } from './identifying/identifying-webhooks.ts'
import { identifyingWrites } from './identifying/identifying-writes.ts'

/** What an adapter guarantees about whose payment it is: what a response does not confirm is not believed. */
export const identifying = claimsOn('identifying', [
  ...identifyingReads,
  ...identifyingWrites,
  ...identifyingWebhooks,
])
