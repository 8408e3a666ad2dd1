/** What is kept of a card: nothing that could be used to pay with it. */
export interface Card {
  readonly brand: string
  /** Where it was issued; default US. */
  readonly country?: string | undefined
  readonly lastFour: string
  readonly expiryMonth: string
  readonly expiryYear: string
  readonly token: string
  readonly isChallenged: boolean
}

/** The card of a payer who typed it on the simulator's page. */
export function pageCard(token: string): Card {
  return { ...ORDINARY_CARD, token, isChallenged: false }
}

const ORDINARY_CARD = { brand: 'VISA', lastFour: '0768', expiryMonth: '12', expiryYear: '30' }

/** The `paymentResultInfo` of a card payment. */
export function cardFields(card: Card) {
  return {
    cardNo: `************${card.lastFour}`,
    cardBrand: card.brand,
    cardToken: card.token,
    cardCategory: 'CONSUMER',
    funding: 'CREDIT',
    issuingCountry: card.country ?? 'US',
    paymentMethodRegion: 'GLOBAL',
    lastFour: card.lastFour,
    expiryMonth: card.expiryMonth,
    expiryYear: card.expiryYear,
    avsResultRaw: 'R',
    cvvResultRaw: 'X',
    threeDSResult: {
      threeDSVersion: '2.2.0',
      eci: card.isChallenged ? '05' : '07',
      cavv: '',
      threeDSOffered: card.isChallenged,
      challenged: card.isChallenged,
      threeDStransactionStatusReason: '',
      challengeCancel: '',
    },
  }
}
