import { claimsOn } from '../claims/claim.ts'
import { chargedBack } from './refunding/charged-back.ts'
import { equalRefunds } from './refunding/equal-refunds.ts'
import { findingRefunds } from './refunding/finding-refunds.ts'
import { refundAmounts } from './refunding/refund-amounts.ts'
import { refundStates } from './refunding/refund-states.ts'
import { withdrawnRefunds } from './refunding/withdrawn-refunds.ts'

/** What an adapter guarantees when it refunds. */
export const refunding = claimsOn('refunding', [
  ...refundAmounts,
  ...refundStates,
  ...equalRefunds,
  ...findingRefunds,
  ...withdrawnRefunds,
  ...chargedBack,
])
