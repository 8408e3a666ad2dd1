/// <reference types="node" preserve="true" />
export {
  type FuzzOptions,
  type FuzzReport,
  fuzzAdapter,
  printFuzzReport,
} from './fuzz/fuzz-adapter.ts'
export { type TestFuzzOptions, testFuzz } from './fuzz/test-fuzz.ts'
