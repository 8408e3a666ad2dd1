import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimError, claimKind, claimSame } from '../../claims/claim-broken.ts'
import { preparedOf } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import { waitFor } from '../../claims/wait-for.ts'
import { passWindow } from '../repeating/earlier-attempts.ts'

/** What an adapter guarantees where somebody has used a reference twice. */
export const usedTwice: readonly ClaimDraft[] = [
  {
    id: 'two-under-one-reference',
    sentence: 'Two payments under one reference are a mismatch, and neither is taken for ours',
    source: story('A restored backup charged again: only one of the two payments was ever shown.'),
    unless: ({ create }) => (create.lookup === 'none' ? 'payments cannot be looked up' : undefined),
    async check(scene) {
      const { account } = scene.adapter
      const reference = scene.reference()
      const input = { ...scene.payment(), reference }
      const prepared = preparedOf(scene.adapter.prepare.createPayment(input))
      claimKind(await scene.send(prepared), 'applied', 'a create that nothing disturbs')
      await passWindow(scene, prepared.kind)
      await scene.send(prepared)
      const made = scene.ledger.effectsOf({ kind: prepared.kind, reference })
      if (made < 2) return // the provider takes a reference once
      const found = await waitFor(scene.time, scene.adapter.findPayment({ reference }))
      claim(found.kind === 'inconclusive', `a search is ${found.kind}`)
      claimSame(found.error.code, 'mismatch', 'the code of a search')
      const reading = waitFor(scene.time, scene.adapter.getPayment({ account, reference }))
      const error = await claimError(reading, 'a read by the reference')
      claimSame(error.code, 'mismatch', 'the code of a read')
    },
  },
]
