/** Amounts of many rows together: in minor units, unless no number holds them exactly. */
export type Sum = number | 'too_large'
