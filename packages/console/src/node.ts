/// <reference types="node" preserve="true" />
export { type NodeListener, toNodeListener } from './serving/to-node-listener.ts'
