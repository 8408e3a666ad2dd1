import { isMissingKey } from '../store/database/database-error.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Session } from '../store/statements/session.ts'
import { readTrackedPayment } from './read-tracked-payment.ts'
import { readTrackedPayments } from './read-tracked-payments.ts'
import type { TrackedPayment } from './tracked-payment.ts'

/** What could be read of several payments, and what is sealed with a key that is missing. */
interface Openable {
  readonly payments: readonly TrackedPayment[]
  readonly sealed: readonly { readonly row: PaymentRow; readonly why: string }[]
}

/** Reads several payments; one that does not open hides none of the others. */
export async function readOpenable(
  session: Session,
  rows: readonly PaymentRow[],
): Promise<Openable> {
  try {
    return { payments: await readTrackedPayments(session, rows), sealed: [] }
  } catch (error) {
    if (!isMissingKey(error)) throw error
    return readEach(session, rows)
  }
}

async function readEach(session: Session, rows: readonly PaymentRow[]): Promise<Openable> {
  const payments: TrackedPayment[] = []
  const sealed: Openable['sealed'][number][] = []
  for (const row of rows) {
    try {
      payments.push(await readTrackedPayment(session, row))
    } catch (error) {
      if (!isMissingKey(error)) throw error
      sealed.push({ row, why: error.message })
    }
  }
  return { payments, sealed }
}
