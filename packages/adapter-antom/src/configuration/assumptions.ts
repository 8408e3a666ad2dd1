/** Something that the adapter relies on and that no page of Antom that could be read says. */
export interface Assumption {
  /** In the sources it stands as `Assumed: name` where the code relies on it. */
  readonly name: string
  /** What is taken to be so, as a sentence. */
  readonly what: string
  /** What happens if it is wrong, as a sentence. */
  readonly ifWrong: string
}

/** Everything that is assumed of Antom. Anybody who can ask there, or test it, can settle a row. */
export const ASSUMPTIONS: readonly Assumption[] = [
  {
    name: 'replay_window',
    what: 'Within 24 hours the same bytes are taken for the same request; how long Antom remembers an id is not published.',
    ifWrong: 'Ten minutes before that nothing is repeated any more: it is looked up.',
  },
  {
    name: 'earlier_request',
    what: 'REPEAT_REQ_INCONSISTENT says that an earlier request under the id exists, whichever field differs; only amounts are documented as compared.',
    ifWrong: 'It proves nothing in either direction: a lookup decides.',
  },
  {
    name: 'absent_parts',
    what: 'A refund or capture that lookups 15 seconds apart do not show was never accepted; the pages say so of payments.',
    ifWrong:
      'It takes four lookups after the last attempt has ended, each of which shows the payment itself.',
  },
  {
    name: 'code_place',
    what: 'A code that is marked as assumed may stand in the responses to that call; the page lists it elsewhere, in part, or by its text alone.',
    ifWrong:
      'A refusal is a proof only with F under a signature, in a first attempt; for a capture only if it is one of the gateway.',
  },
  {
    name: 'cancel_repeat',
    what: 'A cancel may be repeated: it is known by the payment and has no id of its own.',
    ifWrong: 'A refusal of the repeat proves nothing: a read of the payment decides.',
  },
  {
    name: 'response_time',
    what: 'A response that is signed within 30 minutes of the request by our clock was given to it; Antom states no tolerance of its own.',
    ifWrong:
      'A machine whose clock is further off goes by the times of earlier responses; a response that is played back within that time is still compared by every name and amount in it.',
  },
  {
    name: 'unsigned_refusals',
    what: 'The gateway responds to a wrong signature, client id or address without a signature, in the codes that clients of others name.',
    ifWrong: 'A response that nobody signed is shown and proves nothing, whatever it says.',
  },
  {
    name: 'notification_query',
    what: 'The query of a notification address is signed with it, or it is not.',
    ifWrong: 'Both are verified, over the same bytes and the same keys.',
  },
  {
    name: 'own_capture',
    what: "A capture under the payment's own request id is the one that Antom made by itself, as in its sample.",
    ifWrong: 'It is counted all the same; only its origin would be reported wrong.',
  },
  {
    name: 'authorization_end',
    what: 'A minute after authExpiryTime nothing more of an authorization is taken.',
    ifWrong: 'A capture that a later read shows is added to what was captured.',
  },
  {
    name: 'last_capture',
    what: 'isLastCapture says that no further capture will come; it is known from the official clients.',
    ifWrong: 'What is captured is reported by the captures alone.',
  },
  {
    name: 'session_try',
    what: 'An inquiry by the request id of a session shows its last attempt that was paid, else its last one, and ORDER_NOT_EXIST before the first.',
    ifWrong:
      'An attempt that was seen paid is read by its own id where the session shows another one; before the stated expiry no response ends the payment.',
  },
  {
    name: 'session_metadata',
    what: 'What is given to a session as metadata comes back with its payments, as it does for pay.',
    ifWrong:
      'A reader that passes what it knows is not misled; another takes a failed attempt for the end, and a later one that succeeds for a late success, with an anomaly.',
  },
  {
    name: 'two_step_names',
    what: 'The method types that authorize first are named as in TWO_STEP_METHODS; the pages name these methods in words.',
    ifWrong:
      'Any other sign of two steps counts as well: an authExpiryTime, a capture, or a field of a card.',
  },
  {
    name: 'shown_captures',
    what: 'Every method that authorizes first shows its captures among the transactions of an inquiry, as cards do.',
    ifWrong:
      'Such a payment stays authorized, with an anomaly a day after its authorization; time never makes it captured.',
  },
  {
    name: 'cancel_window',
    what: 'The day of the cancel window is that of the payment, or of its creation while it is unpaid; rupiah show an Indonesian method, baht with BANK or KPLUS a Thai bank.',
    ifWrong: 'windowsOf is for people: it decides no outcome and refuses nothing.',
  },
  {
    name: 'dispute_meaning',
    what: 'The meaning of the dispute statuses that are marked as assumed; the page lists them without saying it.',
    ifWrong:
      'A dispute decides neither a status nor a refund; what it took is reported as it was reported.',
  },
  {
    name: 'omnichannel_address',
    what: 'The second version of inquiryRefund is at the same hosts, and has no sandbox path.',
    ifWrong: 'The read fails with an error, and nothing moves.',
  },
  {
    name: 'united_states_host',
    what: 'The address of the region united_states, which is known from integrations of others.',
    ifWrong: 'check() fails before the first payment.',
  },
]
