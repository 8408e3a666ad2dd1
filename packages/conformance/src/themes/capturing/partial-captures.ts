import { capturableOf, isReported, type Payment } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimKind, claimSame } from '../../claims/claim-broken.ts'
import { paymentRefOf, type Scene } from '../../claims/scene.ts'
import { happened, story } from '../../claims/sources.ts'
import { waitFor } from '../../claims/wait-for.ts'
import { whyNot } from '../../claims/writes.ts'
import type { Subject } from '../../subject/subject.ts'
import { whyNotLookedUp } from '../repeating/looked-up.ts'

const unless: NonNullable<ClaimDraft['unless']> = (capabilities) =>
  whyNot('capture_payment')(capabilities) ??
  (capabilities.capture.partial === 'not_supported'
    ? 'a payment is captured in full or not at all'
    : undefined)

/** What an adapter guarantees about the rest of an authorization. */
export const partialCaptures: readonly ClaimDraft[] = [
  {
    id: 'rest-is-capturable',
    sentence:
      'After a capture of a part, what is reported as captured and as capturable is what the provider has',
    source: story('The rest was reported as authorized: 40 of 100 captured, 20 shown as left.'),
    unless,
    async check(scene) {
      const payment = await scene.paid({ capture: 'manual', isCapturedInParts: true })
      const shown = await captureInPart(scene, { payment, final: false, isLost: false })
      const isOnce = scene.adapter.capabilities.capture.multiple === 'not_supported'
      claim(isOnce || capturableOf(shown) !== 0, 'nothing is reported as capturable')
      await claimRest(scene, shown)
    },
  },
  {
    id: 'last-is-last',
    sentence:
      'What is capturable after a capture that was sent as the last one is what the provider has',
    source: happened('An option was accepted and then dropped.', 'productdevbook/kasapay#168'),
    unless,
    check: (scene) => claimLast(scene, { isLost: false }),
  },
  {
    id: 'lost-last-is-last',
    sentence:
      'What is capturable after a last capture is what the provider has, also where its response was lost',
    source: story(
      'Found by a lookup, it was shown as the last one, and the rest stayed reserved for weeks.',
    ),
    unless: (capabilities) =>
      unless(capabilities) ?? whyNotLookedUp('capture_payment', capabilities),
    check: (scene) => claimLast(scene, { isLost: true }),
  },
  {
    id: 'many',
    sentence: 'Every capture of a payment is shown, however many there are',
    source: story('A lost capture was on the second page: proven absent, and captured again.'),
    unless: (capabilities) =>
      unless(capabilities) ??
      (capabilities.capture.multiple === 'not_supported'
        ? 'a payment is captured once'
        : undefined),
    async check(scene) {
      const payment = await scene.paid({ capture: 'manual', isCapturedInParts: true })
      const references: string[] = []
      for (let count = 0; count < 7; count += 1) {
        const capture = scene.capture(payment, { minorUnits: 100 + count, final: false })
        claimKind(await scene.send(capture), 'applied', 'a capture that nothing disturbs')
        references.push(capture.reference)
      }
      await scene.time.advance(60_000)
      const { captures, amounts } = await scene.read(payment)
      for (const [index, reference] of references.entries()) {
        const isShown = captures.some((capture) => capture.reference === reference)
        claim(isShown, `capture ${index + 1} of ${references.length} is not shown`)
      }
      claimSame(amounts.captured, 721, 'what is reported as captured')
    },
  },
]

async function claimLast(scene: Scene<Subject>, { isLost }: Pick<Part, 'isLost'>): Promise<void> {
  const payment = await scene.paid({ capture: 'manual', isCapturedInParts: true })
  const shown = await captureInPart(scene, { payment, final: true, isLost })
  const isReleased = scene.adapter.capabilities.capture.final === 'supported'
  if (isReleased) claimSame(capturableOf(shown), 0, 'what is reported as capturable')
  await claimRest(scene, shown)
}

interface Part {
  readonly payment: Payment
  readonly final: boolean
  readonly isLost: boolean
}

/** Captures 4.00 of it; the result is the payment as all evidence then shows it. */
async function captureInPart(
  scene: Scene<Subject>,
  { payment, final, isLost }: Part,
): Promise<Payment> {
  const capture = scene.capture(payment, { minorUnits: 400, final })
  const outcome = isLost
    ? await scene.resolve(await scene.unanswered(capture), { wanted: false })
    : await scene.send(capture)
  claimKind(outcome, 'applied', 'a capture of a part')
  await scene.time.advance(60_000)
  const ref = paymentRefOf(payment)
  const read = await waitFor(scene.time, scene.adapter.getPayment(ref, { known: payment }))
  return scene.shownBy([outcome.observation, read.observation])
}

/** More than is reported as capturable must not be captured, and all of it must. */
async function claimRest(scene: Scene<Subject>, shown: Payment): Promise<void> {
  const { id = '', amounts } = shown
  const capturedNow = (): number => scene.ledger.moneyOf({ id }).captured
  const before = capturedNow()
  claimSame(amounts.captured, before, 'what is reported as captured')
  const left = capturableOf(shown)
  if (!isReported(left)) return
  await scene.send(scene.capture(shown, { minorUnits: left + 100 }))
  await scene.time.advance(60_000)
  claimSame(capturedNow(), before, `what was captured, with ${left} reported as capturable`)
  if (left === 0) return
  const rest = await scene.send(scene.capture(shown, { minorUnits: left }))
  claimKind(rest, 'applied', 'a capture of what is reported as capturable')
  await scene.time.advance(60_000)
  claimSame(capturedNow(), before + left, 'what was captured in the end')
}
