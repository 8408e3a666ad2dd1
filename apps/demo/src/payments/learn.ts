import { applyObservation, type Observation } from '@paystate/core'
import { newsLines } from '../story/news-lines.ts'
import { tell } from '../story/story.ts'
import { readingAfter } from './reading-after.ts'
import { settleByEvidence } from './settle-by-evidence.ts'
import type { ShopPayment } from './shop-payment.ts'

/** What a piece of evidence makes of a payment, with the story of it and the time of the next read. */
export function learn(
  payment: ShopPayment,
  observation: Observation,
  { now }: { now: number },
): ShopPayment {
  const applied = applyObservation(payment.record, observation)
  const lines = newsLines(applied, { now })
  const story = lines.reduce(tell, payment.story)
  if (applied.kind !== 'applied') {
    // Whatever named another payment, a webhook perhaps, names it no longer; and not at once again.
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
