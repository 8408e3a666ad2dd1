import type { Capabilities, OperationKind, ReplayWindow } from '@paystate/core'
import { capabilityOf } from '@paystate/core/adapter'
import type { ClaimDraft } from '../../claims/claim.ts'
import { claimSame } from '../../claims/claim-broken.ts'
import { preparedOf, type Scene } from '../../claims/scene.ts'
import { story } from '../../claims/sources.ts'
import { readyTo, WORDS, type Write, whyNot } from '../../claims/writes.ts'
import type { Subject } from '../../subject/subject.ts'

const HOUR = 3_600_000

/** Where repeats are stated to be harmless at any time; no provider is known to keep keys for longer. */
const AT_ANY_TIME_MS = 400 * 24 * HOUR

/** What an adapter guarantees about how long the provider keeps the key of a write. */
export function keptKey(kind: OperationKind): ClaimDraft {
  const name = WORDS[kind]
  return {
    id: `key-is-kept/${kind}`,
    sentence: `A ${name} that arrives again just before the stated end of its replay window happens once`,
    source: story('The adapter stated a day, the provider kept keys for an hour: refunded twice.'),
    unless: (capabilities) => whyNot(kind)(capabilities) ?? whyNoRepeat(kind, capabilities),
    async check(scene) {
      const { clock, advance } = scene.time
      const write = await readyForTwo(kind, scene)
      const { replayWindow } = preparedOf(write.preparation)
      const keptMs = lengthOf(replayWindow)
      const sentAt = clock.now()
      await scene.unanswered(write.preparation)
      await advance(sentAt + keptMs - 1_000 - clock.now())
      // A repeat may leave until the margin and be in transit for all of it, so the bytes are sent whatever time it is.
      await scene.send(write.preparation, { previousAttempts: 'none' })
      claimSame(write.effects(), 1, `times applied, the last after ${keptMs / HOUR} h`)
    },
  }
}

/** A write that the provider could apply twice: a second capture of everything would be refused as too much. */
async function readyForTwo(kind: OperationKind, scene: Scene<Subject>): Promise<Write> {
  const { partial } = scene.adapter.capabilities.capture
  if (kind !== 'capture_payment' || partial === 'not_supported') return readyTo(kind, scene)
  const payment = await scene.paid({ capture: 'manual', isCapturedInParts: true })
  const preparation = scene.capture(payment, { minorUnits: 400, final: false })
  const { reference } = preparation
  return {
    ...{ payment, preparation },
    effects: () => scene.ledger.effectsOf({ kind, reference, paymentId: payment.id }),
  }
}

function lengthOf(window: ReplayWindow): number {
  return window.type === 'window' ? window.forMs : AT_ANY_TIME_MS
}

/** Why a write is never sent again; undefined where it may be. */
function whyNoRepeat(kind: OperationKind, capabilities: Capabilities): string | undefined {
  const write = capabilityOf(capabilities, kind)
  const isNever = 'replayWindow' in write && lengthOf(write.replayWindow) === 0
  return isNever ? `a ${WORDS[kind]} is never repeated` : undefined
}
