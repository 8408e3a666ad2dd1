import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimKind, claimSame } from '../../claims/claim-broken.ts'
import { paymentRefOf } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import { waitFor } from '../../claims/wait-for.ts'
import { whyNot } from '../../claims/writes.ts'
import { whyNotLookedUp } from '../repeating/looked-up.ts'

/** What an adapter guarantees when it looks up a refund that is not the requested one. */
export const findingRefunds: readonly ClaimDraft[] = [
  {
    id: 'mismatch-of-currency',
    sentence:
      'A refund under our reference with the same number in another currency is a mismatch, never ours',
    source: story('10.00 in another currency is another amount.'),
    unless: (capabilities) =>
      whyNot('refund_payment')(capabilities) ??
      whyNotLookedUp('refund_payment', capabilities) ??
      (Object.keys(capabilities.currencies).length > 1 ? undefined : 'there is one currency'),
    async check(scene) {
      const paid = await scene.paid()
      const refund = scene.refund(paid, { minorUnits: 300 })
      claimKind(await scene.send(refund), 'applied', 'a refund that nothing disturbs')
      const { currencies } = scene.adapter.capabilities
      const find = (currency: string) => {
        const amount = { currency, minorUnits: 300 }
        const search = { payment: paymentRefOf(paid), reference: refund.reference, amount }
        return waitFor(scene.time, scene.adapter.findRefund(search))
      }
      const { currency: ours = '' } = paid
      claimSame((await find(ours)).kind, 'found', 'the refund that was requested')
      const found = await find(Object.keys(currencies).find((code) => code !== ours) ?? '')
      claim(found.kind === 'inconclusive', `one in another currency is ${found.kind}`)
      claimSame(found.error.code, 'mismatch', 'the code')
    },
  },
]
