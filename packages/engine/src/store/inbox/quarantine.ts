import { z } from 'zod'
import type { Place } from '../sealing/place.ts'
import { instant, integer, json, nothing, text } from '../statements/fields.ts'
import { first, rows, run, type Session } from '../statements/session.ts'
import { epoch, NOW, statement } from '../statements/statement.ts'
import { base64, bytes } from './inbox-row.ts'

/** A webhook that could not be verified. */
export interface UnverifiedWebhook {
  readonly instance: string
  readonly digest: string
  readonly reason: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

const quarantineRow = z.object({
  key: integer,
  instance: text,
  digest: text,
  reason: text,
  headers: json,
  body: bytes,
  calls: integer,
  receivedAt: instant,
})

/** As it is stored; `openQuarantined` opens it. */
export type QuarantineRow = z.infer<typeof quarantineRow>

function quarantinePlace(
  column: 'headers' | 'body',
  { instance, digest }: { readonly instance: string; readonly digest: string },
): Place {
  return { table: 'quarantine', column, row: [instance, digest] }
}

/**
 * The message itself, as it came: opened one by one, because anybody may have written it.
 *
 * @throws {DatabaseError} `sealed`
 */
export function openQuarantined(
  { sealer }: Session,
  row: QuarantineRow,
): { readonly headers: unknown; readonly body: Uint8Array } {
  return {
    headers: sealer.open(row.headers, quarantinePlace('headers', row)),
    body: sealer.openBytes(row.body, quarantinePlace('body', row)),
  }
}

const HOLD = statement(
  `insert into paystate.quarantine (instance, digest, reason, headers, body, received_at, called_at)
   select :instance::text, :digest::text, :reason::text, :headers::json, decode(:body, 'base64'), ${NOW}, ${NOW}
   where (select count(*) from paystate.quarantine where instance = :instance::text) < :limit::integer
     or exists (select from paystate.quarantine
       where instance = :instance::text and digest = :digest::text)
   on conflict (instance, digest) do update set
     calls = quarantine.calls + 1, called_at = excluded.called_at
   returning key`,
  z.object({ key: integer }),
)

const COLUMNS = `key, instance, digest, reason, headers::text as headers, encode(body, 'base64') as body, calls,
     ${epoch('received_at')} as "receivedAt"`

const READ = statement(
  `select ${COLUMNS} from paystate.quarantine where instance = :instance order by key`,
  quarantineRow,
)

const FIND = statement(
  `select ${COLUMNS} from paystate.quarantine where key = :key::bigint`,
  quarantineRow,
)

const listed = quarantineRow
  .pick({ key: true, instance: true, reason: true, calls: true, receivedAt: true })
  .extend({ calledAt: instant })

/** The webhooks in quarantine, without the messages. */
export type ListedQuarantine = z.infer<typeof listed>

const LIST = statement(
  `select key, instance, reason, calls, ${epoch('received_at')} as "receivedAt", ${epoch('called_at')} as "calledAt"
   from paystate.quarantine where (:instance::text is null or instance = :instance)
   order by called_at desc, key desc limit :limit::integer`,
  listed,
)

const RELEASE = statement('delete from paystate.quarantine where key = :key::bigint', nothing)

/** Keeps what could not be verified, up to a limit per instance; it is refused to the provider either way. */
export async function holdInQuarantine(
  session: Session,
  { headers, body, limit, ...columns }: UnverifiedWebhook & { readonly limit: number },
): Promise<'held' | 'full'> {
  const { sealer } = session
  const sealed = {
    headers: sealer.seal(headers, quarantinePlace('headers', columns)),
    body: base64(sealer.sealBytes(body, quarantinePlace('body', columns))),
  }
  const values = { ...columns, ...sealed, limit }
  return (await first(session, { statement: HOLD, values })) ? 'held' : 'full'
}

/** The webhooks in quarantine, oldest first, to be verified again when keys change. */
export function readQuarantine(
  session: Session,
  { instance }: { instance: string },
): Promise<readonly QuarantineRow[]> {
  return rows(session, { statement: READ, values: { instance } })
}

export function findQuarantined(
  session: Session,
  { key }: { key: number },
): Promise<QuarantineRow | undefined> {
  return first(session, { statement: FIND, values: { key } })
}

/** The webhooks in quarantine, newest first; `null` means of every instance. */
export function listQuarantine(
  session: Session,
  { instance, limit }: { instance: string | null; limit: number },
): Promise<readonly ListedQuarantine[]> {
  return rows(session, { statement: LIST, values: { instance, limit } })
}

/** Removes one: it was verified and taken in, or given up. */
export function leaveQuarantine(session: Session, { key }: { key: number }): Promise<void> {
  return run(session, { statement: RELEASE, values: { key } })
}
