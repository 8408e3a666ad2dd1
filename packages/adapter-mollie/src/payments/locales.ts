/**
 * The languages and regions of the checkout page.
 *
 * @see https://docs.mollie.com/reference/common-data-types
 */
const LOCALES: readonly string[] = [
  'ca_ES',
  'cs_CZ',
  'da_DK',
  'de_AT',
  'de_CH',
  'de_DE',
  'de_LU',
  'en_BE',
  'en_GB',
  'en_NL',
  'en_US',
  'es_ES',
  'fi_FI',
  'fr_BE',
  'fr_FR',
  'fr_LU',
  'hu_HU',
  'is_IS',
  'it_IT',
  'lt_LT',
  'lv_LV',
  'nb_NO',
  'nl_BE',
  'nl_NL',
  'pl_PL',
  'pt_PT',
  'sk_SK',
  'sv_SE',
]

/** The regions of languages that have several. */
const USUAL = new Map([
  ['de', 'de_DE'],
  ['en', 'en_US'],
  ['fr', 'fr_FR'],
  ['nl', 'nl_NL'],
  ['no', 'nb_NO'],
  ['nn', 'nb_NO'],
])

/** The page's locale for a payer's: the same, or the default of the language. */
export function localeFor(locale: string): string | undefined {
  if (LOCALES.includes(locale)) return locale
  const [language = ''] = locale.split('_')
  return USUAL.get(language) ?? LOCALES.find((known) => known.startsWith(`${language}_`))
}
