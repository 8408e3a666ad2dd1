import { applyObservation, type Observation } from '@paystate/core'
import { newsLines } from '../story/news-lines.ts'
import { tell } from '../story/story.ts'
import { readingAfter } from './reading-after.ts'
import { settleByEvidence } from './settle-by-evidence.ts'
import type { ShopPayment } from './shop-payment.ts'

/** The payment after a piece of evidence, with its story and the time of the next read. */
export function learn(
  payment: ShopPayment,
  observation: Observation,
  { now }: { now: number },
): ShopPayment {
  const applied = applyObservation(payment.record, observation)
  const lines = newsLines(applied, { now })
  const story = lines.reduce(tell, payment.story)
  if (applied.kind !== 'applied') {
    // Drop the id that named another payment, perhaps from a webhook, and do not read again at once.
    const { namedId: _other, ...named } = payment.reading
    const reading = readingAfter(payment.record.payment, { reading: named, now, isNews: false })
    return { ...payment, record: applied.record, story, reading }
  }
  const { record, changes, needsRead } = applied
  const isNews = changes.length > 0
  const known = { ...record.payment, needsRead }
  const reading = readingAfter(known, { reading: payment.reading, now, isNews })
  return settleByEvidence({ ...payment, record, story, reading }, { now })
}
