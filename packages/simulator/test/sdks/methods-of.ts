/** The names of what an object's classes can do, in the order of the alphabet. */
export function methodsOf(object: object): readonly string[] {
  const names = new Set<string>()
  let shape: object | null = object
  while (shape !== null && shape !== Object.prototype) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(shape)))
      if (typeof value === 'function' && name !== 'constructor') names.add(name)
    shape = Object.getPrototypeOf(shape)
  }
  return [...names].sort()
}
