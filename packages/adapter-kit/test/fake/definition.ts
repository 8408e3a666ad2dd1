import type { Clock, OperationKind, OperationName, ProviderTime } from '@paystate/core'
import type {
  AdapterDefinition,
  AnsweredAttempt,
  OperationScope,
  ReadDefinitions,
  Transport,
  WriteDefinition,
  WriteDefinitions,
} from '../../src/index.ts'
import { createTestClock } from '../clock.ts'
import { account, CAPABILITIES, NOW, preparedAs } from './provider.ts'

/** What the functions of the fake adapter work with. */
export interface FakeContext extends OperationScope {
  readonly clock: Clock
}

/** An operation without limits. */
export const context: FakeContext = { clock: createTestClock(), deadlineMs: (ms) => ms }

/** What a test does not script must not be asked for. */
function unexpected(what: string): never {
  throw new Error(`The test did not expect: ${what}`)
}

/** The reads of a definition: those that a test scripts, and no others. */
export function fakeReads(
  scripted: Partial<ReadDefinitions<FakeContext>>,
): ReadDefinitions<FakeContext> {
  return {
    getPayment: () => unexpected('getPayment'),
    getRefund: () => unexpected('getRefund'),
    findPayment: () => unexpected('findPayment'),
    findRefund: () => unexpected('findRefund'),
    listChanges: () => unexpected('listChanges'),
    check: () => unexpected('check'),
    ...scripted,
  }
}

export const ANSWERED: AnsweredAttempt = {
  end: 'answered',
  status: 200,
  headers: new Headers(),
  body: new Uint8Array(),
  asOf: { begun: 1, received: 2 },
  begunAt: NOW,
  endedAt: NOW,
  monotonic: { begun: 0, ended: 0 },
  transmission: { watchedBy: 'connection', connectorFailed: false, bytesLeft: true },
}

/** One write: prepared as it is given, answered, and understood by nobody unless a test says otherwise. */
function fakeWrite<K extends OperationKind>(kind: K): WriteDefinition<K, FakeContext> {
  return {
    prepare: (input) => preparedAs(kind, input),
    call: async () => ANSWERED,
    decode: () => ({ says: 'unclear', error: 'unavailable', what: 'Nobody understands it.' }),
    rejections: () => new Map(),
  }
}

/** The writes of a definition, some parts of them scripted. */
export function fakeWrites(
  scripted: Partial<WriteDefinitions<FakeContext>> = {},
): WriteDefinitions<FakeContext> {
  return {
    create_payment: fakeWrite('create_payment'),
    capture_payment: fakeWrite('capture_payment'),
    cancel_payment: fakeWrite('cancel_payment'),
    refund_payment: fakeWrite('refund_payment'),
    cancel_refund: fakeWrite('cancel_refund'),
    ...scripted,
  }
}

/** Nobody sends by it: it only knows the provider's time, a clock that goes 30 s after ours. */
export const transport: Transport = {
  attempt: () => unexpected('an attempt'),
  providerTimeAt,
}

export function providerTimeAt(monotonicMs: number): ProviderTime {
  return { earliest: monotonicMs + 30_000, latest: monotonicMs + 31_000 }
}

export type Definition = AdapterDefinition<{ key: string }, FakeContext, object>
