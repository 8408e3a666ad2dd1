import { z } from 'zod'
import type { Formats } from '../format/formats.ts'
import { nameOf, type Operation } from '../operations/operation.ts'
import type { AttemptEnd } from '../operations/read-operations.ts'
import { whyUnknown } from '../operations/why-unknown.ts'
import { providerName } from '../providers/provider-name.ts'
import type { StoryLine } from './story.ts'

type Text = Pick<StoryLine, 'by' | 'tone' | 'text'>

interface About {
  readonly operation: Operation
  readonly provider: string
  readonly formats: Formats
}

/** Stored, nothing sent yet. */
export function intentLine(about: About): Text {
  const text = `We stored ${named(about)} and the exact bytes of its request before sending anything.`
  const waits = `We stored ${named(about)}. It has not been sent.`
  return { by: 'shop', tone: 'plain', text: about.operation.attempts > 0 ? text : waits }
}

/** Whoever sent it never came back: the process was killed, or lost its turn. */
export function resumeLine(about: About, next: 'sent_again' | 'looked_up'): Text {
  const then = next === 'sent_again' ? 'we sent the same bytes again' : 'we looked it up'
  const text = `The shop had stopped before it got a response to ${named(about)}. The request may have been sent, so ${then}.`
  return { by: 'shop', tone: 'doubt', text }
}

const lookups = z.object({
  count: z.number(),
  positiveControl: z.enum(['seen', 'not_seen']).catch('seen'),
})

/** Lookups that did not find an operation whose outcome is still unknown. */
export function lookupsLine(about: About, details: unknown): Text {
  const { count, positiveControl } = lookups.parse(details)
  const times = count === 1 ? 'once' : `${count} times`
  const shown = providerName(about.provider)
  const because =
    positiveControl === 'seen'
      ? 'It can still appear, so we keep checking.'
      : `${shown} has shown us no other payment of this account yet, so that proves nothing. We keep checking.`
  const text = `We looked up ${named(about)} ${times}, and ${shown} did not show it. ${because}`
  return { by: 'shop', tone: 'doubt', text }
}

/** Evidence or lookups ended an operation of which no attempt did. */
export function foundLine(about: About): Text | undefined {
  const { operation, provider } = about
  const { state, outcome } = operation
  if (state === 'applied') {
    const text = `Found out: ${providerName(provider)} shows ${named(about)} under our reference. It was applied once.`
    return { by: 'provider', tone: 'good', text }
  }
  if (state === 'withdrawn') {
    const text = `${capital(named(about))} was withdrawn. It had not been sent, so it moved no money.`
    return { by: 'shop', tone: 'plain', text }
  }
  if (state !== 'not_applied' || outcome?.kind !== 'not_applied') return undefined
  return { by: 'shop', tone: 'bad', text: notAppliedText(about, outcome.proof) }
}

/** What an attempt shows about the operation. */
export function endLine(
  about: About,
  { end, wasUnknown }: { readonly end: AttemptEnd; readonly wasUnknown: boolean },
): Text {
  const { outcome } = end
  const name = named(about)
  const shown = providerName(about.provider)
  switch (outcome.kind) {
    case 'applied': {
      const found = `Found out: ${shown} has ${name}, once. Repeats under the same reference have no second effect.`
      return {
        by: 'provider',
        tone: 'good',
        text: wasUnknown ? found : `${shown} accepted ${name}.`,
      }
    }
    case 'not_applied':
      return { by: 'shop', tone: 'bad', text: notAppliedText(about, outcome.proof) }
    case 'unknown': {
      const clause = whyUnknown(outcome.code, shown)
      const why = clause === undefined ? 'There is no usable response.' : `${capital(clause)}.`
      const first = `${why} ${capital(name)} may or may not have been made. We do not guess.`
      const again = `${why} We keep checking.`
      return { by: 'shop', tone: 'doubt', text: wasUnknown ? again : first }
    }
  }
}

function notAppliedText(about: About, proof: string): string {
  const name = named(about)
  const shown = providerName(about.provider)
  switch (proof) {
    case 'never_sent':
      return `Nothing was sent: ${shown} could not be reached, so ${name} was certainly not made.`
    case 'absent':
      return `Enough lookups found nothing: ${shown} never received ${name}.`
    case 'verdict':
      return `Somebody at the shop checked with ${shown}: it does not have ${name}.`
    default:
      return `${shown} rejected ${name}. It moved no money.`
  }
}

function named({ operation, formats }: About): string {
  return nameOf(operation, formats.money)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
