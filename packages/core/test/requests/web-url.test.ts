import { describe, expect, it } from 'vitest'
import { isWebUrl } from '../../src/adapter.ts'

describe('an address', () => {
  it.each([
    'https://shop.example',
    'https://shop.example/hook?a=×#top',
    'http://localhost:3000/',
    'HTTPS://shop.example/',
    'https://[::1]:8080/hook',
    'https://shop.example/\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645', // Persian needs it
  ])('%j is one as it stands', (url) => {
    expect(isWebUrl(url)).toBe(true)
  })

  it.each([
    'https://shop.example/hook ',
    ' https://shop.example/hook',
    'https://shop.example/ho ok',
    'https://shop.example/hook\n',
    'https://shop.example/ho\tok',
    'https://shop.example/ho\rok',
    'https://shop.example/hook\u00a0',
    'https://shop.example/hook\u3000',
    'https://shop.example/hook\u0000',
    'https://shop.example/hook\u007f',
    'https:shop.example',
    'https:/shop.example',
    'https:///',
    'https:///shop.example',
    'https:\\\\shop.example',
    'https://?a=b',
    'https://sho\u200bp.example/hook',
    'https://shop.exam\u00adple/hook',
    'https://\ufeffshop.example',
    'https://shop.example\\hook',
    'https://shop.example/\ud83d',
    'ftp://shop.example',
    '//shop.example',
    'shop.example',
    '',
    7,
    null,
    undefined,
  ])('%j is none', (url) => {
    expect(isWebUrl(url)).toBe(false)
  })
})
