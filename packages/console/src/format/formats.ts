import {
  type Clock,
  epochOf,
  formatMoney,
  type Instant,
  isReported,
  type Money,
  type Reported,
} from '@paystate/core'
import type { MoneySum } from '@paystate/engine'
import { type Html, html } from '../html/html.ts'

/** How amounts and times are shown. */
export interface Formats {
  money(amount: Money): string
  /** An amount as the provider reported it, or a text saying that it did not. */
  reported(minorUnits: Reported<number>, currency: string): string
  /** A sum over many payments. */
  sum(amount: MoneySum): string
  /** A moment with its time zone. */
  time(instant: Instant): Html
  /** How long ago something was, such as `3 hours`. */
  since(instant: Instant): string
  /** A length of time, such as `3 hours`. */
  duration(milliseconds: number): string
}

/** Formats for one locale and one time zone. */
export function createFormats({
  locale,
  timeZone,
  clock,
}: {
  readonly locale: string
  readonly timeZone: string
  readonly clock: Clock
}): Formats {
  const moments = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'long',
    timeZone,
  })
  const money = (amount: Money) => formatMoney(amount, locale)
  return {
    money,
    reported: (minorUnits, currency) =>
      isReported(minorUnits) ? money({ currency, minorUnits }) : 'not reported',
    sum: ({ currency, minorUnits }) =>
      minorUnits === 'too_large' ? 'too large to show' : money({ currency, minorUnits }),
    time: (instant) =>
      html`<time datetime="${instant}">${moments.format(new Date(epochOf(instant)))}</time>`,
    since: (instant) => durationText(clock.now() - epochOf(instant)),
    duration: durationText,
  }
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const

function durationText(milliseconds: number): string {
  for (const [unit, length] of UNITS) {
    const count = Math.floor(milliseconds / length)
    if (count > 0) return `${count} ${unit}${count === 1 ? '' : 's'}`
  }
  return 'less than a second'
}
