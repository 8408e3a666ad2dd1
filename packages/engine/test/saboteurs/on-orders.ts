import { caughtBy, edit, type Saboteur } from './saboteur.ts'

/** Saboteurs of orders, references and what is reserved. */
export const onOrders: Readonly<Record<string, Saboteur>> = {
  'a second payment beside a live one': {
    breaks: 'one_live_payment',
    edits: [
      edit(
        'intents/open-attempt.ts',
        "standing === 'live')\n  if (current)",
        "standing === 'paid')\n  if (current)",
      ),
    ],
    caughtBy: caughtBy(
      'money/pay.test.ts',
      'opens a payment, sends the payer on, and gives the same one however often it is called',
    ),
  },
  'a second payment that holds money is not told': {
    breaks: 'both_are_kept',
    edits: [
      edit(
        'journal/order-happenings.ts',
        'if (holding.length < 2 || minorUnits <= 0) return []',
        'if (holding.length > 0) return []',
      ),
    ],
    caughtBy: caughtBy(
      'money/paid-twice.test.ts',
      'is published for each surplus payment, with its surplus',
    ),
  },
  'an id acts each time it is called': {
    breaks: 'one_effect_per_id',
    edits: [
      edit(
        'intents/retry-of.ts',
        "if ((state !== 'not_applied' && state !== 'withdrawn') || outcome === null) return undefined",
        "if (state === 'applied') return 'next_try'\n  if (outcome === null) return undefined",
      ),
    ],
    caughtBy: caughtBy(
      'money/refund.test.ts',
      'has one effect per id, and gives the same result however often it is called',
    ),
  },
  'a refund of any amount': {
    breaks: 'never_more_refunds',
    edits: [
      edit(
        'intents/refund.ts',
        "  checkLeft(row, { kind: 'refund', amount, left: refundLeft({ payment }) })\n",
        '  if (payment) return\n',
      ),
    ],
    caughtBy: caughtBy(
      'money/refund.test.ts',
      'never sends more than is left, and stores nothing of what it refuses',
    ),
  },
  'failover from what is unknown': {
    breaks: 'failover_only_on_proof',
    edits: [
      edit(
        'intents/candidates.ts',
        "if (outcome.kind !== 'not_applied') return false",
        "if (outcome.kind === 'applied') return false\n  if (outcome.kind === 'unknown') return true",
      ),
      edit('intents/pay.ts', "row.standing !== 'ended' || outcome", 'outcome'),
      edit(
        'intents/open-attempt.ts',
        "standing === 'live')\n  if (current)",
        "standing === 'paid')\n  if (current)",
      ),
      edit(
        'intents/end-to-read.ts',
        'return isSeen ? undefined : last',
        'return seen ? undefined : last',
      ),
    ],
    caughtBy: caughtBy('money/pay.test.ts', 'never fails over from what is unknown'),
  },
  'another account under the same name': {
    breaks: 'another_account',
    edits: [
      edit(
        'engine/verify-account.ts',
        "if (!seen.includes('unreachable')) throw differs(instance, known)",
        'if (known.length > 0) return',
      ),
    ],
    caughtBy: caughtBy(
      'engine/verify-account.test.ts',
      'is another when none of its payments is shown, and does not start',
    ),
  },
  'an unsent intent keeps the key that it was prepared under': {
    breaks: 'rotated_key',
    edits: [
      edit(
        'resolver/prepare-try.ts',
        'isSameAccount(account, adapter.account) && account.credential === adapter.account.credential',
        'isSameAccount(account, adapter.account) || account.credential !== adapter.account.credential',
      ),
    ],
    caughtBy: caughtBy(
      'money/promises.test.ts',
      'that was never sent is sent under the current key',
    ),
  },
  'the order is not locked': {
    breaks: 'order_is_locked',
    edits: [
      edit('store/orders/lock-order.ts', 'where id = :order for update`', 'where id = :order`'),
    ],
    caughtBy: caughtBy(
      'store/orders/lock-order.test.ts',
      'lets one caller at a time open its next attempt',
      'server',
    ),
  },
  'a constraint allows one live payment': {
    breaks: 'live_is_no_constraint',
    edits: [
      edit(
        'store/schema/migrations/0001-payments.ts',
        'create index payments_due',
        `create unique index payments_live on paystate.payments (order_id) where standing in ('live', 'paid');

create index payments_due`,
      ),
    ],
    caughtBy: caughtBy(
      'money/paid-twice.test.ts',
      'is published for each surplus payment, with its surplus',
    ),
  },
  'an end is believed without a read': {
    breaks: 'read_before_next',
    edits: [
      edit('intents/pay.ts', 'return neverCreated(payment) &&', 'return payment.row.key > 0 &&'),
    ],
    caughtBy: caughtBy('money/pay.test.ts', 'opens nothing while an end cannot be read afresh'),
  },
  'what came between the read and the lock does not count': {
    breaks: 'read_again_if_moved',
    edits: [
      edit(
        'intents/end-to-read.ts',
        '  for (const row of ended) {',
        '  if (seen) return undefined\n  for (const row of ended) {',
      ),
    ],
    caughtBy: caughtBy(
      'money/promises.test.ts',
      'waits for a webhook that came between the read of an end and the lock',
    ),
  },
  'a read that fails opens the next attempt': {
    breaks: 'failed_read_opens_nothing',
    edits: [
      edit(
        'intents/pay.ts',
        'if (!read) return waitFor(services, ensured.row)\n      seen = read',
        'seen = read ?? { key: ensured.row.key, version: ensured.row.version }',
      ),
    ],
    caughtBy: caughtBy('money/pay.test.ts', 'opens nothing while an end cannot be read afresh'),
  },
  'references are drawn': {
    breaks: 'references_are_derived',
    edits: [
      edit(
        'engine/reference-names.ts',
        'digest([deployment, kind, id, number])',
        'digest([deployment, kind, id, number, process.hrtime().join()])',
      ),
    ],
    caughtBy: caughtBy(
      'money/promises.test.ts',
      'are the same in every process, and after a backup is restored',
    ),
  },
  'a restored backup sends at once': {
    breaks: 'restored_looks_first',
    edits: [
      edit(
        'resolver/look-first-marker.ts',
        'if (heldAt !== null && heldSince !== null) {',
        'if (heldAt !== null && heldSince !== null && operation.key < 0) {',
      ),
    ],
    caughtBy: caughtBy(
      'restored/restored.heavy.test.ts',
      'is said by a person: what is new waits until all that was made since is known',
    ),
  },
  'what is not shown yet reserves nothing': {
    breaks: 'reservation_is_a_sum',
    edits: [
      edit(
        'resolver/reserved.ts',
        '.filter((operation) => !isShown(operation, { payment, shown }))',
        '.filter((operation) => !isShown(operation, { payment, shown }) && operation.key < 0)',
      ),
    ],
    caughtBy: caughtBy(
      'money/promises.test.ts',
      'is what may have been refunded, while nothing shows it',
    ),
  },
  'a reservation counts up, and never down': {
    breaks: 'reservation_is_a_sum',
    edits: [
      edit(
        'resolver/reserved.ts',
        "state !== 'not_applied' && state !== 'withdrawn'",
        'state !== undefined',
      ),
    ],
    caughtBy: caughtBy('money/promises.test.ts', 'is free again when the refund is withdrawn'),
  },
  'a refund goes beside an open cancel': {
    breaks: 'open_cancel_reserves',
    edits: [
      edit(
        'resolver/reserved.ts',
        "other.kind === 'cancel' && isOpen(other) && other.key !== except?.key",
        "other.kind === 'cancel' && isOpen(other) && other.key === except?.key",
      ),
    ],
    caughtBy: caughtBy(
      'money/promises.test.ts',
      'is everything while it is unknown whether a cancel happened',
    ),
  },
  'a refund trusts what was read long ago': {
    breaks: 'refund_reads_first',
    edits: [
      edit(
        'intents/write.ts',
        'if (!(await isOver(services, { row, given }))) await freshen',
        'if (!row && !(await isOver(services, { row, given }))) await freshen',
      ),
      edit(
        'resolver/step.ts',
        'Math.abs(now - epochOf(readAt)) <= settings.freshMs',
        'epochOf(readAt) > 0',
      ),
    ],
    caughtBy: caughtBy('money/refund.test.ts', 'sees what was refunded elsewhere before it sends'),
  },
  'a refund goes on top of a dispute': {
    breaks: 'dispute_refuses_refunds',
    edits: [
      edit(
        'resolver/reserved.ts',
        'return !isReported(moneyTaken) || moneyTaken > 0',
        'return isReported(moneyTaken) && moneyTaken < 0',
      ),
    ],
    caughtBy: caughtBy(
      'money/promises.test.ts',
      'is not refunded on top of a dispute that took money, unless that is asked for',
    ),
  },
  'a cancel returns money on top of a dispute': {
    breaks: 'dispute_refuses_reversals',
    edits: [
      edit('intents/cancel.ts', "ifPaid === 'reverse' && !despiteDispute", "ifPaid !== 'reverse'"),
    ],
    caughtBy: caughtBy(
      'money/disputes.test.ts',
      'is refused while a dispute may take the same money, and sends nothing',
    ),
  },
  'a refund is repeated after a dispute has come': {
    breaks: 'dispute_ends_repeats',
    edits: [
      edit(
        'resolver/step.ts',
        'payment.row.heldBy !== null || isStoppedByDispute(payment, operation)',
        'payment.row.heldBy !== null',
      ),
      edit(
        'resolver/send-operation.ts',
        "as === 'repeat' && isStoppedByDispute(payment, operation)",
        "as === 'repeat' && payment.row.heldBy !== null",
      ),
    ],
    caughtBy: caughtBy(
      'money/disputes.test.ts',
      'is looked up and not repeated once a dispute has come',
    ),
  },
  'a policy acts while something is unknown': {
    breaks: 'policy_not_on_unknown',
    edits: [
      edit(
        'policies/choose-act.ts',
        'if (payments.some(isUnknown) || own',
        'if ((payments.some(isUnknown) && payments.length < 0) || own',
      ),
    ],
    caughtBy: caughtBy(
      'anomalies/policies.test.ts',
      'waits while anything about the order is unknown',
    ),
  },
  'a policy draws the id of its act': {
    breaks: 'acts_once',
    edits: [
      edit(
        'policies/choose-act.ts',
        "type: 'refund', id: anomaly.id,",
        `type: 'refund', id: \`\${anomaly.id}\${process.hrtime().join()}\`,`,
      ),
    ],
    caughtBy: caughtBy(
      'anomalies/policies.test.ts',
      'happens once when the process ends right after it was stored',
    ),
  },
}
