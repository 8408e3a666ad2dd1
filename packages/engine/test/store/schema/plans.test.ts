import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { beginAttempt } from '../../../src/store/attempts/begin-attempt.ts'
import type { OpenedDatabase } from '../../../src/store/database/open-database.ts'
import { claimErasing, restingPayments } from '../../../src/store/erasing/due-erasing.ts'
import { eraseUnassigned } from '../../../src/store/erasing/erase-unassigned.ts'
import { insertEvents } from '../../../src/store/events/insert-events.ts'
import { takeDelivery } from '../../../src/store/events/take-delivery.ts'
import { appendEvidence } from '../../../src/store/evidence/append-evidence.ts'
import { readEvidence } from '../../../src/store/evidence/read-evidence.ts'
import { claimInbox } from '../../../src/store/inbox/claim-inbox.ts'
import { closeInbox } from '../../../src/store/inbox/close-inbox.ts'
import { openInbox } from '../../../src/store/inbox/match-inbox.ts'
import {
  findOperationByReference,
  findOperationsByReference,
  operationsOfPayment,
} from '../../../src/store/operations/find-operations.ts'
import { claimDuePayments } from '../../../src/store/payments/claim-due-payments.ts'
import { findPayment, paymentsOfOrder } from '../../../src/store/payments/find-payment.ts'
import { takeLease } from '../../../src/store/payments/lease.ts'
import { readKnown } from '../../../src/store/payments/read-known.ts'
import { migrate } from '../../../src/store/schema/migrate.ts'
import { createSealer } from '../../../src/store/sealing/sealer.ts'
import type { Transaction } from '../../../src/store/statements/session.ts'
import { DATABASES } from '../../support/databases.ts'

const LEASE = { payment: 1, number: 1, until: '2026-01-01T00:00:00Z', calls: 0, begun: 1 }
const LIMITS = { limit: 10, postponeMs: 60_000 }

/** What runs for every payment, webhook or event: what it costs must not grow with the tables. */
const HOT: readonly (readonly [string, (tx: Transaction) => Promise<unknown>])[] = [
  [
    'claims payments',
    (tx) => claimDuePayments(tx, { ...LIMITS, instances: ['up', 'down'], probeEveryMs: 1 }),
  ],
  ['claims webhooks', (tx) => claimInbox(tx, { ...LIMITS, instance: 'up' })],
  ['takes a delivery', (tx) => takeDelivery(tx, { consumer: 'c', types: ['t'], limitMs: 1 })],
  [
    'stores events',
    (tx) => insertEvents(tx, { events: [{ type: 't', payment: 1, order: null, data: {} }] }),
  ],
  ['takes a lease', (tx) => takeLease(tx, { payment: 1, forMs: 1, owner: 'x' })],
  [
    'begins an attempt',
    (tx) => beginAttempt(tx, { operation: 1, pending: {}, lease: LEASE, marginMs: 1 }),
  ],
  [
    'adds evidence',
    (tx) => appendEvidence(tx, { payment: 1, begun: 1, source: 'read', observation: {} }),
  ],
  ['reads evidence', (tx) => readEvidence(tx, { payment: 1, after: 1 })],
  ['reads what is known of a payment', (tx) => readKnown(tx, { payment: 1 })],
  ['reads webhooks of a payment', (tx) => openInbox(tx, { payment: 1 })],
  ['closes webhooks', (tx) => closeInbox(tx, { webhooks: [{ key: 1, calls: 1 }] })],
  ['finds a payment by reference', (tx) => findPayment(tx, { instance: 'up', reference: 'r1' })],
  ['finds a payment by provider id', (tx) => findPayment(tx, { instance: 'up', providerId: 'x' })],
  ['finds the payments of an order', (tx) => paymentsOfOrder(tx, { order: 'o1' })],
  ['sums operations', (tx) => operationsOfPayment(tx, { payment: 1 })],
  [
    'finds an operation by reference',
    (tx) => findOperationByReference(tx, { instance: 'up', reference: 'r1' }),
  ],
  [
    'finds operations by reference',
    (tx) => findOperationsByReference(tx, { instance: 'up', references: ['r1', 'r2', 'r3'] }),
  ],
  [
    'finds what has rested',
    (tx) =>
      restingPayments(tx, { instances: ['up', 'down'], afterMs: 1, from: undefined, limit: 50 }),
  ],
  ['claims what is to be erased', (tx) => claimErasing(tx, LIMITS)],
  ['erases messages of nobody', (tx) => eraseUnassigned(tx, { afterMs: 1, limit: 50 })],
]

const LARGE =
  /Seq Scan on (?:payments|operations|tries|attempts|evidence|inbox|events|deliveries)\b/

describe.skipIf(inject('postgresUrl') === undefined)('with 20,000 rows that are all due', () => {
  let database: OpenedDatabase
  beforeAll(async () => {
    const server = DATABASES.find(({ name }) => name === 'PostgreSQL')
    if (server === undefined) throw new Error('There is no server')
    database = await server.open()
    await migrate(database)
    for (const text of ROWS) await database.query(text)
    await database.query('analyze')
  })
  afterAll(() => database.close())

  it.each(HOT)('no statement that %s reads a whole table', async (_, run) => {
    const plans: string[] = []
    const explaining: Transaction = {
      now: null,
      scope: 'transaction',
      policies: {},
      sealer: createSealer([], { installation: 'test' }),
      async query(text, values) {
        const { rows } = await database.query(`explain ${text}`, values)
        plans.push(...rows.map((row) => plan.parse(row)['QUERY PLAN']))
        return { rows: [] }
      },
    }
    await run(explaining).catch(() => {}) // a plan is no row

    expect(plans).not.toEqual([])
    expect(plans.filter((line) => LARGE.test(line))).toEqual([])
  })
})

const plan = z.object({ 'QUERY PLAN': z.string() })

/** One instance is down: nearly everything that is due is its. */
const INSTANCE = `case when n <= 200 then 'up' else 'down' end`
const NUMBERS = 'from generate_series(1, 20000) as n'

const ROWS = [
  `insert into paystate.orders (id, created_at) select 'o' || n, now() ${NUMBERS}`,
  `insert into paystate.payments (id, order_id, attempt, instance, reference, provider_id, standing, status,
     currency, requested, created_at, changed_at, due_at)
   select 'p' || n, 'o' || n, 1, ${INSTANCE}, 'r' || n, 'x' || n, 'live', 'processing', 'EUR', 1, now(),
     now(), now() ${NUMBERS}`,
  `insert into paystate.operations (kind, id, payment, compared, state, created_at, changed_at)
   select 'create', 'c' || n, n, '{}', 'attempted', now(), now() ${NUMBERS}`,
  `insert into paystate.tries (operation, number, instance, reference, prepared, created_at)
   select n, 1, ${INSTANCE}, 'r' || n, '{}', now() ${NUMBERS}`,
  `insert into paystate.attempts (operation, number, try, payment, lease, begun_at, must_leave_before)
   select n, 1, 1, n, 1, now(), now() ${NUMBERS}`,
  `insert into paystate.evidence (payment, received, source, observation, stored_at)
   select n, n, 'read', '{}', now() ${NUMBERS}`,
  `insert into paystate.inbox (instance, digest, hints, headers, body, payment, received_at, called_at, due_at)
   select ${INSTANCE}, 'd' || n, '[]', '{}', '', n, now(), now(), now() ${NUMBERS}`,
  `insert into paystate.consumers (name, begins, created_at) values ('c', 'now', now())`,
  `insert into paystate.consumer_types (consumer, type, created_at) values ('c', 't', now())`,
  `insert into paystate.events (number, type, payment, data, happened_at)
   select n, 't', n % 4000 + 1, '{}', now() ${NUMBERS}`,
  `insert into paystate.deliveries (consumer, event, type, payment, due_at)
   select 'c', number, type, payment, happened_at from paystate.events`,
]
