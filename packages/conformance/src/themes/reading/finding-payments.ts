import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimSame } from '../../claims/claim-broken.ts'
import { paymentRefOf } from '../../claims/scene.ts'
import { happened, story } from '../../claims/sources.ts'
import { waitFor } from '../../claims/wait-for.ts'

/** What an adapter guarantees when it looks up a payment by our reference. */
export const findingPayments: readonly ClaimDraft[] = [
  {
    id: 'by-reference',
    sentence: 'A payment is found by our reference',
    source: story('The response with the id was lost: only the reference is left.'),
    unless: ({ create }) => (create.lookup === 'none' ? 'payments cannot be looked up' : undefined),
    async check(scene) {
      const payment = await scene.created()
      const { reference = '' } = payment
      const search = { reference, amount: scene.payment().amount }
      const found = await waitFor(scene.time, scene.adapter.findPayment(search))
      claim(found.kind === 'found', `it is ${found.kind}`)
      claimSame(found.payment.id, payment.id, 'the id of what was found')
    },
  },
  {
    id: 'not-seen-is-no-proof',
    sentence: 'An unused reference is not found, which is one miss and no proof',
    source: happened(
      '"Order does not exist" was taken for proof, or not taken for evidence.',
      'juspay/hyperswitch#3675',
    ),
    unless: ({ create }) => (create.lookup === 'none' ? 'payments cannot be looked up' : undefined),
    async check(scene) {
      const control = paymentRefOf(await scene.created())
      const search = { reference: scene.reference() }
      const found = await waitFor(
        scene.time,
        scene.adapter.findPayment(search, { positiveControl: control }),
      )
      claim(found.kind === 'not_seen', `it is ${found.kind}`)
      const { miss } = found
      claimSame(miss.account, scene.adapter.account, 'the account of the miss')
      claimSame(miss.complete, true, 'whether the lookup was complete')
      claimSame(miss.positiveControl, 'seen', 'whether the lookup saw one of our payments')
      claim(miss.begunAt <= miss.endedAt, 'the lookup ended before it began')
    },
  },
  {
    id: 'no-control-no-sight',
    sentence: 'A lookup that saw none of our payments does not claim that it could have',
    source: story('A deploy swapped the key: every 404 of the other account looked like absence.'),
    unless: ({ create }) => (create.lookup === 'none' ? 'payments cannot be looked up' : undefined),
    async check(scene) {
      const control = paymentRefOf(await scene.created())
      const { account } = scene.others
      const search = { reference: scene.reference() }
      for (const options of [{ positiveControl: control }, {}]) {
        const found = await waitFor(scene.time, account().findPayment(search, options))
        claim(found.kind !== 'found', 'another account finds it')
        const isSure = found.kind === 'not_seen' && found.miss.positiveControl === 'seen'
        claim(!isSure, 'another account claims to have seen one of our payments')
      }
    },
  },
  {
    id: 'mismatch',
    sentence: 'A payment with another amount under our reference is a mismatch, never ours',
    source: story('Two shops share an account: the payment of the other is returned as ours.'),
    unless: ({ create }) => (create.lookup === 'none' ? 'payments cannot be looked up' : undefined),
    async check(scene) {
      const { reference = '' } = await scene.created()
      const { currency, minorUnits } = scene.payment().amount
      const amount = { currency, minorUnits: minorUnits + 100 }
      const found = await waitFor(scene.time, scene.adapter.findPayment({ reference, amount }))
      claim(found.kind === 'inconclusive', `it is ${found.kind}`)
      claimSame(found.error.code, 'mismatch', 'the code')
    },
  },
  {
    id: 'mismatch-of-currency',
    sentence:
      'A payment of the same number in another currency under our reference is a mismatch, never ours',
    source: story('The shop changed its currency: 10.00 of the old one was taken for 10.00.'),
    unless: ({ create, currencies }) => {
      if (create.lookup === 'none') return 'payments cannot be looked up'
      return Object.keys(currencies).length > 1 ? undefined : 'there is one currency'
    },
    async check(scene) {
      const { reference = '' } = await scene.created()
      const { currency: ours, minorUnits } = scene.payment().amount
      const { currencies } = scene.adapter.capabilities
      const currency = Object.keys(currencies).find((one) => one !== ours) ?? ''
      const search = { reference, amount: { currency, minorUnits } }
      const found = await waitFor(scene.time, scene.adapter.findPayment(search))
      claim(found.kind === 'inconclusive', `it is ${found.kind}`)
      claimSame(found.error.code, 'mismatch', 'the code')
    },
  },
]
