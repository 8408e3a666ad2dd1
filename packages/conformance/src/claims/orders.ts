/** Every order of a few items. */
export function allOrders<T>(things: readonly T[]): readonly (readonly T[])[] {
  if (things.length <= 1) return [things]
  return things.flatMap((thing, index) =>
    allOrders(things.toSpliced(index, 1)).map((rest) => [thing, ...rest]),
  )
}
