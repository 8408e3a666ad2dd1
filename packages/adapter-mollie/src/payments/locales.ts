/**
 * The languages and regions that the checkout page speaks.
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

export function isLocale(text: string): boolean {
  return LOCALES.includes(text)
}
