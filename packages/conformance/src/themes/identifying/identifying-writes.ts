import type { OperationKind } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claimKind, claimSame } from '../../claims/claim-broken.ts'
import { claimTruth } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import { readyTo, WORDS, whyNot } from '../../claims/writes.ts'
import { controlOf } from '../repeating/earlier-attempts.ts'

/** The writes whose responses name their subject. */
const NAMING: readonly OperationKind[] = [
  'create_payment',
  'capture_payment',
  'cancel_payment',
  'refund_payment',
]

/** What an adapter guarantees about whose payment the response to a write is about. */
export const identifyingWrites: readonly ClaimDraft[] = NAMING.map(identifyingWrite)

function identifyingWrite(kind: OperationKind): ClaimDraft {
  return {
    id: `response/${kind}`,
    sentence: `A ${WORDS[kind]} whose response names something else is unknown, and is looked up`,
    source: story('The response to a create was about another order: its payer saw our page.'),
    unless: whyNot(kind),
    needs: ({ wire }) =>
      wire.mismatches?.[kind] ? undefined : 'the subject changes no such response',
    async check(scene) {
      for (const [name, rewrite] of Object.entries(scene.wire.mismatches?.[kind] ?? {})) {
        const write = await readyTo(kind, scene)
        scene.wire.rewriteNext(kind, rewrite)
        const outcome = await scene.send(write.preparation)
        claimKind(outcome, 'unknown', `a response with ${name}`)
        claimSame(outcome.error.code, 'mismatch', `the code after ${name}`)
        claimTruth(await scene.resolve(outcome, controlOf(write.payment)), write.effects())
      }
    },
  }
}
