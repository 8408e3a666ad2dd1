export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

export function canBeCalled(value: unknown, method: string): boolean {
  return isObject(value) && typeof Reflect.get(value, method) === 'function'
}
