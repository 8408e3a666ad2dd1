import { type OperationKind, type Outcome, recover } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { ClaimBroken, claim } from '../../claims/claim-broken.ts'
import { claimTruth, type Scene } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import { waitFor } from '../../claims/wait-for.ts'
import { readyTo, WORDS, whyNot } from '../../claims/writes.ts'
import type { Subject } from '../../subject/subject.ts'
import { controlOf } from '../repeating/earlier-attempts.ts'
import { BREAKS } from './break-parts.ts'

/** How many calls of a part are broken, one after another, in one operation. */
const MOST_CALLS = 40

/** What an adapter guarantees for a write during which an injected part fails, at each of its calls. */
export function brokenParts(kind: OperationKind): readonly ClaimDraft[] {
  const unless = whyNot(kind)
  const source = story('The observer threw after the money had moved: taken for "not refunded".')
  return [
    {
      id: `sending/${kind}`,
      sentence: `A ${WORDS[kind]} gives a true outcome, whatever part fails while it is sent`,
      source,
      unless,
      async check(scene) {
        await atEachCall(scene, async ({ adapter, what }) => {
          const write = await readyTo(kind, scene)
          const sending = adapter.send(write.preparation, { previousAttempts: 'none' })
          const outcome = await outcomeOf(scene, { work: sending, what })
          claimTruth(outcome, write.effects())
          const end = await scene.resolve(outcome, controlOf(write.payment))
          claimTruth(end, write.effects())
          claim(end.kind !== 'unknown', `with ${what} it is never resolved`)
        })
      },
    },
    {
      id: `recovering/${kind}`,
      sentence: `A lost ${WORDS[kind]} gives a true outcome, whatever part fails while it is recovered`,
      source,
      unless,
      async check(scene) {
        await atEachCall(scene, async ({ adapter, what }) => {
          const write = await readyTo(kind, scene)
          const lost = await scene.unanswered(write.preparation)
          for (const wanted of [false, true]) {
            const recovering = recover(adapter, lost, { wanted, ...controlOf(write.payment) })
            const outcome = await outcomeOf(scene, { work: recovering, what })
            claimTruth(outcome, write.effects())
          }
        })
      },
    },
  ]
}

interface Broken {
  readonly adapter: Subject['adapter']
  readonly what: string
}

export async function atEachCall(
  scene: Scene<Subject>,
  run: (broken: Broken) => Promise<void>,
): Promise<void> {
  for (const [name, breakAt] of Object.entries(BREAKS)) {
    for (let nth = 1; nth <= MOST_CALLS; nth += 1) {
      const { parts, hasFailed } = breakAt(nth, scene.time.clock)
      await run({ adapter: scene.others.again(parts), what: `${name} at its call ${nth}` })
      if (!hasFailed()) break
    }
  }
}

interface Working<O extends Outcome> {
  readonly work: Promise<O>
  readonly what: string
}

async function outcomeOf<O extends Outcome>(
  { time }: Scene<Subject>,
  { work, what }: Working<O>,
): Promise<O> {
  try {
    return await waitFor(time, work)
  } catch (error) {
    throw error instanceof ClaimBroken
      ? error
      : new ClaimBroken(`with ${what} it rejects: ${error}`)
  }
}
