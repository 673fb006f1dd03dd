import { resolve } from 'node:path'
import preact from '@preact/preset-vite'
import { defineConfig, type Plugin } from 'vite'

/**
 * Two builds from one file. The client (`client/entry.tsx` → dist/client, hashed files under /assets and
 * a manifest that the server reads) and the bundle that renders the same pages on the server
 * (`client/render.tsx` → dist/ssr/render.js). `server/build/build.ts` runs both.
 */
export default defineConfig(({ isSsrBuild }) => ({
  plugins: [preact(), leftOut],
  publicDir: 'client/public',
  clearScreen: false,
  logLevel: 'warn',
  // On the server nothing is drawn twice.
  resolve: {
    alias: isSsrBuild ? { 'preact/hooks': resolve(import.meta.dirname, 'client/drawn-once.ts') } : {},
  },
  build: isSsrBuild
    ? {
        outDir: 'dist/ssr',
        target: 'esnext',
        copyPublicDir: false,
        rolldownOptions: { input: 'client/render.tsx', output: { entryFileNames: 'render.js' } },
      }
    : {
        outDir: 'dist/client',
        target: 'baseline-widely-available',
        manifest: true,
        // Fonts and pictures stay files: the content security policy allows no data: URLs.
        assetsInlineLimit: 0,
        // What chunks share is there before them, so there is nothing to load ahead of them.
        modulePreload: false,
        rolldownOptions: {
          input: 'client/entry.tsx',
          // What several chunks share is one file: many small ones weigh more and are asked for one after the other.
          // What reading does without is another one.
          output: {
            codeSplitting: {
              groups: [
                // Who opens shared notes brings it: never what a page loads before that, whoever else needs it.
                { name: 'yjs', test: /[\\/]node_modules[\\/](?:yjs|lib0)[\\/]/, priority: 5 },
                {
                  name: loadedWith('shared', forReading),
                  debugName: 'shared',
                  minShareCount: 2,
                  priority: 3,
                },
                {
                  name: loadedWith('passages', forPassages),
                  debugName: 'passages',
                  minShareCount: 2,
                  priority: 2,
                },
                // Rolldown takes what comes with the entry alone along with a form that needs it, and the entry would
                // wait for the forms.
                { name: loadedWith('first', forFirst), debugName: 'first', priority: 4 },
                // What a click on a mark does is not to wait for the forms, which need it as well.
                { name: 'marks', test: /[\\/]annotations[\\/]marks[\\/]open-things\.ts$/, priority: 1.5 },
                { name: 'forms', minShareCount: 2, priority: 1 },
              ],
            },
          },
        },
      },
}))

type Chunking = { getModuleInfo(id: string): { importedIds: readonly string[] } | null }

const forReading = ['client/entry.tsx', 'client/pages/reading.ts', 'client/live/connection.ts']
const forFirst = ['client/live/announce.ts', 'client/live/absence.ts', 'client/live/saying.ts']
const forPassages = ['client/pages/DocumentPage.tsx', 'client/annotations/PassageTools.tsx']

/** The chunk's name for the modules that come with these files. */
function loadedWith(name: string, files: string[]): (id: string, context: Chunking) => string | null {
  let read: Set<string> | null = null
  return (id, context) => {
    read ??= loadedFrom(files, context)
    return read.has(id) ? name : null
  }
}

/** The modules that come with these. */
function loadedFrom(files: string[], context: Chunking): Set<string> {
  const loaded = new Set<string>()
  const waiting = files.map((file) => resolve(import.meta.dirname, file))
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (loaded.has(id)) continue
    loaded.add(id)
    waiting.push(...(context.getModuleInfo(id)?.importedIds ?? []))
  }
  return loaded
}

/**
 * What is replaced: of Socket.IO, since we connect by WebSocket only and send nothing binary; and what would load a
 * chunk's own styles and forerunners before it, since none has any.
 */
const instead: [file: RegExp, code: string][] = [
  [
    /transports\/index\.js$/,
    `import { WS } from './websocket.js'\nexport const transports = { websocket: WS }`,
  ],
  [/polling-xhr\.js$/, 'export class XHR {}\nexport class BaseXHR {}\nexport class Request {}'],
  [/\/is-binary\.js$/, 'export const isBinary = () => false\nexport const hasBinary = () => false'],
  [
    /\/binary\.js$/,
    'export const deconstructPacket = () => ({})\nexport const reconstructPacket = () => ({})',
  ],
  [
    /\/encodePacket\.browser\.js$/,
    `import { PACKET_TYPES } from './commons.js'
     export const encodePacket = ({ type, data }, _isBinary, give) => give(PACKET_TYPES[type] + (data || ''))
     export const encodePacketToBinary = () => {}`,
  ],
  [
    /\/decodePacket\.browser\.js$/,
    `import { ERROR_PACKET, PACKET_TYPES_REVERSE } from './commons.js'
     export function decodePacket(packet) {
       const type = PACKET_TYPES_REVERSE[packet[0]]
       return type ? { type, ...(packet.length > 1 && { data: packet.slice(1) }) } : ERROR_PACKET
     }`,
  ],
  // We connect to the origin that the page came from.
  [
    /socket\.io-client\/build\/esm\/url\.js$/,
    `export const url = () => ({ source: location.origin, id: '', path: '/' })`,
  ],
  [
    /\/parseuri\.js$/,
    `export function parse(uri) {
       const { hostname, protocol, port } = new URL(uri)
       return { host: hostname.replace(/[[\\]]/g, ''), protocol: protocol.slice(0, -1), port }
     }`,
  ],
  [/\/base64-arraybuffer\.js$/, 'export const decode = () => new ArrayBuffer(0)'],
  [/vite\/preload-helper\.js$/, 'export const __vitePreload = (load) => load()'],
]

/** So that the rest of it stays out of what readers load. */
const leftOut: Plugin = {
  name: 'left-out',
  enforce: 'pre',
  load: {
    filter: {
      id: /engine\.io-client\/build\/esm\/transports\/(?:index|polling-xhr)\.js$|socket\.io-parser\/build\/esm\/(?:is-)?binary\.js$|engine\.io-parser\/build\/esm\/(?:contrib\/base64-arraybuffer|(?:en|de)codePacket\.browser)\.js$|engine\.io-client\/build\/esm\/contrib\/parseuri\.js$|socket\.io-client\/build\/esm\/url\.js$|vite\/preload-helper\.js$/,
    },
    handler: (id) => instead.find(([file]) => file.test(id))?.[1],
  },
}
