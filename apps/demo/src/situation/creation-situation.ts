import type { Operation } from '../operations/operation.ts'
import { whyUnknown } from '../operations/why-unknown.ts'
import type { Shown, Situation } from './shown.ts'

/** The provider has reported nothing so far: only the state of the request is known. */
export function creationSituation(shown: Shown, provider: string): Situation {
  const { payment, operations, isInterrupted } = shown
  const creation = operations[0]
  if (creation?.state === 'not_applied' || creation?.state === 'withdrawn') {
    const { outcome, state } = creation
    const proof = outcome?.kind === 'not_applied' ? outcome.proof : 'never_sent'
    return notStarted(state === 'withdrawn' ? state : proof, provider)
  }
  if (creation?.finder === 'person') return findingByHand(provider)
  if (creation && isUnknown(creation, isInterrupted)) return findingOut(shown, creation, provider)
  if (payment.standing === 'ended') return notStarted('never_sent', provider)
  return starting(provider, creation)
}

function isUnknown({ state, attempts, isLeft }: Operation, isInterrupted = false): boolean {
  if (state === 'unknown') return true
  return state === 'attempted' && (attempts > 1 || isLeft || isInterrupted)
}

function starting(provider: string, creation: Operation | undefined): Situation {
  const isSent = creation !== undefined && creation.attempts > 0
  return {
    label: 'Starting',
    tone: 'calm',
    title: 'One moment',
    text: isSent
      ? `Your payment is being created at ${provider}.`
      : `Your payment has not been sent to ${provider} yet, so nothing was charged. The shop sends it automatically, once. You do not have to do anything.`,
  }
}

function findingOut({ formats }: Shown, creation: Operation, provider: string): Situation {
  const { outcome, state, askedAt } = creation
  const code = outcome?.kind === 'unknown' ? outcome.code : ''
  const why =
    state === 'attempted' && !code
      ? 'the shop stopped before a response arrived'
      : whyUnknown(code, 'it')
  return {
    label: 'Finding out',
    tone: 'doubt',
    title: 'We are finding out',
    text: `${provider} may or may not have created your payment: ${why ?? 'it gave no usable response'}. It has been unknown since ${formats.time(askedAt)}. We keep checking, and it cannot be created twice. Please do not pay again.`,
  }
}

function findingByHand(provider: string): Situation {
  return {
    label: 'Not known',
    tone: 'doubt',
    title: 'We could not find out automatically',
    text: `${provider} may or may not have created your payment. Somebody at the shop has to check with ${provider}. Please do not pay again.`,
  }
}

function notStarted(proof: string, provider: string): Situation {
  return {
    label: 'Not started',
    tone: 'bad',
    title: 'No payment was made',
    text: `${PROOFS[proof]?.(provider) ?? `${provider} rejected the request.`} No money has moved. You can start a new payment.`,
  }
}

const PROOFS: Readonly<Record<string, (provider: string) => string>> = {
  never_sent: (provider) => `${provider} could not be reached, and nothing was sent.`,
  withdrawn: () => 'It was not sent in time, and will not be sent.',
  absent: (provider) => `${provider} never received it.`,
  verdict: (provider) => `The shop checked with ${provider}: it has no such payment.`,
}
