import { claimsOn } from '../claims/claim.ts'
import { findingPayments } from './reading/finding-payments.ts'
import { givingEvidence } from './reading/giving-evidence.ts'
import { listingChanges } from './reading/listing-changes.ts'
import { readingInParts } from './reading/reading-in-parts.ts'
import { readingPayments } from './reading/reading-payments.ts'
import { showingTheSame } from './reading/showing-the-same.ts'
import { usedTwice } from './reading/used-twice.ts'

/** What an adapter guarantees when it reads. */
export const reading = claimsOn('reading', [
  ...readingPayments,
  ...readingInParts,
  ...listingChanges,
  ...usedTwice,
  ...findingPayments,
  ...givingEvidence,
  ...showingTheSame,
])
