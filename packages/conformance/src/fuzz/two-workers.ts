import {
  type Clock,
  instantOf,
  isPaymentError,
  isUnpaidEnd,
  type OperationKind,
  type Outcome,
  type Payment,
  type PaymentAdapter,
  type PaymentRef,
  type PreviousAttempts,
  parsePrepared,
  recover,
} from '@paystate/core'
import fc from 'fast-check'
import { claim, claimKind, claimSame } from '../claims/claim-broken.ts'
import { claimTruth, createScene, paymentRefOf, preparedOf, type Scene } from '../claims/scene.ts'
import { waitFor } from '../claims/wait-for.ts'
import { readyTo, WORDS, type Write, whyNot } from '../claims/writes.ts'
import type { Subject } from '../subject/subject.ts'
import type { Property } from './property.ts'
import { DAY, type Place, type Step, skews, steps, type Work } from './two-worker-steps.ts'

interface Worker {
  readonly adapter: PaymentAdapter
  setClock(offset: number): void
}

/** What both workers see: JSON, as a database returns it. */
interface SharedRecord {
  prepared: string
  attempts: PreviousAttempts
  outcome: string | undefined
}

/** Two workers with wrong clocks share one write: it is never made twice, and never falsely absent. */
export function sharedByTwoWorkers(kind: OperationKind): Property {
  return {
    name: `a ${WORDS[kind]} by two workers, with wrong clocks, lost responses and crashes: made once, and reported truthfully`,
    example: 'history',
    unless: whyNot(kind),
    of: async (scene) =>
      fc.asyncProperty(skews, steps(scene), async (offsets, planned) => {
        const workers = offsets.map((offset, place) => workerOf(scene, { offset, place }))
        const run = await begin(scene, { kind, workers })
        for (const step of planned) await take(run, step)
        await finish(run)
      }),
  }
}

interface Placed {
  readonly offset: number
  readonly place: number
}

/** Each has its own clocks: the monotonic clocks of two processes are unrelated. */
function workerOf({ others, time }: Scene<Subject>, { offset, place: index }: Placed): Worker {
  let current = offset
  const clock: Clock = {
    now: () => time.clock.now() + current,
    monotonic: () => time.clock.monotonic() + index * DAY,
    after: (milliseconds, run) => time.clock.after(milliseconds, run),
  }
  return {
    adapter: others.again({ clock }),
    setClock: (next) => {
      current = next
    },
  }
}

interface Run {
  readonly scene: Scene<Subject>
  readonly kind: OperationKind
  readonly workers: readonly Worker[]
  readonly write: Write
  readonly record: SharedRecord
  readonly positiveControl: PaymentRef
  /** An unpaid payment: it ends when the provider says so, and not before. */
  readonly open: Payment
}

async function begin(
  scene: Scene<Subject>,
  { kind, workers }: Pick<Run, 'kind' | 'workers'>,
): Promise<Run> {
  const open = await openPayment(scene)
  const write = await readyTo(kind, scene)
  const prepared = JSON.stringify(preparedOf(write.preparation))
  const record: SharedRecord = { prepared, attempts: 'none', outcome: undefined }
  const positiveControl = paymentRefOf(write.payment ?? (await scene.created()))
  return { scene, kind, workers, write, record, positiveControl, open }
}

async function openPayment(scene: Scene<Subject>): Promise<Payment> {
  const { sessions, adapter } = scene
  if (!sessions) return scene.created()
  const input = { ...sessions.payment(), reference: scene.reference() }
  const created = await scene.send(adapter.prepare.createPayment(input))
  claimKind(created, 'applied', 'a create that nothing disturbs')
  return created.value
}

async function take(run: Run, step: Step): Promise<void> {
  switch (step.type) {
    case 'wait':
      return run.scene.time.advance(step.milliseconds)
    case 'set_clock':
      return run.workers[step.worker]?.setClock(step.offset)
    case 'work':
      await work(run, step)
      return endsNothing(run, step.worker)
  }
}

async function work(run: Run, step: Work): Promise<void> {
  const { scene, kind, record, write } = run
  const { adapter } = run.workers[step.worker] ?? scene
  if (step.fault !== 'none')
    await scene.faults.next(step.meets === 'write' ? kind : 'read', step.fault)
  const outcome = await worked(run, { step, adapter })
  await scene.faults.clear()
  claim(write.effects() <= 1, `it happened ${write.effects()} times`)
  if (!outcome) return
  await claimTrue(run, outcome)
  claimProven(run, outcome)
  if (step.dies === 'before_storing') return
  const isAnew = outcome.kind === 'not_applied' && outcome.next === 'same_reference' && step.wanted
  // Its proof covers every attempt so far, so the next one is a first attempt again.
  record.attempts = isAnew ? 'none' : record.attempts
  record.outcome = isAnew ? undefined : JSON.stringify(outcome)
}

interface Working {
  readonly step: Work
  readonly adapter: PaymentAdapter
}

/** Undefined where the worker dies first, or where there is nothing left to do. */
async function worked(run: Run, { step, adapter }: Working): Promise<Outcome | undefined> {
  const { scene, record, positiveControl } = run
  const wait = <T>(promise: Promise<T>): Promise<T> => waitFor(scene.time, promise)
  if (record.outcome !== undefined) {
    const known: Outcome = JSON.parse(record.outcome)
    if (known.kind !== 'unknown' || step.dies === 'before_sending') return undefined
    const { wanted } = step
    return wait(recover(adapter, JSON.parse(record.outcome), { wanted, positiveControl }))
  }
  const previousAttempts = record.attempts
  const now = instantOf(adapter.now().at)
  if (previousAttempts === 'none') record.attempts = { firstSentAt: now, lastEndedAt: now }
  if (step.dies === 'before_sending') return undefined
  return wait(adapter.send(parsePrepared(JSON.parse(record.prepared)), { previousAttempts }))
}

/**
 * A cancel without an effect may be true in two ways: it was accepted and nothing more is said, or it is done because
 * its payment has ended by itself. One that is said to have canceled the payment has.
 */
async function claimTrue({ scene, write }: Run, outcome: Outcome): Promise<void> {
  const { value } = outcome.kind === 'applied' ? outcome : { value: {} }
  const isCancel = outcome.operation.kind === 'cancel_payment'
  const isIdle =
    isCancel && 'status' in value && !('effect' in value && value.effect === 'canceled')
  if (!isIdle) return claimTruth(outcome, write.effects())
  if (value.status !== 'done' || write.effects() > 0 || !write.payment) return
  const reading = scene.adapter.getPayment(paymentRefOf(write.payment))
  const { payment } = await waitFor(scene.time, reading)
  claim(isUnpaidEnd(payment.status), `a cancel is done, and its payment is ${payment.status}`)
}

/** Nothing is absent by time alone: it takes the lookups of the provider's rule. */
function claimProven({ scene }: Run, outcome: Outcome): void {
  if (outcome.kind !== 'not_applied' || outcome.proof.type !== 'absent') return
  const { misses } = scene.adapter.capabilities.absence
  claim(outcome.proof.misses.length >= misses, 'it is absent without the lookups that prove it')
}

/**
 * A worker whose clock is wrong sees the end of a payment no sooner than one whose clock is right. A read that is
 * refused, such as one whose signed time is far from that clock, has seen no end.
 */
async function endsNothing({ scene, workers, open }: Run, worker: Place): Promise<void> {
  const { adapter } = workers[worker] ?? scene
  const read = async (by: PaymentAdapter): Promise<boolean> => {
    const reading = by.getPayment(paymentRefOf(open), { known: open })
    try {
      return isUnpaidEnd((await waitFor(scene.time, reading)).payment.status)
    } catch (error) {
      if (isPaymentError(error)) return false
      throw error
    }
  }
  const isEnded = await read(scene.adapter)
  if (!isEnded) claimSame(await read(adapter), false, 'whether an open payment has ended')
}

/** The first worker goes on until the outcome is known, or only lookups are left. */
async function finish(run: Run): Promise<void> {
  const { scene, workers, record, positiveControl } = run
  const [worker] = workers
  if (record.outcome === undefined || !worker) return
  const last = createScene({ ...scene, adapter: worker.adapter })
  const stored = await recover(worker.adapter, JSON.parse(record.outcome), { positiveControl })
  const end = await last.resolve(stored, { positiveControl })
  await claimTrue(run, end)
}
