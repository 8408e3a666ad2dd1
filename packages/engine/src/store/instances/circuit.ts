import { z } from 'zod'
import { flag, integer, nothing, text } from '../statements/fields.ts'
import { first, only, rows, run, type Session } from '../statements/session.ts'
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

/**
 * Closes the circuit of the instance in a value, which may be null; writes only where there is something to close. It
 * waits for no lock, since the lock of a payment may be held; what is locked is closed by the next response.
 */
export const closeCircuit = (value: string): string =>
  `update paystate.instances set failures = 0, open_until = null, changed_at = ${NOW}
   where name = (
     select name from paystate.instances
     where name = :${value}::text and (failures > 0 or open_until is not null) for update skip locked)`

const CLOSE = statement(closeCircuit('instance'), nothing)

/**
 * Counts a request that did not reach its provider. From so many in a row on its payments rest, but for a probe
 * now and then, and the others' go on.
 */
export function noteProviderFailure(
  session: Session,
  given: { readonly instance: string; readonly threshold: number; readonly openForMs: number },
): Promise<{ failures: number }> {
  return only(session, { statement: FAIL, values: given })
}

/** Closes the circuit: the provider has responded. */
export function noteProviderSuccess(
  session: Session,
  { instance }: { instance: string },
): Promise<void> {
  return run(session, { statement: CLOSE, values: { instance } })
}

const OPEN = statement(
  `select name, open_until <= ${NOW} as rested from paystate.instances
   where name in (select json_array_elements_text(:instances::json)) and open_until is not null`,
  z.object({ name: text, rested: flag }),
)

const PROBE = statement(
  `update paystate.instances set open_until = ${NOW} + ${milliseconds('openForMs')}
   where name = :instance and open_until <= ${NOW}
   returning name`,
  z.object({ name: text }),
)

/** An open circuit; `rested`: a probe may be made. */
export interface OpenCircuit {
  readonly name: string
  readonly rested: boolean
}

/** Those of some instances whose circuit is open: their provider could not be reached several times in a row. */
export function openCircuits(
  session: Session,
  { instances }: { instances: readonly string[] },
): Promise<readonly OpenCircuit[]> {
  return rows(session, { statement: OPEN, values: { instances: JSON.stringify(instances) } })
}

/** Takes the next probe of an instance whose circuit has rested: one caller of all gets it. */
export async function claimProbe(
  session: Session,
  given: { readonly instance: string; readonly openForMs: number },
): Promise<boolean> {
  return (await first(session, { statement: PROBE, values: given })) !== undefined
}
