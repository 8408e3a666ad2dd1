import type { OperationKind, PreviousAttempts } from '@paystate/core'
import { instantOf } from '@paystate/core'
import { paymentRefOf, type Scene } from '../../claims/scene.ts'
import type { SentRequest, Subject } from '../../subject/subject.ts'

/** A payment that is known to exist, as the positive control of a lookup. */
export function controlOf(payment: Parameters<typeof paymentRefOf>[0] | undefined) {
  return payment === undefined ? {} : { positiveControl: paymentRefOf(payment) }
}

export function writesIn({ wire }: Scene<Subject>): readonly SentRequest[] {
  return wire.sent().filter(({ call }) => call !== 'read')
}

/** An attempt that may have been made a moment ago. */
export function attemptAt({ time }: Scene<Subject>): Exclude<PreviousAttempts, 'none'> {
  const now = instantOf(time.clock.now())
  return { firstSentAt: now, lastEndedAt: now }
}

/** Lets the time pass for which the provider keeps a key. */
export async function passWindow(scene: Scene<Subject>, kind: OperationKind): Promise<void> {
  const { create, capture, refund } = scene.adapter.capabilities
  const writes = { create_payment: create, capture_payment: capture, refund_payment: refund }
  const write = new Map(Object.entries(writes)).get(kind)
  const replay = write && 'replayWindow' in write ? write.replayWindow : undefined
  const { forMs } = replay?.type === 'window' ? replay : { forMs: 0 }
  await scene.time.advance(forMs + 1_000)
}
