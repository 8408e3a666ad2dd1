import type { Services } from '../engine/services.ts'
import { lookupsOf } from '../resolver/failed-lookups.ts'
import { needsPerson } from '../resolver/needs-person.ts'
import { isMissingKey } from '../store/database/database-error.ts'
import { type LongUnknown, longUnknownOperations } from '../store/operations/long-unknown.ts'
import { openOperation } from '../store/operations/operation-row.ts'
import { type PartCheck, partOf } from './part-check.ts'

/** More than a person sees to at once; the longest unknown come first. */
const MOST = 200

/** What an unknown operation waits for that does not come by itself. */
type WaitsFor = 'another_payment' | 'person'

const WHY = {
  another_payment:
    'Lookups do not find it, and that proves nothing: the account shows no other payment that was made here. It becomes known once another payment is made there.',
  person: 'Nothing can be sent or looked up for it anymore.',
} as const satisfies Record<WaitsFor, string>

const VERDICT =
  'Ask the provider what happened to it, and record a verdict with `resolve`, the command `paystate resolve` or the console.'

/** Notices what stays unknown until something happens that paystate cannot bring about. */
export async function checkUnknown(
  services: Pick<Services, 'store' | 'instances'>,
  { forMs }: { readonly forMs: number },
): Promise<PartCheck> {
  const { store } = services
  const instances = [...services.instances.keys()]
  const unknown = await longUnknownOperations(store, { instances, forMs, limit: MOST })
  const groups = new Map<string, LongUnknown[]>()
  for (const one of unknown) {
    const waitsFor = waitsForWhat(services, one)
    if (waitsFor === undefined) continue
    const group = `${one.instance}: ${WHY[waitsFor]}`
    groups.set(group, [...(groups.get(group) ?? []), one])
  }
  return partOf([...groups].map(([group, found]) => `${namesOf(found)} at ${group} ${VERDICT}`))
}

function waitsForWhat(
  services: Pick<Services, 'store' | 'instances'>,
  { operation: stored, instance, asOf }: LongUnknown,
): WaitsFor | undefined {
  try {
    const operation = openOperation(stored, services.store.sealer)
    if (needsPerson(services, { operation, row: { instance, asOf } })) return 'person'
    const { lookups } = lookupsOf(operation)
    return lookups?.positiveControl === 'not_seen' ? 'another_payment' : undefined
  } catch (error) {
    if (isMissingKey(error)) return undefined // `sealing` says so
    throw error
  }
}

function namesOf([first, ...others]: readonly LongUnknown[]): string {
  const name = first ? `${first.operation.kind} ${first.operation.id}` : ''
  return others.length === 0 ? `Unknown: ${name}` : `Unknown: ${name} and ${others.length} more`
}
