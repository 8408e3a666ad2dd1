import { instantOf, isPaymentError, type Money } from '@paystate/core'
import { type HeldEvent, isDatabaseError, isEngineError } from '@paystate/engine'
import type { ActionName, AuditEntry } from '../audit/audit.ts'
import type { Visit } from '../site/site.ts'

/** Something that a person asks for. */
export interface Action {
  readonly name: ActionName
  /** The same for every copy of the same form. */
  readonly id: string
  readonly payment?: string | undefined
  readonly amount?: Money | undefined
  readonly anomaly?: string | undefined
  readonly event?: HeldEvent | undefined
  readonly webhook?: string | undefined
  readonly why?: string | undefined
  /** Does it, and says in a word what came of it. */
  run(): Promise<string>
}

/** What came of an action, or why it was refused, as a sentence that is safe to show. */
export type Performed =
  | { readonly kind: 'done'; readonly result: string }
  | { readonly kind: 'refused'; readonly message: string }

/** Does what a person asks for, between two lines of the audit log. */
export async function perform({ site, person }: Visit, action: Action): Promise<Performed> {
  const { name, run, ...about } = action
  const write = (stage: AuditEntry['stage'], result?: string) => {
    const at = instantOf(site.clock.now())
    const entry = { at, who: person.name, action: name, stage, ...about }
    return site.audit(result === undefined ? entry : { ...entry, result })
  }
  await write('requested')
  try {
    const result = await run()
    await write('done', result)
    return { kind: 'done', result }
  } catch (error) {
    if (!isSafe(error)) {
      await write('refused', 'an error of the program')
      throw error
    }
    await write('refused', error.message)
    return { kind: 'refused', message: error.message }
  }
}

/** These errors say what they mean for the money, and carry no secret. */
function isSafe(error: unknown): error is Error {
  return isEngineError(error) || isPaymentError(error) || isDatabaseError(error)
}
