/** Everything that is listed, to the end. */
export async function listOf<T>(listing: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = []
  for await (const item of listing) list.push(item)
  return list
}
