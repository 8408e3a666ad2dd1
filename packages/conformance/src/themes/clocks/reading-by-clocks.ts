import { instantOf, isUnpaidEnd } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claim, claimKind, claimSame } from '../../claims/claim-broken.ts'
import { paymentRefOf, type Scene } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import { waitFor } from '../../claims/wait-for.ts'
import type { Subject } from '../../subject/subject.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const SKEWS = [90_000, 9 * MINUTE, 3 * HOUR, -9 * MINUTE, -3 * HOUR]

/** What an adapter guarantees for reads and lists under a wrong clock. */
export const readingByClocks: readonly ClaimDraft[] = [
  {
    id: 'check-tells',
    sentence: 'A check reports how far our clock is off, and warns above a minute',
    source: story('The clock of the machine was 12 min ahead, and nothing noticed.'),
    async check(scene) {
      for (const wall of [12 * MINUTE, -12 * MINUTE, 20_000, 0]) {
        scene.time.setWall(wall)
        const checked = await waitFor(scene.time, scene.adapter.check())
        const { clockSkewMs, warnings } = checked
        claim(clockSkewMs !== undefined, 'the skew is not reported')
        const isNear = Math.abs(clockSkewMs - wall) <= 5_000
        claim(isNear, `${clockSkewMs} ms are reported at ${wall} ms`)
        claimSame(warnings.length > 0, Math.abs(wall) > MINUTE, `whether it warns at ${wall} ms`)
      }
    },
  },
  {
    id: 'lists-miss-nothing',
    sentence:
      'Listings of changes, each starting where the last one ended, miss nothing under a wrong clock',
    source: story('A sweep every 5 min, our clock 9 min ahead: 60 of 60 payments were missed.'),
    unless: ({ listChanges }) =>
      listChanges === 'not_supported' ? 'the provider has no lists' : undefined,
    async check(scene) {
      for (const wall of SKEWS) await sweepUnder(scene, wall)
    },
  },
  {
    id: 'nothing-ends-by-time',
    sentence: 'An open payment does not end because our clock says that it has expired',
    source: story('Our clock was 20 min ahead: expired, while the page still took the money.'),
    async check(scene) {
      for (const wall of [20 * MINUTE, 24 * HOUR]) {
        scene.time.setWall(0)
        const payment = await scene.created()
        await staysOpen(scene, { payment, wall })
        const { sessions } = scene
        if (!sessions) continue
        scene.time.setWall(0)
        const input = { ...sessions.payment(), reference: scene.reference() }
        const created = await scene.send(scene.adapter.prepare.createPayment(input))
        claimKind(created, 'applied', 'a create that nothing disturbs')
        await staysOpen(scene, { payment: created.value, wall })
      }
    },
  },
]

interface Open {
  readonly payment: Awaited<ReturnType<Scene<Subject>['created']>>
  readonly wall: number
}

async function staysOpen(scene: Scene<Subject>, { payment, wall }: Open): Promise<void> {
  scene.time.setWall(wall)
  const reading = scene.adapter.getPayment(paymentRefOf(payment), { known: payment })
  const seen = await waitFor(scene.time, reading)
  claim(!isUnpaidEnd(seen.payment.status), `it is ${seen.payment.status} at ${wall} ms`)
}

/** Creates a payment between listings; each listing starts where the last one ended. */
async function sweepUnder(scene: Scene<Subject>, wall: number): Promise<void> {
  const { time, adapter } = scene
  time.setWall(0)
  let since = instantOf(time.clock.now())
  time.setWall(wall)
  const made: string[] = []
  const seen = new Set<string | undefined>()
  for (let round = 0; round < 4; round += 1) {
    const { reference = '' } = await scene.created()
    made.push(reference)
    await time.advance(5 * MINUTE)
    for await (const hint of adapter.listChanges({ since })) {
      seen.add(hint.reference)
      claim(hint.listedAt !== undefined, 'a hint does not say when it was listed')
      since = hint.listedAt
    }
  }
  const missed = made.filter((reference) => !seen.has(reference))
  claimSame(missed, [], `what was missed at ${wall} ms`)
  time.setWall(0)
}
