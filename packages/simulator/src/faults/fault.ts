/**
 * What can go wrong with a call. Whether the call was applied all the same is part of each word:
 * that is what a caller cannot see.
 */
export const FAULTS = {
  refuse: 'Connection refused before a byte was sent. Never applied.',
  reset: 'Connection reset after the request was read. Not applied.',
  stall_before_applying: 'No answer ever. Not applied.',
  server_error: 'A 5xx of the provider. Not applied.',
  html_error: 'A 502 with an HTML page, as a gateway gives. Not applied.',
  json_without_status:
    'A 503 with JSON that is not the provider’s, as a gateway gives. Not applied.',
  rate_limited: 'A 429 with Retry-After. Not applied.',
  unavailable: 'A 503 with a Retry-After of an hour. Not applied.',
  redirect: 'A 307 to another place on the same host. Not applied.',
  redirect_as_get: 'A 302, after which clients ask with GET and without the body. Not applied.',
  drop_answer: 'Applied, then the connection ends without an answer.',
  stall: 'Applied, then no answer ever, until the caller gives up.',
  apply_then_server_error: 'Applied, then a 5xx of the provider.',
  apply_then_html_error: 'Applied, then a 502 with an HTML page.',
  stall_in_body: 'Applied; the answer’s body stops half-way and stays open.',
  truncated_body: 'Applied; the connection ends in the middle of the answer’s body.',
  webhook_before_answer: 'Applied; webhooks that it caused arrive before its answer.',
  empty_answer: 'Applied; a 2xx without a body.',
  null_answer: 'Applied; a 2xx whose body is `null`.',
  new_word: 'Applied; the status in the answer is a word that nobody documented.',
  mixed_case: 'Applied; the status in the answer is written in mixed case.',
  old_spelling: 'Applied; a status in the answer is spelled as in an older API: `cancelled`.',
  clock_skew:
    'Applied; all times of the answer are ahead, by ten minutes unless `clockSkewMs` says otherwise.',
  no_time: 'Applied; the answer does not say when it was given.',
  unreadable_time: 'Applied; the answer says when it was given in words that are no time.',
  wrong_time:
    'Applied; the answer says that it was given hours later, three unless `clockSkewMs` says otherwise; the times in it are right.',
  old_answer:
    'Applied; the caller gets a genuine refusal of a year ago, PARAM_ILLEGAL. For providers that sign.',
  unsigned_answer: 'Applied; the answer carries no signature. For providers that sign.',
  wrong_signature: 'Applied; the answer’s signature does not fit. For providers that sign.',
  reserialized_body: 'Applied; the body was written anew after signing. For providers that sign.',
} as const

/** One of the keys of {@link FAULTS}. */
export type Fault = keyof typeof FAULTS

/** Whether a call is done although it meets a fault; without one it is. */
export function isApplied(fault: Fault | undefined): boolean {
  return fault === undefined || FAULTS[fault].startsWith('Applied')
}

/** Whether a word from outside names a fault. */
export function isFault(word: string): word is Fault {
  return Object.hasOwn(FAULTS, word)
}
