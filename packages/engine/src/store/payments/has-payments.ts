import { z } from 'zod'
import { flag } from '../statements/fields.ts'
import { only, type Session } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'

const HAS = statement(
  'select exists (select from paystate.payments where instance = :instance) as has',
  z.object({ has: flag }),
)

/** Whether an instance ever created a payment here. */
export async function hasPayments(
  session: Session,
  { instance }: { instance: string },
): Promise<boolean> {
  return (await only(session, { statement: HAS, values: { instance } })).has
}
