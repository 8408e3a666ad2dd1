import { caughtBy, edit, type Saboteur } from './saboteur.ts'

/** Saboteurs of attempts, leases and what is concluded under them. */
export const onAttempts: Readonly<Record<string, Saboteur>> = {
  'the bytes leave before the attempt is committed': {
    breaks: 'attempt_before_bytes',
    edits: [
      edit(
        'resolver/send-operation.ts',
        '  const mark = { operation: operation.key, number, mustLeaveBefore: time }\n',
        `  const mark = { operation: operation.key, number, mustLeaveBefore: time }
  await send(held, { ...ready, kind: 'begun', number, mark, mustLeaveBefore })\n`,
      ),
    ],
    caughtBy: caughtBy(
      'money/leaving-too-late.test.ts',
      'sends nothing, and says that it provably did not',
    ),
  },
  'an attempt that may have left is sent as a first one': {
    breaks: 'attempt_may_have_left',
    edits: [
      edit(
        'resolver/send-operation.ts',
        "const isUnsent = state === 'intended' || state === 'waiting'",
        "const isUnsent = state !== 'applied'",
      ),
      edit(
        'resolver/step.ts',
        "if (state === 'attempted' || state === 'unknown') return unknownStep",
        "if (state === 'attempted') return { type: 'send', operation }\n  if (state === 'unknown') return unknownStep",
      ),
    ],
    caughtBy: caughtBy(
      'money/promises.test.ts',
      'is looked up as one that may have left, and not sent as a first one',
    ),
  },
  'a lease is taken although somebody has it': {
    breaks: 'lease_has_one_owner',
    edits: [
      edit('store/payments/lease.ts', ` and (lease_until is null or lease_until <= \${NOW})`, ''),
    ],
    caughtBy: caughtBy(
      'store/payments/lease.test.ts',
      'belongs to one, and the payment is due when it ends',
      'server',
    ),
  },
  'the commit of an intent takes no lease': {
    breaks: 'intent_takes_lease',
    edits: [
      edit(
        'intents/open-attempt.ts',
        'lease: isInside ? undefined :',
        'lease: input ? undefined :',
      ),
    ],
    caughtBy: caughtBy('money/promises.test.ts', 'is leased by the commit that stores it'),
  },
  'a lease that has run out still counts': {
    breaks: 'lease_by_database_clock',
    edits: [
      edit(
        'store/payments/lease.ts',
        `(lease = :lease::bigint and lease_until > \${NOW})`,
        `(lease = :lease::bigint and lease_until > to_timestamp(0) and \${NOW} is not null)`,
      ),
    ],
    caughtBy: caughtBy(
      'store/attempts/attempts.test.ts',
      'that ends without its lease is kept as learned, and asks for another step',
      'server',
    ),
  },
  'a lease is given back although something is left to do': {
    breaks: 'lease_kept_while_work_is_left',
    edits: [edit('journal/learn.ts', "settled === 'nothing' && !hasAnomalies", '!hasAnomalies')],
    caughtBy: caughtBy(
      'money/transactions.test.ts',
      'is read first and then sent, in one call, when the last read is old',
    ),
  },
  'a refusal concludes without its lease': {
    breaks: 'no_conclusion_without_lease',
    edits: [
      edit(
        'resolver/send-operation.ts',
        "under: under === 'lease' ? 'lease' : 'none'",
        "under: under === 'lease' ? 'lease' : 'lease'",
      ),
    ],
    caughtBy: caughtBy(
      'money/lost-lease.test.ts',
      'proves nothing when it is a refusal: the request may have been repeated since',
    ),
  },
  'a late end asks for no step': {
    breaks: 'late_answer_wakes',
    edits: [
      edit(
        'store/attempts/end-attempt.ts',
        "stored?.under === 'none'",
        'stored?.under === undefined',
      ),
    ],
    caughtBy: caughtBy(
      'store/attempts/attempts.test.ts',
      'that ends without its lease is kept as learned, and asks for another step',
      'server',
    ),
  },
  'a late answer counts from when its lease began': {
    breaks: 'late_answer_is_pushed',
    edits: [
      edit(
        'resolver/conclude.ts',
        "const begun = under === 'lease' ? held.begun : null",
        'const begun = held.begun',
      ),
    ],
    caughtBy: caughtBy(
      'money/lost-lease.test.ts',
      'is stored while the process that took over knows nothing; it is read, and nothing is sent again',
    ),
  },
  'the transport is not told until when bytes may leave': {
    breaks: 'must_leave_before',
    edits: [
      edit(
        'resolver/send-operation.ts',
        '{ previousAttempts, mustLeaveBefore, signal }',
        '{ previousAttempts, ...(mustLeaveBefore && {}), signal }',
      ),
    ],
    caughtBy: caughtBy(
      'money/leaving-too-late.test.ts',
      'sends nothing, and says that it provably did not',
    ),
  },
  'an attempt counts as ended when it begins': {
    breaks: 'absence_after_last_end',
    edits: [
      edit(
        'resolver/pending-attempt.ts',
        'lastEndedAt: instantOf(epochOf(now) + leaseMs),',
        'lastEndedAt: instantOf(epochOf(now)),',
      ),
      edit(
        'resolver/pending-attempt.ts',
        'until(providerTime, leaseMs)',
        'until(providerTime, leaseMs * 0)',
      ),
    ],
    caughtBy: caughtBy('money/promises.test.ts', 'proves no absence while it may still leave'),
  },
  'no lease is renewed': {
    breaks: 'lease_is_renewed',
    edits: [
      edit(
        'resolver/with-lease.ts',
        'const stop = keepLease(held)',
        'const stop = held && keepLease ? () => {} : () => {}',
      ),
    ],
    caughtBy: caughtBy(
      'money/renewed-lease.test.ts',
      'is renewed while a send outlasts it: nobody else takes the payment, and the end counts',
    ),
  },
  'a payment under a lease is not due at its end': {
    breaks: 'never_forgotten',
    edits: [
      edit(
        'store/payments/lease.ts',
        `lease_owner = :owner,
     due_at = \${NOW} + \${milliseconds('forMs')}`,
        'lease_owner = :owner, due_at = null',
      ),
    ],
    caughtBy: caughtBy(
      'store/payments/lease.test.ts',
      'belongs to one, and the payment is due when it ends',
      'server',
    ),
  },
  'nobody looks for what is unknown for too long': {
    breaks: 'says_how_long_unknown',
    edits: [
      edit(
        'policies/watch-unknown.ts',
        'await each(overdue, (operation)',
        'await each(overdue.slice(0, 0), (operation)',
      ),
    ],
    caughtBy: caughtBy('anomalies/life.test.ts', 'what was unknown for too long, when it is known'),
  },
  'what was concluded is not looked at again': {
    breaks: 'evidence_wins',
    edits: [
      edit('journal/settle-by-evidence.ts', "  'unknown',\n  'not_applied',\n", "  'unknown',\n"),
    ],
    caughtBy: caughtBy(
      'money/verdicts.test.ts',
      'ends what is unknown, and evidence that contradicts it wins and says whose it was',
    ),
  },
  'a verdict needs no reason': {
    breaks: 'verdict_has_a_name',
    edits: [
      edit(
        'input/check-input.ts',
        'z.string({ error: WORDS }).trim().min(1, WORDS).max(1000, WORDS)',
        'z.string({ error: WORDS })',
      ),
    ],
    caughtBy: caughtBy('anomalies/life.test.ts', 'and must say who and why, about one that exists'),
  },
  'what is stored to be sent again is not due': {
    breaks: 'sent_again_is_due',
    edits: [edit('intents/send-again.ts', '  await wakePayment(tx, { payment: row.key })\n', '')],
    caughtBy: caughtBy('money/sent-again.test.ts', 'leaves it to another one, which sends it'),
  },
}
