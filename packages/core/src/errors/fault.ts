/** One thing that is wrong with an input. It never contains the value: values may be secrets. */
export interface Fault {
  /** Where, e.g. `amount.minorUnits`; empty for the whole. */
  readonly path: string
  readonly message: string
}

/** Checked input, or everything that is wrong with it at once. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** Puts faults below the path of what contains them. */
export function faultsBelow(path: string, faults: readonly Fault[]): readonly Fault[] {
  return faults.map((fault) => ({
    path: fault.path === '' ? path : `${path}.${fault.path}`,
    message: fault.message,
  }))
}
