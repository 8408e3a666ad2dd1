/**
 * What can go wrong with a call, and whether the provider carried it out all the same: that is what a
 * caller cannot see.
 */
export const FAULTS = {
  refuse: { applies: false, says: 'The connection is refused before a byte is sent' },
  reset: { applies: false, says: 'The connection is reset after the request was read' },
  stall_before_applying: { applies: false, says: 'No answer ever comes, and nothing is done' },
  server_error: { applies: false, says: 'The provider answers 5xx' },
  html_error: { applies: false, says: 'A gateway answers 502 with an HTML page' },
  json_without_status: { applies: false, says: 'A gateway answers 503 with JSON of its own' },
  rate_limited: { applies: false, says: 'The provider answers 429 with Retry-After' },
  redirect: { applies: false, says: 'The provider answers 307 to another place' },
  drop_answer: { applies: true, says: 'It is done, and the connection ends without an answer' },
  stall: { applies: true, says: 'It is done, and no answer ever comes' },
  apply_then_server_error: { applies: true, says: 'It is done, and the provider answers 5xx' },
  apply_then_html_error: { applies: true, says: 'It is done, and a gateway answers 502 with HTML' },
  stall_in_body: { applies: true, says: 'It is done, and the answer stops half-way' },
  truncated_body: { applies: true, says: 'It is done, and the connection ends inside the answer' },
  empty_answer: { applies: true, says: 'It is done, and the answer is a 2xx without a body' },
  new_word: { applies: true, says: 'It is done, and the answer has a status nobody documented' },
  mixed_case: { applies: true, says: 'It is done, and the status is written in mixed case' },
  old_spelling: { applies: true, says: 'It is done, and a status is spelled as long ago' },
  clock_skew: { applies: true, says: 'It is done, and the times in the answer are ahead' },
  webhook_before_answer: {
    applies: true,
    says: 'It is done, and its webhook overtakes the answer',
  },
  unsigned_answer: { applies: true, says: 'It is done, and the answer is not signed' },
  wrong_signature: { applies: true, says: 'It is done, and the signature does not fit' },
  reserialized_body: { applies: true, says: 'It is done, and the body was written anew' },
} as const satisfies Record<string, { readonly applies: boolean; readonly says: string }>

/** One of the words of {@link FAULTS}. */
export type Fault = keyof typeof FAULTS

/** Whether a word names a fault. */
function isFault(word: string): word is Fault {
  return Object.hasOwn(FAULTS, word)
}

/** Every fault, in the order of the table. */
export const FAULT_WORDS: readonly Fault[] = Object.keys(FAULTS).filter(isFault)
