/** The banks, cards and vouchers that some methods are made of, by the method. */
export const ISSUERS: Readonly<Record<string, readonly (readonly [id: string, name: string])[]>> = {
  kbc: [
    ['kbc', 'KBC'],
    ['cbc', 'CBC'],
  ],
  giftcard: [
    ['fashioncheque', 'FashionCheque'],
    ['yourgift', 'YourGift Card'],
    ['webshopgiftcard', 'Webshop Giftcard'],
  ],
  voucher: [
    ['monizze-meal', 'Monizze Meal'],
    ['sodexo-eco', 'Sodexo Eco'],
  ],
}
