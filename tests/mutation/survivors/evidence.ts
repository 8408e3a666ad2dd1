import type { Survivor } from '../src/survivor.ts'

const NAN =
  'A time that is absent reads as NaN, which is neither before nor after anything; the compiler wants to be reported.'
const LIKE_APPLY =
  'Only `keep` and an anomaly are reported apart from `apply`: anything else is applied as well.'
const LIKE_KEEP = 'A step that nobody knows keeps the payment as it is, too.'
const ANY_ORDER =
  'Which of two pieces with the same times comes first is all the same, as long as it is always the same one.'

export const EVIDENCE: readonly Survivor[] = [
  {
    file: 'packages/core/src/evidence/canonical.ts',
    line: '.sort(([one], [other]) => (one < other ? -1 : 1))',
    changes: ['one < other → one <= other'],
    why: 'An object has each key once, so no two are equal.',
  },
  {
    file: 'packages/core/src/evidence/order.ts',
    line: 'return first < second ? -1 : Number(first > second)',
    changes: [
      'first < second → first <= second',
      'first < second → first >= second',
      'first > second → true',
      'first > second → false',
      'first > second → first >= second',
      'first > second → first <= second',
    ],
    why: ANY_ORDER,
  },
  {
    file: 'packages/core/src/evidence/decide-status.ts',
    line: "case 'keep':",
    changes: ['\'keep\' → ""'],
    why: LIKE_KEEP,
  },
  {
    file: 'packages/core/src/evidence/decide-status.ts',
    line: 'const allBack = isReported(captured) && isReported(reversed) && captured <= reversed',
    changes: [
      'isReported(captured) && isReported(reversed) → isReported(captured) || isReported(reversed)',
    ],
    why: 'A number is neither above nor below the word that stands for not reported.',
  },
  {
    file: 'packages/core/src/evidence/fold-payment.ts',
    line: 'return isReported(one) && isReported(other) && one > other',
    changes: [
      'isReported(one) && isReported(other) → true',
      'isReported(one) && isReported(other) → isReported(one) || isReported(other)',
    ],
    why: 'A number is neither above nor below the word that stands for not reported, and that word is not above itself.',
  },
  {
    file: 'packages/core/src/evidence/merge-objects.ts',
    line: 'if (known === undefined) return merged',
    changes: ['known === undefined → false'],
    why: 'The place was just found in the same list; the compiler cannot know.',
  },
  {
    file: 'packages/core/src/evidence/merge-objects.ts',
    line: "const transition = row === undefined ? 'apply' : (row[to] ?? 'keep')",
    changes: ['\'apply\' → ""'],
    why: LIKE_APPLY,
  },
  {
    file: 'packages/core/src/evidence/merge-objects.ts',
    line: "if (typeof transition === 'string') return transition",
    changes: ["typeof transition === 'string' → false", '\'string\' → ""'],
    why: 'A word has no `by`, so it is given back a line later; the compiler wants to be reported.',
  },
  {
    file: 'packages/core/src/evidence/merge-reported.ts',
    line: 'known.expiresAt !== undefined && epochOf(observation.at) >= epochOf(known.expiresAt)',
    changes: ['known.expiresAt !== undefined → true'],
    why: NAN,
  },
  ...[
    "pending: { pending: 'apply', succeeded: 'apply', failed: 'apply' },",
    "succeeded: 'apply',",
    "failed: 'apply',",
  ].map((line) => ({
    file: 'packages/core/src/evidence/capture-transitions.ts',
    line,
    changes: ['\'apply\' → ""'],
    why: LIKE_APPLY,
  })),
  {
    file: 'packages/core/src/evidence/capture-transitions.ts',
    line: "succeeded: { anomaly: 'capture_revived', by: 'any' },",
    changes: ['\'any\' → ""'],
    why: 'Only `read_only` is reported apart.',
  },
  ...[
    "open: { open: 'apply', won: 'apply', lost: 'apply', accepted: 'apply' },",
    "won: { open: 'keep', won: 'apply', lost: CHANGED, accepted: CHANGED },",
    "lost: { open: 'keep', won: CHANGED, lost: 'apply', accepted: CHANGED },",
    "accepted: { open: 'keep', won: CHANGED, lost: CHANGED, accepted: 'apply' },",
  ].map((line) => ({
    file: 'packages/core/src/evidence/dispute-transitions.ts',
    line,
    changes: ['\'apply\' → ""'],
    why: LIKE_APPLY,
  })),
  ...["succeeded: 'apply',", "failed: 'apply',", "canceled: 'apply',"].map((line) => ({
    file: 'packages/core/src/evidence/refund-transitions.ts',
    line,
    changes: ['\'apply\' → ""'],
    why: LIKE_APPLY,
  })),
  ...[
    "authorized: { ...OPEN, requires_action: 'keep', processing: 'keep' },",
    "requires_action: 'keep',",
    "processing: 'keep',",
  ].map((line) => ({
    file: 'packages/core/src/evidence/status-matrix.ts',
    line,
    changes: ['\'keep\' → ""'],
    why: LIKE_KEEP,
  })),
]
