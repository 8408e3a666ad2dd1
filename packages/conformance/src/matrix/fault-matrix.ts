import { OPERATION_KINDS, type OperationKind, type Outcome } from '@paystate/core'
import { ClaimBroken } from '../claims/claim-broken.ts'
import { claimTruth, createScene, paymentRefOf, type Scene } from '../claims/scene.ts'
import { readyTo, type Write, whyNot } from '../claims/writes.ts'
import type { Fault } from '../subject/faults.ts'
import type { BasicSubject } from '../subject/subject.ts'

/** What preceded the attempt that meets the fault. */
export const SITUATIONS = {
  first: 'the first attempt',
  after_lost_answer: 'a repeat, after an attempt that was applied and whose response was lost',
  after_reset: 'a repeat, after an attempt that never arrived',
} as const

/** What had been attempted before the attempt that meets the fault. */
export type Situation = keyof typeof SITUATIONS

/** One write that met one fault in one situation, and what was reported. */
export interface Cell {
  readonly kind: OperationKind
  readonly fault: Fault
  readonly situation: Situation
  /** What the attempt that met the fault reported about the operation. */
  readonly said: Outcome['kind']
  /** What is known after its own recovery. */
  readonly end: Outcome['kind']
  /** How often the provider has applied it in the end. */
  readonly effects: number
  /** What is wrong; absent where everything that was reported is true. */
  readonly wrong?: string
}

/** Every write under every fault, in every situation. */
export interface FaultMatrix {
  readonly cells: readonly Cell[]
  /** The writes that the provider does not have, and why. */
  readonly skipped: readonly { readonly kind: OperationKind; readonly reason: string }[]
}

/** Makes a fresh subject for one cell of the matrix. */
export type CreateBasicSubject = () => BasicSubject | Promise<BasicSubject>

/** Which writes and faults the matrix covers. */
export interface FaultMatrixOptions {
  /** Whether the operations are still wanted; if not, recovery looks up and never repeats. Default: true. */
  readonly wanted?: boolean
}

/**
 * Crosses every write with every fault that the subject can meet, on a first attempt and on repeats, and
 * compares what is reported with what really happened: `applied` only if it is there, `not_applied` only if
 * it is not, and `unknown` resolved to the truth by its own recovery.
 *
 * @param createSubject Called once for each kind of write; it may use a port.
 */
export async function runFaultMatrix(
  createSubject: CreateBasicSubject,
  { wanted = true }: FaultMatrixOptions = {},
): Promise<FaultMatrix> {
  const cells: Cell[] = []
  const skipped: { kind: OperationKind; reason: string }[] = []
  for (const kind of OPERATION_KINDS) {
    const scene = createScene(await createSubject())
    const reason = whyNot(kind)(scene.adapter.capabilities)
    if (reason !== undefined) skipped.push({ kind, reason })
    else cells.push(...(await cellsOf(kind, { scene, wanted })))
  }
  return { cells, skipped }
}

interface Run {
  readonly scene: Scene<BasicSubject>
  readonly wanted: boolean
}

async function cellsOf(kind: OperationKind, run: Run): Promise<readonly Cell[]> {
  const cells: Cell[] = []
  for (const fault of run.scene.faults.known) {
    for (const situation of ['first', 'after_lost_answer', 'after_reset'] as const) {
      cells.push(await cellOf({ kind, fault, situation }, run))
    }
  }
  return cells
}

type Place = Pick<Cell, 'kind' | 'fault' | 'situation'>

async function cellOf(place: Place, { scene, wanted }: Run): Promise<Cell> {
  const own = await scene.created()
  const write = await readyTo(place.kind, scene)
  const previousAttempts = await before(place, { scene, write })
  await scene.faults.next(place.kind, place.fault)
  const said = await scene.send(write.preparation, previousAttempts)
  await scene.faults.clear()
  const saidWrong = wrongIn(said, write.effects())
  const end = await scene.resolve(said, { wanted, positiveControl: paymentRefOf(own) })
  const wrong = saidWrong ?? wrongIn(end, write.effects()) ?? unresolved(end, wanted)
  const kinds = { said: said.kind, end: end.kind, effects: write.effects() }
  return { ...place, ...kinds, ...(wrong !== undefined && { wrong }) }
}

const BEFORE: Readonly<Record<Situation, Fault | undefined>> = {
  first: undefined,
  after_lost_answer: 'drop_answer',
  after_reset: 'reset',
}

async function before(
  { kind, situation }: Place,
  { scene, write }: { readonly scene: Scene<BasicSubject>; readonly write: Write },
) {
  const fault = BEFORE[situation]
  if (fault === undefined) return {}
  await scene.faults.next(kind, fault)
  const lost = await scene.send(write.preparation)
  await scene.faults.clear()
  if (lost.kind === 'unknown') return { previousAttempts: lost.pending.previousAttempts }
  throw new ClaimBroken(`${kind} is ${lost.kind} after ${fault}, where it should be unknown`)
}

function wrongIn(outcome: Outcome, effects: number): string | undefined {
  try {
    claimTruth(outcome, effects)
    return undefined
  } catch (error) {
    if (error instanceof ClaimBroken) return error.message
    throw error
  }
}

/**
 * It may stay unknown only where no step is left but to ask a person, or where the only step
 * left is to repeat it, and it is not wanted.
 */
function unresolved(end: Outcome, wanted: boolean): string | undefined {
  if (end.kind !== 'unknown' || end.pending.plan.lookup === 'none') return undefined
  if (!wanted && end.pending.prepared?.replayWindow.type === 'harmless') return undefined
  return `it is never resolved: ${end.error.message}`
}
