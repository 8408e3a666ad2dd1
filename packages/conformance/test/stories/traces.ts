import type { Story } from './story.ts'

/** How money would be lost, taken twice or given back twice by a model that looks right. */
export const TRACES: readonly Story[] = [
  {
    reported:
      'A proof about the second attempt is reported of the operation, which the first had done.',
    claims: [
      'repeating/refused-repeat',
      'repeating/refused-connection',
      'repeating/crash-counts',
      'repeating/earlier-is-asked-for',
      'stopping/repeat-before-sending',
    ],
  },
  {
    reported:
      'A repeat with another key, other bytes, or after the key has died is a second operation.',
    claims: [
      'repeating/window-over',
      'repeating/same-bytes',
      'repeating/other-account',
      'creating/prepare-is-pure',
      'creating/preparation-survives-storage',
    ],
    elsewhere: [
      {
        because: 'nobody can stop a process between asking the time and sending from outside',
        file: 'core/test/stories/refunded-twice.test.ts',
        sentence: 'when the process paused between asking the time and sending',
      },
      {
        because: 'one provider makes a second session of a repeat',
        file: 'adapter-antom/test/payments/inquire-payment.test.ts',
        sentence: 'whose answer is lost is looked for and never repeated',
      },
    ],
  },
  {
    reported: 'A wrong key answers 404: the refund counts as canceled and is made again.',
    claims: [
      'refunding/unseen-is-not-canceled',
      'reading/cannot-be-found',
      'reading/no-control-no-sight',
      'repeating/strangers-prove-nothing',
    ],
    elsewhere: [
      {
        because: 'one provider says "canceled" with a 404',
        file: 'adapter-mollie/test/refunds/refund-not-found.test.ts',
        sentence: 'is canceled when all conditions hold',
      },
    ],
  },
  {
    reported:
      'A session ends by a failed try, or unseen; of two payments in it the earlier is refunded twice.',
    claims: ['sessions/untried-is-open', 'sessions/failed-try-ends-nothing', 'sessions/paid-twice'],
  },
  {
    reported: 'A success is read as captured, and the goods are shipped on an authorization.',
    claims: ['capturing/authorized-is-not-captured', 'capturing/whole', 'webhooks/no-belief'],
    elsewhere: [
      {
        because: 'a capture that was only inferred is corrected in the record',
        file: 'core/test/evidence/inferred-capture.test.ts',
        sentence: 'a payment that was taken for captured',
      },
    ],
  },
  {
    reported: 'A listed refusal proves nothing: the payer may have paid before the risk check.',
    claims: ['failing/doubtful-refusals', 'repeating/refused-repeat'],
  },
  {
    reported: 'Evidence in another order, of overlapping reads, or replayed gives another payment.',
    claims: [
      'reading/any-order',
      'reading/evidence-is-ordered',
      'reading/replay-is-no-news',
      'webhooks/old-news-takes-nothing-back',
    ],
    elsewhere: [
      {
        because: 'reads that overlap meet in the record',
        file: 'core/test/evidence/reread.test.ts',
        sentence: 'are both kept and ask for a fresh read when they differ',
      },
    ],
  },
  {
    reported: 'Silence of the transport is taken for "never sent".',
    claims: ['failing/never-sent-is-proven', 'failing/fault/reset', 'stopping/after-sending'],
    elsewhere: [
      {
        because: 'HTTP/2 and foreign fetch functions are below an adapter',
        file: 'adapter-kit/test/transport/injected-fetch.test.ts',
        sentence: 'takes the silence of a fetch for nothing',
      },
      {
        because: 'HTTP/2 and foreign fetch functions are below an adapter',
        file: 'adapter-kit/test/transport/injected-fetch.test.ts',
        sentence:
          'does not wait for a fetch that ignores its signal, and proves nothing by its silence',
      },
    ],
  },
  {
    reported:
      'A part was captured and the rest released: it reads as canceled, and the part is kept.',
    claims: ['capturing/held-money-never-ends-unpaid', 'mapping/status-follows-money'],
  },
  {
    reported: 'Two rightful refunds of one amount: the second is refused, or taken for the first.',
    claims: ['refunding/two-equal', 'refunding/not-mistaken-for-its-twin'],
  },
  {
    reported:
      'A cancel is believed, gives back what was to be kept, or crosses a success on the wire.',
    claims: [
      'canceling/answer-moves-nothing',
      'canceling/keep-is-kept',
      'canceling/nothing-to-cancel',
      'canceling/late-money',
      'canceling/by-reference',
      'canceling/over-is-known',
    ],
  },
  {
    reported: 'Old or repeated messages are refused, and those after an outage with them.',
    claims: ['webhooks/copies', 'webhooks/before-the-row', 'webhooks/dispute-is-evidence'],
  },
  {
    reported:
      'A reference is used twice, cannot be stored by the provider, or is that of another shop.',
    claims: ['creating/bad-input', 'reading/mismatch', 'repeating/used-reference'],
  },
  {
    reported:
      'What was not reported counts as zero, or another amount as the one that was asked for.',
    claims: [
      'money/left-out-is-not-zero',
      'money/unreadable-is-not-zero',
      'money/another-amount',
      'refunding/sums',
    ],
  },
  {
    reported: 'One look that finds nothing counts as absence.',
    claims: [
      'repeating/absence-takes-several-looks',
      'repeating/withdrawn',
      'reading/not-seen-is-no-proof',
      'refunding/withdrawn',
    ],
    elsewhere: [
      {
        because: 'only core builds a proof of absence',
        file: 'core/test/outcomes/absence.test.ts',
        sentence: 'is four lookups, each 15 s after the last, and carries them',
      },
    ],
  },
  {
    reported: 'A refund that had ended without money leaves after all, or goes backwards.',
    claims: ['refunding/late-answer', 'refunding/bounced', 'refunding/canceled'],
    elsewhere: [
      {
        because: 'a refund that comes back to life meets its past in the record',
        file: 'core/test/stories/refunded-twice.test.ts',
        sentence: 'when a refund had failed, its money was free again, and it leaves after all',
      },
    ],
  },
  {
    reported:
      'A way to recover is one step where it is a plan: repeat, then look, then ask a person.',
    claims: ['failing/timeout-is-unknown', 'repeating/looked-for', 'repeating/another-process'],
  },
  {
    reported: 'The next action flaps: the code to scan vanishes from the page with the first poll.',
    claims: ['reading/next-action-stays', 'creating/says-what-comes-next'],
  },
  {
    reported:
      'An abandoned payment is ended by a clock, or by a word that the provider does not have.',
    claims: ['failing/only-a-read-ends', 'mapping/words-are-reported'],
  },
  {
    reported: 'A dispute is a number without an object: nobody knows whether the money was taken.',
    claims: ['refunding/chargeback-is-no-refund', 'webhooks/dispute-is-evidence'],
    elsewhere: [
      {
        because: 'what an inquiry of a bank takes is decided in the record',
        file: 'core/test/stories/refunded-twice.test.ts',
        sentence: 'when an inquiry of a bank is taken for a chargeback that was won back',
      },
    ],
  },
  {
    reported: 'A write throws where it should answer; 429 is taken for a decline.',
    claims: ['creating/bad-input', 'failing/too-many-requests', 'creating/both-in-one'],
  },
  {
    reported: 'Test money is counted with live money.',
    claims: ['reading/account-on-everything'],
    elsewhere: [
      {
        because: 'evidence of another mode is refused by the record',
        file: 'core/test/stories/charged-twice.test.ts',
        sentence: 'when test money comes for a live payment',
      },
    ],
  },
  {
    reported: 'After the last webhook nobody hears of refunds by hand and of chargebacks.',
    claims: ['reading/changes', 'reading/no-changes'],
  },
  {
    reported: 'With a wrong key every payment stays unknown forever.',
    claims: ['reading/check-finds-a-wrong-key'],
  },
]
