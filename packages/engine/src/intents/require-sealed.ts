import type { Prepared } from '@paystate/core'
import type { Instance } from '../engine/instance.ts'
import type { Services } from '../engine/services.ts'
import { EngineError } from '../errors/engine-error.ts'

/**
 * Refuses to store a live payer's token as it is: whoever reads the database could charge the payer with it.
 *
 * @throws {EngineError} `seal_required`
 */
export function requireSealed(
  { store }: Pick<Services, 'store'>,
  { instance, prepared }: { instance: Instance; prepared: Prepared<'create_payment'> },
): void {
  const isSealed = store.sealer.current !== undefined
  if (isSealed || !prepared.holdsToken || instance.adapter.account.mode !== 'live') return
  throw new EngineError('seal_required', {
    subject: prepared.reference,
    what: 'The request holds a token of the payer, and no key is set to seal it with.',
  })
}
