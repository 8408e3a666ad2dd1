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
]

export function findProduct(id: string): Product | undefined {
  return PRODUCTS.find((product) => product.id === id)
}
