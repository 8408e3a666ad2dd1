import { isReported, type Reported } from '@paystate/core'
import { z } from 'zod'
import { returnedOf } from '../journal/money-of-row.ts'
import type { PaymentCase } from '../journal/payment-case.ts'
import { refundLeft } from '../resolver/reserved.ts'
import type { AnomalyRow } from '../store/anomalies/anomaly-row.ts'

const paidTwice = z.object({
  surplus: z.object({ minorUnits: z.int() }),
  orderReturnedBefore: z.int().optional(),
})

interface Ours {
  readonly own: PaymentCase
  readonly payments: readonly PaymentCase[]
}

/**
 * How much a policy refunds, in minor units: never more than is left, and less by what was given back of the
 * order since the anomaly was noticed, by whomever.
 */
export function surplusOf(anomaly: AnomalyRow, { own, payments }: Ours): Reported<number> {
  const left = refundLeft({ payment: own })
  if (!isReported(left)) return left
  return Math.min(left, tooMuch(anomaly, { own, payments }))
}

function tooMuch({ kind, details }: AnomalyRow, { own, payments }: Ours): number {
  switch (kind) {
    case 'late_money':
      return Number.POSITIVE_INFINITY
    case 'amount_differs':
      return (own.row.captured ?? 0) - own.row.requested
    case 'paid_twice': {
      const read = paidTwice.safeParse(details)
      if (!read.success) return 0
      const { surplus, orderReturnedBefore = 0 } = read.data
      const returned = payments.reduce((sum, { row }) => sum + returnedOf(row), 0)
      const since = returned - orderReturnedBefore - returnedByOthers({ own, payments })
      return surplus.minorUnits - Math.max(0, since)
    }
    default:
      return 0
  }
}

/** What the anomalies of the order's other payments had refunded: their surplus was another. */
function returnedByOthers({ own, payments }: Ours): number {
  return payments
    .filter(({ row }) => row.key !== own.row.key)
    .flatMap(({ operations }) => operations)
    .filter(({ kind, id, state }) => kind === 'refund' && state === 'applied' && isActId(id))
    .reduce((sum, { amount }) => sum + (amount ?? 0), 0)
}

function isActId(id: string): boolean {
  return /^anomaly_[0-9a-f]+$/.test(id)
}
