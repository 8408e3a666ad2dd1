import type { LookupMiss } from '@paystate/core'
import type { OperationTime } from '../writes/operation-time.ts'

/** A result that may be a miss: of a find, or of a lookup. */
type MayMiss = { readonly kind: string } | { readonly kind: 'not_seen'; readonly miss: LookupMiss }

/**
 * Runs a find or a lookup, and adds the provider's time to its miss. The provider's clock at
 * the beginning is known at the end at the latest, from its own responses.
 */
export async function withProviderTime<R extends MayMiss>(
  time: OperationTime,
  read: () => Promise<R>,
): Promise<R> {
  const begun = time.monotonic()
  const result = await read()
  if (!('miss' in result)) return result
  const begunBy = begun === undefined ? undefined : time.providerTimeAt(begun)
  const endedBy = time.now().providerTime
  if (!begunBy || !endedBy) return result
  return { ...result, miss: { ...result.miss, begunBy, endedBy } }
}
