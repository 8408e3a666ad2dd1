import { instantOf } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claim } from '../../claims/claim-broken.ts'
import type { Scene } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import { whyNot } from '../../claims/writes.ts'
import type { Subject } from '../../subject/subject.ts'

const whyNoLists: NonNullable<ClaimDraft['unless']> = ({ listChanges }) =>
  listChanges === 'supported' ? undefined : 'the provider has no lists'

/** What an adapter guarantees about changes of payments that were created long before. */
export const listingChanges: readonly ClaimDraft[] = [
  {
    id: 'changes-of-old-payments',
    sentence: 'A refund of an older payment is listed as a change of that payment',
    source: story('Only new payments were listed: a refund made by hand was never seen.'),
    unless: (capabilities) => whyNoLists(capabilities) ?? whyNot('refund_payment')(capabilities),
    async check(scene) {
      const payment = await scene.paid()
      const since = await aDayLater(scene)
      await scene.refunded(payment, { minorUnits: 300 })
      await claimListed(scene, { id: payment.id, since })
    },
  },
  {
    id: 'changes-by-banks',
    sentence: 'A chargeback of an older payment is listed as a change of that payment',
    source: story('The webhook of a chargeback was lost: the goods were shipped all the same.'),
    unless: whyNoLists,
    needs: ({ bank }) => (bank?.chargeBack ? undefined : 'no bank takes money back'),
    async check(scene) {
      const payment = await scene.paid()
      const since = await aDayLater(scene)
      await scene.bank?.chargeBack?.(payment)
      await claimListed(scene, { id: payment.id, since })
    },
  },
]

async function aDayLater({ time }: Scene<Subject>): Promise<string> {
  await time.advance(24 * 3_600_000)
  return instantOf(time.clock.now())
}

interface Changed {
  readonly id: string | undefined
  readonly since: string
}

async function claimListed({ adapter }: Scene<Subject>, { id, since }: Changed): Promise<void> {
  const seen = new Set<string | undefined>()
  for await (const { paymentId } of adapter.listChanges({ since })) seen.add(paymentId)
  claim(seen.has(id), `${id} is not listed`)
}
