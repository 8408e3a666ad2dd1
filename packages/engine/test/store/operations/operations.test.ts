import { describe, expect, it } from 'vitest'
import { beginAttempt } from '../../../src/store/attempts/begin-attempt.ts'
import { differences } from '../../../src/store/operations/differences.ts'
import {
  findOperation,
  findOperationByReference,
  operationsOfPayment,
} from '../../../src/store/operations/find-operations.ts'
import { insertOperation } from '../../../src/store/operations/insert-operation.ts'
import { readTries, storeTry } from '../../../src/store/operations/tries.ts'
import { retryOperation, updateOperation } from '../../../src/store/operations/update-operation.ts'
import { describeStore, type Stage } from '../../support/stores.ts'

async function withRefund(stage: () => Promise<Stage>) {
  const made = await stage()
  const payment = await made.payment()
  const id = made.name('refund')
  const insert = (amount = 500) =>
    made.store.transaction((tx) =>
      insertOperation(tx, {
        kind: 'refund',
        id,
        payment: payment.key,
        compared: { payment: payment.id, amount, currency: 'EUR' },
        amount,
        state: 'intended',
        sendBefore: { inMs: 600_000 },
        transactionId: null,
        onDispute: 'send',
      }),
    )
  const { operation } = await insert()
  return { ...made, payment, id, insert, operation }
}

describeStore('an operation', (stage) => {
  it('is stored once per id; the same call finds it, another is a conflict that names what differs', async () => {
    const { store, id, insert, operation, in: at } = await withRefund(stage)

    expect(operation).toMatchObject({ id, state: 'intended', try: 1, sendBefore: at(600_000) })
    expect(await insert()).toMatchObject({ kind: 'existing', operation: { key: operation.key } })
    expect(await insert(700)).toMatchObject({ kind: 'conflict', differences: ['amount'] })
    expect(await findOperation(store, { kind: 'refund', id })).toEqual(operation)
    expect(await findOperation(store, { kind: 'capture', id })).toBeUndefined()
  })

  it('is stored once by many at the same time', async () => {
    const made = await withRefund(stage)
    const id = made.name('refund')
    const results = await Promise.all(
      Array.from({ length: 4 }, () =>
        made.store.transaction((tx) =>
          insertOperation(tx, {
            kind: 'refund',
            id,
            payment: made.payment.key,
            compared: {},
            amount: 1,
            state: 'intended',
            sendBefore: 'never',
            transactionId: null,
            onDispute: 'send',
          }),
        ),
      ),
    )

    expect(results.map(({ kind }) => kind).sort()).toEqual([
      'existing',
      'existing',
      'existing',
      'inserted',
    ])
  })

  it('says since when it has been unknown, until it is known', async () => {
    const { store, operation, advance, in: at } = await withRefund(stage)
    const update = (state: 'attempted' | 'unknown' | 'applied') =>
      store.transaction((tx) =>
        updateOperation(tx, {
          operation: operation.key,
          state,
          pending: { a: '\u0000' },
          outcome: null,
        }),
      )
    const since = at(0)
    await update('attempted')
    advance(1000)

    expect(await update('unknown')).toMatchObject({
      unknownSince: since,
      changedAt: at(0),
      pending: { a: '\u0000' },
    })
    expect(await update('applied')).toMatchObject({ unknownSince: null })
  })

  it('is found by every reference it had', async () => {
    const { store, instance, name, payment, id, operation } = await withRefund(stage)
    const references = [name('ref'), name('ref')]
    await store.transaction(async (tx) => {
      const columns = { operation: operation.key, instance, prepared: { bytes: 'x' } }
      await storeTry(tx, { ...columns, number: 1, reference: references[0] ?? '' })
      await retryOperation(tx, {
        operation: operation.key,
        state: 'intended',
        as: 'next_try',
        sendBefore: 'never',
      })
      await storeTry(tx, { ...columns, number: 2, reference: references[1] ?? '' })
    })

    for (const reference of ['\u0000', '\ud83d']) {
      expect(await findOperationByReference(store, { instance, reference })).toBeUndefined()
    }
    for (const reference of references) {
      expect(await findOperationByReference(store, { instance, reference })).toEqual({
        reference,
        kind: 'refund',
        id,
        payment: payment.key,
      })
    }
    expect(await findOperation(store, { kind: 'refund', id })).toMatchObject({
      key: operation.key,
      try: 2,
      sendBefore: null,
    })
    expect(await readTries(store, { operation: operation.key, number: 2 })).toMatchObject([
      { number: 2, prepared: { bytes: 'x' } },
      { number: 1 },
    ])
  })

  it('is prepared again only while nothing of it may have left', async () => {
    const { store, instance, name, payment, operation, lease } = await withRefund(stage)
    const reference = name('ref')
    const prepare = (bytes: string) =>
      store.transaction((tx) =>
        storeTry(tx, {
          operation: operation.key,
          number: 1,
          instance,
          reference,
          prepared: { bytes },
        }),
      )
    await prepare('old key')
    expect(await prepare('new key')).toBe('stored')
    const held = await lease(payment)
    await store.transaction((tx) =>
      beginAttempt(tx, {
        operation: operation.key,
        pending: {},
        lease: held,
        marginMs: 5_000,
      }),
    )

    expect(await prepare('newer key')).toBe('attempted')
    expect(await readTries(store, { operation: operation.key, number: 1 })).toMatchObject([
      { prepared: { bytes: 'new key' } },
    ])
  })

  it('belongs to its payment, in the order they came', async () => {
    const { store, payment, operation, name } = await withRefund(stage)
    const { operation: cancel } = await store.transaction((tx) =>
      insertOperation(tx, {
        kind: 'cancel',
        id: name('cancel'),
        payment: payment.key,
        compared: {},
        amount: null,
        state: 'waiting',
        onDispute: 'send',
        sendBefore: 'never',
        transactionId: '7',
      }),
    )

    expect(await operationsOfPayment(store, { payment: payment.key })).toEqual([operation, cancel])
  })
})

describe('what differs', () => {
  it.each([
    [{ amount: 1 }, { amount: 1 }, []],
    [{ amount: 1 }, { amount: 2 }, ['amount']],
    [{ amount: 1 }, { amount: '1' }, ['amount']],
    [{ a: null }, {}, []],
    [{ order: 'a' }, { payment: 'a' }, ['order', 'payment']],
    [{}, { constructor: 'x' }, ['constructor']],
  ])('between %j and %j is %j', (stored, now, expected) => {
    expect(differences(stored, { from: now })).toEqual(expected)
  })
})
