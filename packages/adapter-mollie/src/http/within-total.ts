import type { Attempt } from '@paystate/adapter-kit'
import type { Connection } from './connection.ts'

/**
 * A connection for one operation: its requests together take no longer than the configuration allows. What
 * would begin after that is not sent.
 */
export function withinTotal(connection: Connection): Connection {
  const { api, clock, settings } = connection
  const end = clock.now() + settings.totalMs
  return {
    ...connection,
    api: (call) => {
      const left = end - clock.now()
      if (left <= 0) return outOfTime(api({ ...call, signal: AbortSignal.abort() }))
      return api({ ...call, deadlineMs: Math.min(call.deadlineMs, left) })
    },
  }
}

/** Nobody called it off: the time was over before it began. */
async function outOfTime(stopped: Promise<Attempt>): Promise<Attempt> {
  const attempt = await stopped
  return attempt.end === 'aborted' ? { ...attempt, end: 'timed_out' } : attempt
}
