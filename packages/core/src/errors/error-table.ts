/** What an error means for the money when it ends the first attempt of a write. */
export interface ErrorMeaning {
  /** What a first attempt that ends this way has done: provably nothing, or it is unknown. */
  readonly outcome: 'not_applied' | 'unknown'
  /** What it means for the money, as a sentence. */
  readonly money: string
  /** What to do next, as a sentence. */
  readonly advice: string
}

const NOTHING_MOVED = 'Nothing was sent, so no money has moved.'
const REFUSED = 'The provider refused it, so no money has moved.'
const NOBODY_KNOWS = 'It may have happened: do not repeat it under a new reference.'
const RECOVER = 'Resolve it with recover(), which repeats it safely or looks it up.'

/** Every error code with its meaning. A new code does not compile until its meaning is decided. */
export const ERROR_TABLE = {
  invalid_request: {
    outcome: 'not_applied',
    money: NOTHING_MOVED,
    advice: 'Correct the named fields and try again.',
  },
  not_supported: {
    outcome: 'not_applied',
    money: NOTHING_MOVED,
    advice: "Check the adapter's capabilities for what the provider supports.",
  },
  invalid_configuration: {
    outcome: 'not_applied',
    money: NOTHING_MOVED,
    advice: 'Correct the named configuration fields and start again.',
  },
  adapter_not_installed: {
    outcome: 'not_applied',
    money: NOTHING_MOVED,
    advice:
      'Check the name of the provider. If it is right, install its package, or pass a `load` that finds it.',
  },
  account_differs: {
    outcome: 'unknown',
    money: 'It was not sent now; whether an earlier attempt happened is not known.',
    advice: 'Send it with the account and key that it was prepared for.',
  },
  replay_window_over: {
    outcome: 'unknown',
    money: 'It was not sent now; whether an earlier attempt happened is not known.',
    advice: RECOVER,
  },
  aborted: { outcome: 'unknown', money: NOBODY_KNOWS, advice: RECOVER },
  timed_out: { outcome: 'unknown', money: NOBODY_KNOWS, advice: RECOVER },
  not_connected: {
    outcome: 'not_applied',
    money: NOTHING_MOVED,
    advice: 'Try again with the same reference when the provider can be reached.',
  },
  connection_lost: { outcome: 'unknown', money: NOBODY_KNOWS, advice: RECOVER },
  unavailable: { outcome: 'unknown', money: NOBODY_KNOWS, advice: RECOVER },
  lookup_first: {
    outcome: 'unknown',
    money: 'It was not sent again now; whether an earlier attempt happened is not known.',
    advice: 'Resolve it with recover(), which looks it up before anything is repeated.',
  },
  unreadable_stored_data: {
    outcome: 'unknown',
    money: 'Nothing was sent now; whether the stored operation happened is not known.',
    advice:
      'Keep it unchanged, and read it with the version of paystate that stored it, or a newer one.',
  },
  unreadable_response: { outcome: 'unknown', money: NOBODY_KNOWS, advice: RECOVER },
  unverified_response: {
    outcome: 'unknown',
    money: 'A response without a valid signature proves nothing about money.',
    advice: RECOVER,
  },
  rate_limited: {
    outcome: 'unknown',
    money: NOBODY_KNOWS,
    advice: 'Wait until retryAfter, then call recover() or send it again under the same reference.',
  },
  unauthorized: {
    outcome: 'not_applied',
    money: REFUSED,
    advice: 'Check the key and the account in the configuration.',
  },
  declined: {
    outcome: 'not_applied',
    money: REFUSED,
    advice: 'Let the payer use another payment method, under a new reference.',
  },
  refused: {
    outcome: 'not_applied',
    money: REFUSED,
    advice: 'Read the provider code for the reason.',
  },
  insufficient_balance: {
    outcome: 'not_applied',
    money: REFUSED,
    advice: 'Top up the balance with the provider, then try again under a new reference.',
  },
  duplicate: {
    outcome: 'unknown',
    money: 'The provider treats it as a repeat of an earlier request.',
    advice: RECOVER,
  },
  earlier_request_exists: {
    outcome: 'unknown',
    money: 'An earlier request under this reference exists, and it may have moved money.',
    advice: RECOVER,
  },
  undecided: { outcome: 'unknown', money: NOBODY_KNOWS, advice: RECOVER },
  not_found: {
    outcome: 'unknown',
    money: 'Not finding it is no proof that it does not exist.',
    advice: 'Check the reference and the account, and look it up again later.',
  },
  mismatch: {
    outcome: 'unknown',
    money: 'What the provider has under this reference is not what was requested.',
    advice: 'Have a person check: another deployment may use the same references.',
  },
  webhook_refused: {
    outcome: 'not_applied',
    money: 'It was rejected and changed nothing.',
    advice: 'If it was genuine, check the webhook URL and keys in the configuration.',
  },
} as const satisfies Record<string, ErrorMeaning>

/** What went wrong, as a code of `ERROR_TABLE`. */
export type ErrorCode = keyof typeof ERROR_TABLE
