import type { Capabilities } from '@paystate/core'

/** How one capability reads, and what it means when it differs. */
interface Rule {
  readonly topic: string
  readonly of: (capabilities: Capabilities) => string
  readonly means: string
}

type Write = Capabilities['capture'] | Capabilities['refund'] | Capabilities['cancelRefund']

const NAMES = {
  capture: 'capture',
  cancel: 'cancel',
  refund: 'refund',
  cancelRefund: 'cancel of a refund',
} as const

const ANY_TIME = 'at any time'

/** What is compared, in the order of a payment's life. */
export const RULES: readonly Rule[] = [
  {
    topic: 'capture mode',
    of: ({ create }) => create.capture.join(' or '),
    means: 'A payment that asks for another mode is refused before anything is sent.',
  },
  {
    topic: 'expiry of your choice',
    of: ({ create }) => words(create.expiresAt),
    means: 'Without it a payment stays open as long as the provider says.',
  },
  {
    topic: 'repeat of a lost creation',
    of: ({ create }) => repeatOf(create),
    means: 'After that a lost creation is only looked up, never sent again.',
  },
  {
    topic: 'lookup of a lost creation',
    of: ({ create }) => create.lookup,
    means: 'A scan lists payments, and takes longer than a lookup by reference.',
  },
  {
    topic: 'capture',
    of: ({ capture }) => offered(capture),
    means: 'Authorized money is taken by it.',
  },
  {
    topic: 'several captures',
    of: ({ capture }) => words(capture.multiple),
    means: 'Where it is not offered, the first capture is the last.',
  },
  {
    topic: 'capture in part',
    of: ({ capture }) => words(capture.partial),
    means: 'Where it is not offered, only the whole authorized amount can be captured.',
  },
  {
    topic: 'last capture',
    of: ({ capture }) => words(capture.final),
    means: 'Where it is not offered, a cancel releases what is left of an authorization.',
  },
  {
    topic: 'cancel',
    of: ({ cancel }) => offered(cancel),
    means: 'An open payment is ended by it.',
  },
  {
    topic: 'cancel of what was paid',
    of: ({ cancel }) => cancel.whenPaid,
    means: 'Where it reverses, a cancel that comes after the payer gives the money back.',
  },
  {
    topic: 'cancel of a payment without an id',
    of: ({ cancel }) => (cancel.byReference ? 'possible' : 'not possible'),
    means:
      'Where it is not possible, a payment that is unknown must be found before it is canceled.',
  },
  {
    topic: 'cancel in time',
    of: ({ cancel }) => cancel.window ?? ANY_TIME,
    means: 'After that only a refund gives the money back.',
  },
  { topic: 'refund', of: ({ refund }) => offered(refund), means: 'Money is given back by it.' },
  {
    topic: 'refund in part',
    of: ({ refund }) => words(refund.partial),
    means: 'Where it is not offered, only the whole amount can be refunded.',
  },
  {
    topic: 'equal refunds of a payment',
    of: ({ refund }) => apart(refund.equalAmountsApartMs),
    means: 'A refund of the same amount waits so long; the engine sends it by itself.',
  },
  {
    topic: 'refund in time',
    of: ({ refund }) => refund.window ?? ANY_TIME,
    means: 'After that money goes back outside of the provider.',
  },
  {
    topic: 'cancel of a refund',
    of: ({ cancelRefund }) =>
      cancelRefund.support === 'not_supported' ? cancelRefund.why : words(cancelRefund.support),
    means: 'Where it is not offered, only a refund that was not sent yet can be taken back.',
  },
  ...(['capture', 'cancel', 'refund', 'cancelRefund'] as const).flatMap(
    (write): readonly Rule[] => [
      {
        topic: `repeat of a lost ${NAMES[write]}`,
        of: (capabilities) => repeatOfWrite(capabilities[write]),
        means: 'After that, a lost one is only looked up, never sent again.',
      },
      {
        topic: `lookup of a lost ${NAMES[write]}`,
        of: (capabilities) => lookupOfWrite(capabilities[write]),
        means: 'Where there is none, a person asks the provider.',
      },
    ],
  ),
  {
    topic: 'proof of absence',
    of: ({ absence }) => absentAfter(absence),
    means: 'Until then, a lost operation that never arrived stays unknown.',
  },
  {
    topic: 'webhooks',
    of: ({ webhooks }) => webhooks.authenticity,
    means: 'Unsigned ones are only a call to read; the engine does so either way.',
  },
  {
    topic: 'headers of a webhook',
    of: ({ webhooks }) => [...webhooks.headers].sort().join(', ') || 'none',
    means: 'A proxy in front of you must pass them on unchanged.',
  },
  {
    topic: 'changes without a webhook',
    of: ({ webhooks }) => [...webhooks.silentStatuses].sort().join(', ') || 'none',
    means: 'The engine polls for these.',
  },
  {
    topic: 'list of changes',
    of: ({ listChanges }) => words(listChanges),
    means: 'Without it, what no webhook tells is found by reading each payment.',
  },
  {
    topic: 'money for a canceled payment',
    of: ({ lateMoney }) => lateMoney,
    means: 'Where it is kept, late money is an anomaly for you to ship or to refund.',
  },
]

function words(support: string): string {
  return support.replaceAll('_', ' ')
}

function offered(write: Write): string {
  return write.support === 'not_supported' ? `not supported: ${write.why}` : words(write.support)
}

const MINUTE = 60_000

function apart(milliseconds: number | undefined): string {
  return milliseconds === undefined ? ANY_TIME : `${milliseconds / MINUTE} minutes apart`
}

function repeatOf({ replayWindow, neverRepeated }: Capabilities['create']): string {
  const usual = windowOf(replayWindow)
  return neverRepeated ? `${usual}; never for ${neverRepeated.when}` : usual
}

function repeatOfWrite(write: Write): string {
  return write.support === 'not_supported' ? 'not offered' : windowOf(write.replayWindow)
}

function lookupOfWrite(write: Write): string {
  return write.support === 'not_supported' ? 'not offered' : words(write.lookup)
}

function absentAfter({ misses, apartMs, after }: Capabilities['absence']): string {
  const lookups = `${misses} lookups, ${apartMs / 1_000} seconds apart`
  return `${lookups}, ${after === 'last_attempt' ? 'after the last attempt' : 'once no repeat is safe'}`
}

function windowOf(window: Capabilities['create']['replayWindow']): string {
  if (window.type === 'harmless') return 'harmless at any time, and its refusal proves nothing'
  const minutes = (window.forMs - window.marginMs) / MINUTE
  return `safe for ${minutes} minutes${window.assumed ? ' (assumed: not published)' : ''}`
}
