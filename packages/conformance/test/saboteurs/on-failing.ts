import { PaymentError } from '@paystate/core'
import { FAULT_WORDS, FAULTS } from '../../src/index.ts'
import { configuredOtherwise } from './configured-otherwise.ts'
import { impatient } from './on-creating-and-reading.ts'
import { denied, invented, mix, oncePlanned, reading, type Saboteur, sending } from './tools.ts'

/** Says the opposite of what happened to a write that met a fault. */
const faults = FAULT_WORDS.map((fault): [string, Saboteur] => {
  const { applies } = FAULTS[fault]
  return [
    `fault/${fault}`,
    oncePlanned(sending((outcome) => (applies ? denied(outcome) : invented(outcome)))),
  ]
})

export const onFailing: Readonly<Record<string, Saboteur>> = {
  ...Object.fromEntries(faults),
  'payer-failed': reading(() => ({ failure: undefined })),
  'only-a-read-ends': reading(({ status }) =>
    status === 'expired' ? { status: 'requires_action' } : undefined,
  ),
  'outage-ends-nothing': impatient,
  'timeout-is-unknown': sending((outcome) =>
    outcome.kind === 'unknown'
      ? mix(outcome, {
          pending: mix(outcome.pending, { plan: { repeat: 'never', lookup: 'none' } }),
        })
      : outcome,
  ),
  'never-sent-is-proven': sending((outcome) =>
    outcome.kind === 'not_applied' ? mix(outcome, { kind: 'unknown', pending: {} }) : outcome,
  ),
  'doubtful-refusals': sending((outcome) =>
    outcome.kind === 'unknown' ? denied(outcome) : outcome,
  ),
  unreachable: configuredOtherwise(({ connect }) => ({
    connect: (baseUrl, { proxy }) => connect(baseUrl, { proxy, observe: undefined }),
  })),
  'limits-say-when': sending((outcome) =>
    outcome.kind === 'unknown' && outcome.error.code === 'rate_limited'
      ? mix(outcome, { error: new PaymentError('rate_limited', { what: 'Too many requests.' }) })
      : outcome,
  ),
  'too-many-requests': sending((outcome) =>
    outcome.kind === 'unknown'
      ? mix(denied(outcome), { error: new PaymentError('declined', { what: 'Declined.' }) })
      : outcome,
  ),
}
