import type { AntomResultCode } from '../results/result-codes.ts'

/** A card of Antom's sandbox. */
export interface TestCard {
  readonly cardNo: string
  readonly brand: 'VISA' | 'MASTERCARD' | 'HYUNDAI'
  /** Where it was issued, where that matters. */
  readonly country?: string
  /** Why it is declined; without it the payment succeeds. */
  readonly declinedAs?: AntomResultCode
}

/**
 * The cards of Antom's sandbox. Here any other number whose check digit is right succeeds too, with
 * any name, any later date and any code of three or four digits.
 *
 * @see https://docs.antom.com/ac/ref/test_card
 */
export const TEST_CARDS: readonly TestCard[] = [
  { cardNo: '4054695723100768', brand: 'VISA' },
  { cardNo: '5162774114974622', brand: 'MASTERCARD' },
  { cardNo: '4294097400915107', brand: 'VISA', country: 'BR' },
  { cardNo: '4006055482525268', brand: 'VISA', country: 'MX' },
  { cardNo: '4600729331819383', brand: 'VISA', country: 'CL' },
  { cardNo: '4310377720003234', brand: 'VISA', country: 'PE' },
  { cardNo: '9490220011669217', brand: 'HYUNDAI', country: 'KR' },
  { cardNo: '4054692760174822', brand: 'VISA', declinedAs: 'DO_NOT_HONOR' },
  { cardNo: '5162770472561357', brand: 'MASTERCARD', declinedAs: 'DO_NOT_HONOR' },
]
