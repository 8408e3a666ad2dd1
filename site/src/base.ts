/** Stands for the address at which the site is served; what finds it out is put in its place. */
export const BASE = '/__paystate_base__/'

/** An expression for use in scripts of the site: the address, known since the head of the page was read. */
export const RUNTIME_BASE = 'window.__base'

/** The script's literal with the address in place. */
export function withRuntimeBase(literal: string): string {
  return `${literal}.replaceAll("${BASE}",${RUNTIME_BASE})`
}
