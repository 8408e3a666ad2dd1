/** Where a result code stands: in the answer to a call, or inside what an inquiry tells. */
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

/** What the codes of one subject are about. */
export interface CodeSubjectRow {
  readonly subject: CodeSubject
  /** What a code here speaks of, as a sentence. */
  readonly about: string
  /** What a code means that no table has, as a sentence. */
  readonly unlisted: string
}

const UNLISTED_WRITE =
  'A code that is not listed is `unknown`: after F it is looked up, after U or S the same bytes are sent again first.'
const UNLISTED_READ = 'A code that is not listed tells nothing.'
const UNLISTED_FAILURE = 'A code that is not listed is kept as it came.'

/** Every place in which result codes stand. The lists of Antom are open, so each has a policy. */
export const CODE_SUBJECT_ROWS: readonly CodeSubjectRow[] = [
  {
    subject: 'pay',
    about:
      'The answer to a new payment. U with `PAYMENT_IN_PROCESS` is the ordinary answer: the payer goes to the page that it names.',
    unlisted: UNLISTED_WRITE,
  },
  {
    subject: 'createPaymentSession',
    about:
      'The answer to a new payment on the hosted page. Nobody has paid yet, so no code here declines anybody.',
    unlisted:
      'A code that is not listed is `unknown`: a second session would be a second payment, so it is looked for and never repeated.',
  },
  {
    subject: 'capture',
    about: 'The answer to a capture. What the payment makes of it, a read tells.',
    unlisted: UNLISTED_WRITE,
  },
  {
    subject: 'cancel',
    about:
      'The answer to a cancel. S says that the wish was taken, also for a payment that had failed and stays failed: a read tells what it did.',
    unlisted: UNLISTED_WRITE,
  },
  {
    subject: 'refund',
    about: 'The answer to a refund. S: sent. U with `REFUND_IN_PROCESS`: accepted, and under way.',
    unlisted: UNLISTED_WRITE,
  },
  {
    subject: 'inquiryPayment',
    about: 'The answer to a look at a payment. S, F and U speak of the look, not of the payment.',
    unlisted: UNLISTED_READ,
  },
  {
    subject: 'inquiryRefund',
    about: 'The answer to a look at a refund. S, F and U speak of the look, not of the refund.',
    unlisted: UNLISTED_READ,
  },
  {
    subject: 'inquiryRefund (omnichannel)',
    about:
      'The same of the second version, which serves payments at a counter. Its codes come with `DPOS_`, `DPOS_PAYMENT_` or `DPOS_REFUND_` in front, and one with a blank inside: both are left out here and when codes are compared.',
    unlisted: UNLISTED_READ,
  },
  {
    subject: 'payment result',
    about:
      'The `paymentResultCode` beside the status of a payment. It explains the status and never decides it.',
    unlisted: UNLISTED_FAILURE,
  },
  {
    subject: 'transaction result',
    about:
      'The `transactionResult` of a capture or refund inside a payment. It explains its status and never decides it.',
    unlisted: UNLISTED_FAILURE,
  },
]
