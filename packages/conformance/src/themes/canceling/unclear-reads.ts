import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, describe } from '../../claims/claim-broken.ts'
import { story } from '../../claims/sources.ts'
import { whyNot } from '../../claims/writes.ts'
import { whyNotLookedUp } from '../repeating/looked-up.ts'

/** More reads than a lost cancel is looked up by. */
const READS = 40

/** What an adapter guarantees where a read does not show clearly what became of a cancel. */
export const unclearReads: readonly ClaimDraft[] = [
  {
    id: 'unknown-status',
    sentence: 'A lost cancel is not absent while the payment is in a status that nobody knows',
    source: story(
      'Canceled, and shown in a new status: proven absent, and the goods were shipped unpaid.',
    ),
    unless: (capabilities) =>
      whyNot('cancel_payment')(capabilities) ?? whyNotLookedUp('cancel_payment', capabilities),
    async check(scene) {
      const payment = await scene.created({ canBeCanceled: true })
      const lost = await scene.unanswered(scene.cancel(payment))
      for (let read = 0; read < READS; read += 1) scene.wire.alterNext('read', 'unknown_word')
      const outcome = await scene.resolve(lost, { wanted: false })
      claim(outcome.kind !== 'not_applied', `it is ${describe(outcome)}`)
    },
  },
]
