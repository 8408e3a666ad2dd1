import { claimsOn } from '../claims/claim.ts'
import { mappedStatuses } from './mapping/mapping-statuses.ts'
import { partsInResponses } from './mapping/parts-in-responses.ts'
import { reachedStatuses } from './mapping/reaching-statuses.ts'
import { unreachableStatuses } from './mapping/unreachable-statuses.ts'

/** What an adapter guarantees when it maps the provider's statuses. */
export const mapping = claimsOn('mapping', [
  ...mappedStatuses,
  ...partsInResponses,
  ...reachedStatuses,
  ...unreachableStatuses,
])
