import { caughtBy, edit, type Saboteur } from './saboteur.ts'

const EVENTS = 'store/events/events.test.ts'

/** Saboteurs of events, of the database and of how work is found. */
export const onTheRest: Readonly<Record<string, Saboteur>> = {
  'a process takes what it has no handler for': {
    breaks: 'only_handled_types',
    edits: [
      edit(
        'store/events/take-delivery.ts',
        'and d.type = any (array(select json_array_elements_text(:types::json)))',
        'and (select count(*) from json_array_elements_text(:types::json)) >= 0',
      ),
    ],
    caughtBy: caughtBy(
      EVENTS,
      'of a type that this process has no handler for stay, with those behind them',
      'server',
    ),
  },
  'a poisoned event is given up by itself': {
    breaks: 'poison_holds_its_payment',
    edits: [
      edit(
        'outbox/deliver-next.ts',
        "pause === undefined ? 'never' : { inMs: pause }",
        '{ inMs: pause ?? 1_000 }',
      ),
    ],
    caughtBy: caughtBy(
      'outbox/deliver-next.test.ts',
      'holds back its payment for its consumer alone until it is retried',
      'server',
    ),
  },
  'migrations run without their lock': {
    breaks: 'migrations_are_locked',
    edits: [edit('store/schema/migrate.ts', '  await tx.query(LOCK)\n', '')],
    caughtBy: caughtBy(
      'store/schema/migrate.test.ts',
      'is migrated once by three at once',
      'server',
    ),
  },
  'a lost answer of the database is taken for a rollback': {
    breaks: 'clear_database_errors',
    edits: [
      edit(
        'store/statements/session.ts',
        "stored: isCertain ? 'no' : 'unknown'",
        "stored: isCertain ? 'no' : 'no'",
      ),
    ],
    caughtBy: caughtBy(
      'store/statements/statement.test.ts',
      'leave it unknown whether a lone statement was stored when its answer is lost',
      'server',
    ),
  },
  'the oldest rows go first, whoever has them': {
    breaks: 'claims_are_shared',
    edits: [
      edit(
        'store/payments/claim-due-payments.ts',
        'row_number() over (partition by b.name order by p.due_at) as place',
        'row_number() over (order by p.due_at) as place',
      ),
    ],
    caughtBy: caughtBy(
      'store/payments/claim-due-payments.test.ts',
      'of one instance leave those of the others their share',
      'server',
    ),
  },
}
