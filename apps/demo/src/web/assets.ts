import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { AssetAddresses } from '../pages/context.ts'

/** A file that pages load. */
export interface Asset {
  readonly type: string
  readonly body: Uint8Array<ArrayBuffer>
  readonly version: string
}

const FONT = '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'

/** Reads the files that pages load, once. */
export function readAssets(): ReadonlyMap<string, Asset> {
  return new Map([
    ['style.css', readAsset('../../public/style.css', 'text/css; charset=utf-8')],
    ['live.js', readAsset('../../public/live.js', 'text/javascript; charset=utf-8')],
    ['favicon.svg', readAsset('../../public/favicon.svg', 'image/svg+xml')],
    ['inter.woff2', readAsset(import.meta.resolve(FONT), 'font/woff2')],
  ])
}

function readAsset(file: string, type: string): Asset {
  const body = new Uint8Array(readFileSync(new URL(file, import.meta.url)))
  return { type, body, version: createHash('sha256').update(body).digest('hex').slice(0, 10) }
}

/** The URLs with the version of their content, so that browsers may cache them permanently. */
export function addressesOf(assets: ReadonlyMap<string, Asset>): AssetAddresses {
  const address = (name: string) => `/assets/${name}?v=${assets.get(name)?.version ?? ''}`
  return {
    style: address('style.css'),
    script: address('live.js'),
    icon: address('favicon.svg'),
  }
}
