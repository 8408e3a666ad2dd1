/// <reference types="node" preserve="true" />

export type { ReferenceOptions } from './reference/adapter/context.ts'
export { createReferenceAdapter } from './reference/adapter/reference-adapter.ts'
export {
  createReferenceSubject,
  type ReferenceSubjectOptions,
} from './reference/reference-subject.ts'
export type { Variant } from './reference/variants.ts'
