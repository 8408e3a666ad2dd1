import { epochOf } from '@paystate/core'
import { z } from 'zod'
import type { AttemptMark } from '../store/attempts/attempt-mark.ts'
import type { Witness } from './witness.ts'

/** The last attempt of a deployment, kept outside its database. */
export interface KeptWitness {
  /** Undefined where it keeps none of this deployment. */
  last(): Promise<AttemptMark | undefined>
  /** Keeps an attempt before its bytes leave. */
  keep(mark: AttemptMark): Promise<void>
  /** Forgets it: that the database lacks it is known by now. */
  forget(): Promise<void>
  /** Why it could not be read or written the last time. */
  problem(): unknown
}

const attempt = z.object({ operation: z.int(), number: z.int(), mustLeaveBefore: z.string() })
const kept = z.object({ deployment: z.string(), attempt: attempt.nullable() })

/** Several processes may share a witness: it keeps the latest attempt of all. */
export function keepWitness(witness: Witness, deployment: string): KeptWitness {
  let problem: unknown
  let queue: Promise<unknown> = Promise.resolve()
  const read = async (): Promise<AttemptMark | undefined> => {
    const stored = kept.safeParse(parsed(await witness.read()))
    const isOurs = stored.success && stored.data.deployment === deployment
    return isOurs ? (stored.data.attempt ?? undefined) : undefined
  }
  const write = (mark: AttemptMark | null) =>
    witness.write(JSON.stringify({ deployment, attempt: mark }))
  /** One after another. Money does not wait for a witness that fails; `check` says that it does. */
  const safely = <T>(work: () => Promise<T>): Promise<T | undefined> => {
    const done = queue.then(work).then(
      (value) => {
        problem = undefined
        return value
      },
      (error: unknown) => {
        problem = error
        return undefined
      },
    )
    queue = done
    return done
  }
  return {
    last: () => safely(read),
    async keep(mark) {
      await safely(async () => {
        const known = await read()
        if (!known || isLater(mark, known)) await write(mark)
      })
    },
    async forget() {
      await safely(() => write(null))
    },
    problem: () => problem,
  }
}

function isLater({ mustLeaveBefore }: AttemptMark, other: AttemptMark): boolean {
  return epochOf(mustLeaveBefore) >= epochOf(other.mustLeaveBefore)
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return undefined
  }
}
