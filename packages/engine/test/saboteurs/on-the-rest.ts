import { caughtBy, edit, type Saboteur } from './saboteur.ts'

const EVENTS = 'store/events/events.test.ts'

/** Saboteurs of events, of the database and of how work is found. */
export const onTheRest: Readonly<Record<string, Saboteur>> = {
  'the delivery commits before its handler runs': {
    breaks: 'exactly_once_through_tx',
    edits: [
      edit(
        'outbox/deliver-next.ts',
        '      attempt.delivery = delivery\n      await runHandler',
        '      attempt.delivery = delivery\n    })\n    const { delivery } = attempt\n    if (delivery) await store.transaction(async (tx) => {\n      await runHandler',
      ),
    ],
    caughtBy: caughtBy(
      'flow/test-engine.test.ts',
      'tells after a kill what was not told before it, with its effects once',
    ),
  },
  'the failure of one consumer holds up the others': {
    breaks: 'consumers_are_apart',
    edits: [
      edit(
        'store/events/take-delivery.ts',
        'where lower.consumer = :consumer and lower.payment = d.payment',
        'where lower.payment = d.payment',
      ),
    ],
    caughtBy: caughtBy(
      'outbox/deliver-next.test.ts',
      'holds back its payment for its consumer alone until it is retried',
      'server',
    ),
  },
  'events reach nobody in the transaction of the change': {
    breaks: 'delivery_per_consumer',
    edits: [
      edit(
        'store/events/insert-events.ts',
        'on t.type = n.type\n',
        "on t.type = n.type and t.type = ''\n",
      ),
    ],
    caughtBy: caughtBy(EVENTS, 'reach each consumer of their type, and no other', 'server'),
  },
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
  'events overtake each other': {
    breaks: 'in_order',
    edits: [
      edit(
        'store/events/take-delivery.ts',
        'and d.event = coalesce((',
        'and d.event >= coalesce((',
      ),
    ],
    caughtBy: caughtBy(
      EVENTS,
      'are passed over while another transaction has them, and those behind them too',
      'server',
    ),
  },
  'a delivery waits for whoever has it': {
    breaks: 'taken_ones_are_passed_over',
    edits: [
      edit('store/events/take-delivery.ts', 'for update of d skip locked', 'for update of d'),
    ],
    caughtBy: caughtBy(
      EVENTS,
      'are passed over while another transaction has them, and those behind them too',
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
  'an event whose COMMIT fails comes again at once': {
    breaks: 'poison_holds_its_payment',
    edits: [edit('outbox/deliver-next.ts', '(!failure && isOfDatabase(error))', '!failure')],
    caughtBy: caughtBy(
      'outbox/deliver-next.test.ts',
      'whose handler stores what its COMMIT refuses is postponed, and holds up no other payment',
      'server',
    ),
  },
  'a handler may take for ever': {
    breaks: 'handler_time_limit',
    edits: [
      edit(
        'outbox/run-handler.ts',
        'await Promise.race([work(), late])',
        'await Promise.race([work(), late.catch(() => {})])',
      ),
    ],
    caughtBy: caughtBy(
      'outbox/deliver-next.test.ts',
      'whose handler does not end is rolled back after 30 seconds',
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
  'an edited migration passes': {
    breaks: 'migrations_have_checksums',
    edits: [
      edit(
        'store/schema/applied-migrations.ts',
        'if (checksumOf(migration) !== checksum)',
        "if (checksumOf(migration) === '' && checksum)",
      ),
    ],
    caughtBy: caughtBy(
      'store/schema/migrate.test.ts',
      'is refused when a migration was edited after it ran',
      'server',
    ),
  },
  'a directory is opened by two processes': {
    breaks: 'one_process_per_directory',
    edits: [
      edit(
        'store/directory/lock-directory.ts',
        "file.exec('pragma locking_mode = exclusive; begin exclusive')",
        "file.exec('pragma locking_mode = normal')",
      ),
    ],
    caughtBy: caughtBy(
      'store/directory/lock-directory.test.ts',
      'refuses a directory that another process has, and names that process',
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
  'a lane that fails once ends': {
    breaks: 'goes_on_by_itself',
    edits: [
      edit(
        'background/work-loop.ts',
        '      report({ where: lane.name, error })\n      await rest',
        '      report({ where: lane.name, error })\n      if (lane) return\n      await rest',
      ),
    ],
    caughtBy: caughtBy(
      'background/work-loop.test.ts',
      'goes on in other lanes while one hangs or fails, and slows down the one that fails',
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
  'a provider that is down is asked by every payment': {
    breaks: 'circuit_rests',
    edits: [
      edit(
        'store/payments/claim-due-payments.ts',
        'where i.name = named.name and i.open_until is not null)',
        'where i.name = named.name and i.open_until is null and i.name is null)',
      ),
    ],
    caughtBy: caughtBy(
      'store/payments/claim-due-payments.test.ts',
      'of a provider that is down rest, but for one now and then, until it has responded',
      'server',
    ),
  },
  'a circuit is closed by who waits for its lock': {
    breaks: 'circuit_waits_for_nobody',
    edits: [edit('store/instances/circuit.ts', 'for update skip locked)', 'for update)')],
    caughtBy: caughtBy(
      'store/instances/circuit.test.ts',
      'stays open where somebody has it locked: a lease is given back without waiting for that',
      'server',
    ),
  },
  'a webhook with a forged id stays': {
    breaks: 'forged_names_hold_nothing',
    edits: [
      edit(
        'resolver/read-named.ts',
        'ids.length > 0 && ids.every((id) => refused.has(id))',
        'ids.length > 9 && ids.every((id) => refused.has(id))',
      ),
    ],
    caughtBy: caughtBy(
      'money/webhook-not-assigned.test.ts',
      'is read by the call that opens the next attempt, where no worker was faster',
    ),
  },
}
