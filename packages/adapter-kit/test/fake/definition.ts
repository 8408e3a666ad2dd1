import type { Clock, OperationKind, ProviderTime } from '@paystate/core'
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
    prepare: (_context, input) => preparedAs(kind, input),
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

/** What is configured: checked by `readConfig`, whose value differs from what was given. */
export interface FakeOptions {
  readonly key: string
}

export type FakeDefinition = AdapterDefinition<FakeOptions, FakeContext, object>

/** The whole definition, some parts of it scripted. */
export function fakeDefinition(
  scripted: Partial<Omit<FakeDefinition, 'reads' | 'writes'>> & {
    readonly reads?: Partial<FakeDefinition['reads']>
    readonly writes?: Partial<FakeDefinition['writes']>
  } = {},
): FakeDefinition {
  const { reads = {}, writes = {}, ...parts } = scripted
  return {
    provider: 'fake',
    tables: '1',
    capabilities: CAPABILITIES,
    readConfig: () => ({ ok: true, value: { key: 'checked' } }),
    connect: (_options, { clock = createTestClock() }) => ({
      account,
      transport,
      totalMs: 30_000,
      contextFor: (scope) => ({ ...scope, clock }),
    }),
    reads: fakeReads(reads),
    writes: fakeWrites(writes),
    receiveWebhook: () => unexpected('receiveWebhook'),
    extra: () => ({}),
    ...parts,
  }
}
