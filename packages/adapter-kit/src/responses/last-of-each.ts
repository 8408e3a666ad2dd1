/**
 * The items of a list, each id once: a list that shows one part twice must not count its money twice. The last one of
 * an id is kept, in the place of the first; items without an id are all kept.
 */
export function lastOfEach<Item>(
  items: readonly Item[],
  idOf: (item: Item) => string | undefined,
): readonly Item[] {
  const byId = new Map<string | symbol, Item>()
  for (const item of items) byId.set(idOf(item) ?? Symbol('without an id'), item)
  return [...byId.values()]
}
