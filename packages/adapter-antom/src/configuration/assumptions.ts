/** Something the adapter relies on that no available page of Antom confirms. */
export interface Assumption {
  /** The code that relies on it is marked `Assumed: name`. */
  readonly name: string
  /** What is assumed, as a sentence. */
  readonly what: string
  /** What happens if it is wrong, as a sentence. */
  readonly ifWrong: string
}

/** Everything that is assumed of Antom. Anybody who can ask there, or test it, can settle a row. */
export const ASSUMPTIONS: readonly Assumption[] = [
  {
    name: 'replay_window',
    what: 'Within 24 hours the same bytes are treated as the same request; how long Antom remembers an id is not published.',
    ifWrong: 'From ten minutes before that, nothing is repeated: it is looked up.',
  },
  {
    name: 'earlier_request',
    what: 'REPEAT_REQ_INCONSISTENT means that an earlier request under the id exists, whichever field differs; only amounts are documented as compared.',
    ifWrong: 'It proves nothing in either direction: a lookup decides.',
  },
  {
    name: 'absent_parts',
    what: 'A refund or capture that lookups 15 seconds apart do not show was never accepted; the documentation says so for payments.',
    ifWrong:
      'It takes four lookups after the last attempt has ended, each of which shows the payment itself.',
  },
  {
    name: 'code_place',
    what: 'A code that is marked as assumed may occur in the responses to that call; the page lists it elsewhere, in part, or only by its text.',
    ifWrong:
      'A refusal is proof only if it is a signed F, on a first attempt; for a capture only if it comes from the gateway.',
  },
  {
    name: 'cancel_repeat',
    what: 'A cancel may be repeated: it is identified by the payment and has no id of its own.',
    ifWrong: 'A refusal of the repeat proves nothing: a read of the payment decides.',
  },
  {
    name: 'response_time',
    what: 'A response signed within 30 minutes of the request, by our clock, belongs to it; Antom states no tolerance of its own.',
    ifWrong:
      'A machine whose clock is further off uses the times of earlier responses; a response replayed within that time is still compared by every name and amount in it.',
  },
  {
    name: 'unsigned_refusals',
    what: 'The gateway responds to a wrong signature, client id or URL without a signature, with the codes that third-party clients list.',
    ifWrong: 'An unsigned response is reported and proves nothing, whatever it says.',
  },
  {
    name: 'notification_query',
    what: 'The query of a notification URL may or may not be part of the signature.',
    ifWrong: 'Both are verified, over the same bytes and the same keys.',
  },
  {
    name: 'own_capture',
    what: "A capture under the payment's own request id is the one that Antom made by itself, as in its sample.",
    ifWrong: 'It is counted anyway; only its origin would be reported incorrectly.',
  },
  {
    name: 'authorization_end',
    what: 'A minute after authExpiryTime, no more of an authorization is captured.',
    ifWrong: 'A capture that a later read shows is added to what was captured.',
  },
  {
    name: 'last_capture',
    what: 'isLastCapture means that no further capture will come; it is known from the official clients.',
    ifWrong: 'The captured amount is reported by the captures alone.',
  },
  {
    name: 'session_try',
    what: 'An inquiry by the request id of a session shows its last paid attempt, else its last attempt, and ORDER_NOT_EXIST before the first.',
    ifWrong:
      'An attempt that was seen paid is read by its own id where the session shows another one; before the stated expiry no response ends the payment.',
  },
  {
    name: 'session_metadata',
    what: 'The metadata of a session is returned with its payments, as it is for pay.',
    ifWrong:
      'A reader that passes the known payment is not misled; another treats a failed attempt as the end, and a later one that succeeds as a late success, with an anomaly.',
  },
  {
    name: 'two_step_names',
    what: 'The method types that authorize first are those in TWO_STEP_METHODS; the documentation only names the methods.',
    ifWrong:
      'Any other sign of an authorization counts too: an authExpiryTime, a capture, or a card field.',
  },
  {
    name: 'shown_captures',
    what: 'Every method that authorizes first shows its captures among the transactions of an inquiry, as cards do.',
    ifWrong:
      'Such a payment stays authorized, with an anomaly a day after its authorization; time alone never makes it captured.',
  },
  {
    name: 'canceled_transactions',
    what: 'CANCELLED is listed as the status of a capture or refund without saying when it occurs: it moved no money.',
    ifWrong:
      "It reads as a failed capture or a canceled refund and counts no money; the provider's own status is kept.",
  },
  {
    name: 'cancel_window',
    what: 'The day of the cancel window is that of the payment, or of its creation while it is unpaid; IDR indicates an Indonesian method, THB with BANK or KPLUS a Thai bank.',
    ifWrong: 'windowsOf is informational: it decides no outcome and refuses nothing.',
  },
  {
    name: 'dispute_meaning',
    what: 'The meaning of the dispute statuses marked as assumed; the page lists them without explanation.',
    ifWrong:
      'A dispute decides neither a status nor a refund; what it debited is passed on as reported.',
  },
  {
    name: 'omnichannel_address',
    what: 'The second version of inquiryRefund has the same hosts and no sandbox path.',
    ifWrong: 'The read fails with an error, and nothing changes.',
  },
  {
    name: 'united_states_host',
    what: 'The host of the region united_states, which is known from third-party integrations.',
    ifWrong: 'check() fails before the first payment.',
  },
]
