import { ERROR_TABLE, type ErrorCode } from '@paystate/core'

type UnknownCode = {
  [Code in ErrorCode]: (typeof ERROR_TABLE)[Code]['outcome'] extends 'unknown' ? Code : never
}[ErrorCode]

type Clause = (who: string) => string

/**
 * Why the outcome of a request is unknown, as a clause; undefined where the code is not known here.
 *
 * @param who The provider, by name or as "it".
 */
export function whyUnknown(code: string, who: string): string | undefined {
  const clause = CLAUSES.get(code) ?? (Object.hasOwn(ERROR_TABLE, code) ? refused : undefined)
  return clause?.(who)
}

/** A refusal proves nothing about a request before it. */
const refused: Clause = (who) =>
  `${who} refused the request, and may have applied an earlier one under the same reference`

const CLAUSES: ReadonlyMap<string, Clause> = new Map(
  Object.entries({
    account_differs: () => 'the shop is configured for another account',
    replay_window_over: () => 'it is too late to send the request again safely',
    aborted: () => 'the shop stopped waiting for the response',
    timed_out: (who) => `${who} did not respond in time`,
    not_connected: (who) => `${who} could not be reached`,
    connection_lost: () => 'the connection broke before the response arrived',
    unavailable: (who) => `${who} responded with an error`,
    lookup_first: () => 'the request has to be looked up before it is sent again',
    unreadable_stored_data: () => 'what the shop stored about the request cannot be read',
    unreadable_response: () => 'the response could not be read',
    unverified_response: () => 'the response had no valid signature',
    rate_limited: (who) => `${who} limits the rate of requests`,
    duplicate: (who) => `${who} takes the request for a repeat of an earlier one`,
    earlier_request_exists: (who) =>
      `${who} has an earlier request under the same reference, and may still be working on it`,
    undecided: (who) => `${who} gave a response that decides nothing`,
    not_found: (who) => `${who} does not show it yet`,
    mismatch: (who) => `${who} has something else under the same reference`,
  } satisfies Record<UnknownCode | 'not_connected', Clause>),
)
