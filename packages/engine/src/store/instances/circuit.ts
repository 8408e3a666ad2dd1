import { z } from 'zod'
import { integer, nothing } from '../statements/fields.ts'
import { only, run, type Session } from '../statements/session.ts'
import { milliseconds, NOW, statement } from '../statements/statement.ts'

const FAIL = statement(
  `update paystate.instances set
     failures = failures + 1, changed_at = ${NOW},
     open_until = case when failures + 1 >= :threshold::integer
       then ${NOW} + ${milliseconds('openForMs')} else open_until end
   where name = :instance
   returning failures`,
  z.object({ failures: integer }),
)

const CLOSE = statement(
  `update paystate.instances set failures = 0, open_until = null, changed_at = ${NOW}
   where name = :instance and (failures > 0 or open_until is not null)`,
  nothing,
)

/** Counts a failure of a provider; from the threshold on its payments rest, and the others' go on. */
export function noteProviderFailure(
  session: Session,
  given: { readonly instance: string; readonly threshold: number; readonly openForMs: number },
): Promise<{ failures: number }> {
  return only(session, { statement: FAIL, values: given })
}

/** Closes the circuit: the provider has responded. Writes only when there was something to close. */
export function noteProviderSuccess(
  session: Session,
  { instance }: { instance: string },
): Promise<void> {
  return run(session, { statement: CLOSE, values: { instance } })
}
