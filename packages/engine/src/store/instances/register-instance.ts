import { nothing } from '../statements/fields.ts'
import { only, rows, run, type Session } from '../statements/session.ts'
import { NOW, statement } from '../statements/statement.ts'
import { INSTANCE_COLUMNS, type InstanceRow, instanceRow } from './instance-row.ts'

const INSERT = statement(
  `insert into paystate.instances
     (name, provider, account, due_at, changed_at, held_since, held_at, held_because)
   select :name, :provider, :account::text, ${NOW}, ${NOW}, held_since, held_at, held_because
   from paystate.installation
   on conflict (name) do update set account = coalesce(instances.account, excluded.account)
     where instances.provider = excluded.provider`,
  nothing,
)

const READ = statement(
  `select ${INSTANCE_COLUMNS} from paystate.instances where name = :name`,
  instanceRow,
)

const LIST = statement(
  `select ${INSTANCE_COLUMNS} from paystate.instances order by name`,
  instanceRow,
)

/**
 * Makes an instance known, and returns it as it is stored: another provider or account than the one given
 * means that the name stands for somebody else's payments.
 */
export async function registerInstance(
  session: Session,
  { name, provider, account }: { name: string; provider: string; account: string | null },
): Promise<InstanceRow> {
  await run(session, { statement: INSERT, values: { name, provider, account } })
  return only(session, { statement: READ, values: { name } })
}

/** Every instance that ever had payments here. */
export function listInstances(session: Session): Promise<readonly InstanceRow[]> {
  return rows(session, { statement: LIST })
}
