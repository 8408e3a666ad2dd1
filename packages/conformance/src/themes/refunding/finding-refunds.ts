import type { Money } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimKind, claimSame } from '../../claims/claim-broken.ts'
import { paymentRefOf, type Scene } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import { waitFor } from '../../claims/wait-for.ts'
import { whyNot } from '../../claims/writes.ts'
import type { Subject } from '../../subject/subject.ts'
import { whyNotLookedUp } from '../repeating/looked-up.ts'

const unless: NonNullable<ClaimDraft['unless']> = (capabilities) =>
  whyNot('refund_payment')(capabilities) ?? whyNotLookedUp('refund_payment', capabilities)

/** What an adapter guarantees when it looks up a refund that is not the requested one. */
export const findingRefunds: readonly ClaimDraft[] = [
  {
    id: 'mismatch',
    sentence: 'A refund of another amount under our reference is a mismatch, never ours',
    source: story('A refund of 3.00 was taken for the lost one of 4.00: 1.00 was never returned.'),
    unless,
    check: (scene) =>
      claimMismatch(scene, ({ currency, minorUnits }) => ({
        currency,
        minorUnits: minorUnits + 100,
      })),
  },
  {
    id: 'mismatch-of-currency',
    sentence:
      'A refund of the same number in another currency under our reference is a mismatch, never ours',
    source: story('10.00 in another currency is another amount.'),
    unless: (capabilities) =>
      unless(capabilities) ??
      (Object.keys(capabilities.currencies).length > 1 ? undefined : 'there is one currency'),
    check: (scene) =>
      claimMismatch(scene, ({ currency: ours, minorUnits }) => {
        const codes = Object.keys(scene.adapter.capabilities.currencies)
        return { currency: codes.find((code) => code !== ours) ?? '', minorUnits }
      }),
  },
]

async function claimMismatch(
  scene: Scene<Subject>,
  other: (amount: Money) => Money,
): Promise<void> {
  const paid = await scene.paid()
  const refund = scene.refund(paid, { minorUnits: 300 })
  claimKind(await scene.send(refund), 'applied', 'a refund that nothing disturbs')
  const payment = paymentRefOf(paid)
  const { reference } = refund
  const amount = { currency: paid.currency ?? '', minorUnits: 300 }
  const find = (wanted: Money) =>
    waitFor(scene.time, scene.adapter.findRefund({ payment, reference, amount: wanted }))
  claimSame((await find(amount)).kind, 'found', 'the refund that was requested')
  const found = await find(other(amount))
  claim(found.kind === 'inconclusive', `another one is ${found.kind}`)
  claimSame(found.error.code, 'mismatch', 'the code')
}
