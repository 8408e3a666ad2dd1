/** Where a result code occurs: in the response to a call, or inside the result of an inquiry. */
export type CodeSubject =
  | 'pay'
  | 'createPaymentSession'
  | 'capture'
  | 'cancel'
  | 'refund'
  | 'inquiryPayment'
  | 'inquiryRefund'
  | 'inquiryRefund (omnichannel)'
  | 'payment result'
  | 'transaction result'

/** The codes of one subject. */
export interface CodeSubjectRow {
  readonly subject: CodeSubject
  /** What a code here is about, as a sentence. */
  readonly about: string
  /** What an unlisted code means, as a sentence. */
  readonly unlisted: string
}

const UNLISTED_WRITE =
  'A code that is not listed is `unknown`: after F it is looked up, after U or S the same bytes are sent again first.'
const UNLISTED_READ = 'A code that is not listed shows nothing.'
const UNLISTED_FAILURE = 'A code that is not listed is kept verbatim.'

/** Every place where result codes occur. Antom's lists are open, so each has a policy. */
export const CODE_SUBJECT_ROWS: readonly CodeSubjectRow[] = [
  {
    subject: 'pay',
    about:
      'The response to a new payment. U with `PAYMENT_IN_PROCESS` is the normal one: the payer goes to the page in it.',
    unlisted: UNLISTED_WRITE,
  },
  {
    subject: 'createPaymentSession',
    about:
      'The response to a new payment on the hosted page. Nobody has paid yet, so no code here is a decline.',
    unlisted:
      'A code that is not listed is `unknown`: a second session would be a second payment, so it is looked up and never repeated.',
  },
  {
    subject: 'capture',
    about: 'The response to a capture. A read shows its effect on the payment.',
    unlisted: UNLISTED_WRITE,
  },
  {
    subject: 'cancel',
    about:
      'The response to a cancel. S means that the request was accepted, also for a payment that had failed and stays failed: a read shows its effect.',
    unlisted: UNLISTED_WRITE,
  },
  {
    subject: 'refund',
    about:
      'The response to a refund. S: sent. U with `REFUND_IN_PROCESS`: accepted and in process.',
    unlisted: UNLISTED_WRITE,
  },
  {
    subject: 'inquiryPayment',
    about:
      'The response to an inquiry of a payment. S, F and U are about the inquiry, not about the payment.',
    unlisted: UNLISTED_READ,
  },
  {
    subject: 'inquiryRefund',
    about:
      'The response to an inquiry of a refund. S, F and U are about the inquiry, not about the refund.',
    unlisted: UNLISTED_READ,
  },
  {
    subject: 'inquiryRefund (omnichannel)',
    about:
      'The same for the second version, which serves in-store payments. Its codes have the prefix `DPOS_`, `DPOS_PAYMENT_` or `DPOS_REFUND_`, and one contains a space: both are removed here and when codes are compared.',
    unlisted: UNLISTED_READ,
  },
  {
    subject: 'payment result',
    about:
      'The `paymentResultCode` next to the status of a payment. It explains the status and never decides it.',
    unlisted: UNLISTED_FAILURE,
  },
  {
    subject: 'transaction result',
    about:
      'The `transactionResult` of a capture or refund inside a payment. It explains its status and never decides it.',
    unlisted: UNLISTED_FAILURE,
  },
]
