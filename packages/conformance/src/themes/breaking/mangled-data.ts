import {
  isPaymentError,
  type OperationKind,
  type Outcome,
  type Prepared,
  recover,
} from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { ClaimBroken, claim, claimSame, describe } from '../../claims/claim-broken.ts'
import { preparedOf, type Scene } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import { readyTo, WORDS, whyNot } from '../../claims/writes.ts'
import type { Subject } from '../../subject/subject.ts'
import { controlOf, writesIn } from '../repeating/earlier-attempts.ts'

/** What an adapter guarantees for a write whose stored data was mangled. */
export function mangledData(kind: OperationKind): ClaimDraft {
  return {
    id: `stored/${kind}`,
    sentence: `A ${WORDS[kind]} whose stored data is mangled is never reported as not applied`,
    source: story('A stored window of 1e18 ms, an unknown kind: it rejected, and was sent again.'),
    unless: whyNot(kind),
    async check(scene) {
      const write = await readyTo(kind, scene)
      const lost = await scene.unanswered(write.preparation)
      const { previousAttempts } = lost.pending
      for (const [what, pending] of mangled(lost.pending)) {
        const sent = writesIn(scene).length
        const outcome = await recovered(scene, { pending, what, control: controlOf(write.payment) })
        claimSame(write.effects(), 1, `how often it happened, with ${what}`)
        claim(outcome?.kind !== 'not_applied', `with ${what} it is reported as not applied`)
        if (!outcome) claimSame(writesIn(scene).length, sent, `writes sent, with ${what}`)
      }
      const prepared = preparedOf(write.preparation)
      for (const [what, data] of mangled(prepared)) {
        const outcome = await sent(scene, {
          data,
          what,
          previousAttempts,
        })
        claim(outcome.kind !== 'not_applied', `with ${what} it is ${describe(outcome)}`)
        claimSame(write.effects(), 1, `how often it happened, with ${what}`)
      }
    },
  }
}

interface Recovering {
  readonly pending: unknown
  readonly what: string
  readonly control: ReturnType<typeof controlOf>
}

/** Undefined where it is refused as unreadable, which says nothing about the money. */
async function recovered(
  { adapter }: Scene<Subject>,
  { pending, what, control }: Recovering,
): Promise<Outcome | undefined> {
  try {
    return await recover(adapter, pending, control)
  } catch (error) {
    if (isPaymentError(error) && error.code === 'unreadable_stored_data') return undefined
    throw new ClaimBroken(`with ${what} it rejects: ${error}`)
  }
}

interface Sending {
  readonly data: Prepared
  readonly what: string
  readonly previousAttempts: Parameters<Subject['adapter']['send']>[1]['previousAttempts']
}

async function sent(
  { adapter }: Scene<Subject>,
  { data, what, previousAttempts }: Sending,
): Promise<Outcome> {
  try {
    return await adapter.send(data, { previousAttempts })
  } catch (error) {
    throw new ClaimBroken(`with ${what} it rejects: ${error}`)
  }
}

const WRONG: readonly unknown[] = [undefined, null, 'nonsense', 1e18, {}]

/** The stored data with one value removed or replaced, for each value in it. */
function mangled<T extends object>(data: T): readonly (readonly [what: string, data: T])[] {
  const text = JSON.stringify(data)
  return pathsIn(data).flatMap((path) =>
    WRONG.map((wrong) => {
      const copy: T = JSON.parse(text)
      replace(copy, { path, wrong })
      return [`${path.join('.')} ${JSON.stringify(wrong) ?? 'left out'}`, copy] as const
    }),
  )
}

function pathsIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => {
    const own = [...path, key]
    return [own, ...pathsIn(part, own)]
  })
}

interface Replacing {
  readonly path: readonly string[]
  readonly wrong: unknown
}

function replace(data: object, { path, wrong }: Replacing): void {
  const [key = '', ...rest] = path
  if (rest.length === 0) {
    if (wrong === undefined) Reflect.deleteProperty(data, key)
    else Reflect.set(data, key, wrong)
    return
  }
  const part: unknown = Reflect.get(data, key)
  if (typeof part === 'object' && part !== null) replace(part, { path: rest, wrong })
}
