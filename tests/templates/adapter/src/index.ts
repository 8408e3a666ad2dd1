/// <reference types="node" preserve="true" />

export { adapter } from './adapter.ts'
export type { ExampleOptions } from './configuration/options.ts'
