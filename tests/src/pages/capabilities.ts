import { adapter as antom } from '@paystate/adapter-antom'
import { adapter as mollie } from '@paystate/adapter-mollie'
import type { Capabilities } from '@paystate/core'
import { inWords } from './duration.ts'
import { type Cells, type Page, page, section } from './page.ts'

export const CAPABILITIES: Page = capabilitiesOf([antom.capabilities, mollie.capabilities])

/** The page of some providers, side by side. */
export function capabilitiesOf(providers: readonly Capabilities[]): Page {
  const row = (title: string, tell: (capabilities: Capabilities) => string): Cells => {
    const reported = providers.map((one) => [nameOf(one), tell(one)] as const)
    return { ' ': title, ...Object.fromEntries(reported) }
  }
  return page('docs/capabilities.md', [
    '# What each provider can do',
    'What a provider does not support is refused before any byte is sent. `by method`: the payment method decides, and each payment reports it in `allowed`.',
    section('Operations', [
      row('Create', ({ create }) => `${create.capture.join(' or ')}`),
      row('A custom expiry', ({ create }) => words(create.expiresAt)),
      row('Capture', ({ capture }) => supportOf(capture)),
      row('Several captures', ({ capture }) => words(capture.multiple)),
      row('Partial captures', ({ capture }) => words(capture.partial)),
      row('A last capture', ({ capture }) => words(capture.final)),
      row('Cancel', ({ cancel }) => supportOf(cancel)),
      row('Cancel a paid payment', ({ cancel }) => words(cancel.whenPaid)),
      row('Cancel by reference alone', ({ cancel }) => (cancel.byReference ? 'yes' : 'no')),
      row('Cancel window', ({ cancel }) => cancel.window ?? 'as each payment reports'),
      row('Refund', ({ refund }) => supportOf(refund)),
      row('Partial refunds', ({ refund }) => words(refund.partial)),
      row('Refund window', ({ refund }) => refund.window ?? 'as each payment reports'),
      row('Equal refunds on one payment', ({ refund }) => apart(refund.equalAmountsApartMs)),
      row('Cancel a refund', ({ cancelRefund }) => supportOf(cancelRefund)),
      row('List changes', ({ listChanges }) => words(listChanges)),
      row('Webhooks', ({ webhooks }) => words(webhooks.authenticity)),
      row('Headers that a webhook needs', ({ webhooks }) => codes(webhooks.headers)),
      row('Changes without a webhook', ({ webhooks }) => codes(webhooks.silentStatuses)),
      row('Money for a canceled payment', ({ lateMoney }) => words(lateMoney)),
    ]),
    section('When a response is lost', [
      row('Repeat a create', ({ create }) => createReplay(create)),
      row('Repeat a capture', ({ capture }) => replayOf(capture)),
      row('Repeat a cancel', ({ cancel }) => replayOf(cancel)),
      row('Repeat a refund', ({ refund }) => replayOf(refund)),
      row('Repeat a cancel of a refund', ({ cancelRefund }) => replayOf(cancelRefund)),
      row('Find a payment by', ({ create }) => words(create.lookup)),
      row('Find a capture by', ({ capture }) => lookupOf(capture)),
      row('Find a cancel by', ({ cancel }) => lookupOf(cancel)),
      row('Find a refund by', ({ refund }) => lookupOf(refund)),
      row('Find a cancel of a refund by', ({ cancelRefund }) => lookupOf(cancelRefund)),
      row('Absence is proven by', ({ absence, create }) => absent(absence, create)),
    ]),
    section(
      'Currencies',
      currenciesOf(providers).map((currency) =>
        row(currency, ({ currencies }) => currencyOf(currencies[currency])),
      ),
    ),
  ])
}

function currenciesOf(providers: readonly Capabilities[]): readonly string[] {
  return [...new Set(providers.flatMap(({ currencies }) => Object.keys(currencies)))].sort()
}

function currencyOf(capability: Capabilities['currencies'][string] | undefined): string {
  if (!capability) return 'refused'
  const { exponent, multipleOf } = capability
  const decimals = `${exponent} ${exponent === 1 ? 'decimal' : 'decimals'}`
  return multipleOf === undefined ? decimals : `${decimals}, in steps of ${multipleOf}`
}

function supportOf(write: Capabilities['cancelRefund']): string {
  return write.support === 'not_supported' ? write.why : words(write.support)
}

function replayOf(write: Capabilities['cancelRefund']): string {
  return write.support === 'not_supported' ? write.why : replay(write.replayWindow)
}

function lookupOf(write: Capabilities['cancelRefund']): string {
  return write.support === 'not_supported' ? write.why : words(write.lookup)
}

function replay(window: Capabilities['create']['replayWindow']): string {
  if (window.type === 'harmless') return 'harmless, and its refusal proves nothing'
  const time = inWords(window.forMs - window.marginMs)
  return `safe for ${time}${window.assumed ? ' (assumed: not published)' : ''}`
}

function createReplay({ replayWindow, neverRepeated }: Capabilities['create']): string {
  if (!neverRepeated) return replay(replayWindow)
  return `${replay(replayWindow)}; never for ${neverRepeated.when}, which would be a second payment`
}

function absent(
  { misses, apartMs, after }: Capabilities['absence'],
  { neverRepeated }: Capabilities['create'],
): string {
  const looks = `${misses} complete lookups ${inWords(apartMs)} apart, each of which also sees something of ours`
  const usual = `${looks}, ${after === 'last_attempt' ? 'after the last attempt' : 'once no repeat is safe'}`
  if (!neverRepeated) return usual
  return `${usual}; for ${neverRepeated.when} only after ${neverRepeated.absentAfter}`
}

function apart(time: number | undefined): string {
  return time === undefined ? 'at any time' : `${inWords(time)} apart`
}

function nameOf({ provider }: Capabilities): string {
  return provider.charAt(0).toUpperCase() + provider.slice(1)
}

function words(word: string): string {
  return word.replaceAll('_', ' ')
}

function codes(all: readonly string[]): string {
  return all.map((word) => `\`${word}\``).join(', ')
}
