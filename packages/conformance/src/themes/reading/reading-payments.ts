import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimError, claimSame } from '../../claims/claim-broken.ts'
import { paymentRefOf, type Scene } from '../../claims/scene.ts'
import { happened, story } from '../../claims/sources.ts'
import { waitFor } from '../../claims/wait-for.ts'
import type { Subject } from '../../subject/subject.ts'

/** What an adapter guarantees when it reads a payment, and when it cannot. */
export const readingPayments: readonly ClaimDraft[] = [
  {
    id: 'what-was-created',
    sentence: 'A created payment is read back under its id',
    source: story('A payment that was created and cannot be seen is lost.'),
    async check(scene) {
      const payment = await scene.created()
      const read = await scene.read(payment)
      claimSame(read.reference, payment.reference, 'the reference')
      claimSame(read.id, payment.id, 'the id')
      claimSame(read.amounts.amount, scene.payment().amount.minorUnits, 'the amount')
    },
  },
  {
    id: 'cannot-be-found',
    sentence: 'A payment that the account cannot see is an error, not an end',
    source: story('The key of another account was deployed: every payment seemed gone.'),
    async check(scene) {
      const payment = await scene.paid()
      const adapter = scene.others.account()
      const ref = { ...paymentRefOf(payment), account: adapter.account }
      await claimError(waitFor(scene.time, adapter.getPayment(ref)), 'a read by another account')
    },
  },
  {
    id: 'errors-are-typed',
    sentence: 'A read that fails throws a PaymentError, whatever went wrong',
    source: happened(
      'A status was set to failed after a number of polls.',
      'juspay/hyperswitch#2380',
    ),
    async check(scene) {
      const payment = await scene.paid()
      const harmful = scene.faults.known.filter((fault) => !HARMLESS.has(fault))
      for (const fault of harmful) {
        await scene.faults.next('read', fault)
        const error = await claimError(scene.read(payment), `a read that meets ${fault}`)
        claim(error.code !== 'declined' && error.code !== 'refused', `${fault} reads as a refusal`)
        await scene.faults.clear()
      }
      const after = await scene.read(payment)
      claimSame(after.status, 'captured', 'the status after all that')
    },
  },
  {
    id: 'ids-stay-ids',
    sentence: 'An id that would change the path of a request never reaches one',
    source: story(
      'The id of an unsigned message was pasted into a URL: tr_x/../../customers/cst_1.',
    ),
    async check(scene) {
      const { account } = scene.adapter
      await scene.read(await scene.created())
      const usual = scene.wire.sent().at(-1)?.url
      for (const id of ['x/../../account', '../account', 'a?b=c', 'a#b', 'a%2fb', '', ' ', 'a\n']) {
        const before = scene.wire.sent().length
        await claimError(scene.adapter.getPayment({ account, id }), `a read of ${id}`)
        for (const { url } of scene.wire.sent().slice(before))
          claimSame(url, usual, `the URL requested for ${JSON.stringify(id)}`)
      }
    },
  },
  {
    id: 'changes',
    sentence: 'Changes since a moment are listed, for reconciliation',
    source: story('Webhooks stop after a day; a refund made by hand goes unseen.'),
    unless: ({ listChanges }) =>
      listChanges === 'supported' ? undefined : 'the provider has no lists',
    async check(scene) {
      const since = new Date(scene.time.clock.now()).toISOString()
      const payments = [await scene.paid(), await scene.paid()]
      const seen = new Set<string>()
      for await (const hint of scene.adapter.listChanges({ since })) {
        claimSame(hint.account, scene.adapter.account, 'the account of a hint')
        seen.add(hint.paymentId ?? '')
      }
      for (const { id = '' } of payments) claim(seen.has(id), `${id} is not listed`)
    },
  },
  {
    id: 'no-changes',
    sentence: 'Where the provider has no lists, listing changes sends nothing and says so',
    source: story('A capability that says no sends nothing.'),
    unless: ({ listChanges }) =>
      listChanges === 'supported' ? 'the provider has lists' : undefined,
    async check(scene) {
      const before = scene.wire.sent().length
      const error = await claimError(firstOf(scene), 'listing changes')
      claimSame(error.code, 'not_supported', 'the code')
      claimSame(scene.wire.sent().length, before, 'requests sent')
    },
  },
  {
    id: 'check-finds-a-wrong-key',
    sentence: 'A wrong key is detected before the first payment',
    source: story(
      'Every call is refused without a signature: every payment stays unknown forever.',
    ),
    async check({ adapter, others, time, wire }) {
      const { account } = await waitFor(time, adapter.check())
      claimSame(account, adapter.account, 'the account')
      const before = wire.sent().length
      const wrong = waitFor(time, others.wrongKey().check())
      await claimError(wrong, 'a check with a wrong key')
      claim(wire.sent().length > before, 'nothing was requested')
    },
  },
]

/** Faults that leave a readable response. */
const HARMLESS: ReadonlySet<string> = new Set([
  'new_word',
  'mixed_case',
  'old_spelling',
  'clock_skew',
  'webhook_before_answer',
])

async function firstOf({ adapter, time }: Scene<Subject>): Promise<unknown> {
  const since = new Date(time.clock.now()).toISOString()
  for await (const hint of adapter.listChanges({ since })) return hint
  return undefined
}
