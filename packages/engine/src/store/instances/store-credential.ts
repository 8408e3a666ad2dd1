import { nothing } from '../statements/fields.ts'
import { run, type Session } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'

const STORE = statement(
  `update paystate.instances set credential = :credential, changed_at = ${NOW}
   where name = :instance and credential is distinct from :credential`,
  nothing,
)

/** Notes a credential that has proved to belong to an instance's account; a fingerprint, never the secret. */
export function storeCredential(
  session: Session,
  known: { readonly instance: string; readonly credential: string },
): Promise<void> {
  return run(session, { statement: STORE, values: { ...known } })
}
