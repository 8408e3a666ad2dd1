import type { OperationKind } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claimKind, claimSame } from '../../claims/claim-broken.ts'
import { claimTruth, createScene, paymentRefOf } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import { readyTo, WORDS, whyNot } from '../../claims/writes.ts'
import { writesIn } from './earlier-attempts.ts'
import { whyNotLookedUp } from './looked-up.ts'

/** What an adapter guarantees when the account's key was changed in between. */
export function newKey(kind: OperationKind): ClaimDraft {
  return {
    id: `new-key/${kind}`,
    sentence: `Under a new key of the same account a lost ${WORDS[kind]} is found, and not repeated`,
    source: story('A token was refreshed: earlier lost responses stayed unknown permanently.'),
    unless: (capabilities) => whyNot(kind)(capabilities) ?? whyNotLookedUp(kind, capabilities),
    async check(scene) {
      const control = paymentRefOf(await scene.created())
      for (const laterMs of [0, 10 * 60_000]) {
        const write = await readyTo(kind, scene)
        const lost = await scene.unanswered(write.preparation)
        await scene.time.advance(laterMs)
        const sent = writesIn(scene).length
        const adapter = scene.others.key()
        const elsewhere = createScene({ ...scene, adapter })
        const outcome = await elsewhere.resolve(lost, { positiveControl: control })
        claimSame(writesIn(scene).length, sent, 'writes sent under the new key')
        claimKind(outcome, 'applied', 'an applied operation, once it is looked up')
        claimTruth(outcome, write.effects())
      }
    },
  }
}
