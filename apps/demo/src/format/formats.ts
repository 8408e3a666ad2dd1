import {
  epochOf,
  formatMoney,
  type Instant,
  isReported,
  type Money,
  type Reported,
} from '@paystate/core'

/** How amounts and times are written. */
export interface Formats {
  money(amount: Money): string
  /** An amount as the provider reported it, or a text saying that it did not. */
  reported(minorUnits: Reported<number>, currency: string): string
  /** A moment to the second, with its time zone. */
  time(at: Instant): string
  /** A moment to the minute, with its time zone. */
  minute(at: Instant): string
  /** A moment to the second, for lists that name the time zone once. */
  short(at: Instant): string
  /** The name of the time zone. */
  readonly zone: string
}

export interface FormatOptions {
  /** Default: `en`, the language of the pages. */
  readonly locale?: string | undefined
  /** Default: that of the machine. */
  readonly timeZone?: string | undefined
}

/** Formats for one locale and one time zone. */
export function createFormats({ locale = 'en', timeZone }: FormatOptions = {}): Formats {
  const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const writer = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
    return (at: Instant) => format.format(epochOf(at))
  }
  const day = { month: 'short', day: 'numeric' } as const
  const minute = { ...day, hour: 'numeric', minute: '2-digit' } as const
  const second = { ...minute, second: '2-digit' } as const
  const named = { timeZoneName: 'short' } as const
  const money = (amount: Money) => formatMoney(amount, locale)
  return {
    money,
    reported: (minorUnits, currency) =>
      isReported(minorUnits) ? money({ currency, minorUnits }) : 'not reported',
    time: writer({ ...second, ...named }),
    minute: writer({ ...minute, ...named }),
    short: writer(second),
    zone,
  }
}
