import preact from '@preact/preset-vite'
import { defineConfig, type Plugin } from 'vite'

/**
 * Two builds from one file. The client (`client/entry.tsx` → dist/client, hashed files under /assets and
 * a manifest that the server reads) and the bundle that renders the same pages on the server
 * (`client/render.tsx` → dist/ssr/render.js). `server/build/build.ts` runs both.
 */
export default defineConfig(({ isSsrBuild }) => ({
  plugins: [preact(), webSocketOnly],
  publicDir: 'client/public',
  clearScreen: false,
  logLevel: 'warn',
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
        // Every browser of the target preloads modules itself, so the page carries no polyfill.
        modulePreload: { polyfill: false },
        rolldownOptions: {
          input: 'client/entry.tsx',
          // What several chunks share is one file: many small ones weigh more and are asked for one after the other.
          output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] } },
        },
      },
}))

/** We connect by WebSocket only, so Socket.IO's other ways to connect stay out of what readers load. */
const webSocketOnly: Plugin = {
  name: 'web-socket-only',
  enforce: 'pre',
  load: {
    filter: { id: /engine\.io-client\/build\/esm\/transports\/index\.js$/ },
    handler: () => `import { WS } from './websocket.js'\nexport const transports = { websocket: WS }`,
  },
}
