import type {
  AnsweredAttempt,
  ClockReading,
  HttpResponse,
  ResponseHeaders,
} from '@paystate/adapter-kit'
import { epochOf } from '@paystate/core'
import { readHeaderTime } from '../wire/lenient.ts'

/** The signed time of a response, in epoch milliseconds, and what it says. */
export interface Signed {
  readonly at: number
  /** F to a write: it may prove that a first attempt did nothing. */
  readonly isRefusal: boolean
}

/** Distinguishes the response to a request from a replayed old one. */
export interface ResponseClock {
  isTimely(signed: Signed, attempt: AnsweredAttempt): boolean
}

const MINUTE = 60_000

/** How far a response may be from its request by our clock. Assumed: response_time. */
const NEAR_MS = 30 * MINUTE

/** How far the provider's own clocks may be apart. */
const APART_MS = 5 * MINUTE

/** The provider's clock as an earlier trusted response showed it, by our monotonic clock. */
interface Known {
  readonly at: number
  readonly monotonic: number
  /** Our wall clock agreed with it. */
  readonly wasNear: boolean
}

/**
 * Creates the check for one adapter. A response counts when it was signed close to the request by our clock.
 *
 * A wrong clock of ours must not stop a shop: then the response must agree with its `Date`
 * header and with the provider's clock as earlier responses showed it. Before there is one, no refusal counts: of
 * all old responses, a refusal is the one that would repeat a payment.
 */
export function createResponseClock(): ResponseClock {
  let known: Known | undefined
  return {
    isTimely: ({ at, isRefusal }, attempt) => {
      const wasNear = isNear(at, attempt)
      const fits = known ? fitsKnown(at, { known, attempt }) : !isRefusal
      const isTimely = wasNear || (fits && agreesWithDate(at, attempt.headers))
      if (isTimely) known = { at, monotonic: attempt.monotonic.ended, wasNear }
      return isTimely
    },
  }
}

interface Earlier {
  readonly known: Known
  readonly attempt: AnsweredAttempt
}

/** Never older; where our clock was right before, not newer either. */
function fitsKnown(at: number, { known, attempt }: Earlier): boolean {
  const expected = known.at + attempt.monotonic.ended - known.monotonic
  return at >= expected - APART_MS && (!known.wasNear || at <= expected + APART_MS)
}

function isNear(at: number, { begunAt, endedAt }: AnsweredAttempt): boolean {
  return at >= epochOf(begunAt) - NEAR_MS && at <= epochOf(endedAt) + NEAR_MS
}

/** Whether a signed time agrees with the `Date` header, which is unsigned. */
function agreesWithDate(at: number, headers: ResponseHeaders): boolean {
  return Math.abs(at - Date.parse(headers.get('date') ?? '')) <= APART_MS
}

/** The header counts whole seconds. */
const RESOLUTION_MS = 1_000

/**
 * What Antom's clock showed when it signed a response: the time that the signature covers. Not taken from a
 * response whose `Date` header has another time: an old one must not distort the known clock.
 */
export function readResponseTime({ headers }: HttpResponse): ClockReading | undefined {
  const at = readHeaderTime(headers.get('response-time'))
  if (at === undefined || (headers.get('date') !== null && !agreesWithDate(at, headers))) {
    return undefined
  }
  return { at, uncertaintyMs: RESOLUTION_MS }
}
