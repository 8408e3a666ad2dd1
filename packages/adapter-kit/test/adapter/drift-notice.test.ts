import type { MappingDriftEvent, Observation } from '@paystate/core'
import { NO_AMOUNTS } from '@paystate/core/adapter'
import { expect, it } from 'vitest'
import { createDriftNotice } from '../../src/adapter/drift-notice.ts'

const word = (value: string, recognized = false) => ({ value, codes: [], recognized })

function observed(parts: Partial<Observation>): Observation {
  return {
    account: { provider: 'acme', mode: 'test', id: 'acme', credential: '1' },
    at: '2026-01-15T12:00:00Z',
    via: 'read',
    asOf: { begun: 1, received: 2 },
    ...parts,
  }
}

const reporting = (value: string, recognized?: boolean) =>
  observed({
    payment: {
      status: 'processing',
      providerStatus: word(value, recognized),
      amounts: NO_AMOUNTS,
      nextAction: 'not_reported',
    },
  })

const part = {
  status: 'pending',
  amount: 'not_reported',
  providerStatus: word('settling'),
} as const

function noticing() {
  const events: MappingDriftEvent[] = []
  const observe = (event: MappingDriftEvent) => void events.push(event)
  return { events, notice: createDriftNotice({ provider: 'acme', tables: '2026-01-15', observe }) }
}

it('shows a word that the tables lack once, and says of what it is the status', () => {
  const { events, notice } = noticing()
  notice(reporting('settling'))
  notice(reporting('settling'))
  notice(reporting('paid', true))
  notice(observed({ refunds: [part] }))
  notice(observed({ captures: [part] }))

  const event = { type: 'mapping.drift', provider: 'acme', tables: '2026-01-15' }
  expect(events).toEqual([
    { ...event, part: 'payment', providerStatus: 'settling' },
    { ...event, part: 'refund', providerStatus: 'settling' },
    { ...event, part: 'capture', providerStatus: 'settling' },
  ])
})

it('repeats no text that is not a word, and remembers a limited number of them', () => {
  const { events, notice } = noticing()
  notice(reporting('Jane Doe paid'))
  for (let index = 0; index < 200; index++) notice(reporting(`word_${index}`))

  expect(events[0]?.providerStatus).toBe('not a word')
  expect(events).toHaveLength(100)
})

it.each([
  [
    'throws',
    () => {
      throw new Error('broken')
    },
  ],
  ['rejects', () => Promise.reject(new Error('broken'))],
])('is not disturbed by an observer that %s', async (_how, observe) => {
  const notice = createDriftNotice({ provider: 'acme', tables: '1', observe })

  expect(() => notice(reporting('settling'))).not.toThrow()
  await new Promise(setImmediate)
})
