import { type Found, isPaymentError, type RefundRef } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimError, claimSame } from '../../claims/claim-broken.ts'
import { paymentRefOf, type Scene } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import { waitFor } from '../../claims/wait-for.ts'
import { whyNot } from '../../claims/writes.ts'
import type { Rewrite, Subject } from '../../subject/subject.ts'

type Named = 'read_payment' | 'read_refund'

/** Why reads cannot be changed to be about something else; undefined when they can. */
function whyNotMistaken(what: Named): (subject: Subject) => string | undefined {
  return ({ wire }) =>
    wire.mismatches?.[what] ? undefined : 'the subject changes no such response'
}

function mistaken({ wire }: Scene<Subject>, what: Named): readonly (readonly [string, Rewrite])[] {
  return Object.entries(wire.mismatches?.[what] ?? {})
}

/** Changes the next response; returns whether there was one to change. */
function rewriteOnce({ wire }: Scene<Subject>, rewrite: Rewrite): () => boolean {
  let isChanged = false
  wire.clear()
  wire.rewriteNext('read', (body) => {
    const changed = rewrite(body)
    isChanged ||= changed !== undefined
    return changed
  })
  return () => isChanged
}

/** What a read of a refund is evidence of; undefined where it is refused. */
async function observedOf({ time, adapter }: Scene<Subject>, refund: RefundRef) {
  try {
    return (await waitFor(time, adapter.getRefund(refund))).observation
  } catch (error) {
    if (isPaymentError(error)) return undefined
    throw error
  }
}

/**
 * A list that holds a refund under another reference, or under none, is whole and shows another refund: somebody
 * made it in the dashboard. One of another payment is no list of this one, and never helps to prove absence.
 */
function countsFalsely(found: Found<unknown>, mismatch: string): boolean {
  return mismatch === 'another payment' && found.kind === 'not_seen' && found.miss.complete
}

/** What an adapter guarantees about whose payment a response is about. */
export const identifyingReads: readonly ClaimDraft[] = [
  {
    id: 'payment-of-another',
    sentence: 'A payment read by an id under a reference that it does not carry is a mismatch',
    source: story('A message named a paid payment of another shop: the order was shipped.'),
    async check(scene) {
      const ours = await scene.created()
      const stranger = await scene.paid()
      const { account } = scene.adapter
      const { reference = '' } = ours
      const reading = scene.adapter.getPayment({ account, reference, id: stranger.id ?? '' })
      const error = await claimError(waitFor(scene.time, reading), 'a read of another payment')
      claimSame(error.code, 'mismatch', 'the code')
    },
  },
  {
    id: 'payment-of-nobody',
    sentence: 'A response that does not confirm which payment it is about is a mismatch',
    source: story('The missing reference was filled in from the request, and so it matched.'),
    needs: whyNotMistaken('read_payment'),
    async check(scene) {
      const payment = await scene.paid()
      for (const [name, rewrite] of mistaken(scene, 'read_payment')) {
        scene.wire.rewriteNext('read', rewrite)
        const reading = scene.adapter.getPayment(paymentRefOf(payment))
        const error = await claimError(waitFor(scene.time, reading), `a response with ${name}`)
        claimSame(error.code, 'mismatch', `the code after ${name}`)
      }
    },
  },
  {
    id: 'refund-of-another',
    sentence:
      'A refund read under a reference that it does not carry is refused, and counts toward no other payment',
    source: story('A refund of another payment was counted as refunded.'),
    unless: whyNot('refund_payment'),
    async check(scene) {
      const [ours, other] = [await scene.paid(), await scene.paid()]
      const { id } = await scene.refunded(ours, { minorUnits: 300 })
      claim(id !== undefined, 'a refund has no id')
      const strange = { payment: paymentRefOf(ours), id, reference: 'claim_of_another' }
      const reading = waitFor(scene.time, scene.adapter.getRefund(strange))
      const error = await claimError(reading, 'a read of a refund under another reference')
      claim(['mismatch', 'not_found'].includes(error.code), `the code is ${error.code}`)
      const observation = await observedOf(scene, { payment: paymentRefOf(other), id })
      const isBooked =
        observation?.paymentId === other.id || observation?.reference === other.reference
      claim(observation === undefined || !isBooked, 'a refund counts for another payment')
    },
  },
  {
    id: 'refund-of-nobody',
    sentence: 'A response that is about another refund, or another payment, is a mismatch',
    source: story('The provider returned another payment: 500 counted as refunded on ours.'),
    unless: whyNot('refund_payment'),
    needs: whyNotMistaken('read_refund'),
    async check(scene) {
      const payment = await scene.paid()
      const { id, reference } = await scene.refunded(payment, { minorUnits: 300 })
      const refund = { payment: paymentRefOf(payment), id, reference }
      for (const [name, rewrite] of mistaken(scene, 'read_refund')) {
        scene.wire.rewriteNext('read', rewrite)
        const reading = waitFor(scene.time, scene.adapter.getRefund(refund))
        const error = await claimError(reading, `a response with ${name}`)
        claimSame(error.code, 'mismatch', `the code after ${name}`)
      }
    },
  },
  {
    id: 'find-of-another',
    sentence:
      'A search finds nothing in a response about another refund or payment, and one of another payment is no complete lookup',
    source: story('A list gave an older refund, and it was taken for the one that was lost.'),
    unless: whyNot('refund_payment'),
    needs: whyNotMistaken('read_refund'),
    async check(scene) {
      const payment = await scene.paid()
      const { reference = '' } = await scene.refunded(payment, { minorUnits: 300 })
      const search = { payment: paymentRefOf(payment), reference }
      for (const [name, rewrite] of mistaken(scene, 'read_refund')) {
        const isMistaken = rewriteOnce(scene, rewrite)
        const found = await waitFor(scene.time, scene.adapter.findRefund(search))
        if (!isMistaken()) continue
        claim(found.kind !== 'found', `it is found in a response with ${name}`)
        claim(!countsFalsely(found, name), `a response with ${name} counts as a complete lookup`)
      }
    },
  },
]
