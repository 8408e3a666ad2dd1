/**
 * What can go wrong with a call, and whether the provider applied it anyway, which the
 * caller cannot see.
 */
export const FAULTS = {
  refuse: { applies: false, says: 'The connection is refused before any byte is sent' },
  reset: { applies: false, says: 'The connection is reset after the request was read' },
  stall_before_applying: {
    applies: false,
    says: 'No response ever arrives, and nothing is applied',
  },
  server_error: { applies: false, says: 'The provider responds 5xx' },
  html_error: { applies: false, says: 'A gateway responds 502 with an HTML page' },
  json_without_status: { applies: false, says: 'A gateway responds 503 with its own JSON' },
  rate_limited: { applies: false, says: 'The provider responds 429 with Retry-After' },
  redirect: { applies: false, says: 'The provider redirects with 307' },
  drop_answer: { applies: true, says: 'It is applied, and the connection ends without a response' },
  stall: { applies: true, says: 'It is applied, and no response ever arrives' },
  apply_then_server_error: { applies: true, says: 'It is applied, and the provider responds 5xx' },
  apply_then_html_error: {
    applies: true,
    says: 'It is applied, and a gateway responds 502 with HTML',
  },
  stall_in_body: { applies: true, says: 'It is applied, and the response stops halfway' },
  truncated_body: {
    applies: true,
    says: 'It is applied, and the connection ends within the response',
  },
  empty_answer: { applies: true, says: 'It is applied, and the response is a 2xx without a body' },
  new_word: { applies: true, says: 'It is applied, and the response has an undocumented status' },
  mixed_case: { applies: true, says: 'It is applied, and the status is in mixed case' },
  old_spelling: { applies: true, says: 'It is applied, and a status has an old spelling' },
  clock_skew: { applies: true, says: 'It is applied, and the times in the response are ahead' },
  webhook_before_answer: {
    applies: true,
    says: 'It is applied, and its webhook overtakes the response',
  },
  unsigned_answer: { applies: true, says: 'It is applied, and the response is not signed' },
  wrong_signature: { applies: true, says: 'It is applied, and the signature does not match' },
  reserialized_body: { applies: true, says: 'It is applied, and the body is re-serialized' },
} as const satisfies Record<string, { readonly applies: boolean; readonly says: string }>

/** One of the keys of {@link FAULTS}. */
export type Fault = keyof typeof FAULTS

/** Whether a word names a fault. */
function isFault(word: string): word is Fault {
  return Object.hasOwn(FAULTS, word)
}

/** Every fault, in the order of the table. */
export const FAULT_WORDS: readonly Fault[] = Object.keys(FAULTS).filter(isFault)
