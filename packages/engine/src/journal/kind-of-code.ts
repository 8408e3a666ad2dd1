import type { AnomalyCode } from '@paystate/core'
import type { AnomalyKind } from '../store/policies/anomaly-kind.ts'

/** Which kind each strange thing is that evidence can show; a new code does not compile without one. */
export const KIND_OF_CODE: Readonly<Record<AnomalyCode, AnomalyKind>> = {
  late_success: 'late_money',
  late_success_returned: 'late_money',
  reopened: 'late_money',
  ended_with_money: 'provider_contradicted',
  end_contradicted: 'provider_contradicted',
  capture_corrected: 'provider_contradicted',
  capture_overdue: 'capture_overdue',
  amount_differs: 'amount_differs',
  amount_unreadable: 'amount_differs',
  currency_differs: 'amount_differs',
  totals_differ: 'amount_differs',
  impossible_amounts: 'amount_differs',
  refund_reversed: 'refund_bounced',
  refund_revived: 'provider_contradicted',
  capture_reversed: 'provider_contradicted',
  capture_revived: 'provider_contradicted',
  dispute_changed: 'provider_contradicted',
  superseded: 'superseded',
  mismatch: 'mismatch',
}
