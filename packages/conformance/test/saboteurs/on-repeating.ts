import {
  OPERATION_KINDS,
  type OperationKind,
  PaymentError,
  type Preparation,
  type ReplayWindow,
} from '@paystate/core'
import { KEY_LIVES_MS } from '../../src/reference/provider/provider.ts'
import {
  denied,
  forEach,
  forgetful,
  invented,
  mix,
  type Saboteur,
  sending,
  sendingOther,
  withAdapter,
  withOthers,
} from './tools.ts'

const KEYED = ['create_payment', 'capture_payment', 'refund_payment'] as const

const LOOKED_UP_IN_A_PAYMENT = ['capture_payment', 'cancel_payment', 'refund_payment'] as const

/** In another process it knows of nothing that was done. */
const ignorant: Saboteur = withOthers((adapter) => ({
  send: async (preparation, options) => denied(await adapter.send(preparation, options)),
  lookup: async (outcome) => ({ kind: 'decided', outcome: denied(outcome) }),
}))

/** Takes any capture or refund of the payment for the one that it looks up. */
const byAmount: Saboteur = withAdapter((adapter) => ({
  lookup: async (pending, options) => {
    const seen = await adapter.lookup(pending, options)
    return seen.kind === 'not_seen' ? { kind: 'decided', outcome: invented(pending) } : seen
  },
}))

const KEPT = { type: 'window', marginMs: 600_000, assumed: false } as const

/** States another replay window than the provider has. */
export function stating(replayWindow: ReplayWindow): Saboteur {
  const stated = <K extends OperationKind>(preparation: Preparation<K>) =>
    mix(preparation, { replayWindow })
  return withAdapter(({ prepare, capabilities }) => ({
    capabilities: {
      ...capabilities,
      create: { ...capabilities.create, replayWindow },
      capture: mix(capabilities.capture, { replayWindow }),
      refund: mix(capabilities.refund, { replayWindow }),
    },
    prepare: {
      ...prepare,
      createPayment: (input) => stated(prepare.createPayment(input)),
      capturePayment: (input) => stated(prepare.capturePayment(input)),
      refundPayment: (input) => stated(prepare.refundPayment(input)),
    },
  }))
}

export const onRepeating: Readonly<Record<string, Saboteur>> = {
  ...forEach(OPERATION_KINDS, 'lost-answer', (kind) =>
    sending((outcome) =>
      outcome.kind === 'unknown' && outcome.operation.kind === kind ? denied(outcome) : outcome,
    ),
  ),
  ...forEach(OPERATION_KINDS, 'looked-for', () =>
    withAdapter((adapter) => ({
      lookup: async (outcome, options) => {
        const seen = await adapter.lookup(outcome, options)
        if (seen.kind !== 'decided') return seen
        return { kind: 'decided', outcome: mix(seen.outcome, { kind: 'done' }) }
      },
    })),
  ),
  ...forEach(OPERATION_KINDS, 'refused-connection', () => forgetful),
  ...forEach(OPERATION_KINDS, 'refused-repeat', () => forgetful),
  ...forEach(OPERATION_KINDS, 'crash-counts', () => forgetful),
  ...forEach(OPERATION_KINDS, 'other-account', () =>
    withOthers((adapter) => ({
      send: (preparation, options) =>
        adapter.send(mix(preparation, { account: adapter.account }), options),
    })),
  ),
  ...forEach(OPERATION_KINDS, 'another-process', () => ignorant),
  ...forEach(OPERATION_KINDS, 'same-bytes', (kind) =>
    sendingOther(({ preparation, options }) => {
      if (preparation.state === 'refused' || options.previousAttempts === 'none') return {}
      if (preparation.kind !== kind) return {}
      const { request } = preparation
      return { preparation: { request: { ...request, path: `${request.path}?deploy=2` } } }
    }),
  ),
  ...forEach(KEYED, 'carries-its-reference', (kind) =>
    sendingOther(({ preparation }) =>
      preparation.kind === kind ? { preparation: { reference: 'a_random_key' } } : {},
    ),
  ),
  ...forEach(KEYED, 'two-at-once', () => ignorant),
  ...forEach(KEYED, 'window-over', () => forgetful),
  ...forEach(KEYED, 'key-is-kept', () => stating({ ...KEPT, forMs: 2 * KEY_LIVES_MS })),
  ...forEach(LOOKED_UP_IN_A_PAYMENT, 'lagging-read', () =>
    sending((outcome, { options }) =>
      options.previousAttempts !== 'none' && outcome.kind === 'unknown' ? denied(outcome) : outcome,
    ),
  ),
  ...forEach(OPERATION_KINDS, 'new-key', () =>
    withOthers(() => ({
      lookup: async () => ({
        kind: 'inconclusive',
        error: new PaymentError('account_differs', { what: 'The key is another.' }),
      }),
    })),
  ),
  ...forEach(['capture_payment', 'refund_payment'], 'twin', () => byAmount),
  'earlier-is-asked-for': forgetful,
  'used-reference': sending((outcome, { options }) =>
    options.previousAttempts === 'none' ? outcome : denied(outcome),
  ),
  'found-after-the-window': withAdapter(() => ({
    lookup: async () => ({
      kind: 'inconclusive',
      error: new PaymentError('not_found', { what: 'Not found.' }),
    }),
  })),
  'asked-later': withAdapter(() => ({
    lookup: async (outcome) => ({ kind: 'decided', outcome: denied(outcome) }),
  })),
  withdrawn: withAdapter((adapter) => ({
    lookup: async (outcome, options) => {
      const { prepared, previousAttempts } = outcome
      if (!prepared) return adapter.lookup(outcome, options)
      return { kind: 'decided', outcome: await adapter.send(prepared, { previousAttempts }) }
    },
  })),
  'absence-takes-several-looks': withAdapter((adapter) => ({
    lookup: async (outcome, options) => {
      const seen = await adapter.lookup(outcome, options)
      return seen.kind === 'not_seen' ? { kind: 'decided', outcome: denied(outcome) } : seen
    },
  })),
  'strangers-prove-nothing': withOthers((adapter) => ({
    lookup: async (outcome, options) => {
      const seen = await adapter.lookup(outcome, options)
      if (seen.kind !== 'not_seen') return seen
      return { kind: 'not_seen', miss: { ...seen.miss, positiveControl: 'seen' } }
    },
  })),
}
