import { type Html, html } from './html.ts'

/** A drawing of each product; decoration only, the name says what it is. */
export function pictureOf(product: string): Html {
  return html`<svg class="picture" viewBox="0 0 240 180" aria-hidden="true" focusable="false">${DRAWINGS.get(product) ?? ''}</svg>`
}

const DRAWINGS = new Map<string, Html>([
  [
    'pour-over-set',
    html`<rect width="240" height="180" fill="var(--picture-1)"/>
    <ellipse cx="120" cy="156" rx="66" ry="7" fill="var(--shade)"/>
    <path d="M92 98h56l14 44a10 10 0 0 1-10 12H88a10 10 0 0 1-10-12z" fill="var(--glass)"/>
    <path d="M86 118h68l8 24a10 10 0 0 1-10 12H88a10 10 0 0 1-10-12z" fill="#6b3f2a"/>
    <path d="M86 118h68" stroke="#8a5a3e" stroke-width="3"/>
    <rect x="96" y="88" width="48" height="12" rx="5" fill="#c98f5a"/>
    <path d="M78 44h84l-26 42h-32z" fill="#f4efe6"/><path d="M78 44h84l-5 8H83z" fill="#ded4c2"/>
    <path d="M162 48c18 0 18 22-2 24" fill="none" stroke="#f4efe6" stroke-width="6"/>
    <path d="M112 34c-5-7 5-9 0-17m16 17c-5-7 5-9 0-17" fill="none" stroke="var(--shade)" stroke-width="4"
      stroke-linecap="round"/>`,
  ],
  [
    'stoneware-mug',
    html`<rect width="240" height="180" fill="var(--picture-2)"/>
    <ellipse cx="118" cy="152" rx="62" ry="7" fill="var(--shade)"/>
    <path d="M158 74c34-4 34 46-4 44" fill="none" stroke="#5d7285" stroke-width="11"/>
    <path d="M74 56h88v72a22 22 0 0 1-22 22H96a22 22 0 0 1-22-22z" fill="#71879b"/>
    <path d="M74 56h88v30c-14 8-26-4-42 3s-32 3-46-3z" fill="#e9e3d6"/>
    <ellipse cx="118" cy="56" rx="44" ry="9" fill="#f6f1e7"/><ellipse cx="118" cy="57" rx="37" ry="6" fill="#4a2f22"/>`,
  ],
  [
    'field-notebook',
    html`<rect width="240" height="180" fill="var(--picture-3)"/>
    <path d="M70 152h108l6 7H76z" fill="var(--shade)"/>
    <g transform="rotate(-6 120 92)"><rect x="78" y="34" width="90" height="118" rx="6" fill="#f3eee3"/>
    <rect x="72" y="30" width="90" height="118" rx="6" fill="#2f5d50"/>
    <rect x="72" y="30" width="14" height="118" rx="5" fill="#234a3f"/>
    <rect x="98" y="52" width="50" height="24" rx="3" fill="#f3eee3"/>
    <path d="M105 61h36m-36 7h22" stroke="#2f5d50" stroke-width="3" stroke-linecap="round"/>
    <path d="M150 30v118" stroke="#d9a441" stroke-width="4"/></g>
    <path d="m176 54 8 3-26 82-9 11 1-14z" fill="#d9a441"/><path d="m149 150 1-14 8 3z" fill="#3a2b1a"/>`,
  ],
  [
    'wool-blanket',
    html`<rect width="240" height="180" fill="var(--picture-4)"/>
    <ellipse cx="120" cy="154" rx="80" ry="7" fill="var(--shade)"/>
    <rect x="48" y="112" width="144" height="40" rx="14" fill="#a5483a"/>
    <path d="M62 112v40m22-40v40m72-40v40m22-40v40" stroke="#c8705f" stroke-width="5"/>
    <rect x="54" y="78" width="132" height="40" rx="14" fill="#c9bda6"/>
    <path d="M54 98h132" stroke="#a5483a" stroke-width="6"/>
    <rect x="60" y="46" width="120" height="38" rx="14" fill="#e6ddca"/>
    <path d="M60 58h120M60 70h120" stroke="#c9bda6" stroke-width="4"/>
    <path d="M180 60q10 2 10 14m-10 0q8 2 8 12" fill="none" stroke="#e6ddca" stroke-width="4" stroke-linecap="round"/>`,
  ],
  [
    'furoshiki-cloth',
    html`<rect width="240" height="180" fill="var(--picture-2)"/>
    <ellipse cx="120" cy="156" rx="64" ry="7" fill="var(--shade)"/>
    <path d="M66 108q54-34 108 0l-8 34a16 16 0 0 1-16 12H90a16 16 0 0 1-16-12z" fill="#3d5a80"/>
    <path d="M66 108q54-34 108 0-54 26-108 0z" fill="#52769f"/>
    <path d="M120 94c-30-8-40-40-22-48 14-6 22 20 22 40 0-20 8-46 22-40 18 8 8 40-22 48z" fill="#e0a458"/>
    <path d="M92 124h16m8 0h16m8 0h16M86 140h16m8 0h16m8 0h16" stroke="#e9e3d6" stroke-width="4" stroke-linecap="round"/>`,
  ],
  [
    'batik-scarf',
    html`<rect width="240" height="180" fill="var(--picture-4)"/>
    <ellipse cx="120" cy="158" rx="52" ry="6" fill="var(--shade)"/>
    <path d="M84 36h72l-10 118h-52z" fill="#2b3a67"/><path d="M84 36h72l-2 22H86z" fill="#3f5391"/>
    <g fill="none" stroke="#d9c7a0" stroke-width="4"><circle cx="120" cy="80" r="12"/><circle cx="120" cy="80" r="4"/>
    <circle cx="120" cy="118" r="12"/><circle cx="120" cy="118" r="4"/></g>
    <path d="M96 154v10m12-10v10m12-10v10m12-10v10m12-10v10" stroke="#2b3a67" stroke-width="3"/>`,
  ],
  [
    'capiz-lamp',
    html`<rect width="240" height="180" fill="var(--picture-1)"/>
    <ellipse cx="120" cy="158" rx="46" ry="6" fill="var(--shade)"/>
    <path d="M120 20v22" stroke="#6b5b47" stroke-width="4"/>
    <path d="M120 42l46 30v52l-46 30-46-30V72z" fill="#f2e6c4"/>
    <path d="M120 42v112M74 72l92 52M166 72l-92 52" stroke="#b08d57" stroke-width="3"/>
    <circle cx="120" cy="98" r="16" fill="#fbd98a"/>`,
  ],
])
