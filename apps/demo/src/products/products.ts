import { type Money, money } from '@paystate/core'

export interface Product {
  readonly id: string
  readonly name: string
  readonly line: string
  readonly price: Money
}

/** Everything that the shop sells. */
export const PRODUCTS: readonly Product[] = [
  {
    id: 'pour-over-set',
    name: 'Pour-over set',
    line: 'Glass server, ceramic dripper, forty filters.',
    price: money('EUR', 4800),
  },
  {
    id: 'stoneware-mug',
    name: 'Stoneware mug',
    line: 'Thrown by hand, glazed inside, bare outside.',
    price: money('EUR', 2450),
  },
  {
    id: 'field-notebook',
    name: 'Field notebook',
    line: 'Stone paper: rain does not harm it.',
    price: money('EUR', 1290),
  },
  {
    id: 'wool-blanket',
    name: 'Wool blanket',
    line: 'Woven from one flock. It smells of hay for a week.',
    price: money('EUR', 12900),
  },
  {
    id: 'furoshiki-cloth',
    name: 'Furoshiki cloth',
    line: 'Cotton, one square meter, forty ways to fold it.',
    price: money('JPY', 3200),
  },
  {
    id: 'batik-scarf',
    name: 'Batik scarf',
    line: 'Drawn in wax, dyed in indigo, in Yogyakarta.',
    price: money('IDR', 35_000_000),
  },
  {
    id: 'capiz-lamp',
    name: 'Capiz lamp',
    line: 'Shell panes from Samar. It glows like a window at six.',
    price: money('PHP', 195_000),
  },
]

/** The currencies of what the shop sells. */
export const PRODUCT_CURRENCIES: readonly string[] = [
  ...new Set(PRODUCTS.map(({ price }) => price.currency)),
]

export function findProduct(id: string): Product | undefined {
  return PRODUCTS.find((product) => product.id === id)
}
