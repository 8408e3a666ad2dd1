import {
  applyObservation,
  createPaymentRecord,
  money,
  type Observation,
  type PaymentRecord,
} from '@paystate/core'
import { median, table } from './report/table.ts'

const ACCOUNT = { provider: 'acme', mode: 'test', id: 'shop_1', credential: 'key_1' } as const
const MANY = 10_000
const ROUNDS = 2_000

interface Story {
  readonly name: string
  piece(index: number): Observation
}

const STORIES: readonly Story[] = [
  { name: 'read again without news', piece: (index) => read(index) },
  { name: 'webhooks, redelivered', piece: (index) => pushed(index, `cart_${index % 3}`) },
  { name: 'webhooks, all different', piece: (index) => pushed(index, `cart_${index}`) },
]

/** What one more piece of evidence costs a payment that has ten, and one that has ten thousand. */
export function benchmarkEvidence(): void {
  const rows = STORIES.map((story) => {
    const early = recordAfter(story, 9)
    const late = recordAfter(story, MANY - 1)
    compare(story, [early, late]) // warms up
    const [tenth, last] = compare(story, [early, late])
    return [
      story.name,
      `${tenth.toFixed(1)} µs`,
      `${last.toFixed(1)} µs`,
      `${(last / tenth).toFixed(2)}×`,
      `${(JSON.stringify(late).length / 1024).toFixed(1)} KB`,
    ]
  })
  const head = ['', 'the 10th', 'the 10,000th', 'ratio', 'record then']
  console.log(`\nOne more piece of evidence, warm: at most 1.5 times\n\n${table(head, rows)}`)
}

function recordAfter({ piece }: Story, count: number): PaymentRecord {
  let record = createPaymentRecord({
    account: ACCOUNT,
    reference: 'order_1',
    requested: money('EUR', 1000),
  })
  for (let index = 0; index < count; index++) record = applyObservation(record, piece(index)).record
  return record
}

/** The medians of many rounds in microseconds, in turns: whatever else the machine does meets both. */
function compare(
  { piece }: Story,
  [early, late]: readonly [PaymentRecord, PaymentRecord],
): readonly [number, number] {
  const times: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    times[0].push(timed(() => applyObservation(early, piece(9))))
    times[1].push(timed(() => applyObservation(late, piece(MANY - 1))))
  }
  return [median(times[0]) * 1000, median(times[1]) * 1000]
}

function timed(run: () => unknown): number {
  const begun = performance.now()
  run()
  return performance.now() - begun
}

function read(index: number): Observation {
  return {
    ...pushed(index, 'cart_1'),
    asOf: { begun: index * 10 + 1, received: index * 10 + 2 },
    via: 'read',
  }
}

function pushed(index: number, orderReference: string): Observation {
  return {
    account: ACCOUNT,
    asOf: { received: index * 10 + 2 },
    at: '2026-01-15T12:00:00Z',
    via: 'push',
    reference: 'order_1',
    paymentId: 'pay_1',
    payment: {
      status: 'authorized',
      providerStatus: { value: 'authorized', codes: [], recognized: true },
      currency: 'EUR',
      amounts: {
        requested: 'not_reported',
        amount: 1000,
        authorized: 1000,
        captured: 0,
        capturePending: 0,
        refunded: 0,
        refundPending: 0,
        reversed: 'not_reported',
        chargedBack: 'not_reported',
      },
      nextAction: 'none',
      orderReference,
    },
  }
}
