import { isReported, type Reported } from '../payments/reported.ts'
import { aboutPayment, type Finding } from './anomaly.ts'
import { deriveAmounts, sumFor } from './derive-amounts.ts'
import type { FoldState } from './fold-state.ts'
import { subjectOf } from './merge-objects.ts'
import type { Observation } from './observation.ts'
import { isForeign } from './sum-parts.ts'

/** Broken inequalities are reported, never thrown: old data of real providers breaks them. */
export function findStrangeAmounts(state: FoldState, piece: Observation): readonly Finding[] {
  const amounts = deriveAmounts(state)
  const { requested, amount, captured } = amounts
  const findings: Finding[] = []
  if (isReported(requested) && isReported(amount) && requested !== amount) {
    findings.push(aboutPayment('amount_differs'))
  }
  const out = known(amounts.refunded) + known(amounts.reversed) + known(amounts.chargedBack)
  if (isReported(captured) && out > captured) findings.push(aboutPayment('impossible_amounts'))
  return [...findings, ...foreignParts(state), ...differingTotals(state, piece)]
}

function known(amount: Reported<number>): number {
  return isReported(amount) ? amount : 0
}

function foreignParts(state: FoldState): readonly Finding[] {
  const { currency } = state
  const parts = [
    ...state.refunds.map((part) => ({ part, subject: subjectOf('refund', part) })),
    ...state.captures.map((part) => ({ part, subject: subjectOf('capture', part) })),
    ...state.disputes.map((part) => ({ part, subject: subjectOf('dispute', part) })),
  ]
  return parts
    .filter(({ part }) => isForeign(part, currency))
    .map(({ subject }) => ({ code: 'currency_differs', subject }))
}

const LISTED = [
  { list: 'captures', total: 'captured' },
  { list: 'refunds', total: 'refunded' },
  { list: 'disputes', total: 'chargedBack' },
] as const

/**
 * The totals that disagree with their list: a complete list adds up to its total, and an incomplete one
 * to at least it. An empty list of captures counts as none: a payment with automatic capture has money and no captures.
 */
function differingTotals(state: FoldState, piece: Observation): readonly Finding[] {
  const { payment, completeLists = [] } = piece
  if (payment === undefined) return []
  return LISTED.filter(({ list, total }) => {
    const reported = payment.amounts[total]
    if (!isReported(reported) || (list === 'captures' && state.captures.length === 0)) return false
    const { counted, hasUnknown } = sumFor(total, state)
    if (completeLists.includes(list) && !hasUnknown) return reported !== counted
    return piece[list] !== undefined && !hasUnknown && reported > counted
  }).map(({ total }) => ({ code: 'totals_differ', subject: { type: 'amount', amount: total } }))
}
