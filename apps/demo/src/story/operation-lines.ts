import { instantOf } from '@paystate/core'
import { formatMoney } from '../money/format-money.ts'
import type { Operation } from '../operations/operation.ts'
import { attemptsOf } from '../operations/state-after.ts'
import { providerName } from '../providers/provider-name.ts'
import type { StoryLine } from './story.ts'

/** A short name for an operation. */
export function nameOf({ kind, amount }: Operation): string {
  switch (kind) {
    case 'create_payment':
      return 'the payment'
    case 'cancel_payment':
      return 'the cancel'
    case 'refund_payment':
      return amount ? `the refund of ${formatMoney(amount)}` : 'the refund'
    case 'capture_payment':
      return 'the capture'
    case 'cancel_refund':
      return 'the cancel of a refund'
  }
}

/** Stored, nothing sent yet. */
export function intentLine(operation: Operation, { now }: { now: number }): StoryLine {
  const text = `We stored ${nameOf(operation)} with the exact bytes of its request, then sent it.`
  return { at: instantOf(now), by: 'shop', tone: 'plain', text }
}

/** The shop was stopped between storing the operation and the response. */
export function resumeLine(operation: Operation, { now }: { now: number }): StoryLine {
  const text = `The shop had stopped before it got a response to ${nameOf(operation)}. The request may have been sent, so we send the same bytes again.`
  return { at: instantOf(now), by: 'shop', tone: 'doubt', text }
}

/** Evidence shows an operation whose outcome was unknown. */
export function evidenceLine(
  operation: Operation,
  { now, provider }: { now: number; provider: string },
): StoryLine {
  const text = `Found out: ${providerName(provider)} shows ${nameOf(operation)} under our reference. It happened, once.`
  return { at: instantOf(now), by: 'provider', tone: 'good', text }
}

/** What an attempt shows about the operation. */
export function stateLine(
  before: Operation,
  after: Operation,
  { now, provider }: { now: number; provider: string },
): StoryLine {
  const at = instantOf(now)
  const name = nameOf(after)
  const { state } = after
  switch (state.type) {
    case 'applied':
      return { at, by: 'provider', tone: 'good', text: appliedText(before, name, provider) }
    case 'not_applied':
      return { at, by: 'shop', tone: 'bad', text: notAppliedText(state.proof, name, provider) }
    case 'unknown':
      return { at, by: 'shop', tone: 'doubt', text: unknownText(before, after, name) }
    case 'intended':
      return { at, by: 'shop', tone: 'plain', text: `We have not sent ${name} yet.` }
  }
}

function appliedText(before: Operation, name: string, provider: string): string {
  return attemptsOf(before) > 0
    ? `Found out: ${provider} has ${name}, once. The same bytes under the same reference cannot apply it twice.`
    : `${provider} accepted ${name}.`
}

function notAppliedText(proof: string, name: string, provider: string): string {
  switch (proof) {
    case 'never_sent':
      return `The connection failed before any byte was sent: ${name} provably never reached the provider.`
    case 'absent':
      return `Enough lookups found nothing: ${provider} never received ${name}.`
    default:
      return `${provider} rejected ${name}. No money moved.`
  }
}

function unknownText(before: Operation, { state }: Operation, name: string): string {
  const why = state.type === 'unknown' ? WHY.get(state.error.code) : undefined
  const first = `${why ?? 'The response cannot be used.'} ${capital(name)} may or may not have been made. We do not guess.`
  return before.state.type === 'unknown'
    ? `${why ?? 'Still no usable response.'} We keep checking.`
    : first
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

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
