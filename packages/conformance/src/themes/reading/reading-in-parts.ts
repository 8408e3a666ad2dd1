import { isPaymentError, type PaymentAdapter, type PaymentRef } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claim } from '../../claims/claim-broken.ts'
import { paymentRefOf, type Scene } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import { waitFor } from '../../claims/wait-for.ts'
import type { Subject } from '../../subject/subject.ts'

/** A scan of so many payments turns a page, or the provider lists them all at once. */
const MORE_THAN_A_PAGE = 55

/** What an adapter guarantees where a read takes several requests. */
export const readingInParts: readonly ClaimDraft[] = [
  {
    id: 'a-part-is-not-the-payment',
    sentence:
      'A payment that was seen is not called missing because a later request of the read finds nothing',
    source: story('The list of refunds was answered with 404: the payment was proven absent.'),
    needs: ({ wire }) => (wire.notFound ? undefined : 'the subject answers no read as not found'),
    async check(scene) {
      const { payment, reads } = await readsOf(scene)
      for (const [name, read] of reads) {
        const { count, said } = await undisturbed(scene, read)
        claim(!MISSING.includes(said), `${name}: ${payment.id} is ${said} behind others`)
        for (let after = 1; after < count; after += 1) {
          if (scene.wire.notFound) scene.wire.answerNext('read', scene.wire.notFound, { after })
          const then = await verdictOf(scene, read)
          scene.wire.clear()
          const place = `request ${after + 1} of ${count} of ${name} finds nothing`
          claim(!MISSING.includes(then), `${place}: ${payment.id} is ${then}`)
        }
      }
    },
  },
]

const MISSING: readonly string[] = ['not_found', 'not_seen']

type Read = (adapter: PaymentAdapter) => Promise<unknown>

/** A payment with a refund, behind more than a page of others where the provider only lists them. */
async function readsOf(scene: Scene<Subject>) {
  const { create, refund } = scene.adapter.capabilities
  const paid = await scene.paid()
  const payment = paymentRefOf(paid)
  const { account, id = '', reference = '' } = payment
  const reads = new Map<string, Read>([
    ['getPayment by its id', (adapter) => adapter.getPayment({ account, id })],
    ['getPayment', (adapter) => adapter.getPayment(payment)],
  ])
  if (refund.support !== 'not_supported') {
    const made = await scene.refunded(paid, { minorUnits: 300 })
    const ours = { payment, id: made.id, reference: made.reference ?? '' }
    reads.set('getRefund', (adapter) => adapter.getRefund(ours))
    reads.set('findRefund', (adapter) => adapter.findRefund(ours))
  }
  if (create.lookup !== 'none') {
    const others = create.lookup === 'scan' ? MORE_THAN_A_PAGE : 0
    for (let count = 0; count < others; count += 1) await scene.created()
    const named: PaymentRef = { account, reference }
    reads.set('getPayment by our reference', (adapter) => adapter.getPayment(named))
    reads.set('findPayment', (adapter) => adapter.findPayment({ reference }))
  }
  return { payment, reads }
}

/** How many requests a read takes, and what it says when all of them are answered. */
async function undisturbed(scene: Scene<Subject>, read: Read) {
  const before = scene.wire.sent().length
  const said = await verdictOf(scene, read)
  return { said, count: scene.wire.sent().length - before }
}

/** What a read says: the code of its error, or its kind where it has one. */
async function verdictOf({ adapter, time }: Scene<Subject>, read: Read): Promise<string> {
  try {
    const seen = await waitFor(time, read(adapter))
    return typeof seen === 'object' && seen !== null && 'kind' in seen ? String(seen.kind) : 'seen'
  } catch (error) {
    claim(isPaymentError(error), `a read throws something else than a PaymentError: ${error}`)
    return error.code
  }
}
