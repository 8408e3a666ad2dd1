import { formatMoney } from '../money/format-money.ts'
import { nameOf, type Operation } from '../operations/operation.ts'
import type { AttemptEnd } from '../operations/read-operations.ts'
import { providerName } from '../providers/provider-name.ts'
import type { StoryLine } from './story.ts'

type Text = Pick<StoryLine, 'by' | 'tone' | 'text'>

/** Stored, nothing sent yet. */
export function intentLine(operation: Operation): Text {
  const text = `We stored ${named(operation)} with the exact bytes of its request, then sent it.`
  const waits = `We stored ${named(operation)}. It has not been sent.`
  return { by: 'shop', tone: 'plain', text: operation.attempts > 0 ? text : waits }
}

/** Whoever sent it never came back: the process was killed, or lost its turn. */
export function resumeLine(operation: Operation, next: 'sent_again' | 'looked_up'): Text {
  const then = next === 'sent_again' ? 'we send the same bytes again' : 'we looked it up'
  const text = `The shop had stopped before it got a response to ${named(operation)}. The request may have been sent, so ${then}.`
  return { by: 'shop', tone: 'doubt', text }
}

/** Evidence or lookups ended an operation of which no attempt did. */
export function foundLine(operation: Operation, provider: string): Text | undefined {
  const { state, outcome } = operation
  if (state === 'applied') {
    const text = `Found out: ${providerName(provider)} shows ${named(operation)} under our reference. It happened, once.`
    return { by: 'provider', tone: 'good', text }
  }
  if (state === 'withdrawn') {
    const text = `${capital(named(operation))} was withdrawn. It had not been sent, so it moved no money.`
    return { by: 'shop', tone: 'plain', text }
  }
  if (state !== 'not_applied' || outcome?.kind !== 'not_applied') return undefined
  return {
    by: 'shop',
    tone: 'bad',
    text: notAppliedText(outcome.proof, named(operation), provider),
  }
}

/** What an attempt shows about the operation. */
export function endLine(
  operation: Operation,
  { end, provider, wasUnknown }: { end: AttemptEnd; provider: string; wasUnknown: boolean },
): Text {
  const { outcome, number } = end
  const name = named(operation)
  const shown = providerName(provider)
  switch (outcome.kind) {
    case 'applied': {
      const found = `Found out: ${shown} has ${name}, once. The same bytes under the same reference cannot apply it twice.`
      return {
        by: 'provider',
        tone: 'good',
        text: number > 1 ? found : `${shown} accepted ${name}.`,
      }
    }
    case 'not_applied':
      return { by: 'shop', tone: 'bad', text: notAppliedText(outcome.proof, name, provider) }
    case 'unknown': {
      const why = WHY.get(outcome.code)
      const first = `${why ?? 'The response cannot be used.'} ${capital(name)} may or may not have been made. We do not guess.`
      const again = `${why ?? 'Still no usable response.'} We keep checking.`
      return { by: 'shop', tone: 'doubt', text: wasUnknown ? again : first }
    }
  }
}

function notAppliedText(proof: string, name: string, provider: string): string {
  switch (proof) {
    case 'never_sent':
      return `Nothing was sent: ${name} provably never reached the provider.`
    case 'absent':
      return `Enough lookups found nothing: ${providerName(provider)} never received ${name}.`
    case 'verdict':
      return `Somebody at the shop found out that ${providerName(provider)} does not have ${name}.`
    default:
      return `${providerName(provider)} rejected ${name}. No money moved.`
  }
}

const WHY: ReadonlyMap<string, string> = new Map([
  ['connection_lost', 'The connection broke before the response arrived.'],
  ['timed_out', 'No response arrived in time.'],
  ['unavailable', 'The provider responded with a server error.'],
  ['unreadable_response', 'The response cannot be read.'],
  ['unverified_response', 'The response has no valid signature.'],
  ['rate_limited', 'The provider limits the rate of requests.'],
  ['not_connected', 'The provider could not be reached.'],
])

function named(operation: Operation): string {
  return nameOf(operation, formatMoney)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
