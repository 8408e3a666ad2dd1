import { DUE_NOW } from '../statements/due.ts'
import { nothing } from '../statements/fields.ts'
import { run, type Session } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'

/** Something is stored of it again: one whose erasing was requested is erased again. */
export const KEPT_AGAIN = `is_erased = false,
  erase_due_at = case when erase_requested_at is null then null else coalesce(erase_due_at, ${NOW}) end`

/** Due now; under a lease when that is given back, which `calls` makes happen. */
const WOKEN = `calls = calls + 1,
  due_at = case when lease_until > ${NOW} then due_at else ${DUE_NOW} end, ${KEPT_AGAIN}`

export const WAKE_PAYMENT = `update paystate.payments set ${WOKEN} where key = :payment::bigint`

const WAKE = statement(WAKE_PAYMENT, nothing)

/** Makes a payment due: something was learned without a lease. */
export function wakePayment(session: Session, { payment }: { payment: number }): Promise<void> {
  return run(session, { statement: WAKE, values: { payment } })
}
