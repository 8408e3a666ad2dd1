import type { AnsweredAttempt } from '@paystate/adapter-kit'
import type { Account } from '@paystate/core'
import type { Provenance } from '../payments/read-payment.ts'

/** When and how an answer came. */
export function provenanceOf(
  answer: AnsweredAttempt,
  { account, via }: { account: Account; via: 'response' | 'read' },
): Provenance {
  const { asOf, endedAt, endedBy } = answer
  return { account, via, asOf, at: endedAt, ...(endedBy && { providerTime: endedBy }) }
}

/** The provider stored this answer when the first attempt was made: nobody knows how old it is. */
export function replayedProvenanceOf(answer: AnsweredAttempt, account: Account): Provenance {
  return { account, via: 'response', asOf: { received: answer.asOf.received }, at: answer.endedAt }
}
