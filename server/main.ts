import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

/**
 * `node server/main.ts` starts the product. What Node makes of our TypeScript is kept in `dist/`, so that the next
 * start needs neither the time nor the memory to strip its types again; the database's thread does the same.
 */
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../dist/compiled', import.meta.url))
enableCompileCache(process.env.NODE_COMPILE_CACHE)
await import('./serve.ts')
