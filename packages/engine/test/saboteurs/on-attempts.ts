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
}
