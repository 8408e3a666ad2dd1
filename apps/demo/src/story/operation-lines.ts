import { instantOf } from '@paystate/core'
import { formatMoney } from '../money/format-money.ts'
import type { Operation } from '../operations/operation.ts'
import { attemptsOf } from '../operations/state-after.ts'
import { providerName } from '../providers/provider-name.ts'
import type { StoryLine } from './story.ts'

/** An operation in a few words. */
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

/** Written down, nothing sent yet. */
export function intentLine(operation: Operation, { now }: { now: number }): StoryLine {
  const text = `We wrote down ${nameOf(operation)} and the exact bytes of its request. Then we sent it.`
  return { at: instantOf(now), by: 'shop', tone: 'plain', text }
}

/** The shop was stopped between writing down and an answer. */
export function resumeLine(operation: Operation, { now }: { now: number }): StoryLine {
  const text = `The shop had stopped before ${nameOf(operation)} was answered. Nobody knows whether it was sent, so we repeat the very same bytes.`
  return { at: instantOf(now), by: 'shop', tone: 'doubt', text }
}

/** What was unknown can be seen. */
export function evidenceLine(
  operation: Operation,
  { now, provider }: { now: number; provider: string },
): StoryLine {
  const text = `Found out: ${providerName(provider)} shows ${nameOf(operation)} under our own name for it. It is done, once.`
  return { at: instantOf(now), by: 'provider', tone: 'good', text }
}

/** What an attempt reported us about the operation. */
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
    ? `Found out: ${provider} has ${name}, once. The same bytes under the same reference cannot do it twice.`
    : `${provider} took ${name}.`
}

function notAppliedText(proof: string, name: string, provider: string): string {
  switch (proof) {
    case 'never_sent':
      return `Nothing left this machine: ${name} was provably never sent.`
    case 'absent':
      return `We looked often enough: ${provider} does not have ${name}. It never arrived.`
    default:
      return `${provider} refused ${name}. It did nothing.`
  }
}

function unknownText(before: Operation, { state }: Operation, name: string): string {
  const why = state.type === 'unknown' ? WHY.get(state.error.code) : undefined
  const first = `${why ?? 'The answer cannot be used.'} ${capital(name)} may have happened or not. We do not guess.`
  return before.state.type === 'unknown'
    ? `${why ?? 'Still no answer that can be used.'} We go on asking.`
    : first
}

const WHY: ReadonlyMap<string, string> = new Map([
  ['connection_lost', 'The connection broke before the answer came.'],
  ['timed_out', 'No answer came in time.'],
  ['unavailable', 'The provider answered with an error of its own.'],
  ['unreadable_response', 'The answer cannot be read.'],
  ['unverified_response', 'The answer carries no valid signature.'],
  ['rate_limited', 'The provider asks for patience.'],
  ['not_connected', 'The provider cannot be reached.'],
])

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
