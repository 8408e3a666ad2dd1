/** What a refused call is, what it means for the money and what to do. */
interface ProblemRow {
  readonly money: string
  readonly advice: string
}

const NOTHING_DONE = 'Nothing was stored or sent, so no money has moved.'

/** Everything for which the engine refuses a call before it stores or sends anything. */
export const ENGINE_PROBLEMS = {
  invalid_input: {
    money: NOTHING_DONE,
    advice: 'Correct the fields that are named and call again.',
  },
  conflict: {
    money: 'The earlier call stays as it is; nothing was stored or sent for this one.',
    advice: 'Use the same values again, or another id.',
  },
  unknown_id: { money: NOTHING_DONE, advice: 'Check the id, and which database is configured.' },
  not_configured: {
    money: 'Nothing was sent; what is known of the payment is kept.',
    advice: 'Configure the provider under the name that the payment was made with.',
  },
  account_differs: {
    money: 'Nothing is sent or read under this name until the configuration is corrected.',
    advice: 'Configure the earlier account under this name, and the other account under a new one.',
  },
  account_unverified: {
    money: 'Nothing is sent or read under this name until the account is confirmed.',
    advice: 'Start again when the provider responds, or with the earlier key.',
  },
  several_payments: {
    money: NOTHING_DONE,
    advice: 'Name the payment that is meant: { payment } instead of { order }.',
  },
  nothing_to_write: {
    money: NOTHING_DONE,
    advice:
      'Read the payment with get(id, { fresh: true }). If that shows a change, such as money that has just arrived, call again; else show the payment as it is.',
  },
  exceeds_balance: {
    money: NOTHING_DONE,
    advice: 'Ask for no more than what is left; `get` shows it.',
  },
  disputed: {
    money: NOTHING_DONE,
    advice:
      'Wait for the end of the dispute, or pass { despiteDispute: true } to return it on top of it.',
  },
  held: {
    money: NOTHING_DONE,
    advice: 'Settle the anomaly that holds the payment, and close it.',
  },
  commit_first: {
    money: 'Nothing is sent before the transaction has committed.',
    advice: 'Call send() after the transaction has committed.',
  },
  read_first: {
    money: NOTHING_DONE,
    advice: 'Call pay() once without { tx }, outside of any transaction.',
  },
  not_unknown: {
    money: 'It stays as it is known.',
    advice: 'A verdict is only for what is unknown, and only a person can find out.',
  },
  not_shown: {
    money: 'It stays unknown.',
    advice: "Check the id in the provider's dashboard, and call again with the one that it shows.",
  },
  outcome_not_stored: {
    money: 'The provider has responded: `outcome` has the result, which is not stored yet.',
    advice:
      'Do not repeat the call: paystate keeps trying to store the result, or reads it again from the provider.',
  },
  erased: {
    money: NOTHING_DONE,
    advice: 'Use another order id, or name the attempt with an `id` of its own.',
  },
  other_version: {
    money: 'This call sent nothing; the version that stored it goes on with it.',
    advice: 'Run the newer version in every process, and call again.',
  },
  seal_required: {
    money: NOTHING_DONE,
    advice: 'Set `sealWith` in the options of createPayments, and call again.',
  },
  closed: {
    money: NOTHING_DONE,
    advice: 'Open it again with createPayments, and call close() only when the process ends.',
  },
  no_route: { money: NOTHING_DONE, advice: 'Let `route` name a configured provider for it.' },
} as const satisfies Readonly<Record<string, ProblemRow>>

/** What went wrong in the engine, as a code. */
export type EngineProblem = keyof typeof ENGINE_PROBLEMS
